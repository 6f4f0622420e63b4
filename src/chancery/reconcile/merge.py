"""The same event told more than once: which claims tell one event, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from chancery.model import Judgement, When
from chancery.reconcile.alike import Telling, clash, likeness

NARROW = 31
"""Days. A telling with a sharper date is compared day by day; a vaguer one joins an event only when one alone fits."""
NEWS = timedelta(days=3)
"""An undated telling is taken for the news of the days before its publication; reports carry such news this long."""


@dataclass(frozen=True, slots=True)
class Together:
    """The claims (by number, smallest claim id first) that tell one event, and the days on which they agree."""

    claims: tuple[int, ...]
    earliest: date | None = None
    before: date | None = None

    @property
    def latest(self) -> date | None:
        """The last day of `before`, or `None` when open."""
        return self.before - timedelta(days=1) if self.before else None


@dataclass(slots=True)
class _Cluster:
    tellings: list[Telling]
    earliest: date | None = None
    before: date | None = None
    members: list[int] = field(default_factory=list)


def merge_events(
    tellings: Sequence[Telling], human: Iterable[Judgement] = ()
) -> tuple[list[Together], list[Judgement]]:
    """Groups tellings of one event; returns the groups and a judgement with its reason for each merge.

    Pairs that agree in type, parties and days are joined best first, as long as all tellings of a group have a day in
    common and no two of them clash (so two visits in one year stay two). What arrives first has no say: pairs are
    ordered by likeness, then by claim id. A person's judgement (`human`, by claim ids) outweighs the rules.
    """
    return _Merger(sorted(tellings, key=lambda telling: telling.claim.id), human).run()


class _Merger:
    def __init__(self, tellings: Sequence[Telling], human: Iterable[Judgement]) -> None:
        self.tellings = tellings
        self.cluster = {at: _cluster(telling, at) for at, telling in enumerate(tellings)}
        self.index = _Index(tellings)
        self.judgements: list[Judgement] = []
        by_id = {telling.claim.id: at for at, telling in enumerate(tellings)}
        known = [(by_id[j.left], by_id[j.right], j) for j in human if j.left in by_id and j.right in by_id]
        self.same = [(a, b, j) for a, b, j in known if j.verdict == "same"]
        self.apart = {frozenset((a, b)) for a, b, j in known if j.verdict == "different"}

    def run(self) -> tuple[list[Together], list[Judgement]]:
        for a, b, _ in self.same:
            self._unite(a, b)
        for score, a, b, reason in self._pairs():
            self._join(a, b, score, reason)
        for at in range(len(self.tellings)):
            self._attach(at)
        clusters = {id(cluster): cluster for cluster in self.cluster.values()}
        groups = []
        for cluster in clusters.values():
            members = sorted(cluster.members)
            groups.append(Together(tuple(self.tellings[m].number for m in members), cluster.earliest, cluster.before))
        return sorted(groups, key=lambda group: group.claims), self.judgements

    def _pairs(self) -> list[tuple[float, int, int, str]]:
        """Pairs that may tell one event, best first: sharply dated ones by sweep over the days."""
        pairs: dict[tuple[int, int], tuple[float, str]] = {}
        for block in self.index.blocks.values():
            for position, (_, a) in enumerate(block):
                for start, b in block[position + 1 :]:
                    if start >= _ends(self.tellings[a]):
                        break
                    key = (min(a, b), max(a, b))
                    if key not in pairs and (like := likeness(self.tellings[key[0]], self.tellings[key[1]])):
                        pairs[key] = like
        return sorted(((score, a, b, why) for (a, b), (score, why) in pairs.items()), key=lambda p: (-p[0], p[1], p[2]))

    def _join(self, a: int, b: int, score: float, reason: str) -> None:
        left, right = self.cluster[a], self.cluster[b]
        if left is right or not _common_days(left, right) or self._clash(left, right):
            return
        self._unite(a, b)
        self.judgements.append(Judgement(self.tellings[a].claim.id, self.tellings[b].claim.id, "same", score, reason))

    def _clash(self, left: _Cluster, right: _Cluster) -> bool:
        if any(frozenset((a, b)) in self.apart for a in left.members for b in right.members):
            return True
        return any(clash(a, b) for a in left.tellings for b in right.tellings)

    def _unite(self, a: int, b: int) -> None:
        left, right = self.cluster[a], self.cluster[b]
        if left is right:
            return
        left.tellings += right.tellings
        left.members += right.members
        starts = [day for day in (left.earliest, right.earliest) if day]
        ends = [day for day in (left.before, right.before) if day]
        left.earliest, left.before = max(starts, default=None), min(ends, default=None)
        for member in right.members:
            self.cluster[member] = left

    def _attach(self, at: int) -> None:
        """Joins a vaguely dated or undated telling to the one event it fits, when only one fits."""
        telling = self.tellings[at]
        if is_narrow(telling.when) or len(self.cluster[at].members) > 1:
            return
        fitting: dict[int, tuple[_Cluster, int, float, str]] = {}
        for other, (score, reason) in self._vague_matches(at):
            cluster = self.cluster[other]
            if cluster is not self.cluster[at] and not self._clash(self.cluster[at], cluster):
                best = fitting.get(id(cluster))
                if best is None or score > best[2]:
                    fitting[id(cluster)] = (cluster, other, score, reason)
        if len(fitting) == 1:
            _, other, score, reason = next(iter(fitting.values()))
            self._join(at, other, score, reason)

    def _vague_matches(self, at: int) -> list[tuple[int, tuple[float, str]]]:
        telling, matches = self.tellings[at], []
        for other in sorted(self.index.near(telling)):
            told = self.tellings[other]
            if other != at and _may_tell(telling, told) and (like := likeness(telling, told)):
                matches.append((other, like))
        return matches


class _Index:
    """Where tellings stand, so that a vague one need not be held against all others."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.blocks: dict[tuple[str, str], list[tuple[date, int]]] = defaultdict(list)
        self.others: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, telling in enumerate(tellings):
            kind, when = telling.event.type, telling.when
            self.others["report", telling.claim.report, kind].append(at)
            for party in telling.parties:
                if is_narrow(when):
                    self.blocks[kind, party].append((_starts(telling), at))
                elif when:
                    self.others["edtf", when.edtf, kind, party].append(at)
        for block in self.blocks.values():
            block.sort()

    def near(self, vague: Telling) -> set[int]:
        """Tellings that could be of the event of `vague`, by report, party and days."""
        kind, when = vague.event.type, vague.when
        found = set(self.others["report", vague.claim.report, kind])
        reach = timedelta(days=NARROW)
        if when:
            first, last = (when.earliest or date.min + reach) - reach, when.before or date.max
        elif vague.day:
            first, last = vague.day - NEWS - reach, vague.day + NEWS
        else:
            return found
        for party in [*vague.people, *vague.bodies] or sorted(vague.countries):
            block = self.blocks[kind, party]
            found |= {at for _, at in block[bisect_left(block, (first, 0)) : bisect_right(block, (last, 1 << 60))]}
            if when:
                found |= set(self.others["edtf", when.edtf, kind, party])
        return found


def is_narrow(when: When | None) -> bool:
    """True when `when` is closed on both sides and no vaguer than a month."""
    return bool(when and when.earliest and when.before and (when.before - when.earliest).days <= NARROW)


def _may_tell(vague: Telling, other: Telling) -> bool:
    """Whether a vague telling may tell what `other` tells, by their days alone."""
    if vague.claim.report == other.claim.report:
        return vague.when is None or other.when is None or vague.when.overlaps(other.when)
    if vague.when:
        same_words = other.when is not None and other.when.edtf == vague.when.edtf
        return same_words or (is_narrow(other.when) and other.when is not None and vague.when.overlaps(other.when))
    if not (vague.day and other.when and is_narrow(other.when) and other.when.latest and other.when.earliest):
        return False
    if vague.claim.status in ("planned", "proposed"):  # a plan is told before the deed, a deed after it
        return other.when.earliest - NEWS <= vague.day <= other.when.latest
    return other.when.earliest <= vague.day <= other.when.latest + NEWS


def _common_days(left: _Cluster, right: _Cluster) -> bool:
    first = max(left.earliest or date.min, right.earliest or date.min)
    return first < min(left.before or date.max, right.before or date.max)


def _cluster(telling: Telling, at: int) -> _Cluster:
    when = telling.when
    return _Cluster([telling], when.earliest if when else None, when.before if when else None, [at])


def _starts(telling: Telling) -> date:
    return (telling.when and telling.when.earliest) or date.min


def _ends(telling: Telling) -> date:
    return (telling.when and telling.when.before) or date.max
