"""What people judge: that two names are one person or two, that two reports tell one event or two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from chancery.answer.disagreements import person_named
from chancery.answer.party import IN_PART, country_name, named, unknown
from chancery.answer.views import Unanswerable, View
from chancery.model.judgement import Verdict
from chancery.record import Ruling, Store, add_ruling, fold_name, rulings, undo_ruling
from chancery.record.names import appearance_key

ANCHORS = 2
"""Appearances of each spelling that a judgement is tied to: it holds on when one of their reports is withdrawn."""
MOST = 12


@dataclass(frozen=True, slots=True)
class Ruled(View):
    """A judgement of a person: its number, on names or events, what was judged how, why, by whom and when (ISO 8601).

    `undone_by` and `undone_at` tell who took it back.
    """

    number: int
    about: str
    left: str
    right: str
    verdict: str
    why: str
    by: str
    at: str
    undone_by: str | None
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class _End:
    """One side of a judgement: `whose` entity or event it is, how it is shown, and what it is tied to, by spelling."""

    about: str
    whose: str
    text: str
    schema: str
    ties: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(tie for _, ties in self.ties for tie in ties)[:MOST]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody says of two things: the verdict `same`, `different` or `unsure`, by whom, when and why."""

    verdict: str
    by: str
    at: datetime
    why: str = ""


def judge(store: Store, left_asked: str, right_asked: str, opinion: Opinion) -> Ruled:
    """Notes that two people, bodies or events are the same, different, or that nobody can be sure.

    A side is a name, NAME@REPORT (whom that report calls so), an id of `who` or of an event, or of one of its claims.
    It is tied to words of reports and outlives every rebuild; the conclusions are drawn again by the caller. Raises
    `Unanswerable` when a side means nobody or several, and when the two are of different kinds or one and the same.
    """
    verdict = next((known for known in get_args(Verdict) if known == opinion.verdict), None)
    if verdict is None:
        raise Unanswerable(f"{opinion.verdict!r} is no judgement: it is same, different or unsure")
    left, right = _end(store, left_asked), _end(store, right_asked)
    if left.about != right.about:
        raise Unanswerable(f"{left_asked!r} and {right_asked!r} are of two kinds: judge two names, or two events")
    if left.about == "names" and verdict == "same" and (left.schema == "Person") != (right.schema == "Person"):
        raise Unanswerable(f"{left.text} and {right.text} cannot be the same: one is a person, the other is none")
    ties = _apart(left, right) if left.whose == right.whose else (left.all, right.all)
    reason, name = " ".join(opinion.why.split()), person_named(opinion.by)
    texts = left.text, right.text
    number = add_ruling(store, Ruling(left.about, texts, ties, verdict, reason, name, opinion.at))
    return _ruled(next(ruling for ruling in rulings(store) if ruling.number == number))


def judgements(store: Store) -> tuple[Ruled, ...]:
    """All judgements of people on names and events, in order, also those that were taken back."""
    return tuple(_ruled(ruling) for ruling in rulings(store))


def undo(store: Store, number: int, *, by: str, at: datetime) -> Ruled:
    """Takes a judgement back; it stays on the list. The caller draws the conclusions again. Raises `Unanswerable`."""
    found = next((ruling for ruling in rulings(store) if ruling.number == number), None)
    if found is None:
        raise Unanswerable(f"there is no judgement {number}: `chancery judgements` lists them")
    if found.undone_by:
        raise Unanswerable(f"judgement {number} was taken back by {found.undone_by} already")
    undo_ruling(store, number, person_named(by), at)
    return _ruled(next(ruling for ruling in rulings(store) if ruling.number == number))


def _ruled(ruling: Ruling) -> Ruled:
    undone = ruling.undone_at.isoformat() if ruling.undone_at else None
    told = (ruling.verdict, ruling.reason, ruling.by, ruling.at.isoformat())
    return Ruled(ruling.number, ruling.about, *ruling.texts, *told, ruling.undone_by, undone)


def _apart(left: _End, right: _End) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ties of two sides that are one now; where one side is part of the other, what is left of the other."""
    ours, theirs = set(left.all), set(right.all)
    if ours == theirs:
        raise Unanswerable(
            f"{left.text} and {right.text} are one in the record already: to say which reports mean somebody else,"
            " write NAME@REPORT on both sides, or the ids of two claims (`chancery event ID --json`)"
        )
    if ours & theirs:
        ours, theirs = (ours, theirs - ours) if ours < theirs else (ours - theirs, theirs)
    return tuple(sorted(ours)), tuple(sorted(theirs))


def _end(store: Store, asked: str) -> _End:
    name, _, report = asked.rpartition("@")
    if name and report.isdecimal():
        return _in_report(store, name.strip(), int(report))
    if re.fullmatch(r"[0-9a-f]{4,16}", asked):
        return _by_id(store, asked)
    found = named(store, asked)
    sure = [entity for entity, score in found.items() if score > IN_PART] or list(found)
    if not sure:
        raise Unanswerable(unknown(store, asked))
    if len(sure) > 1:
        some = "; ".join(_described(store, entity) for entity in sure[:6])
        raise Unanswerable(f"{asked!r} can mean {len(sure)}: write one's id, or NAME@REPORT ({some})")
    return _entity(store, sure[0], asked)


def _described(store: Store, entity: str) -> str:
    row = store.query("SELECT * FROM entities WHERE id = ?", (entity,))[0]
    where = f", {country_name(row['country'])}" if row["country"] else ""
    reports = store.value(
        "SELECT group_concat(report) FROM (SELECT DISTINCT a.report FROM members AS m"
        " JOIN appearances AS a ON a.number = m.appearance WHERE m.entity = ? LIMIT 3)",
        (entity,),
    )
    return f"{row['caption']}{where}, id {entity[:8]}, in report {reports}"


TIES = """
SELECT r.uri, r.number AS report, a.schema, a.name, g.id AS name_group, g.entity, e.caption, e.schema AS kind
FROM name_members AS m JOIN name_groups AS g ON g.id = m.name_group JOIN entities AS e ON e.id = g.entity
JOIN appearances AS a ON a.number = m.appearance JOIN current_reports AS r ON r.number = a.report
"""


def _entity(store: Store, entity: str, asked: str | None = None) -> _End:
    """An entity, tied to some appearances of each of its spellings; of the spelling asked for where it has that one."""
    rows = store.query(f"{TIES} WHERE g.entity = ? ORDER BY a.number", (entity,))
    if not rows:
        raise Unanswerable(f"{asked or entity!r} is a country: countries are known by their codes")
    exact = [row for row in rows if asked and row["name"].casefold() == " ".join(asked.split()).casefold()]
    return _tied(exact or rows)


def _in_report(store: Store, name: str, report: int) -> _End:
    rows = store.query(f"{TIES} WHERE r.number = ? ORDER BY a.number", (report,))
    words = set(fold_name(name).split())
    fitting = [row for row in rows if words <= set(fold_name(row["name"]).split())]
    if len({row["entity"] for row in fitting}) != 1:
        told = ", ".join(sorted({row["name"] for row in fitting or rows}))
        what = "can mean several there" if fitting else "is nobody there"
        raise Unanswerable(f"{name!r} in report {report} {what}: it names {told or 'nobody'}")
    return _tied(fitting, f" in report {report}")


def _tied(rows: Sequence[Any], where: str = "") -> _End:
    by_group: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if len(by_group[row["name_group"]]) < ANCHORS:
            by_group[row["name_group"]].append(appearance_key(row["uri"], row["schema"], row["name"]))
    ties = tuple((group, tuple(keys)) for group, keys in by_group.items())
    text = rows[0]["name"] if len({row["name"] for row in rows}) == 1 else rows[0]["caption"]
    return _End("names", rows[0]["entity"], text + where, rows[0]["kind"], ties)


def _by_id(store: Store, asked: str) -> _End:
    """An entity, an event or a claim that tells an event, by the beginning of its id."""
    like = (len(asked), asked)
    entities = store.query("SELECT id FROM entities WHERE substr(id, 1, ?) = ?", like)
    events = store.query("SELECT id FROM events WHERE substr(id, 1, ?) = ?", like)
    claims = store.query(
        "SELECT DISTINCT c.id, ec.event FROM claims AS c JOIN event_claims AS ec ON ec.claim = c.number"
        " WHERE substr(c.id, 1, ?) = ?",
        like,
    )
    ids = {row["id"] for row in (*entities, *events, *claims)}
    if len(ids) != 1:
        some = f"begins several ids ({', '.join(sorted(ids)[:5])}): write more of it" if ids else "is the id of nothing"
        raise Unanswerable(f"{asked!r} {some}; `chancery who` and `chancery timeline` show ids")
    if entities:
        return _entity(store, entities[0]["id"])
    event = claims[0]["event"]
    told = (
        "SELECT c.id FROM event_claims AS ec JOIN claims AS c ON c.number = ec.claim WHERE ec.event = ? ORDER BY c.id"
    )
    ties = tuple(row["id"] for row in store.query(told, (event,))) if events else (claims[0]["id"],)
    return _End(
        "events", event, f"event {event[:8]}" if events else f"claim {claims[0]['id'][:8]}", "Event", (("", ties),)
    )
