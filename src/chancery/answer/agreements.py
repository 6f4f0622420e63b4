"""Agreements one can follow: each paper once, however many reports tell of it, with what became of it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from chancery.answer.papers import HELD, Paper, generic, papers
from chancery.answer.party import Chosen, choose_all
from chancery.answer.views import PartyLine, Unanswerable, View, Words
from chancery.model.states import successor
from chancery.record import Store

STATES = (
    "cancelled",
    "proposed",
    "under negotiation",
    "to be signed",
    "initialled",
    "concluded",
    "adopted",
    "signed",
    "ratified",
    "to enter into force",
    "in force",
    "to be extended",
    "extended",
    "to be ended",
    "to expire",
    "suspended",
    "expired",
    "ended",
)
"""What becomes of a paper, in the order of its life: of two told without dates the later stands."""
MADE = frozenset({"initialled", "concluded", "adopted", "signed"})
"""What reports call the same act: one tells that a statement was signed, another that it was adopted."""
SAME_DAY = 4
"""Days to which a nameless paper must be dated to be the same as another of those days."""
NAMES = 2
"""Words that two undated tellings must share to be of one paper."""


@dataclass(frozen=True, slots=True)
class Stage(View):
    """One thing that became of a paper: `signed` on `when` (EDTF), by these words; `independent` counts sources."""

    state: str
    when: str | None
    earliest: str | None
    latest: str | None
    independent: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Agreement(View):
    """A paper: `status` is its last stage, `when` the day of it, `term` the days it is for (EDTF).

    `counts` are the numbers told of a bundle ("six documents"): more than one where reports differ. `lapsed` is true
    when its term is over on the day of the question though no report says so. `events` are ids for `chancery event`.
    """

    id: str
    kind: str
    name: str
    parties: tuple[PartyLine, ...]
    status: str
    when: str | None
    earliest: str | None
    latest: str | None
    term: str | None
    lapsed: bool
    counts: tuple[int, ...]
    stages: tuple[Stage, ...]
    reports: int
    independent: int
    events: tuple[str, ...]


def agreements(
    store: Store,
    parties: Sequence[str] = (),
    *,
    status: str | None = None,
    kind: str | None = None,
    today: date | None = None,
) -> tuple[Agreement, ...]:
    """The agreements to which all of `parties` are party, in order of their first day; those without a date last.

    `status` is one of `STATES`, `kind` one of the kinds of papers (treaty, memorandum …), `today` the day on which
    terms are looked at. Raises `Unanswerable`.
    """
    if status is not None and status.lower() not in STATES:
        raise Unanswerable(f"{status!r} is no status of agreements: write one of {', '.join(STATES)}")
    chosen = choose_all(store, parties)
    told = [paper for paper in papers(store, chosen) if all(_binds(paper, party) for party in chosen)]
    groups = _groups(paper for paper in told if _is_agreement(paper))
    found = (_agreement(group, today) for group in groups if kind is None or any(p.kind == kind for p in group))
    kept = (one for one in found if kind in (None, one.kind) and (status is None or one.status == status.lower()))
    return tuple(sorted(kept, key=_in_time))


def _in_time(one: Agreement) -> tuple[object, ...]:
    """By the day of the paper; those without one last, by the first report that tells of it."""
    told = min((w.report.published or "9999" for stage in one.stages for w in stage.words), default="9999")
    return one.earliest is None, one.earliest or told, one.latest or "", one.name, one.id


def _binds(paper: Paper, party: Chosen) -> bool:
    if party.country:
        return successor(party.country) in paper.sides
    return any(line.entity in party.entities for line in paper.parties)


def _is_agreement(paper: Paper) -> bool:
    """Between two sides at least; a convention that one state joins must bear a name of its own."""
    named = sum(word[:1].isupper() for word in paper.name.split())
    return len(paper.sides) > 1 or (bool(paper.sides) and named > 1 and paper.state in {"ratified", "signed"})


def _groups(told: Iterable[Paper]) -> list[list[Paper]]:
    """Tellings of one paper together, best told first; a telling joins a group only if it fits every telling in it."""
    groups: list[list[Paper]] = []
    near: dict[frozenset[str], list[int]] = defaultdict(list)
    for paper in sorted(told, key=_order):
        keys = [frozenset(pair) for pair in combinations(sorted(paper.sides), 2)] or [paper.sides]
        candidates = sorted({at for key in keys for at in near[key]})
        fitting = [at for at in candidates if all(same_paper(paper, other) for other in groups[at])]
        best = max(fitting, key=lambda at: (_shared(paper, groups[at]), -at), default=None)
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(paper)
        for key in keys:
            if best not in near[key]:
                near[key].append(best)
    return groups


def _order(paper: Paper) -> tuple[object, ...]:
    return not paper.dated(), -len(paper.about), str(paper.when[1]), paper.words.claim, paper.place


def _shared(paper: Paper, group: Sequence[Paper]) -> int:
    return max(2 * (paper.event == other.event) + len(paper.about & other.about) for other in group)


def same_paper(left: Paper, right: Paper) -> bool:
    """True when two tellings are of one paper, by kind, name, parties and day.

    One report that gives two names means two papers. What is signed in one event is one paper where the kinds agree
    and the names do not differ; else the names must agree, and the days, as far as they are told.
    """
    if not (left.sides <= right.sides or right.sides <= left.sides) or left.bundle != right.bundle:
        return False
    if left.words.report.number == right.words.report.number:
        return left.kind == right.kind and left.about == right.about and left.count == right.count
    kinds = left.kind == right.kind
    if left.event == right.event:
        alike = left.about <= right.about or right.about <= left.about or bool(left.about & right.about)
        return alike and (kinds or bool({left.kind, right.kind} & generic()))
    if left.bundle:
        return left.count == right.count and _one_act(left, right) and left.overlaps(right) and _close(left, right)
    return kinds and _same_name(left, right)


def _one_act(left: Paper, right: Paper) -> bool:
    return left.state == right.state or {left.state, right.state} <= MADE


def _close(left: Paper, right: Paper) -> bool:
    return left.within(SAME_DAY) and right.within(SAME_DAY)


def _same_name(left: Paper, right: Paper) -> bool:
    inside = left.about <= right.about or right.about <= left.about
    if left.dated() and right.dated() and _one_act(left, right):
        if not left.overlaps(right):
            return False
        return inside and (bool(left.about and right.about) or _close(left, right))
    if not (left.about and right.about):
        return False
    if left.dated() and right.dated():  # signed, then in force
        return inside and _in_order(left, right)
    return left.about == right.about and len(left.about) >= NAMES


def _in_order(left: Paper, right: Paper) -> bool:
    first, second = sorted((left, right), key=lambda paper: STATES.index(paper.state))
    return not (first.when[1] and second.when[2] and second.when[2] < first.when[1])


def _agreement(group: Sequence[Paper], today: date | None) -> Agreement:
    stages = _stages(group)
    standing = _standing(stages)
    terms = sorted({paper.term for paper in group if paper.term}, key=str)
    name = max(group, key=lambda paper: (len(paper.about), -len(paper.name), paper.words.claim))
    first = next((stage for stage in stages if stage.state == standing.state), stages[0])
    over = bool(terms and today and terms[-1][1] and terms[-1][1] < today.isoformat())
    ids = sorted(f"{paper.words.claim}:{paper.place}" for paper in group)
    return Agreement(
        id=hashlib.sha256(ids[0].encode()).hexdigest()[:16],
        kind=Counter(p.kind for p in sorted(group, key=lambda p: p.kind in generic())).most_common(1)[0][0],
        name=name.name,
        parties=max(group, key=lambda paper: (len(paper.sides), paper.words.claim)).parties,
        status=standing.state,
        when=first.when,
        earliest=first.earliest,
        latest=first.latest,
        term=terms[-1][0] if terms else None,
        lapsed=over and standing.state not in {"expired", "ended", "cancelled"},
        counts=tuple(sorted({paper.count for paper in group if paper.count})),
        stages=stages,
        reports=len({paper.words.report.number for paper in group}),
        independent=len({paper.origin for paper in group}),
        events=tuple(sorted({paper.event for paper in group})),
    )


def _stages(group: Sequence[Paper]) -> tuple[Stage, ...]:
    """What became of the paper, in the order of its life; each stage with its sharpest date and all its words."""
    told: dict[str, list[Paper]] = defaultdict(list)
    for paper in group:
        told[paper.state].append(paper)
    return tuple(_stage(state, told[state]) for state in STATES if state in told)


def _stage(state: str, told: Sequence[Paper]) -> Stage:
    sharpest = min((p for p in told if p.dated()), key=_width, default=told[0])
    first, last = (day.isoformat() if day else None for day in sharpest.when[1:])
    listed = {(p.words.report.number, p.words.start): p.words for p in told}
    words = sorted(listed.values(), key=lambda w: (w.report.published or "9999", w.report.number, w.start))
    return Stage(state, sharpest.when[0], first, last, len({p.origin for p in told}), tuple(words))


def _width(paper: Paper) -> tuple[int, str]:
    assert paper.when[1] and paper.when[2]
    return (paper.when[2] - paper.when[1]).days, str(paper.when[0])


def _standing(stages: Sequence[Stage]) -> Stage:
    """The stage that stands: the last of its life, unless one dated after it tells otherwise ("extended")."""
    happened = [stage for stage in stages if any(words.status in HELD for words in stage.words)]
    last = (happened or list(stages))[-1]
    later = [stage for stage in happened if stage.earliest and last.latest and stage.earliest > last.latest]
    return max(later, key=lambda stage: stage.earliest or "", default=last)
