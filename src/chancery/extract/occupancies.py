"""Doc → occupancies: who holds which post, as of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.lang import knowledge
from chancery.model import Claim, Mention, Occupancy, Office, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_occupancies(doc: Doc) -> list[Claim]:
    """The occupancies of `doc`, in order of place: each holder, post and body once, where the report first gives it.

    A post that a fuller one of the same holder contains ("Ambassador" beside "Ambassador to Russia") is left out.
    """
    given: list[tuple[Office, Mention]] = [
        (office, mention) for mention in doc._.mentions for office in mention.offices
    ]
    told: dict[int, set[tuple[str, bool]]] = {}
    for office, mention in given:
        told.setdefault(mention.entity, set()).add((office.post.casefold(), office.former))
    claims, seen = [], set()
    for office, mention in sorted(given, key=lambda pair: (pair[0].start, pair[0].end, pair[1].name)):
        post = (office.post.casefold(), office.former)
        if (mention.entity, post) in seen:
            continue
        seen.add((mention.entity, post))
        if not any(_contains(other, post) for other in told[mention.entity]):
            claims.append(_claim(doc, office, mention))
    return claims


def _contains(full: tuple[str, bool], short: tuple[str, bool]) -> bool:
    """True when `full` says all that `short` says and more, of the same rank: "Vice President" is not "President"."""
    rank = frozenset(knowledge("en", "offices")["modifiers"]["level"])
    whole, part = frozenset(full[0].split()), frozenset(short[0].split())
    return full[1] == short[1] and part < whole and not (whole - part) & rank


def _claim(doc: Doc, office: Office, mention: Mention) -> Claim:
    report = doc._.report
    return Claim(
        report=report.uri,
        span=Span(office.start, office.end),
        text=doc._.text[office.start : office.end],
        body=Occupancy(mention.name, office.post, office.of, office.former),
        rule=f"office/{office.rule}",
        status="planned" if office.coming else "held",
    )
