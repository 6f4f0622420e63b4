"""From a token to the mention that covers it, and from a mention to a party of a claim."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chancery.lang import geo
from chancery.model import Mention, Party

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token


class MentionIndex:
    """Finds the mention at a token of one `Doc`."""

    def __init__(self, doc: Doc) -> None:
        self._by_token: dict[int, Mention] = {}
        for mention in sorted(doc.mentions, key=lambda m: m.start - m.end):  # the longest wins
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            for token in span or ():
                self._by_token.setdefault(token.i, mention)

    def at(self, token: Token) -> Mention | None:
        """The longest mention that covers `token`, or `None`."""
        return self._by_token.get(token.i)


@cache
def _english() -> dict[str, str]:
    return {row.alpha3: row.names["en"] for row in geo.countries()}


def country(code: str) -> Party:
    """A country as a party, by its alpha-3 code."""
    return Party(_english().get(code, code), "Country", code)


def party(mention: Mention) -> Party:
    """The mention as a party: its fullest name, schema, country and office."""
    return Party(mention.name, mention.schema, mention.country, mention.post, mention.of)
