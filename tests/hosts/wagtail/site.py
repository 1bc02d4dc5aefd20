"""A Wagtail with one kind of page, in one file: python site.py PLACE PORT [COMMAND …].

Served as in production: without DEBUG, static files by WhiteNoise under names with checksums, and a policy with a nonce.
"""

import sys
from pathlib import Path

from csp.constants import NONCE
from django.conf import settings

PLACE = Path(sys.argv[1])
PORT = sys.argv[2]

settings.configure(
    DEBUG=False,
    SECRET_KEY="only for a test",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="urls",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": PLACE / "db.sqlite3"}},
    # The migration of the one model is written there, too.
    MIGRATION_MODULES={"pages": "page_migrations"},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    LANGUAGE_CODE="de",
    USE_TZ=True,
    STATIC_URL="/static/",
    STATIC_ROOT=PLACE / "static",
    MEDIA_ROOT=PLACE / "media",
    STORAGES={
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    },
    WAGTAIL_SITE_NAME="Stadt Beispiel",
    WAGTAILADMIN_BASE_URL=f"http://127.0.0.1:{PORT}",
    # Wagtail's own pages have scripts inline; only what visitors see is under the policy.
    CONTENT_SECURITY_POLICY={
        "EXCLUDE_URL_PREFIXES": ["/admin/"],
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": ["'strict-dynamic'", "'wasm-unsafe-eval'", NONCE],
            "connect-src": ["'self'"],
            "frame-src": ["'self'"],
            "base-uri": ["'none'"],
        },
    },
    MIDDLEWARE=[
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "csp.middleware.CSPMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent],
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    INSTALLED_APPS=[
        "ai_act_check_wagtail",
        "pages",
        "wagtail.users",
        "wagtail.documents",
        "wagtail.images",
        "wagtail.search",
        "wagtail.admin",
        "wagtail",
        "modelcluster",
        "taggit",
        "django_filters",
        "csp",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
    ],
)


def prepare():
    """Makes an editor and the first page, and says its number."""
    from django.contrib.auth.models import Group, Permission, User
    from django.core.management import call_command
    from pages.models import CheckPage
    from wagtail.models import GroupPagePermission, Locale, Page, Site

    (PLACE / "page_migrations").mkdir()
    (PLACE / "page_migrations" / "__init__.py").touch()
    call_command("makemigrations", "pages", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    home = CheckPage(title="Stadt Beispiel", slug="start", locale=Locale.get_active())
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="127.0.0.1", port=PORT, root_page=home, is_default_site=True)
    editors = Group.objects.get(name="Editors")
    for permission in Permission.objects.filter(codename__in=["add_page", "change_page", "publish_page"]):
        GroupPagePermission.objects.create(group=editors, page=home, permission=permission)
    editor = User.objects.create_user("editor", "editor@example.org", "editor")
    editor.groups.add(editors)
    print(home.pk)


if __name__ == "__main__":
    import django
    from django.core.management import execute_from_command_line

    sys.path[:0] = [str(Path(__file__).parent), str(PLACE)]
    if sys.argv[3] == "prepare":
        django.setup()
        prepare()
    else:
        execute_from_command_line(["site.py", *sys.argv[3:]])
