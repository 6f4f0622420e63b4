"""Plain text as agencies send it."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.model import Report
from chancery.read.decode import decode, mend
from chancery.read.dress import dress
from chancery.read.language import UNKNOWN
from chancery.read.outcome import Unread, Unreadable
from chancery.read.source import Input


def sniff_text(head: bytes) -> bool:
    """Always true: plain text is what no other format has claimed, even when it is empty."""
    return isinstance(head, bytes)


def read_text(given: Input) -> Iterator[Report | Unread]:
    """One report: the whole text. Its uri is the name of the input."""
    text = mend(decode(given.all()))
    if text.startswith(("<?xml", "<NewsML")):
        raise Unreadable("it is XML of a kind that is not read; give NewsML-G2, NITF, RSS, Atom or HTML")
    yield dress(Report(uri=given.name, body_text=text, language=UNKNOWN), given.defaults)
