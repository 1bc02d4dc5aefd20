"""Run by zconsole. Makes a Plone site with the add-on and an editor; with `uninstall`, takes the add-on away again."""

import sys

import transaction
from AccessControl.SecurityManagement import newSecurityManager
from plone.distribution.api.site import create
from Products.CMFPlone.utils import get_installer
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from Testing.makerequest import makerequest

PRODUCT = "ai_act_check_plone"

app = makerequest(app)  # noqa: F821: zconsole gives it
setRequest(app.REQUEST)
newSecurityManager(None, app.acl_users.getUserById("admin").__of__(app.acl_users))


def registry():
    from plone.registry.interfaces import IRegistry

    return getUtility(IRegistry)


def prepare():
    answers = {
        "site_id": "Plone",
        "title": "Stadt Beispiel",
        "description": "",
        "default_language": "de",
        "portal_timezone": "Europe/Berlin",
        "setup_content": False,
    }
    site = create(app, "classic", answers)
    setSite(site)
    site.portal_workflow.setDefaultChain("simple_publication_workflow")
    assert get_installer(site, app.REQUEST).install_product(PRODUCT), "the add-on cannot be installed"
    # As who edits and publishes: no Manager, no Site Administrator.
    site.acl_users.userFolderAddUser("editor", "editor-secret", ["Member", "Contributor", "Editor", "Reviewer"], [])


def uninstall():
    site = app.Plone
    setSite(site)
    assert get_installer(site, app.REQUEST).uninstall_product(PRODUCT), "the add-on cannot be uninstalled"
    assert "ai-act-check" not in registry()["plone.valid_tags"], "the tag is still let through"
    assert "as-of" not in registry()["plone.custom_attributes"], "an attribute is still let through"
    assert "style" in registry()["plone.custom_attributes"], "what others allowed is gone"
    assert "ai-act-check" not in (registry()["plone.other_settings"] or ""), "the editor still knows the tag"
    assert "ai_act_check_view" not in site.portal_types.Document.view_methods, "the view is still offered"


{"prepare": prepare, "uninstall": uninstall}[sys.argv[-1]]()
transaction.commit()
print("done")
