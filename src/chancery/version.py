"""The version of the program, where every room can read it without looking up what is installed."""

__version__ = "0.1.0"
