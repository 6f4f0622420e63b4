"""One meeting told with two places or with two offices of one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from chancery.model import Event, Finding, Occupancy
from chancery.reconcile.checks.material import Grade, Material, Side, Told, best_attested, finding, table

MANY = 6
"""People. At larger gatherings the same two may see each other in several places on one day."""


def two_places(material: Material) -> Iterator[Finding]:
    """One meeting in two places.

    The same two people on one day in two cities, each told by a report that does not tell the other. In two countries
    it is hard; in two cities of one country they may have gone from one to the other.
    """
    met: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for told in (told for group in material.events for told in group):
        body = told.claim.body
        if not told.town or not isinstance(body, Event) or not body.when or not 1 < len(told.people) <= MANY:
            continue
        if told.claim.status in ("held", "ongoing") and body.mode != "phone" and _place_told(told):
            for pair in combinations(sorted(told.people), 2):
                met[(*pair, body.when.edtf)].append(told)
    seen = set()
    for (one, other, day), tellings in sorted(met.items()):
        found = _two_places(tellings, (one, other, day))
        if found and found.evidence not in seen:
            seen.add(found.evidence)
            yield found


def _place_told(told: Told) -> bool:
    """Whether the place stands in the sentence of the claim, not only in a dateline."""
    body = told.claim.body
    sentence = told.source.sentence(told.claim.span.start, told.claim.span.end).of(told.source.text)
    return isinstance(body, Event) and body.place is not None and body.place.name in sentence


def _two_places(tellings: Sequence[Told], key: tuple[str, ...]) -> Finding | None:
    towns: dict[str, set[str]] = defaultdict(set)
    for told in tellings:
        towns[told.source.uri].add(told.town or "")
    plain = [told for told in tellings if len(towns[told.source.uri]) == 1]
    named = sorted({told.town or "" for told in plain})
    if len(named) < 2 or any(len(where) > 1 for where in towns.values()):
        return None
    sides = best_attested(Side(t.source, t.claim.span, t.town or "") for t in plain)
    grade: Grade = "hard" if len({town.rpartition(", ")[2] for town in named}) > 1 else "soft"
    told_by = "; ".join(dict.fromkeys(f"{side.value} ({side.who})" for side in sides))
    return finding("two_places", grade, f"One meeting, two places: {told_by}.", sides, key=(*key, *named))


@dataclass(frozen=True, slots=True)
class _Office:
    told: Told
    ranks: frozenset[str]


def two_posts(material: Material) -> Iterator[Finding]:
    """One person with two offices at one meeting that nobody holds at a time: "President" and "Prime Minister".

    Both are offices of one country, given by reports of one event, of which none gives both.
    """
    offices: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in material.occupancies:
        body = told.claim.body
        if isinstance(body, Occupancy) and told.holder and not body.former and body.of and told.claim.status == "held":
            offices[(told.source.uri, told.holder)].append(told)
    seen = set()
    for group in material.events:
        uris = sorted({told.source.uri for told in group})
        if len({told.source.origin for told in group}) < 2:
            continue
        for person in sorted(frozenset[str]().union(*(told.people for told in group))):
            held = [(uri, offices[(uri, person)]) for uri in uris if (uri, person) in offices]
            found = _two_posts(person, [tellings for _, tellings in held])
            if found and found.key not in seen:
                seen.add(found.key)
                yield found


def _two_posts(person: str, held: Sequence[Sequence[Told]]) -> Finding | None:
    by_report = [(tellings, frozenset[str]().union(*(ranks(told) for told in tellings))) for tellings in held]
    for (ours, mine), (theirs, yours) in combinations(by_report, 2):
        if mine & yours or ours[0].source.origin == theirs[0].source.origin:
            continue
        clash = next(((a, b) for a in sorted(mine) for b in sorted(yours) if excludes(a, b)), None)
        if clash:
            picked = [
                next(t for t in side if rank in ranks(t)) for side, rank in zip((ours, theirs), clash, strict=True)
            ]
            if picked[0].claim.body.of != picked[1].claim.body.of:  # type: ignore[union-attr]
                continue
            sides = [Side(t.source, t.claim.span, t.claim.body.post) for t in picked]  # type: ignore[union-attr]
            name = picked[0].claim.body.holder  # type: ignore[union-attr]
            told = " / ".join(f"{side.value} ({side.who})" for side in sides)
            sentence = f"{name} with two offices at one event: {told}."
            return finding("two_posts", "hard", sentence, sides, key=(person, *sorted(clash)))
    return None


def ranks(told: Told) -> frozenset[str]:
    """The offices of rules.toml that an occupancy names: two in "Deputy Prime Minister and Foreign Minister"."""
    body = told.claim.body
    return offices_in(body.post) if isinstance(body, Occupancy) else frozenset()


@cache
def offices_in(post: str) -> frozenset[str]:
    """The offices of rules.toml that a post names, a deputy's as `deputy ...`; empty where it names none."""
    found = set()
    for part in re.split(r",|;|\band\b", post.casefold()):
        for row in table("rules")["office"]:
            if match := re.search(rf"\b(?:{row['words']})\b", part):
                low = re.search(r"\b(?:deputy|vice|assistant|under)\b", part[: match.start()])
                found.add(f"deputy {row['name']}" if low else row["name"])
                break
    return frozenset(found)


def excludes(one: str, other: str) -> bool:
    """Whether nobody holds both offices at a time, by the table `exclusive`."""
    return one != other and any(one in group and other in group for group in table("rules")["exclusive"])
