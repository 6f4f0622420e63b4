"""What people judged: kept in order, taken back but never deleted, and written out as judgements on pairs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chancery.model import Judgement
from chancery.model.judgement import Verdict
from chancery.record.codec import pack
from chancery.record.conclusions import write_judgements
from chancery.record.store import Store


@dataclass(frozen=True, slots=True)
class Ruling:
    """That somebody judged two people, bodies or events; `ends` are appearance keys or ids of claims on each side."""

    about: str
    texts: tuple[str, str]
    ends: tuple[tuple[str, ...], tuple[str, ...]]
    verdict: Verdict
    reason: str
    by: str
    at: datetime
    number: int = 0
    undone_by: str | None = None
    undone_at: datetime | None = None


def add_ruling(store: Store, ruling: Ruling) -> int:
    """Keeps a judgement and writes it out; returns its number. Conclusions lag behind until they are drawn again."""
    with store.transaction():
        columns = "about, left_text, right_text, left_ends, right_ends, verdict, reason, by, at"
        ends = (pack(list(side)) for side in ruling.ends)
        row = (ruling.about, *ruling.texts, *ends, ruling.verdict, ruling.reason, ruling.by, ruling.at.isoformat())
        insert = f"INSERT INTO rulings ({columns}) VALUES ({', '.join('?' * 9)})"
        number = store.db.execute(insert, row).lastrowid
        assert number is not None
        _changed(store, ruling)
    return number


def undo_ruling(store: Store, number: int, by: str, at: datetime) -> None:
    """Takes a judgement back: it is kept with who took it back, and counts no more."""
    with store.transaction():
        undo = "UPDATE rulings SET undone_by = ?, undone_at = ? WHERE number = ?"
        store.db.execute(undo, (by, at.isoformat(), number))
        _changed(store, next(ruling for ruling in rulings(store) if ruling.number == number))


def rulings(store: Store) -> tuple[Ruling, ...]:
    """All judgements of people about names and events, in order, also those taken back."""
    return tuple(_ruling(row) for row in store.query("SELECT * FROM rulings ORDER BY number"))


def _ruling(row: Any) -> Ruling:
    left, right = (tuple(json.loads(row[side])) for side in ("left_ends", "right_ends"))
    undone = datetime.fromisoformat(row["undone_at"]) if row["undone_at"] else None
    fixed = (row["verdict"], row["reason"], row["by"], datetime.fromisoformat(row["at"]), row["number"])
    texts = (row["left_text"], row["right_text"])
    return Ruling(row["about"], texts, (left, right), *fixed, row["undone_by"], undone)


def _changed(store: Store, changed: Ruling) -> None:
    """Writes out the judgements that stand, the last on each pair, and notes that conclusions are to be drawn again."""
    standing: dict[tuple[str, str, str], Judgement] = {}
    for ruling in rulings(store):
        if ruling.undone_by is None:
            day = ruling.at.date().isoformat()
            reason = f"{ruling.by} judged so on {day}{': ' + ruling.reason if ruling.reason else '.'}"
            for pair in sorted({(min(a, b), max(a, b)) for a in ruling.ends[0] for b in ruling.ends[1] if a != b}):
                judgement = Judgement(*pair, ruling.verdict, 1.0, reason, ruling.by, ruling.at)
                standing[ruling.about, *pair] = judgement
    store.db.execute("DELETE FROM judgements WHERE about IN ('names', 'events') AND by <> 'rule'")
    write_judgements(store, ((about, judgement) for (about, *_), judgement in standing.items()))
    ends = [end for side in changed.ends for end in side] if changed.about == "names" else []
    store.put("judged", pack(sorted({*judged_since(store), *ends, f"{changed.about} judged"})))


def judged_since(store: Store) -> list[str]:
    """The appearances whose judgements changed since conclusions were drawn, and a word for what was judged."""
    found: list[str] = json.loads(store.get("judged") or "[]")
    return found
