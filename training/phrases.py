"""Small trees that can be joined, put into a sentence, or become one."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prepare import Sentence

SINGULAR = "Number=Sing"
PLURAL = "Number=Plur"
UNSURE = "?"
"""Features on which the treebanks differ (abbreviated names); no label of this name exists, so none is trained."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase; ``head`` is its head's place in the phrase, -1 for the head of the phrase."""

    form: str
    upos: str
    feats: str = ""
    head: int = -1
    deprel: str = "root"
    entity: str = "O"


Phrase = tuple[Word, ...]


def word(form: str, upos: str, feats: str = "") -> Phrase:
    """A phrase of one word."""
    return (Word(form, upos, feats),)


def head_of(phrase: Phrase) -> int:
    """The place of the phrase's head."""
    return next(place for place, item in enumerate(phrase) if item.head < 0)


def join(
    head: Phrase, *, before: Sequence[tuple[str, Phrase]] = (), after: Sequence[tuple[str, Phrase]] = ()
) -> Phrase:
    """Hang phrases, each with its relation, on the head of ``head``, in the order given."""
    parts = [*before, ("", head), *after]
    shift = sum(len(phrase) for _, phrase in before)
    top = shift + head_of(head)
    result: list[Word] = []
    for relation, phrase in parts:
        offset = len(result)
        for item in phrase:
            if item.head >= 0:
                result.append(replace(item, head=item.head + offset))
            elif relation:
                result.append(replace(item, head=top, deprel=relation))
            else:
                result.append(item)
    return tuple(result)


def named(phrase: Phrase, kind: str) -> Phrase:
    """``phrase`` as one entity of type ``kind``."""
    return tuple(replace(item, entity=f"{'I' if place else 'B'}-{kind}") for place, item in enumerate(phrase))


def flat_name(forms: Sequence[str]) -> Phrase:
    """Proper nouns, the later ones ``flat`` on the first; hyphens inside parts become words (al - Sisi)."""
    words: list[Word] = []
    for form in forms:
        pieces = form.split("-") if "-" in form.strip("-") else [form]
        for place, piece in enumerate(pieces):
            if place:
                words.append(Word("-", "PUNCT", "", len(words) + 1, "punct"))
            words.append(_name_word(piece, first=not words))
    return tuple(words)


def _name_word(form: str, *, first: bool) -> Word:
    feats = UNSURE if form.endswith(".") else SINGULAR
    return Word(form, "PROPN", feats) if first else Word(form, "PROPN", feats, 0, "flat")


def compound_name(forms: Sequence[str]) -> Phrase:
    """Proper nouns headed by the last; with "of" or "for" in between, by the word before it."""
    for place, form in enumerate(forms):
        if form in ("of", "for") and place:
            head, rest = compound_name(forms[:place]), compound_name(forms[place + 1 :])
            return join(head, after=[("nmod", join(rest, before=[("case", word(form, "ADP"))]))])
        if form == "and" and place:
            tail = join(compound_name(forms[place + 1 :]), before=[("cc", word("and", "CCONJ"))])
            return join(compound_name(forms[:place]), after=[("conj", tail)])
    before = [("amod" if form in ADJECTIVES else "compound", _modifier(form)) for form in forms[:-1]]
    number = PLURAL if forms[-1] in PLURALS else UNSURE if forms[-1].isupper() else SINGULAR
    return join(word(forms[-1], "PROPN", number), before=before)


_LISTS = tomllib.loads((Path(__file__).parent / "names" / "organizations.toml").read_text(encoding="utf-8"))
ADJECTIVES = frozenset(_LISTS["adjectives"].split())
PLURALS = frozenset(_LISTS["plurals"].split())


def _modifier(form: str) -> Phrase:
    return word(form, "ADJ", "Degree=Pos") if form in ADJECTIVES else word(form, "PROPN", SINGULAR)


def as_sentence(phrase: Phrase) -> Sentence:
    """A training sentence of ``phrase``; its entities follow GUM's and UNER's guidelines alike."""
    return Sentence(
        forms=[item.form for item in phrase],
        lemmas=[item.form for item in phrase],
        upos=[item.upos for item in phrase],
        feats=[item.feats for item in phrase],
        heads=[item.head + 1 for item in phrase],
        deprels=[item.deprel for item in phrase],
        entities=[item.entity for item in phrase],
    )


def put(sentence: Sentence, start: int, end: int, phrase: Phrase) -> Sentence:
    """``sentence`` with its words ``start`` to ``end`` replaced; they must hang on one head outside.

    What hung on a replaced word hangs on the new phrase's head.  The parts the sentence has no layer for stay empty.
    """
    size = len(phrase) - (end - start)
    top = start + head_of(phrase)
    result = Sentence(forms=[], entity_set=sentence.entity_set)
    result.forms = [*sentence.forms[:start], *(item.form for item in phrase), *sentence.forms[end:]]
    if sentence.entities:
        labels = [item.entity for item in phrase]
        result.entities = [*sentence.entities[:start], *labels, *sentence.entities[end:]]
    if sentence.heads:
        outer = next(i for i in range(start, end) if not start < sentence.heads[i] <= end)

        def moved(head: int) -> int:
            if start < head <= end:
                return top + 1
            return head + size if head > end else head

        inner = [item.head + start + 1 if item.head >= 0 else moved(sentence.heads[outer]) for item in phrase]
        labels = [item.deprel if item.head >= 0 else sentence.deprels[outer] for item in phrase]
        result.heads = [*map(moved, sentence.heads[:start]), *inner, *map(moved, sentence.heads[end:])]
        result.deprels = [*sentence.deprels[:start], *labels, *sentence.deprels[end:]]
        result.upos = [*sentence.upos[:start], *(item.upos for item in phrase), *sentence.upos[end:]]
        result.feats = [*sentence.feats[:start], *(item.feats for item in phrase), *sentence.feats[end:]]
    return result
