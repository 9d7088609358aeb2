"""The version of newspaper4k whose calls these are."""

__version__ = VERSION = "0.9.6"
