"""Names of organisations: legal forms, numbers, acronyms, bodies with names in several languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from chancery.lang import knowledge
from chancery.resolve.agreement import SLIP, SLIP_LETTERS
from chancery.resolve.names import bare, fold, script_of

_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"\b(?:\w\.){1,6}(?:\w\b)?")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")


# Legal forms of two letters (AG, SA) are words of persons' names too.
_SHORT_FORM = 2


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's name: its weighty words in order, the groups of its legal forms, its numbers, its text folded.

    `acronym` is the folded name when it is one word of two to eight capitals.
    """

    words: tuple[str, ...]
    forms: frozenset[str]
    numbers: tuple[str, ...]
    folded: str
    acronym: str | None


@cache
def _forms() -> dict[tuple[str, ...], str]:
    table: dict[str, list[str]] = knowledge("names", "organisations")["forms"]
    return {tuple(spelling.split()): group for group, spellings in table.items() for spelling in spellings}


@cache
def _longest_form() -> int:
    return max(map(len, _forms()))


@cache
def _ends_of_forms() -> tuple[frozenset[str], frozenset[str]]:
    """The words that a legal form begins with, and those that it ends with."""
    return frozenset(form[0] for form in _forms()), frozenset(form[-1] for form in _forms())


@cache
def _marks() -> frozenset[str]:
    return frozenset(knowledge("names", "organisations")["marks"].split())


@cache
def _weak() -> frozenset[str]:
    return frozenset(knowledge("names", "organisations")["weak"].split())


@lru_cache(maxsize=65536)
def _flat(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if "." in text:
        text = _DOTTED.sub(lambda m: m[0].replace(".", "") + " ", text)
    text = text.replace("&", " and ")
    text = re.sub(r"['’‘ʼ`´]", "", text)
    return " ".join(fold(word) for word in _WORD.findall(text.replace("_", " ")))


@lru_cache(maxsize=65536)
def parse_body(text: str) -> Body:
    """Takes an organisation's name apart."""
    folded = _flat(text)
    words, forms = _without_form(folded.split())
    same: dict[str, str] = knowledge("names", "organisations")["same"]
    digits: dict[str, str] = knowledge("names", "organisations")["numbers"]
    words = [digits.get(word, same.get(word, word)) for word in words]
    words = _joined_tens([word for word in words if word])
    numbers = tuple(word for word in words if word.isdigit() or _is_roman(word))
    strong = tuple(word for word in words if word not in _weak())
    letters = re.sub(r"[\s.]", "", text.strip())
    acronym = fold(letters) if 2 <= len(letters) <= 8 and letters.isupper() and len(words) == 1 else None
    return Body(strong or tuple(words), forms, numbers, folded, acronym)


def _joined_tens(words: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        tens = joined and joined[-1].isdigit() and len(joined[-1]) == 2 and joined[-1].endswith("0")
        if tens and len(word) == 1 and word.isdigit():
            joined[-1] = joined[-1][0] + word
        else:
            joined.append(word)
    return joined


def _is_roman(word: str) -> bool:
    return bool(_ROMAN.fullmatch(word))


def _without_form(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words without legal forms at either end, and the groups of the forms found."""
    groups: set[str] = set()
    while cut := _form_at_an_end(words):
        words, group = cut
        groups.add(group)
    if not groups and len(words) == 1:
        word = words[0]
        for size in range(2, 5):
            glued = _forms().get((word[-size:],)) if len(word) > size + 4 else None
            if glued:
                return [word[:-size]], frozenset({glued})
    return words, frozenset(groups)


def _form_at_an_end(words: list[str]) -> tuple[list[str], str] | None:
    heads, tails = _ends_of_forms()
    if not words or (words[0] not in heads and words[-1] not in tails):
        return None
    for size in range(min(_longest_form(), len(words) - 1), 0, -1):
        tail, head = tuple(words[-size:]), tuple(words[:size])
        if tail in _forms():
            return words[:-size], _forms()[tail]
        if head in _forms() and len(head[0]) > _SHORT_FORM:
            return words[size:], _forms()[head]
    return None


@lru_cache(maxsize=65536)
def names_no_one(text: str) -> bool:
    """True for a name of common words only, borne by one body in every country: a foreign ministry, a green party."""
    common = frozenset(knowledge("names", "organisations")["common"].split())
    words = parse_body(text).words
    return alias_of(text) is None and all(word in common or word in _marks() or word in _weak() for word in words)


@lru_cache(maxsize=65536)
def looks_like_organisation(text: str) -> bool:
    """True when the words themselves show an organisation: a legal form, a telling word, a number, a known body."""
    words = _flat(text).split()
    if "&" in text or not _marks().isdisjoint(words) or any(word.isdigit() for word in words):
        return True
    if len(words) > 1 and _form_at_an_end(words) and (len(words[-1]) > _SHORT_FORM or _in_capitals(text)):
        return True
    return alias_of(text) is not None


def _in_capitals(text: str) -> bool:
    """True for "Volga AG", "Volga A.G." and "Volga Co.": short words are legal forms by capitals or a full stop."""
    last = text.split()[-1]
    return last.endswith(".") or (last.isupper() and not text.isupper())


@cache
def _aliases() -> dict[str, int]:
    rows = knowledge("names", "organisations")["body"]
    return {_flat(name) + _case(name): number for number, row in enumerate(rows) for name in row["names"]}


def _case(name: str) -> str:
    """Short acronyms are known by their capitals: "AP" is a news agency, "Ap" is not."""
    return "^" if name.isupper() and len(name) <= 4 and script_of(name) != "Hani" else ""


@lru_cache(maxsize=65536)
def alias_of(text: str) -> int | None:
    """The number of the known body that this is a name of, or `None`."""
    flat = _flat(text)
    flat = flat.removeprefix("the ")
    return _aliases().get(flat + _case(text), _aliases().get(flat) if len(flat) > 4 else None)


def word_agreement(left: str, right: str) -> float:
    """1 for one word, 0.9 for its plural, 0.78 for a slip of one letter, else 0. Numbers and short words never slip."""
    if left == right:
        return 1.0
    if left.isdigit() or right.isdigit() or min(len(left), len(right)) < SLIP_LETTERS:
        return 0.0
    if left + "s" == right or right + "s" == left:
        return 0.9
    return SLIP if OSA.distance(left, right, score_cutoff=1) <= 1 else 0.0


def initials_of(body: Body) -> str:
    """The first letters of the weighty words."""
    return "".join(word[0] for word in body.words)


def spelled_alike(left: str, right: str) -> bool:
    """True when two names are equal but for case, diacritics, punctuation and blanks."""
    return bare(re.sub(r"\W", "", left)) == bare(re.sub(r"\W", "", right))
