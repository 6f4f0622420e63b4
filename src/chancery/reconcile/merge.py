"""The same event told more than once: which claims tell one event, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from chancery.model import Judgement
from chancery.reconcile.alike import clash, likeness
from chancery.reconcile.blocks import Block, blocks
from chancery.reconcile.inside import pairs_inside
from chancery.reconcile.landmarks import counted, same_landmarks
from chancery.reconcile.tellings import Account, Telling, account

Pair = tuple[float, int, int, str]
CLEARLY = 0.05
"""By so much an undated account must be more like one event than like any other, when it fits several."""


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
    """Tellings (by place) that are one event so far; `accounts` is what each report says, once reports are read."""

    members: list[int]
    earliest: date | None
    before: date | None
    accounts: list[Account] = field(default_factory=list)


def merge_events(
    tellings: Sequence[Telling], human: Iterable[Judgement] = ()
) -> tuple[list[Together], list[Judgement]]:
    """Groups tellings of one event; returns the groups and a judgement with its reason for each merge.

    First the tellings of each report, then what the reports tell (their accounts): pairs that agree in parties and days
    are joined best first, then a vaguely dated or undated account goes to the one event it fits. All accounts of a
    group have a day in common and no two of them clash, so two visits in one year stay two. What arrives first has no
    say: pairs are ordered by likeness, then by claim id. A person's judgement (`human`, by claim ids) outweighs the
    rules.
    """
    return _Merger(sorted(tellings, key=lambda telling: telling.id), human).run()


class _Merger:
    def __init__(self, tellings: Sequence[Telling], human: Iterable[Judgement]) -> None:
        self.tellings = tellings
        self.singles = [account([telling]) for telling in tellings]
        self.cluster = {
            at: _Cluster([at], single.earliest, single.before, [single]) for at, single in enumerate(self.singles)
        }
        self.judgements: list[Judgement] = []
        by_id = {telling.id: at for at, telling in enumerate(tellings)}
        known = [(by_id[j.left], by_id[j.right], j) for j in human if j.left in by_id and j.right in by_id]
        self.same = [(a, b) for a, b, j in known if j.verdict == "same"]
        self.apart = {frozenset((a, b)) for a, b, j in known if j.verdict != "same"}

    def run(self) -> tuple[list[Together], list[Judgement]]:
        for a, b in self.same:
            self._unite(a, b)
        for score, a, b, reason in self._inside():
            self._join(a, b, score, reason)
        self._across()
        self._landmarks()
        clusters = {id(cluster): cluster for cluster in self.cluster.values()}
        groups = []
        for cluster in clusters.values():
            members = sorted(cluster.members)
            groups.append(Together(tuple(self.tellings[m].number for m in members), cluster.earliest, cluster.before))
        return sorted(groups, key=lambda group: group.claims), self.judgements

    def _inside(self) -> list[Pair]:
        """Pairs of tellings of one report, best first."""
        reports: dict[str, list[int]] = defaultdict(list)
        for at, telling in enumerate(self.tellings):
            reports[telling.claim.report].append(at)
        pairs = []
        for places in reports.values():
            found = pairs_inside([self.singles[at] for at in places])
            pairs += [(score, places[a], places[b], reason) for score, a, b, reason in found]
        return sorted(pairs, key=_best_first)

    def _across(self) -> None:
        """Joins what different reports tell: the dated, then the vague to the one that fits, then the undated."""
        places, accounts = self._accounts()
        indexed = blocks(accounts)
        sure, vague = [], defaultdict(list)
        for a, b in _neighbours(accounts, indexed):
            if like := likeness(accounts[a], accounts[b]):
                pair = (like[0], places[a], places[b], like[1])
                if _comparable(accounts[a], accounts[b]):
                    sure.append(pair)
                else:
                    vague[a].append(pair)
                    vague[b].append(pair)
        for score, a, b, reason in sorted(sure, key=_best_first):
            self._join(a, b, score, reason)
        rest = []
        loose = [at for at in vague if not accounts[at].narrow]
        for at in sorted(loose, key=lambda at: (accounts[at].when is None, at)):
            rest += self._attach(places[at], vague[at])
        for score, a, b, reason in sorted(set(rest), key=_best_first):
            self._join(a, b, score, reason)

    def _landmarks(self) -> None:
        """Joins what tells a milestone that is reached once; a date that is only counted out leaves the stated one."""
        clusters = list({id(cluster): cluster for cluster in self.cluster.values()}.values())
        for anchor, at, reason in same_landmarks([[self.tellings[m] for m in c.members] for c in clusters]):
            left, right = (self.cluster[clusters[place].members[0]] for place in (anchor, at))
            if left is right or self._is_kept_apart(left, right):
                continue
            first, second = left.members[0], right.members[0]
            if all(counted(self.tellings[m]) or not self.tellings[m].when for m in right.members):
                right.earliest, right.before = left.earliest, left.before
            self._unite(first, second)
            self.judgements.append(Judgement(self.tellings[first].id, self.tellings[second].id, "same", 0.8, reason))

    def _accounts(self) -> tuple[list[int], list[Account]]:
        """One account for each report and event, with the place of the telling that stands for it."""
        at_of = {telling.number: at for at, telling in enumerate(self.tellings)}
        told = []
        for cluster in {id(cluster): cluster for cluster in self.cluster.values()}.values():
            reports: dict[tuple[str, str], list[Telling]] = defaultdict(list)
            for member in sorted(cluster.members):
                telling = self.tellings[member]
                reports[telling.claim.report, telling.event.type].append(telling)
            cluster.accounts = [account(group) for group in reports.values()]
            told += [(at_of[one.first.number], one) for one in cluster.accounts]
        told.sort(key=lambda pair: pair[0])
        return [at for at, _ in told], [one for _, one in told]

    def _attach(self, at: int, pairs: Sequence[Pair]) -> list[Pair]:
        """Joins a vague account to the one dated event it fits; returns the pairs with what is not dated.

        Of several events none is chosen, unless more speaks for one than for any other.
        """
        fitting: dict[int, Pair] = {}
        undated = []
        for pair in sorted(pairs, key=_best_first):
            other = self.cluster[pair[2] if pair[1] == at else pair[1]]
            if other is self.cluster[at] or self._clash(self.cluster[at], other):
                continue
            if other.earliest or other.before:
                fitting.setdefault(id(other), pair)
            else:
                undated.append(pair)
        best = sorted(fitting.values(), key=_best_first)[:2]
        if best and (len(best) == 1 or best[0][0] > best[1][0] + CLEARLY):
            self._join(best[0][1], best[0][2], best[0][0], best[0][3])
        return undated if not fitting else []

    def _join(self, a: int, b: int, score: float, reason: str) -> None:
        left, right = self.cluster[a], self.cluster[b]
        if left is right or not _common_days(left, right) or self._clash(left, right):
            return
        self._unite(a, b)
        self.judgements.append(Judgement(self.tellings[a].id, self.tellings[b].id, "same", score, reason))

    def _clash(self, left: _Cluster, right: _Cluster) -> bool:
        if self._is_kept_apart(left, right):
            return True
        return any(clash(a, b) for a in left.accounts for b in right.accounts)

    def _is_kept_apart(self, left: _Cluster, right: _Cluster) -> bool:
        """True when a person judged that something in one is not the same as something in the other."""
        if not self.apart:
            return False
        return any(frozenset((a, b)) in self.apart for a in left.members for b in right.members)

    def _unite(self, a: int, b: int) -> None:
        left, right = self.cluster[a], self.cluster[b]
        if left is right:
            return
        left.accounts += right.accounts
        left.members += right.members
        starts = [day for day in (left.earliest, right.earliest) if day]
        ends = [day for day in (left.before, right.before) if day]
        left.earliest, left.before = max(starts, default=None), min(ends, default=None)
        if left.earliest and left.before and left.before <= left.earliest:  # only a person joins what has no common day
            left.earliest, left.before = min(starts), max(ends)
        for member in right.members:
            self.cluster[member] = left


def _neighbours(accounts: Sequence[Account], indexed: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Pairs of accounts of different reports that stand in one block and can be of one day, each once."""
    seen = set()
    for block in indexed:
        for position, (_, end, a) in enumerate(block):
            for start, _, b in block[position + 1 :]:
                if start >= end:
                    break
                pair = (min(a, b), max(a, b))
                if pair not in seen and accounts[a].report != accounts[b].report:
                    seen.add(pair)
                    yield pair


def _comparable(a: Account, b: Account) -> bool:
    """True when both tell days sharply, or in the same words."""
    return bool((a.narrow and b.narrow) or (a.when and b.when and a.when.edtf == b.when.edtf))


def _best_first(pair: Pair) -> tuple[float, int, int]:
    return -pair[0], pair[1], pair[2]


def _common_days(left: _Cluster, right: _Cluster) -> bool:
    first = max(left.earliest or date.min, right.earliest or date.min)
    return first < min(left.before or date.max, right.before or date.max)
