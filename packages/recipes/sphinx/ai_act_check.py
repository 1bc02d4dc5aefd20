"""The directive ai-act-check. The files of the check lie in _static/ai-act-check/."""

import json
from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.osutil import relative_uri

FOLDER = "_static/ai-act-check"
ATTRIBUTES = [
    "lang",
    "theme",
    "start",
    "as-of",
    "heading-level",
    "exports",
    "persist",
    "rulebook",
    "accessibility-contact",
    "id",
]


class Check(nodes.General, nodes.Element):
    """The check in a document. What stands in it is for readers without script."""


class CheckDirective(Directive):
    has_content = True
    option_spec = dict.fromkeys(ATTRIBUTES, directives.unchanged)

    def run(self):
        check = Check(attributes=self.options)
        self.state.nested_parse(self.content, self.content_offset, check)
        return [check]


def visit(writer, check):
    builder = writer.builder
    manifest = Path(builder.srcdir) / FOLDER / "manifest.json"
    script = json.loads(manifest.read_text(encoding="utf-8"))["files"]["ai-act-check.js"]
    src = relative_uri(builder.get_target_uri(builder.current_docname), f"{FOLDER}/{script['file']}")
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in check["attributes"].items())
    writer.body.append(
        f'<script type="module" src="{src}" integrity="{script["integrity"]}" crossorigin></script>'
        f'<ai-act-check{attributes} history style="display: block">'
    )


def depart(writer, check):
    writer.body.append("</ai-act-check>")


def only_text(writer, check):
    """In a book, what is for readers without script stands there."""


def setup(app):
    other = (only_text, only_text)
    app.add_node(Check, html=(visit, depart), latex=other, text=other, man=other, texinfo=other)
    app.add_directive("ai-act-check", CheckDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
