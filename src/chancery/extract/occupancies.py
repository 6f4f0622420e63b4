"""Doc → occupancies: who holds which post, as of the report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chancery.extract.heading import find_headed
from chancery.lang import knowledge
from chancery.model import Claim, Mention, Occupancy, Office, Span, When

if TYPE_CHECKING:
    from chancery.model.document import Doc


def find_occupancies(doc: Doc) -> list[Claim]:
    """The occupancies of `doc`, in order of place: each holder, post and body once, where the report first gives it.

    A post that a fuller one of the same holder contains ("Ambassador" beside "Ambassador to Russia") is left out.
    """
    given: list[tuple[Office, Mention]] = [(office, mention) for mention in doc.mentions for office in mention.offices]
    told: dict[int, set[tuple[str, bool]]] = {}
    gone = {(mention.entity, office.post.casefold()) for office, mention in given if office.former}
    for office, mention in given:
        told.setdefault(mention.entity, set()).add((office.post.casefold(), office.former))
    claims, seen = [], set()
    for office, mention in sorted(given, key=lambda pair: (pair[0].start, pair[0].end, pair[1].name)):
        post = (office.post.casefold(), office.former)
        if (mention.entity, post) in seen or (not office.former and (mention.entity, post[0]) in gone):
            continue  # who is called "former President" once may be called "President" for courtesy
        seen.add((mention.entity, post))
        if not any(_contains(other, post) for other in told[mention.entity]):
            claims.append(_claim(doc, office, mention))
    return [*claims, *_new_ones(find_headed(doc), claims)]


def _new_ones(headed: list[Claim], claims: list[Claim]) -> list[Claim]:
    """Offices told by a verb, but for holders of whom the report names an office of the same body."""
    known = {(claim.body.holder, claim.body.of) for claim in claims if isinstance(claim.body, Occupancy)}
    return [c for c in headed if isinstance(c.body, Occupancy) and (c.body.holder, c.body.of) not in known]


def _contains(full: tuple[str, bool], short: tuple[str, bool]) -> bool:
    """True when `full` says all that `short` says and more, of the same rank: "Vice President" is not "President"."""
    rank = frozenset(knowledge("en", "offices")["modifiers"]["level"])
    whole, part = frozenset(full[0].split()), frozenset(short[0].split())
    return full[1] == short[1] and part < whole and not (whole - part) & rank


def _claim(doc: Doc, office: Office, mention: Mention) -> Claim:
    report = doc.report
    return Claim(
        report=report.uri,
        span=Span(office.start, office.end),
        text=doc.text[office.start : office.end],
        body=Occupancy(mention.name, office.post, office.of, office.former, when=_when(doc, office, mention)),
        rule=f"office/{office.rule}",
        status="planned" if office.coming or _is_coming(office.post) else "held",
    )


def _is_coming(post: str) -> bool:
    """True for "ambassador-designate" and "president-elect"."""
    coming = frozenset(knowledge("en", "offices")["modifiers"]["coming"])
    return not coming.isdisjoint(post.casefold().replace("-", " ").split())


def _when(doc: Doc, office: Office, mention: Mention) -> When | None:
    """The days of an office by the words right behind it: "from 2011 to 2014", "since May 2021", "until 2019"."""
    end = max(office.end, mention.end if mention.start <= office.end + 2 else 0)
    for time in doc.times or ():
        if time.when is None or not end <= time.start <= end + _REACH:
            continue
        link = doc.text[end : time.start].strip(" ,(").casefold()
        if link not in _links():
            continue
        when = time.range or time.when
        words = doc.text[end : time.end].strip(" ,(")
        if link == "since" and when.earliest:
            return When(f"{when.edtf}/..", when.earliest, None, words)
        if link == "until" and when.before:
            return When(f"../{when.edtf}", None, when.before, words)
        return When(when.edtf, when.earliest, when.before, words)
    return None


_REACH = 12
"""Letters between an office and its days."""


@cache
def _links() -> frozenset[str]:
    return frozenset(knowledge("en", "offices")["days"]["links"])
