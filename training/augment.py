"""Vary the training sentences: other names, titles before them, other quotation marks and dashes; add invented news."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from names import COUNTRIES, FOREIGN_FIRST, organization, person, place, title
from news import news_sentence
from phrases import Phrase, join, put
from prepare import Sentence

SWAP = {"PER": 0.4, "LOC": 0.35, "ORG": 0.35}
"""Chance that a name of each type is replaced."""

TITLED = 0.15
"""Chance that a new person gets a title, where the sentence has a tree."""

TYPOGRAPHY = 0.3
NEWS = 0.07
"""Invented sentences for each real one."""

_COUNTRY_NAMES = frozenset(name for name, _, _ in COUNTRIES if " " not in name)
_MAKERS: dict[str, Callable[[random.Random], Phrase]] = {"PER": person, "LOC": place, "ORG": organization}


def augmented(sentences: Sequence[Sentence], rng: random.Random) -> list[Sentence]:
    """A varied copy of ``sentences``, one for one."""
    return [typography(swap_names(sentence, rng), rng) for sentence in sentences]


def invented(count: int, rng: random.Random) -> list[Sentence]:
    """``count`` news sentences; half are labelled under UNER's guidelines, half under GUM's."""
    result = []
    for _ in range(count):
        sentence = news_sentence(rng)
        sentence.entity_set = rng.choice(("uner", "gum"))
        result.append(sentence)
    return result


def swap_names(sentence: Sentence, rng: random.Random) -> Sentence:
    """Replace some of the names, last first so that places keep their numbers."""
    spans = list(_entity_spans(sentence) if sentence.entities else _tree_spans(sentence))
    for start, end, kind in reversed(spans):
        if rng.random() < SWAP[kind] and _is_whole(sentence, start, end):
            phrase = _MAKERS[kind](rng)
            if kind == "PER" and sentence.heads and rng.random() < TITLED and _is_bare(sentence, start):
                phrase = join(phrase, before=[("nmod:desc", title(rng))])
            sentence = put(sentence, start, end, phrase)
    return sentence


def _entity_spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    start = -1
    for place_, label in enumerate([*sentence.entities, "O"]):
        if start >= 0 and not label.startswith("I-"):
            yield start, place_, sentence.entities[start][2:]
            start = -1
        if label.startswith("B-"):
            start = place_


def _tree_spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """People as the tree shows them (proper nouns joined by ``flat``), and countries by their names."""
    index = 0
    while index < len(sentence.forms):
        end = index + 1
        while end < len(sentence.forms) and sentence.deprels[end] == "flat" and sentence.heads[end] == index + 1:
            end += 1
        proper = all(sentence.upos[i] == "PROPN" and sentence.forms[i].isalpha() for i in range(index, end))
        if proper and end - index > 1 and sentence.forms[index] not in FOREIGN_FIRST:
            yield index, end, "PER"
        elif proper and sentence.forms[index] in _COUNTRY_NAMES:
            yield index, end, "LOC"
        index = end


def _is_whole(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words hang together: one of them alone has its head outside."""
    if not sentence.heads:
        return True
    return sum(not start < sentence.heads[i] <= end for i in range(start, end)) == 1


def _is_bare(sentence: Sentence, start: int) -> bool:
    """Whether no title or determiner stands before the name."""
    return start == 0 or sentence.upos[start - 1] not in ("PROPN", "NOUN", "ADJ", "DET", "NUM")


def typography(sentence: Sentence, rng: random.Random) -> Sentence:
    """Now and then, curly quotation marks and apostrophes, and dashes of another length."""
    if rng.random() > TYPOGRAPHY:
        return sentence
    forms: list[str] = []
    opened = False
    dash = rng.choice(["—", "–", "-"])
    for form in sentence.forms:
        if form in ('"', "``", "''"):
            opened = not opened
            form = "“" if opened else "”"
        elif form in ("--", "—", "–"):
            form = dash
        elif "'" in form:
            form = form.replace("'", "’")
        forms.append(form)
    return replace(sentence, forms=forms)
