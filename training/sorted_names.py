"""Entities for the treebank that has none: its proper nouns, by the names in ``names/sorted.toml``.

A run of proper nouns that is listed gets its type; one that is not, and capitals beside one, stay without a label.
Everything else is no entity.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from gazetteer import LISTS
from prepare import Sentence
from self_label import UNSURE

from chancery.parse.features import normal_form, without_marks

NOTHING = "none"
_INSIDE = ("of", "&", "-", "'s")
_TITLES = """mr. mrs. ms. dr. dr mr mrs ms prof. gen. lt. col. rev. president senator general sheikh minister secretary
governor professor captain judge king queen prince sir congressman representative mullah ayatollah"""
_TITLE_WORDS = frozenset(_TITLES.split())


def sorted_names() -> dict[str, str]:
    """Each name of ``sorted.toml``, words parted by a blank, with its type or ``NOTHING``."""
    text = (Path(__file__).parent / "names" / "sorted.toml").read_text(encoding="utf-8")
    kinds = tomllib.loads(text)
    names: dict[str, str] = {}
    for kind in (NOTHING, "PER", "LOC", "ORG"):
        names |= {name.strip(): kind for name in re.split(r"[|\n]", kinds[kind]) if name.strip()}
    return names


def label_by_names(sentence: Sentence, names: Mapping[str, str], lists: Mapping[str, int]) -> None:
    """Give ``sentence``, in place, the entities that ``names`` and the word lists tell."""
    labels = ["O"] * len(sentence.forms)
    for index, (form, upos) in enumerate(zip(sentence.forms, sentence.upos, strict=True)):
        if form[:1].isupper() and upos in ("ADJ", "NOUN", "X", "NUM"):
            labels[index] = UNSURE
    index = 0
    while index < len(labels):
        end = index + 1
        if sentence.upos[index] == "PROPN":
            end = _run_end(sentence, index)
            kind, skipped = _kind(sentence.forms[index:end], names, lists)
            if not kind:
                labels[index:end] = [UNSURE] * (end - index)
            elif kind != NOTHING:
                first = index + skipped
                labels[first:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - first - 1)
        index = end
    sentence.entities, sentence.entity_set = labels, "uner"


def _run_end(sentence: Sentence, start: int) -> int:
    upos, end = [*sentence.upos, "", ""], start + 1
    while upos[end] == "PROPN" or (upos[end + 1] == "PROPN" and sentence.forms[end] in _INSIDE):
        end += 1
    return end


def _kind(words: list[str], names: Mapping[str, str], lists: Mapping[str, int]) -> tuple[str, int]:
    """The type of a run of proper nouns ("" if unknown), and how many of its words are a title before the name."""
    whole = names.get(" ".join(words))
    if whole:
        return whole, 0
    if words[0].startswith("http") or "@" in words[0]:
        return NOTHING, 0
    skipped = 0
    while skipped < len(words) - 1 and words[skipped].lower() in _TITLE_WORDS:
        skipped += 1
    rest = words[skipped:]
    if skipped and (" ".join(rest) in names or len(rest) == 1):
        return names.get(" ".join(rest), "PER"), skipped
    masks = [lists.get(without_marks(normal_form(word)), 0) for word in rest]
    given, family = (1 << LISTS.index(kind) for kind in ("given", "family"))
    if 2 <= len(rest) <= 3 and masks[0] & given and masks[-1] & family and all(word[:1].isupper() for word in rest):
        return "PER", skipped
    return "", skipped
