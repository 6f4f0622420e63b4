"""Read the treebanks and the entity sets into one form, and collect the vocabularies.

Sources: CoNLL-U (EWT, GUM), UNER's IOB2, CrossNER's two-column BIO.  Nothing is downloaded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chancery.parse.features import FeatureTables, normal_form, shape_of

NER_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
NER_SETS = ("uner", "gum", "crossner")
"""Each set follows its own guidelines, so the network is told which one it is reading."""

CROSSNER_TYPES = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "location": "LOC",
    "country": "LOC",
}
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_TITLES = """president minister secretary chairman director senator judge governor king queen prince general doctor
professor ambassador mayor mr. mrs. ms. dr."""
TITLES = frozenset(_TITLES.split())
"""A name headed by one of these is an office, not a named person."""


@dataclass(slots=True)
class Sentence:
    """One annotated sentence of ``n`` words.

    ``heads`` are 0 for the root, else the 1-based number of the head word.  A sentence from an entity set has empty
    ``heads``; one from a treebank without entities has an empty ``entities``.
    """

    forms: list[str]
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    entity_set: str = ""
    text: str = ""
    starts_paragraph: bool = False


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file in order; multi-word tokens are read as their words."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            yield _conllu_sentence(block.split("\n"))


def _conllu_sentence(lines: list[str]) -> Sentence:
    sentence = Sentence(forms=[])
    entity_marks: list[str] = []
    joined_until, space_after_joined = 0, True
    for line in lines:
        if line.startswith("#"):
            sentence.starts_paragraph |= bool(re.match(r"# new(doc|par)\b", line))
            if line.startswith("# text = "):
                sentence.text = line[len("# text = ") :]
            continue
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            continue
        spaced = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            joined_until, space_after_joined = int(cells[0].split("-")[1]), spaced
            continue
        number = int(cells[0])
        if number < joined_until:
            spaced = False
        elif number == joined_until:
            spaced = space_after_joined
        _add_word(sentence, cells, spaced)
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        entity_marks.append(marks.group(1) if marks else "")
    if any(entity_marks):
        sentence.entity_set = "gum"
        sentence.entities = gum_entities(sentence, entity_marks)
    return sentence


def _add_word(sentence: Sentence, cells: list[str], spaced: bool) -> None:
    sentence.forms.append(cells[1])
    sentence.lemmas.append(cells[2])
    sentence.upos.append(cells[3])
    sentence.feats.append("" if cells[5] == "_" else cells[5])
    sentence.heads.append(int(cells[6]))
    sentence.deprels.append(cells[7])
    sentence.spaces.append(spaced)


def gum_entities(sentence: Sentence, marks: list[str]) -> list[str]:
    """BIO labels of the *named* entities among GUM's nested ones.

    GUM brackets every mention, pronouns and full noun phrases included.  Kept are those headed by a proper noun; of
    these only the name itself: the head with its flat, compound and name-like neighbours inside the bracket, without
    titles, determiners and appositions.  Longer names win over names inside them.
    """
    names: list[tuple[int, int, str]] = []
    for start, end, kind in _gum_brackets(marks):
        label = GUM_TYPES.get(kind)
        span = _name_inside(sentence, start, end) if label else None
        if label and span:
            names.append((*span, label))
    labels = ["O"] * len(marks)
    for start, end, label in sorted(set(names), key=lambda name: (name[0] - name[1], name)):
        if all(labels[i] == "O" for i in range(start, end)):
            labels[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return labels


def _gum_brackets(marks: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, last word + 1, type) of each bracket that opens and closes in the sentence."""
    opened: list[tuple[str, int, str]] = []
    for index, mark in enumerate(marks):
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", mark):
            if piece.startswith("("):
                entity, kind = [*piece.strip("()").split("-"), ""][:2]
                opened.append((entity, index, kind))
            if piece.endswith(")"):
                entity = piece.strip("()").split("-")[0]
                for place in range(len(opened) - 1, -1, -1):
                    if opened[place][0] == entity:
                        _, start, kind = opened.pop(place)
                        yield start, index + 1, kind
                        break


def _name_inside(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i in range(start, end) if not start < sentence.heads[i] <= end]
    # A plural of one word is a people (Thais), not a person.
    if len(inside) != 1 or sentence.upos[inside[0]] != "PROPN" or sentence.forms[inside[0]].lower() in TITLES:
        return None
    if "Number=Plur" in sentence.feats[inside[0]] and end - start == 1:
        return None
    head = inside[0]
    kept = {head}
    for index in range(start, end):
        parent = sentence.heads[index] - 1
        relation = sentence.deprels[index]
        proper = sentence.upos[index] == "PROPN" or sentence.forms[index][:1].isupper()
        if parent in kept or parent == head:
            linked = relation in ("flat", "compound", "goeswith") or (relation in ("amod", "nmod") and proper)
            if linked and (proper or relation == "flat"):
                kept.add(index)
    first = last = head
    while first - 1 >= start and (first - 1 in kept or sentence.forms[first - 1] in ("-", ".")):
        first -= 1
    while last + 1 < end and _continues(sentence, kept, last + 1, end):
        last += 1
    while sentence.upos[first] == "PUNCT":
        first += 1
    while sentence.upos[last] in ("PUNCT", "ADP", "DET", "CCONJ"):
        last -= 1
    return (first, last + 1) if first <= last else None


def _continues(sentence: Sentence, kept: set[int], index: int, end: int) -> bool:
    """Whether a name goes on at ``index``: its own words, a hyphen, or "of (the)" before more of them."""
    if index in kept or sentence.forms[index] in ("-", "&"):
        return True
    bridge = sentence.forms[index] in ("of", "the", "for", "and")
    return bridge and any(i in kept for i in range(index + 1, min(index + 3, end)))


def read_columns(path: Path, entity_set: str) -> Iterator[Sentence]:
    """Yield the sentences of UNER's IOB2 (number, form, label …) or CrossNER's BIO (form, label)."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split("\t") for line in block.split("\n") if line.strip() and not line.startswith("# ")]
        if not rows:
            continue
        place = 1 if entity_set == "uner" else 0
        labels = [row[place + 1] for row in rows]
        yield Sentence(
            forms=[row[place] for row in rows],
            entities=[_three_types(label, entity_set) for label in labels],
            entity_set=entity_set,
        )


def _three_types(label: str, entity_set: str) -> str:
    if label == "O" or entity_set == "uner":
        return label if label in NER_LABELS else "O"
    kind = CROSSNER_TYPES.get(label[2:])
    return f"{label[:2]}{kind}" if kind else "O"


NGRAM_BUCKETS = 16384
AFFIX_BUCKETS = 4096


def feature_tables(sentences: Iterable[Sentence]) -> FeatureTables:
    """Keep words seen at least twice and shapes seen at least three times; rarer ones are unknown by design."""
    words: Counter[str] = Counter()
    shapes: Counter[str] = Counter()
    for sentence in sentences:
        words.update(normal_form(form) for form in sentence.forms)
        shapes.update(shape_of(form) for form in sentence.forms)
    return FeatureTables(
        words={word: number for number, word in enumerate(_frequent(words, 2), start=1)},
        shapes={shape: number for number, shape in enumerate(_frequent(shapes, 3), start=1)},
        ngram_buckets=NGRAM_BUCKETS,
        affix_buckets=AFFIX_BUCKETS,
    )


def _frequent(counts: Counter[str], least: int) -> list[str]:
    return sorted(item for item, count in counts.items() if count >= least)
