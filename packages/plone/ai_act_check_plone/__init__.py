"""A check of the EU AI Act for pages of Plone."""
