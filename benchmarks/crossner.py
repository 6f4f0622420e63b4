"""Names on CrossNER politics: precision, recall and F1 of whole entities, types collapsed to three.

    python benchmarks/crossner.py ../shared/data/ner/crossner-politics-dev.bio [--misses N]

Person is `person` and `politician`, organisation `organisation` and `politicalparty`, place `country` and `location`;
the other types (election, event, misc) are not asked for, and what the system finds on them is not counted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from chancery.model import Report
from chancery.parse import parse

KINDS = {
    "person": "person", "politician": "person", "organisation": "organisation", "politicalparty": "organisation",
    "country": "place", "location": "place",
}  # fmt: skip
SCHEMAS = {
    "Person": "person", "Organization": "organisation", "PublicBody": "organisation", "Country": "place",
    "Address": "place",
}  # fmt: skip

Entity = tuple[int, int, str]


def sentences(path: Path) -> Iterator[tuple[str, set[Entity], list[tuple[int, int]]]]:
    """The text of each sentence, its gold entities in code points, and the stretches of types not asked for."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if not rows:
            continue
        text, places = "", []
        for number, (word, _) in enumerate(rows):
            text += (" " if text and _spaced(rows, number) else "") + word
            places.append((len(text) - len(word), len(text)))
        gold: set[Entity] = set()
        free: list[tuple[int, int]] = []
        open_at: tuple[int, str] | None = None
        for number, (_, tag) in enumerate([*rows, ["", "O"]]):
            if open_at and not tag.startswith("I-"):
                start, end = places[open_at[0]][0], places[number - 1][1]
                kind = KINDS.get(open_at[1])
                if kind:
                    gold.add((start, end, kind))
                else:
                    free.append((start, end))
                open_at = None
            if tag.startswith("B-"):
                open_at = (number, tag[2:])
        yield text, gold, free


def _spaced(rows: list[list[str]], number: int) -> bool:
    """True where prose has a space before a word: the file sets every mark and "'s" apart."""
    word, before = rows[number][0], rows[number - 1][0]
    if word in {",", ".", ";", ":", ")", "'", "’", "?", "!"} or before in {"(", "-"} or word == "-":
        return False
    return not (word == "s" and before in {"'", "’"})


def main() -> None:
    """Prints the scores by type and together."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", type=Path)
    options.add_argument("--misses", type=int, default=0)
    arguments = options.parse_args()
    items = list(sentences(arguments.path))
    count: Counter[tuple[str, str]] = Counter()
    missed, false = [], []
    docs = parse(Report(str(number), text) for number, (text, _, _) in enumerate(items))
    for doc, (text, gold, free) in zip(docs, items, strict=True):
        found = {
            (m.start, m.end, SCHEMAS[m.schema])
            for m in doc.mentions
            if m.schema in SCHEMAS and m.form == "name" and not any(s < m.end and m.start < e for s, e in free)
        }
        for kind in ("person", "organisation", "place"):
            count[kind, "gold"] += sum(entity[2] == kind for entity in gold)
            count[kind, "found"] += sum(entity[2] == kind for entity in found)
            count[kind, "right"] += sum(entity[2] == kind for entity in gold & found)
        missed += [f"{kind}: {text[s:e]} | {text}" for s, e, kind in sorted(gold - found)]
        false += [f"{kind}: {text[s:e]} | {text}" for s, e, kind in sorted(found - gold)]
    for row in missed[: arguments.misses]:
        print("missed", row)
    for row in false[: arguments.misses]:
        print("false", row)
    for kind in ("person", "organisation", "place", "all"):
        kinds = ("person", "organisation", "place") if kind == "all" else (kind,)
        gold, found, right = (sum(count[k, what] for k in kinds) for what in ("gold", "found", "right"))
        precision, recall = right / max(1, found), right / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{kind:13} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({gold} gold, {found} found)")


if __name__ == "__main__":
    main()
