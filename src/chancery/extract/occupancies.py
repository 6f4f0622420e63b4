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
    claims, seen = [], set()
    for office, mention in sorted(given, key=lambda pair: (pair[0].start, pair[0].end, pair[1].name)):
        key = (mention.entity, office.post.casefold(), office.former)
        fuller = any(m.entity == mention.entity and _contains(other, office) for other, m in given)
        if key not in seen and not fuller:
            seen.add(key)
            claims.append(_claim(doc, office, mention))
    return claims


def _contains(full: Office, short: Office) -> bool:
    """True when `full` says all that `short` says and more, of the same rank: "Vice President" is not "President"."""
    rank = frozenset(knowledge("en", "offices")["modifiers"]["level"])
    whole, part = (frozenset(office.post.casefold().split()) for office in (full, short))
    return full.former == short.former and part < whole and not (whole - part) & rank


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
