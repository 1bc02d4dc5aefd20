"""Loads the check on each page that has <ai-act-check>. Its files lie in docs/ai-act-check/."""

import json
from pathlib import Path

from mkdocs.utils import get_relative_url

FOLDER = "ai-act-check"


def on_page_content(html, page, config, files):
    if "<ai-act-check" not in html:
        return html
    manifest = Path(config["docs_dir"]) / FOLDER / "manifest.json"
    script = json.loads(manifest.read_text(encoding="utf-8"))["files"]["ai-act-check.js"]
    src = get_relative_url(f"{FOLDER}/{script['file']}", page.url)
    return f'{html}<script type="module" src="{src}" integrity="{script["integrity"]}" crossorigin></script>'
