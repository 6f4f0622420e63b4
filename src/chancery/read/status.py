"""IPTC publishing status."""

from __future__ import annotations


def pubstatus(words: str | None) -> str:
    """`usable`, `withheld` or `canceled` from a word, a qcode ("stat:usable") or a URI; `usable` is the default.

    A status nobody defined is taken as `withheld`: an item that may not be used must not make claims.
    """
    if not words:
        return "usable"
    last = words.replace("/", ":").rsplit(":", 1)[-1].strip().lower()
    if last in ("usable", "withheld"):
        return last
    return "canceled" if last in ("canceled", "cancelled", "killed") else "withheld"
