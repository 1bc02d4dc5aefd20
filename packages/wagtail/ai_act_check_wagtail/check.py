"""The check as HTML, made of nothing but values that are taken. Template tag and block both come here."""

import json
import re
from functools import cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _, gettext_lazy

FOLDER = "ai_act_check_wagtail/files"

WAYS = [("element", gettext_lazy("In the page")), ("frame", gettext_lazy("In a frame"))]
THEMES = [
    ("auto", gettext_lazy("As the page")),
    ("light", gettext_lazy("Light")),
    ("dark", gettext_lazy("Dark")),
]
PERSIST = [
    ("none", gettext_lazy("None")),
    ("session", gettext_lazy("Until the tab is closed")),
    ("local", gettext_lazy("If visitors ask for it")),
]
HEADING_LEVELS = [(str(level), str(level)) for level in range(1, 7)]

START = r"[a-z0-9]+(-[a-z0-9]+)*"
DAY = r"\d{4}-\d{2}-\d{2}"
REPORT = "(print|html|markdown|json|calendar|link)"
EXPORTS = rf"none|{REPORT}( +{REPORT})*"
RULEBOOK = r"[A-Za-z0-9._-]{1,100}"
ID = r"[A-Za-z][A-Za-z0-9_-]{0,99}"

SLOTS = ["intro", "contact", "disclaimer", "after_result"]


class Unknown(ValueError):
    """A setting that is not taken."""


@cache
def manifest():
    """What manifest.json says of each file, by its plain name."""
    path = Path(__file__).parent / "static" / FOLDER / "manifest.json"
    return json.loads(path.read_text(encoding="utf-8"))["files"]


def languages():
    """The languages whose files are there."""
    found = (re.fullmatch(r"ai-act-check\.([a-z]{2,3})\.txt", name) for name in manifest())
    return [match[1] for match in found if match]


def language_choices():
    """The same for a field. Named, so that a migration can name it."""
    return [(code, code) for code in languages()]


def validate_contact(value):
    """Takes what the element takes: an e-mail address or an https URL."""
    if value.startswith("https://"):
        URLValidator(schemes=["https"])(value)
    else:
        validate_email(value)


def _contact(value):
    try:
        validate_contact(value)
    except ValidationError:
        return False
    return True


def _among(choices):
    return lambda value: value in dict(choices)


def _like(pattern):
    return lambda value: re.fullmatch(pattern, value) is not None


# Which values are taken, by the attributes of the element.
ATTRIBUTES = {
    "id": _like(ID),
    "lang": lambda value: value in languages(),
    "theme": _among(THEMES),
    "start": _like(START),
    "as-of": _like(DAY),
    "heading-level": _among(HEADING_LEVELS),
    "exports": _like(EXPORTS),
    "persist": _among(PERSIST),
    "rulebook": _like(RULEBOOK),
    "accessibility-contact": _contact,
}


def _taken(values, strict):
    """What is set and taken of `values`, by the names of attributes, and the way."""
    taken = {}
    for name, takes in {"way": _among(WAYS), **ATTRIBUTES}.items():
        value = str(values.get(name.replace("-", "_")) or "").strip()
        if value and takes(value):
            taken[name] = value
        elif value and strict:
            raise Unknown(f'{name}="{value}" is not understood by ai_act_check')
    if taken.get("exports") == "none":
        taken["exports"] = ""
    return taken, taken.pop("way", "element")


def _url(plain):
    return static(f"{FOLDER}/{manifest()[plain]['file']}")


def _script(plain, nonce, attributes):
    first = {"src": _url(plain), "integrity": manifest()[plain]["integrity"], "crossorigin": "anonymous"}
    if nonce:
        first["nonce"] = nonce
    return format_html("<script{}></script>", _joined([*first.items(), *attributes]))


def _joined(attributes):
    return format_html_join("", ' {}="{}"', attributes)


def render(values, nonce="", place="ai-act-check-frame", strict=False):
    """The check. `values` has names such as `as_of`; what is empty is not set. `place` is the id of a frame's place."""
    fallback = values.get("fallback") or _(
        "This check shows which rules of the European AI Act apply to a system. It needs JavaScript. "
        "The regulation itself is at eur-lex.europa.eu."
    )
    fallback = format_html("<p>{}</p>", fallback)
    taken, way = _taken(values, strict)
    if way == "frame":
        data = [(f"data-{name}", value) for name, value in taken.items() if name != "id"]
        loader = _script("ai-act-check.frame.js", nonce, [("data-into", f"#{place}"), *data])
        return format_html('<div id="{}">{}</div>{}', place, fallback, loader)
    slots = [(slot.replace("_", "-"), values[slot]) for slot in SLOTS if values.get(slot)]
    return format_html(
        '{}<ai-act-check{}{} style="display: block">{}{}</ai-act-check>',
        # A module: however often it stands in a page, it runs once.
        _script("ai-act-check.js", nonce, [("type", "module")]),
        _joined(taken.items()),
        "" if values.get("history") is False else mark_safe(" history"),
        fallback,
        format_html_join("", '<p slot="{}">{}</p>', slots),
    )


def nonce_of(context):
    """The nonce of the page's policy, where Django 6 or django-csp make one."""
    request = context.get("request")
    places = (context.get("csp_nonce"), getattr(request, "csp_nonce", None), getattr(request, "_csp_nonce", None))
    # Such a nonce is made when it is first read, and counts as false before.
    return next((str(nonce) for nonce in places if nonce is not None), "")


def shown(values, context):
    """The same in a page. A setting that is not taken stops a developer; visitors get the check without it."""
    nonce = values.get("nonce") or nonce_of(context)
    return render(values, nonce, f"ai-act-check-{uuid4().hex[:8]}", settings.DEBUG)
