"""What a bare number counts: the plural noun behind it, unless the number is a label, a date or a turn of phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from chancery.extract.figures.numerals import Numeral
from chancery.lang import knowledge

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token

REACH = 9
"""Words between a number and its noun, at most."""

SMALL = 20
"""With "the" or "these", a number up to this one points back at things already named ("the two sides")."""

INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "PUNCT", "PART", "X", "SYM", "ADV", "CCONJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that is counted (`unit`), the phrase it heads (`of`, tokens `phrase`) and the character behind it."""

    unit: str
    of: str
    end: int
    head: Token
    phrase: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    plurals: frozenset[str]
    never: frozenset[str]
    hyphenated: dict[str, str]
    classifiers: frozenset[str]
    labels: frozenset[str]
    definite: frozenset[str]


@cache
def _peoples(language: str) -> frozenset[str]:
    """The plural names of peoples, lower case: "russians"."""
    table = knowledge(language, "countries")
    rows = (entry for entry in table.values() if isinstance(entry, dict))
    return frozenset(w.lower() for entry in rows for w in entry.get("people", ()) if w.endswith("s"))


@cache
def _words(language: str) -> _Words:
    table: dict[str, Any] = knowledge(language, "figures")["counted"]
    sets = {name: frozenset(table[name]) for name in _Words.__slots__ if name != "hyphenated"}
    return _Words(**sets, hyphenated=table["hyphenated"])


def counted(doc: Doc, numeral: Numeral, first: int, language: str = "en") -> Counted | None:
    """The noun counted by `numeral`; `first` is the index of the token right behind it. `None` when there is none."""
    words = _words(language)
    if first >= len(doc) or is_label(doc.text, numeral, language) or numeral.value == 1:
        return None
    if doc.text[numeral.end : numeral.end + 1] in ("-", "‑"):
        return _hyphenated(doc, first + 1, words)
    small = numeral.value <= SMALL and numeral.factor <= 100
    if small and _word_before(doc.text, numeral.start) in words.definite:
        return None
    if doc[first].lower_ == "of":
        return _partitive(doc, numeral, first + 1, words)
    return _phrase(doc, first, words)


def is_label(text: str, numeral: Numeral, language: str = "en") -> bool:
    """True when the word or mark before `numeral` makes it a name: "Article 5", "Su-35", "No. 7", "#3"."""
    lead = text[max(0, numeral.start - 24) : numeral.start]
    if re.search(r"[^\W\d_][-‑/]$|[#№@_]\s?$|[^\W\d_]$", lead):
        return True
    word = re.search(r"([^\W\d_]+\.?)[ \u00a0]$", lead)
    if word is None:
        return False
    return word[1].lower() == "number" or (not numeral.in_words and word[1].lower() in _words(language).labels)


def _word_before(text: str, start: int) -> str:
    found = re.search(r"(['’]s|[\w]+)\s$", text[max(0, start - 24) : start])
    return found[1].lower() if found else ""


def _hyphenated(doc: Doc, at: int, words: _Words) -> Counted | None:
    """ "four-nation": the number of nations; "21-gun", "three-day" and the like are no counts."""
    if at < len(doc) and doc[at].lower_ in words.hyphenated:
        noun = doc[at]
        counted_as = words.hyphenated[noun.lower_]
        return Counted(counted_as, counted_as, noun.idx + len(noun), noun, (at, at + 1))
    return None


def _partitive(doc: Doc, numeral: Numeral, first: int, words: _Words) -> Counted | None:
    """ "four of the country's largest agencies": the number alone is the figure, the noun is what it counts."""
    while first < len(doc) and doc[first].pos_ in ("DET", "PRON", "PROPN", "PART") and not _plural(doc[first], words):
        first += 1
    found = _phrase(doc, first, words)
    return found and Counted(found.unit, found.of, numeral.end, found.head, found.phrase)


def _phrase(doc: Doc, first: int, words: _Words) -> Counted | None:
    head: Token | None = None
    for token in doc[first : first + REACH]:
        if token.pos_ not in INSIDE or not _stays(token):
            break
        if (token.pos_ in ("NOUN", "PROPN", "ADJ") or token.lower_ in words.plurals) and _plural(token, words):
            head = token
            if not _goes_on(doc, token.i + 1):
                break
    if head is None or head.lower_ in words.never or doc[first].lower_ in words.never:
        return None
    of = doc.text[doc[first].idx : head.idx + len(head)]
    if head.lower_ in words.classifiers:
        of += _tail(doc, head.i + 1)
    return Counted(head.text, of, head.idx + len(head), head, (first, head.i + 1))


def _goes_on(doc: Doc, at: int) -> bool:
    """A plural modifier before its noun ("arms deals", "sports events") is not yet the head."""
    return at < len(doc) and doc[at].pos_ == "NOUN" and doc[at].morph.get("Number") == ("Plur",)


def _stays(token: Token) -> bool:
    if token.pos_ == "PUNCT":
        return token.text in "-‑\"'“‘"
    if token.pos_ == "VERB":
        return token.morph.get("VerbForm") in (("Part",), ("Ger",))
    if token.pos_ == "CCONJ":
        return bool(token.i + 1 < len(token.doc) and token.nbor().pos_ in ("ADJ", "NOUN"))
    return not token.is_space


def _plural(token: Token, words: _Words) -> bool:
    if token.lower_ in words.plurals:
        return True
    if len(token) > 2 and token.text[-1] == "s" and token.text[-2].isupper():  # MOUs, FTAs
        return True
    if token.lower_ in _peoples(token.doc.report.language):
        return True
    if token.pos_ == "PROPN":
        return False
    number = token.morph.get("Number")
    return bool(number == ("Plur",) if number else token.pos_ == "NOUN" and token.lower_.endswith("s"))


def _tail(doc: Doc, at: int) -> str:
    """The "of" phrase behind a classifier, with the blank before it: " of understanding"."""
    if at + 1 >= len(doc) or doc[at].lower_ != "of":
        return ""
    end = at + 1
    while end < min(len(doc), at + 5) and doc[end].pos_ in ("ADJ", "NOUN", "PROPN"):
        end += 1
    last = doc[end - 1]
    return doc.text[doc[at - 1].idx + len(doc[at - 1]) : last.idx + len(last)] if end > at + 1 else ""
