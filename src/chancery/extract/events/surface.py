"""Lists of parties read off the surface: "X, Y and Z" beside a preposition or before a verb.

Long titles lead parsers astray ("with Deputy Prime Minister and Minister of Foreign Affairs X"), while a mention's
full span knows where its title begins. So the phrase after "with" and the one before the verb are also read as plain
lists of mentions, and the tree's answer is completed from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.parties import party

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chancery.model import Mention, Party
    from chancery.model.document import Doc, Token

_SKIP = frozenset(
    {
        "the",
        "his",
        "her",
        "their",
        "its",
        "both",
        "then",
        "also",
        "counterpart",
        "counterparts",
        "h.e.",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
    }
)
_JOIN = frozenset({",", "and", "&", "as", "well", "along", "together", "with", ";"})
_BETWEEN = frozenset({",", "-", "–", "—", "today", "yesterday"})
"""What may stand between the subject and its verb."""
_WITHIN = frozenset({"of", "from", "in", "for", "to"})
_TITLE = 16
"""Words of a title at most."""
_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "CCONJ", "PUNCT", "NUM"})
_PARTY = frozenset({"Person", "PublicBody", "Organization", "Country"})


class Stretches:
    """The mentions of a document that can be parties, by first and by last token of their full spans."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._first: dict[int, tuple[Mention, int]] = {}
        self._last: dict[int, tuple[Mention, int]] = {}
        self._named: dict[int, tuple[Mention, int]] = {}
        mentions = sorted(doc.mentions, key=_width)
        for mention in mentions:
            span = doc.char_span(*with_titles(mention, mentions), alignment_mode="expand")
            if span is None or mention.schema not in _PARTY:
                continue
            self._first.setdefault(self._skip(span.start, span.end, _SKIP), (mention, span.end))
            self._last.setdefault(span.end - 1, (mention, span.start))
            name = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if name is not None:
                self._named.setdefault(name.start, (mention, name.end))

    def after(self, token: Token) -> list[Party]:
        """The list of parties that begins right after a preposition."""
        found: list[Party] = []
        joined = False
        i, end = token.i + 1, token.sent.end
        while i < end:
            i = self._skip(i, end, _SKIP)
            here = self._first.get(i)
            if here is None or (found and token.lower_ != "between" and self._opens_clause(here[1], end)):
                break
            found.append(party(here[0]))
            after = self._skip(here[1], end, _JOIN)
            if after == here[1]:
                break
            joined = joined or any(w.lower_ in {"and", "&"} for w in self._doc[here[1] : after])
            i = after
        return found if joined else found[:1]

    def titled(self, head: Token) -> list[Party]:
        """Whose office the head names: "the President of Nigeria, Chidi Okafor", "the presidents of A and B, X and Y".

        Several persons only for a plural.
        """
        doc, i, end = self._doc, head.i + 1, min(head.sent.end, head.i + _TITLE)
        while i < end:
            here = self._first.get(i) or self._named.get(i)
            if here is not None and here[0].schema == "Person":
                plural = head.lower_ != head.lemma_.lower()
                return self.after(doc[i - 1]) if plural else [party(here[0])]
            if doc[i].pos_ not in _TITLE_POS or (doc[i].pos_ == "ADP" and doc[i].lower_ not in {"of", "for", "to"}):
                return []
            if doc[i].text == "," and (i + 1 >= end or not doc[i + 1].is_title):
                return []
            i += 1
        return []

    def before(self, verb: Token) -> list[Party]:
        """The list of parties that ends right before a verb's group."""
        doc, start = self._doc, verb.sent.start
        i = verb.i - 1
        while i >= start and (doc[i].pos_ in {"AUX", "ADV", "PART"} or doc[i].lower_ in _BETWEEN):
            i -= 1
        found: list[Party] = []
        while i >= start:
            here = self._last.get(i)
            if here is None:
                break
            lead = here[1] - (doc[here[1] - 1].lower_ == "the" and here[1] - 1 > start)
            if here[1] > start and doc[lead - 1].lower_ in _WITHIN:  # "Lena Ortiz of Norway and ... met"
                break
            if found and found[0].schema == "Person" and here[0].schema == "Country":  # "of A and B, X and Y met"
                break
            found.insert(0, party(here[0]))
            i = here[1] - 1
            while i >= start and doc[i].lower_ in _SKIP:
                i -= 1
            if i < start or doc[i].lower_ not in ({",", "and", "&"} if len(found) > 1 else {"and", "&"}):
                break
            while i >= start and doc[i].lower_ in {",", "and", "&"}:
                i -= 1
        return found

    def _skip(self, i: int, end: int, words: frozenset[str]) -> int:
        while i < end and self._doc[i].lower_ in words:
            i += 1
        return i

    def _opens_clause(self, i: int, end: int) -> bool:
        """True when what stands at `i` makes the mention before it the subject of a new clause."""
        return i < end and self._doc[i].pos_ in {"VERB", "AUX"} and "Ger" not in self._doc[i].morph.get("VerbForm")


def with_titles(mention: Mention, others: Iterable[Mention]) -> tuple[int, int]:
    """The full span, begun where a country or body that it cuts in two begins."""
    start, end = mention.full or (mention.start, mention.end)
    inside = [m.start for m in others if m.start < start < m.end <= mention.start]
    return min([start, *inside]), end


def _width(mention: Mention) -> int:
    start, end = mention.full or (mention.start, mention.end)
    return start - end
