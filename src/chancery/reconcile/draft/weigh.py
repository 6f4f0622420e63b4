"""What the sentences of the record say of each atom of the draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chancery.reconcile.draft.align import CLOSE, Match, followed, matches, quoted_alone
from chancery.reconcile.draft.atoms import Atom, differ
from chancery.reconcile.draft.page import Line, Page
from chancery.reconcile.draft.verdict import KINDS, Backing, Otherwise, Verdict, in_words, instead

NEAR = 3
"""Days. A meeting told a day or two off is told wrongly; further off it is more likely another meeting."""
CYCLE = 7
"""Days between a draft and a report within which an undated figure is of one time."""
FRESH = 14
"""Days between a draft and a report that it follows; later the same words are told of other news."""
VERBATIM = 0.9
"""How alike two sentences must be where two of their facts differ."""
LOOSE = 0.6
"""How alike two sentences must be where the draft follows the report."""
BETTER = 0.05
"""A sentence that agrees must be nearly as like the draft's as one that contradicts it."""


@dataclass(slots=True)
class Weighed:
    """Sentences for and against one atom, the likest first."""

    agree: list[Match] = field(default_factory=list)
    against: list[tuple[Match, Atom]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A draft beside reports: `found` are the likest sentences of each line, `close` the reports that it follows,
    `alone` those from which a draft of a sentence or two takes one."""

    draft: Page
    pages: Mapping[int, Page]
    found: Mapping[Line, Sequence[Match]]
    close: frozenset[int]
    alone: frozenset[int] = frozenset()


def compare(draft: Page, pages: Mapping[int, Page]) -> Comparison:
    """Lays every sentence of the draft beside those of the reports that may tell the same."""
    telling: dict[str, list[Line]] = {}
    for page in pages.values():
        for line in page.lines:
            for stem in line.content:
                telling.setdefault(stem, []).append(line)
    found: dict[Line, list[Match]] = {}
    for line in draft.lines:
        best: dict[int, Match] = {}
        for match in matches(line, {other for stem in line.content for other in telling.get(stem, ())}):
            best.setdefault(match.theirs.page, match)
        found[line] = list(best.values())
    return Comparison(draft, pages, found, followed(draft.lines, found), quoted_alone(draft.lines, found))


def weigh(comparison: Comparison) -> dict[Atom, Weighed]:
    """For and against each atom of the draft."""
    weighed: dict[Atom, Weighed] = defaultdict(Weighed)
    for line in comparison.draft.lines:
        told = comparison.found[line]
        for match in told:
            for ours, _ in match.agree:
                weighed[ours].agree.append(match)
            for ours, theirs in match.against:
                if _certain(comparison, match, ours, theirs):
                    weighed[ours].against.append((match, theirs))
    return weighed


def rule(atom: Atom, weighed: Weighed) -> Verdict | None:
    """The verdict of like sentences on an atom, or `None` when they say nothing."""
    agree = max((match.ratio for match in weighed.agree), default=0.0)
    against = max((match.ratio for match, _ in weighed.against), default=0.0)
    if weighed.agree and agree >= against - BETTER:
        backing = tuple(_backing(match) for match in weighed.agree)
        verdict = Verdict(atom.start, atom.end, KINDS[atom.kind], "supported", "", backing)
        return replace(verdict, exact=tuple(_exact(atom, weighed)), otherwise=tuple(_otherwise(weighed)))
    if weighed.against and _of_one_mind(weighed):
        _, theirs = max(weighed.against, key=lambda told: told[0].ratio)
        backing = tuple(_backing(m) for m, other in weighed.against if not differ(other, theirs))
        return Verdict(atom.start, atom.end, KINDS[atom.kind], "contradicted", instead(atom, theirs), backing)
    return None


def _exact(atom: Atom, weighed: Weighed) -> Iterator[Backing]:
    """The words of the atom in the sentences that agree."""
    for match in weighed.agree:
        for ours, theirs in match.agree:
            if ours == atom:
                yield Backing(match.theirs.page, theirs.start, theirs.end)


def _otherwise(weighed: Weighed) -> Iterator[Otherwise]:
    """What the sentences against an atom have in its place."""
    for match, theirs in weighed.against:
        yield Otherwise(in_words(theirs), Backing(match.theirs.page, theirs.start, theirs.end))


def _of_one_mind(weighed: Weighed) -> bool:
    """Whether the sentences against agree: words that come back with ever other facts are a form of speech."""
    best = max(match.ratio for match, _ in weighed.against)
    told = [theirs for match, theirs in weighed.against if match.ratio >= best - BETTER]
    return not any(differ(one, other) for one in told for other in told)


def _backing(match: Match) -> Backing:
    return Backing(match.theirs.page, match.theirs.start, match.theirs.end)


def _certain(comparison: Comparison, match: Match, ours: Atom, theirs: Atom) -> bool:
    """Whether two sentences that differ in an atom tell one thing, so that one of them must be wrong."""
    page = comparison.pages[match.theirs.page]
    if page.number in comparison.close:
        return _followed(comparison.draft, page, match, ours)
    if page.number in comparison.alone and match.ratio >= CLOSE and len(match.against) == 1:
        days = _days(comparison.draft, page)
        if days <= (0 if ours.kind in ("name", "country") else NEAR):
            return True
    if match.ratio < CLOSE or len(match.against) > 1 or len(match.ours.content & match.theirs.content) < 4:
        return False
    if ours.kind in ("name", "country") or not _same_cast(match):
        return False
    kinds = [ours.kind for ours, _ in match.agree]
    if ours.kind == "place":
        return "date" in kinds and ("name" in kinds or kinds.count("country") > 1)
    if ours.kind == "date":
        return "name" in kinds and _near(ours, theirs)
    dated = "date" in kinds and ours.kind != "ordinal"  # "the seventh round since 2021": the next is the eighth
    return bool(kinds) and (dated or _one_time(comparison.draft, page))


def _followed(draft: Page, page: Page, match: Match, ours: Atom) -> bool:
    """Whether a difference from a report that the draft follows is an error of the draft, not other news."""
    days = _days(draft, page)
    if days > (NEAR if ours.kind in ("name", "country") else FRESH):
        return False
    if len(match.against) == 1:
        return match.ratio >= LOOSE
    told = {atom.kind for atom, _ in match.against}
    return match.ratio >= VERBATIM and days == 0 and len(match.against) == 2 and not told & {"name", "country"}


def _days(draft: Page, page: Page) -> int:
    """Days between the two publications, none where one is not known."""
    return abs((draft.published - page.published).days) if draft.published and page.published else 0


def _same_cast(match: Match) -> bool:
    """Whether all names and countries of the draft's sentence are in the other one."""
    agreed = {ours for ours, _ in match.agree}
    return all(atom in agreed for atom in match.ours.atoms if atom.kind in ("name", "country"))


def _near(ours: Atom, theirs: Atom) -> bool:
    if not (ours.when and theirs.when and ours.when.earliest and theirs.when.earliest):
        return False
    return abs((ours.when.earliest - theirs.when.earliest).days) <= NEAR


def _one_time(draft: Page, page: Page) -> bool:
    if draft.published is None or page.published is None:
        return True
    return abs((draft.published - page.published).days) <= CYCLE


def lines_with(comparison: Comparison, start: int, end: int) -> Iterator[Match]:
    """The sentences of the record that tell all that the draft's sentence around `[start, end)` tells."""
    line = comparison.draft.line_at(start)
    if line is None or line.end < end:
        return
    for match in comparison.found[line]:
        if match.ratio >= CLOSE and not match.against:
            yield match
