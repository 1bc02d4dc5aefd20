"""{% load ai_act_check %} and {% ai_act_check lang="de" %}."""

from django import template

from ..check import shown

register = template.Library()


@register.simple_tag(takes_context=True)
def ai_act_check(context, **values):
    """The check. All settings of the README, with `_` for `-`; `nonce` too, where it is not found by itself."""
    return shown(values, context)
