"""The block for Wagtail's StreamField."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import check


def _like(pattern):
    return [RegexValidator(rf"^({pattern})\Z", _("This value is not understood."))]


def _text(label, help_text="", **options):
    return blocks.TextBlock(label=label, help_text=help_text, required=False, rows=2, **options)


class AiActCheckBlock(blocks.StructBlock):
    """The check, with the attributes of the element as fields."""

    way = blocks.ChoiceBlock(choices=check.WAYS, default="element", label=_("Way"))
    lang = blocks.ChoiceBlock(
        choices=check.language_choices,
        required=False,
        label=_("Language"),
        help_text=_("Without a choice, that of the page."),
    )
    theme = blocks.ChoiceBlock(choices=check.THEMES, required=False, label=_("Colours"))
    start = blocks.CharBlock(
        required=False,
        validators=_like(check.START),
        label=_("Start"),
        help_text=_(
            "choose: with the list of typical systems. ask: with the questions. "
            "Or the id of a typical system, such as web-chatbot."
        ),
    )
    as_of = blocks.CharBlock(
        required=False,
        validators=_like(check.DAY),
        label=_("Day"),
        help_text=_("The day for which the check answers, such as 2027-12-02. Without it, today."),
    )
    heading_level = blocks.ChoiceBlock(
        choices=check.HEADING_LEVELS, required=False, label=_("Level of the main heading")
    )
    exports = blocks.CharBlock(
        required=False,
        validators=_like(check.EXPORTS),
        label=_("Reports offered"),
        help_text=_(
            "Any of print html markdown json calendar link, separated by blanks; none offers none. Without it, all."
        ),
    )
    persist = blocks.ChoiceBlock(
        choices=check.PERSIST,
        required=False,
        label=_("Storage on the device"),
        help_text=_("With storage, change the paragraph in your privacy policy."),
    )
    history = blocks.BooleanBlock(
        required=False, default=True, label=_("Back in the browser leads to the screen before")
    )
    rulebook = blocks.CharBlock(required=False, validators=_like(check.RULEBOOK), label=_("Rulebook"))
    accessibility_contact = blocks.CharBlock(
        required=False,
        validators=[check.validate_contact],
        label=_("Where to report a barrier"),
        help_text=_("An e-mail address, or an address that begins with https://."),
    )
    id = blocks.CharBlock(
        required=False,
        validators=_like(check.ID),
        label=_("Id"),
        help_text=_("Needed where a page has several checks."),
    )
    intro = _text(_("Text on the start screen"))
    contact = _text(_("Contact, at the foot of every screen"))
    disclaimer = _text(_("Further notice, at the foot of every screen"))
    after_result = _text(_("Text after the result"))
    fallback = _text(_("What readers without JavaScript see"), _("Such as a telephone number."))

    class Meta:
        icon = "tasks"
        label = _("AI Act Check")

    def render(self, value, context=None):
        return check.shown(dict(value), context or {})
