"""What can go wrong when something is exported."""

from __future__ import annotations

from chancery.answer.views import Unanswerable


class Unexportable(Unanswerable):
    """The format is not known or needs a package that is not installed; the message says which."""
