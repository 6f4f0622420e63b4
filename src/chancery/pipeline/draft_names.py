"""Whom the names of a draft can mean in the record: by spelling, else by sound, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from chancery.model import Mention
from chancery.record import Store, fold_name
from chancery.record.beside import all_names, entities_called

CLOSE = 80
"""Likeness of letters (0 to 100) from which two names are compared by sound and script."""
NEAR = 0.8
"""Share of letters from which an unknown name is shown beside a known one."""
MOST = 6
"""Names of the record that an unknown one is compared with."""


@dataclass(frozen=True, slots=True)
class Near:
    """An entity of the record whose name is like one of the draft that nobody bears."""

    entity: str
    caption: str
    name: str
    likeness: float


@dataclass(slots=True)
class Names:
    """The entities each name of the draft can be; `spelt` are known in another spelling, `near` only look alike."""

    ids: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)
    spelt: dict[str, str] = field(default_factory=dict)
    near: dict[str, tuple[Near, ...]] = field(default_factory=dict)

    def resolve(self, name: str, schema: str) -> frozenset[str]:
        """The entities that `name` can be."""
        return self.ids.get((name, _kind(schema)), frozenset())


def resolve_names(store: Store, mentions: Iterable[Mention]) -> Names:
    """Resolves the names of a draft; only names that nobody bears are compared with those of the record."""
    wanted = {(m.name, _kind(m.schema)): m for m in mentions if m.form == "name" and m.schema != "Country"}
    names = Names()
    by_name: dict[str, list[Any]] = {}
    for row in entities_called(store, (fold_name(name) for name, _ in wanted)):
        by_name.setdefault(row["folded"], []).append(row)
    unknown = []
    for (name, kind), mention in wanted.items():
        rows = [row for row in by_name.get(fold_name(name), ()) if _kind(row["schema"]) == kind]
        rows = [row for row in rows if row["country"] == mention.country] or rows
        names.ids[name, kind] = frozenset(row["entity"] for row in rows)
        names.captions |= {row["entity"]: row["caption"] for row in rows}
        if not rows and kind != "place":
            unknown.append(mention)
    if unknown:
        _by_sound(names, unknown, store)
    return names


def _kind(schema: str) -> str:
    return "person" if schema == "Person" else "place" if schema == "Address" else "body"


def _by_sound(names: Names, unknown: Sequence[Mention], store: Store) -> None:
    """Another spelling of a known name, by the tables of transcription; else the names that look alike."""
    from chancery.resolve.compare import compare
    from chancery.resolve.pair import Context, Side

    known = all_names(store)
    for mention in unknown:
        kind = _kind(mention.schema)
        alone = kind == "person" and " " not in fold_name(mention.name)
        same, near = {}, []
        for score, row in _alike(store, mention, known, alone=alone):
            side = Side(mention.country, frozenset(), None, mention.schema)
            context = Context(side, Side(row["country"], frozenset(), None, row["schema"]))
            if compare(mention.name, row["text"], context=context).same or alone:
                same[row["entity"]] = row
            else:
                near.append(Near(row["entity"], row["caption"], row["text"], score / 100))
        names.ids[mention.name, kind] = frozenset(same)
        names.captions |= {entity: row["caption"] for entity, row in same.items()}
        if same:
            names.spelt[mention.name] = next(iter(same.values()))["caption"]
        elif near:
            best = {n.entity: n for n in sorted(near, key=lambda n: n.likeness) if n.likeness >= NEAR}
            names.near[mention.name] = tuple(sorted(best.values(), key=lambda n: -n.likeness))


def _alike(store: Store, mention: Mention, known: Sequence[str], *, alone: bool) -> list[tuple[float, Any]]:
    """The likest spellings of names of its kind, each with its likeness (0 to 100); one `alone` is a surname."""
    from rapidfuzz import fuzz, process

    asked = fold_name(mention.name)
    if alone:
        scores = {text: 100.0 for text in known if asked in text and asked in text.split()}
    else:
        found = process.extract(asked, known, scorer=fuzz.token_sort_ratio, limit=None, score_cutoff=CLOSE)
        scores = {text: score for text, score, _ in found}
    kind, called = _kind(mention.schema), entities_called(store, scores)
    rows = [row for row in called if row["schema"] != "Country" and _kind(row["schema"]) == kind]
    return sorted(((scores[row["folded"]], row) for row in rows), key=lambda told: -told[0])[:MOST]
