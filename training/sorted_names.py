"""Entities for the treebank that has none: its proper nouns, by the names in ``names/sorted.toml``.

A run of words round proper nouns that is listed gets its type, with a title or an adjective before it left out; one
that is not stays without a label.  Everything else is no entity.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer import LISTS
from prepare import Sentence

from chancery.parse.features import normal_form, without_marks

NOTHING = "none"
UNSURE = "?"
"""The label of a word whose name is not listed."""

_PROPER_TOO = ("ADJ", "NOUN", "VERB", "NUM", "X", "ADV", "INTJ")
"""With a capital and beside a proper noun, words of these classes belong to its name: New York, United States."""

_BRIDGES = (("of",), ("of", "the"), ("for",), ("&",), ("-",), ("'s",), ("’s",))
_PARTING = ("-", "&", "'s", "’s")
_COMPANY = frozenset(
    ["Inc", "Inc.", "LLC", "L.L.C.", "Ltd", "Ltd.", "L.P.", "LP", "LLP", "Corp", "Corp.", "P.C.", "Co."]
)
_TITLES = """mr. mrs. ms. dr. dr mr mrs ms miss mister madam prof. gen. lt. lt col. col maj. sgt. capt. brig. rev.
sen. rep. gov. hon. pres. president senator senators general sheikh shaikh sheik minister secretary
governor professor professors captain judge justice king queen prince princess lord lady sir pope
emperor admiral commander major lieutenant officer detective sheriff congressman representative chairman
director founder founders ambassador mullah maulana ayatollah prophet mayor chancellor dean cardinal
archbishop bishop father brother sister uncle aunt rector deacon historian doctor attorney coach ceo
vice former prime foreign grand hi hey dear hello"""
_TITLE_WORDS = frozenset(_TITLES.split())
_OWN_ADDRESSES = ("ECT", "ENRON", "EES", "TRANS")
"""What follows @ where it is a part of a name and makes no address: ``Kay Mann@ENRON``."""

Part = tuple[int, int, str]
"""First word, last word + 1, type or ``NOTHING``."""


@dataclass(frozen=True, slots=True)
class Known:
    """The sorted names and the word lists."""

    names: Mapping[str, str]
    lists: Mapping[str, int]

    def kind(self, words: Sequence[str]) -> str:
        """The type of a listed name, ``NOTHING``, or "" if it is not listed."""
        return self.names.get(" ".join(words), "")

    def is_on(self, word: str, kind: str) -> bool:
        """Whether ``word`` stands on the list ``kind``."""
        return bool(self.lists.get(without_marks(normal_form(word)), 0) >> LISTS.index(kind) & 1)


def sorted_names() -> dict[str, str]:
    """Each name of ``sorted.toml``, words parted by a blank, with its type or ``NOTHING``."""
    text = (Path(__file__).parent / "names" / "sorted.toml").read_text(encoding="utf-8")
    kinds = tomllib.loads(text)
    return {name.strip(): kind for kind in kinds for name in re.split(r"[|\n]", kinds[kind]) if name.strip()}


def label_by_names(sentence: Sentence, known: Known) -> None:
    """Give ``sentence``, in place, the entities that ``known`` tells."""
    labels = ["O"] * len(sentence.forms)
    for start, end in name_runs(sentence):
        parts = _parts(sentence.forms[start:end], known)
        labels[start:end] = ["O" if parts else UNSURE] * (end - start)
        for first, last, kind in parts:
            if kind != NOTHING:
                labels[start + first : start + last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    sentence.entities, sentence.entity_set = labels, "uner"


def name_runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """First word and last word + 1 of each run of proper nouns and of what may belong to their names."""
    inside = [_may_be_inside(sentence, index) for index in range(len(sentence.forms))]
    start = 0
    while start < len(inside):
        end = _run_end(sentence.forms, inside, start + 1) if inside[start] else start + 1
        if "PROPN" in sentence.upos[start:end]:
            yield start, end
        start = end


def _may_be_inside(sentence: Sentence, index: int) -> bool:
    if sentence.upos[index] == "PROPN":
        return True
    head = sentence.heads[index] - 1
    if not sentence.forms[index][:1].isupper() or sentence.upos[index] not in _PROPER_TOO or (index == 0 and head < 0):
        return False
    if head >= 0 and sentence.upos[head] == "PROPN" and abs(head - index) <= 6:
        return True
    near = range(max(0, index - 3), min(len(sentence.forms), index + 4))
    return any(sentence.upos[other] == "PROPN" and sentence.heads[other] - 1 == index for other in near)


def _run_end(forms: Sequence[str], inside: Sequence[bool], end: int) -> int:
    while True:
        if end < len(inside) and inside[end]:
            end += 1
            continue
        if end + 1 < len(forms) and forms[end] == "," and forms[end + 1] in _COMPANY:
            end += 2
            continue
        for bridge in _BRIDGES:
            after = end + len(bridge)
            if tuple(forms[end:after]) == bridge and after < len(inside) and inside[after]:
                end = after
                break
        else:
            return end


def _parts(words: Sequence[str], known: Known, depth: int = 0) -> list[Part]:
    """The names in a run of words and what is no name; empty if unknown."""
    size = len(words)
    if known.kind(words):
        return [(0, size, known.kind(words))]
    if size > 1 and words[-1] in _COMPANY:
        return [(0, size, "ORG")]
    if words[0].startswith(("http", "www.")) or (size == 1 and _is_address(words[0])):
        return [(0, size, NOTHING)]
    return _after_title(words, known) or _given_and_family(words, known) or _on_both_sides(words, known, depth)


def _is_address(word: str) -> bool:
    return "@" in word and not word.upper().split("@")[1].startswith(_OWN_ADDRESSES)


def _after_title(words: Sequence[str], known: Known) -> list[Part]:
    """A name after titles, adjectives of peoples and the places of an office: Texas Governor George W. Bush."""
    places: list[Part] = []
    skipped, titled = 0, False
    while skipped < len(words) - 1:
        word, later = words[skipped], words[skipped + 1 : -1]
        if word.lower() in _TITLE_WORDS:
            titled = True
        elif known.names.get(word) == "LOC" and any(other.lower() in _TITLE_WORDS for other in later):
            places.append((skipped, skipped + 1, "LOC"))
        elif not (word[:1].isupper() and known.is_on(word, "adjective")):
            break
        skipped += 1
    rest = words[skipped:]
    kind = known.kind(rest)
    if skipped and not kind and titled and _is_person(rest, known):
        kind = "PER"
    if not skipped or not kind or kind == "ORG" or (titled and kind != "PER"):
        return []
    return [*places, (skipped, len(words), kind)]


def _is_person(words: Sequence[str], known: Known) -> bool:
    """Whether one or two unlisted words after a title look like a person's name."""
    if len(words) == 1:
        return words[0][:1].isupper() and words[0].lower() not in _TITLE_WORDS
    fits = len(words) == 2 and all(word[:1].isupper() and word.isalpha() for word in words)
    return fits and (known.is_on(words[0], "given") or known.is_on(words[1], "family"))


def _given_and_family(words: Sequence[str], known: Known) -> list[Part]:
    fits = 2 <= len(words) <= 3 and known.is_on(words[0], "given") and known.is_on(words[-1], "family")
    return [(0, len(words), "PER")] if fits and all(word[:1].isupper() for word in words) else []


def _on_both_sides(words: Sequence[str], known: Known, depth: int) -> list[Part]:
    """The names on both sides of a hyphen, a genitive or, of people and places, an "&"."""
    for mark in _PARTING:
        cut = words.index(mark) if mark in words else 0
        if depth < 3 and 0 < cut < len(words) - 1 and len(words[0]) > 2:
            before, after = _parts(words[:cut], known, depth + 1), _parts(words[cut + 1 :], known, depth + 1)
            alike = mark != "&" or all(kind in ("PER", "LOC") for _, _, kind in before + after)
            if before and after and alike:
                return before + [(first + cut + 1, last + cut + 1, kind) for first, last, kind in after]
    return []
