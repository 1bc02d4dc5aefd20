"""The script in pages that have the check, and the view that has it below the text of a page."""

import json
import re
from functools import cache
from pathlib import Path

from plone.app.layout.viewlets import ViewletBase
from Products.Five import BrowserView

from .setup import TAG, VIEW

FOLDER = Path(__file__).parent / "files"
SCRIPT = '<script type="module" src="{src}" integrity="{integrity}" crossorigin="anonymous"></script>'


@cache
def manifest():
    """What manifest.json says of each file, by its plain name."""
    return json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))["files"]


@cache
def languages():
    """The languages whose files are there."""
    found = (re.fullmatch(r"ai-act-check\.([a-z]{2,3})\.txt", name) for name in manifest())
    return [match[1] for match in found if match]


def _text(context):
    """The rich text of a page as somebody wrote it, or nothing."""
    return getattr(getattr(context, "text", None), "raw", None) or ""


class Script(ViewletBase):
    """Loads the element, where the page has it and nowhere else."""

    def render(self):
        layout = getattr(self.context, "getLayout", lambda: "")()
        if VIEW not in (layout, self.view.__name__) and f"<{TAG}" not in _text(self.context):
            return ""
        script = manifest()["ai-act-check.js"]
        src = f"{self.site_url}/++plone++ai-act-check/{script['file']}"
        return SCRIPT.format(src=src, integrity=script["integrity"])


class View(BrowserView):
    """A page with the check below its text."""

    def text(self):
        text = getattr(self.context, "text", None)
        return text.output_relative_to(self.context) if text else ""

    def lang(self):
        """The language of the page, if the check has it; without it, the check takes that of its visitor."""
        lang = self.context.Language()[:2]
        return lang if lang in languages() else None
