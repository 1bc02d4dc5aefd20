"""A check of the EU AI Act for pages of Django and Wagtail."""

__version__ = "__VERSION__"
