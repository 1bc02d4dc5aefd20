"""What installing and uninstalling does beyond the profiles: filter and editor let the tag through, and no longer."""

import json

from plone.base.interfaces import INonInstallable
from plone.registry.interfaces import IRegistry
from Products.CMFCore.utils import getToolByName
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.interface import implementer

TAG = "ai-act-check"
VIEW = "ai_act_check_view"
# What the element has and Plone's filter does not know anyway.
ATTRIBUTES = [
    "accessibility-contact",
    "as-of",
    "exports",
    "heading-level",
    "history",
    "persist",
    "rulebook",
    "slot",
    "start",
    "theme",
]
FILTER = {"plone.valid_tags": [TAG], "plone.custom_attributes": ATTRIBUTES}
# A JSON object with settings of TinyMCE, which takes out elements and attributes that it does not know.
EDITOR = "plone.other_settings"
KNOWN = {"custom_elements": TAG, "extended_valid_elements": f"{TAG}[{'|'.join(['id', 'lang', 'style', *ATTRIBUTES])}]"}


def allow(context):
    _each(lambda values, ours: values + [value for value in ours if value not in values])


def forbid(context):
    _each(lambda values, ours: [value for value in values if value not in ours])
    # A page whose view is gone could not be shown at all.
    catalog = getToolByName(getSite(), "portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="Document"):
        page = brain._unrestrictedGetObject()
        if page.getProperty("layout") == VIEW:
            page.manage_delProperties(["layout"])


def _each(change):
    registry = getUtility(IRegistry)
    for name, ours in FILTER.items():
        registry[name] = change(list(registry[name] or []), ours)

    try:
        settings = json.loads(registry.get(EDITOR) or "{}")
    except ValueError:
        # Plone passes over such settings, and whoever wrote them will want to find them again.
        return
    for name, ours in KNOWN.items():
        known = change([rule for rule in settings.pop(name, "").split(",") if rule], [ours])
        if known:
            settings[name] = ",".join(known)
    registry[EDITOR] = json.dumps(settings)


@implementer(INonInstallable)
class HiddenProfiles:
    """Nobody is to choose the profile for uninstalling when a site is made."""

    def getNonInstallableProfiles(self):
        return ["ai_act_check_plone:uninstall"]

    def getNonInstallableProducts(self):
        return []
