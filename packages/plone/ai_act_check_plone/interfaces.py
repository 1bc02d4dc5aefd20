from zope.interface import Interface


class ILayer(Interface):
    """Of requests to a site where the add-on is installed."""
