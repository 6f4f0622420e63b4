"""What was signed, told two ways: what kind of paper, how many of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from chancery.model import Event, Finding, Instrument
from chancery.reconcile.checks.material import Grade, Material, Side, Told, best_attested, finding, table

SAME_SUBJECT = 0.6
"""Share of the shorter name's words for what a paper is about that two names have in common."""

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _Paper:
    told: Told
    paper: Instrument
    subject: frozenset[str]

    @property
    def side(self) -> Side:
        """The words that name the paper."""
        return Side(self.told.source, self.paper.span, self.paper.kind)


def two_instruments(material: Material) -> Iterator[Finding]:
    """One paper told as two kinds, such as a treaty and a memorandum.

    Signed by the same countries on a common day, and about the same thing. "Agreement" and "document" may stand for any
    kind: against those it is soft.
    """
    for countries, papers in _signed(material):
        for a, b in combinations(papers, 2):
            if a.paper.kind != b.paper.kind and _one_paper(a, b):
                loose = {a.paper.kind, b.paper.kind} & set(table("rules")["loose"])
                sides = best_attested([a.side, b.side])
                told = " / ".join(f"{side.value} ({side.who}: “{' '.join(side.words.split())}”)" for side in sides)
                grade: Grade = "soft" if loose else "hard"
                key = (*sorted(countries), *sorted((a.paper.kind, b.paper.kind)), *sorted(a.subject & b.subject))
                yield finding("two_instruments", grade, f"One paper, two kinds: {told}.", sides, key=key)


def _signed(material: Material) -> Iterator[tuple[frozenset[str], list[_Paper]]]:
    """The single papers that the same countries signed or adopted, with a date."""
    signed: dict[frozenset[str], list[_Paper]] = defaultdict(list)
    for told in (told for group in material.events for told in group):
        body = told.claim.body
        if isinstance(body, Event) and body.when and told.claim.status == "held" and len(told.countries) > 1:
            for paper in body.instruments:
                if paper.act in table("rules")["made"] and paper.count is None:
                    words = set(_WORD.findall(paper.name.casefold())) - set(_WORD.findall(paper.kind))
                    signed[told.countries].append(_Paper(told, paper, frozenset(words) - told.naming))
    yield from sorted(signed.items(), key=lambda item: sorted(item[0]))


def _one_paper(a: _Paper, b: _Paper) -> bool:
    """Whether two sources tell of one paper: the same days, the same subject, and neither tells of both kinds."""
    if a.told.source.origin == b.told.source.origin or not _same_days(a.told, b.told):
        return False
    common = a.subject & b.subject
    return len(common) >= max(1, SAME_SUBJECT * min(len(a.subject), len(b.subject)))


def _same_days(a: Told, b: Told) -> bool:
    one, other = (told.claim.body.when for told in (a, b) if isinstance(told.claim.body, Event))
    return bool(one and other and one.overlaps(other) and (one.length or 99) <= 7 and (other.length or 99) <= 7)


def two_counts(material: Material) -> Iterator[Finding]:
    """One signing with two numbers of papers: "eleven agreements" and "fourteen agreements".

    The same kind of paper, the same countries, on a common day or in reports that share an event; hard where both
    reports give the number of all ("in all", "a total of"), else one may count a part.
    """
    counted: dict[tuple[frozenset[str], str], list[_Paper]] = defaultdict(list)
    sides = _sides(material)
    for told in (told for group in material.events for told in group):
        body, countries = told.claim.body, told.countries or sides.get(told.source.uri, frozenset())
        if isinstance(body, Event) and told.claim.status == "held" and len(countries) > 1:
            for paper in body.instruments:
                if paper.count is not None:
                    counted[(countries, paper.kind)].append(_Paper(told, paper, frozenset()))
    together = _together(material)
    for (countries, kind), papers in sorted(counted.items(), key=lambda item: (sorted(item[0][0]), item[0][1])):
        apart = [(a, b) for a, b in combinations(papers, 2) if _counts_apart(a, b, together)]
        if apart:
            yield _two_counts(countries, kind, [p for p in papers if any(p in pair for pair in apart)])


def _sides(material: Material) -> dict[str, frozenset[str]]:
    """For each source the two countries that alone deal with each other in it: "the two countries" are those."""
    pairs: dict[str, set[frozenset[str]]] = defaultdict(set)
    for told in (told for group in material.events for told in group):
        if len(told.countries) > 1:
            pairs[told.source.uri].add(told.countries)
    return {uri: next(iter(found)) for uri, found in pairs.items() if len(found) == 1}


def _together(material: Material) -> set[tuple[str, str]]:
    """The pairs of sources that tell one event, both ways round."""
    pairs = set()
    for group in material.events:
        uris = {told.source.uri for told in group}
        pairs |= {(a, b) for a in uris for b in uris if a != b}
    return pairs


def _counts_apart(a: _Paper, b: _Paper, together: set[tuple[str, str]]) -> bool:
    if a.paper.count == b.paper.count or a.told.source.origin == b.told.source.origin:
        return False
    return (a.told.source.uri, b.told.source.uri) in together or _same_days(a.told, b.told)


def _two_counts(countries: frozenset[str], kind: str, papers: Sequence[_Paper]) -> Finding:
    sides = best_attested(Side(p.told.source, p.paper.span, f"{p.paper.count}") for p in papers)
    grade: Grade = "hard" if all(_all_of_them(p) for p in papers) else "soft"
    told = "; ".join(f"{side.value} ({side.who}: “{' '.join(side.words.split())}”)" for side in sides)
    counts = sorted({str(p.paper.count) for p in papers})
    return finding(
        "two_counts", grade, f"One signing, two numbers: {told}.", sides, key=(*sorted(countries), kind, *counts)
    )


def _all_of_them(paper: _Paper) -> bool:
    around = paper.told.source.sentence(paper.told.claim.span.start, paper.told.claim.span.end)
    words = around.of(paper.told.source.text)
    return bool(re.search(r"\b(?:in all|in total|a total of|altogether|all told)\b", words, re.IGNORECASE))
