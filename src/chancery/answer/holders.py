"""Who held a post, as reports attest it: first and last day, gaps and overlaps, each with its sources."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chancery.answer.days import spoken
from chancery.answer.events import LINE, report_line
from chancery.answer.party import Chosen, choose, country_name
from chancery.answer.posts import PostName, is_implied, is_post, is_single, read_post
from chancery.answer.views import ReportLine, Unanswerable, View
from chancery.model.states import continued
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class Attestation(View):
    """The words of one report that give somebody a post; `day` is the day told, else that of publication."""

    post: str
    day: str | None
    told: str | None
    claim: str
    text: str
    start: int
    end: int
    said_by: str | None
    report: ReportLine


@dataclass(frozen=True, slots=True)
class Holder(View):
    """Somebody with a post: `standing` is held, acting, designate or former; `first` and `last` are the days attested.

    `to` is the country of accreditation (alpha-3), `of` whose post the words say it is, `None` where only the holder's
    country tells; `independent` sources say so in `reports`. `sources` are the attestations in order of time, or the
    first of them; `attested` counts all.
    """

    entity: str
    name: str
    country: str | None
    standing: str
    first: str | None
    last: str | None
    reports: int
    independent: int
    posts: tuple[str, ...]
    of: str | None
    to: str | None
    sources: tuple[Attestation, ...]
    attested: int


@dataclass(frozen=True, slots=True)
class PostHistory(View):
    """The holders of a post in order of the first day attested; `notes` tell of gaps and overlaps in between."""

    post: str
    of: str
    to: str | None
    holders: tuple[Holder, ...]
    notes: tuple[str, ...]


OFFICES = """
SELECT DISTINCT of, post FROM parties WHERE role = 'holder' AND post IS NOT NULL
  AND (of IN (SELECT value FROM json_each(?)) OR of IS NULL)
"""
CLAIMS = """
WITH wanted AS (SELECT json_extract(value, '$[0]') AS of, json_extract(value, '$[1]') AS post FROM json_each(?1)),
told AS (
  SELECT p.claim, p.appearance, p.of, p.post FROM wanted
  CROSS JOIN parties AS p ON p.role = 'holder' AND p.of IS wanted.of AND p.post = wanted.post
  UNION ALL
  SELECT claim, appearance, of, post FROM parties
  WHERE role = 'holder' AND post IS NULL AND (of IN (SELECT value FROM json_each(?2)) OR of IS NULL))
SELECT c.number AS claim_number, told.of, coalesce(told.post, json_extract(c.body, '$.post')) AS post,
       told.post IS NULL AS former, c.status, c.edtf, c.earliest, c.latest, r.number, r.uri, r.versioncreated,
       s.origin, m.entity, e.caption, e.country AS home
FROM told CROSS JOIN members AS m ON m.appearance = told.appearance CROSS JOIN entities AS e ON e.id = m.entity
CROSS JOIN claims AS c ON c.number = told.claim
JOIN current_reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE c.kind = 'occupancy' AND (told.of IS NOT NULL OR e.country = ?3)
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""
"""Of a former holder the parties keep no post: their claims have it."""
ATTESTED = f"""
SELECT c.number AS claim_number, c.id AS claim, c.text, c.span_start, c.span_end, c.said_by, c.edtf, c.earliest,
       c.latest, json_extract(c.body, '$.post') AS post, {LINE}
FROM claims AS c JOIN reports AS r ON r.number = c.report LEFT JOIN sources AS s ON s.report = r.number
WHERE c.number IN ({{marks}})
"""


def post(
    store: Store, asked: str, whose: str | None = None, *, to: str | None = None, most: int | None = None
) -> PostHistory:
    """Who held the post `asked` of a country, organisation or body `whose`; an ambassador `to` a country.

    `most` is how many attestations of each holder are wanted; all without it. The words may name both ("ambassador of
    Vietnam to Russia"). Raises `Unanswerable` when they name no post, when nobody of the record is `whose`, or when no
    report gives the post to anybody.
    """
    name = read_post(asked)
    if not name.words:
        raise Unanswerable(f'{asked!r} names no post: write one such as "foreign minister"')
    if not (whose or name.of):
        raise Unanswerable(f'whose {asked}? write a country or body behind it: `chancery post "{asked}" VNM`')
    chosen = choose(store, whose or name.of or "")
    accredited = choose(store, to).country if to else None
    if to and accredited is None:
        raise Unanswerable(f"{to!r} is no country: write a code such as RUS, or a country's name")
    name = read_post(asked, chosen.country)
    name = replace(name, to=accredited or name.to)
    known = json.dumps(_known(store, chosen))
    offices = [(of, told) for of, told in store.query(OFFICES, (known,)) if _is_wanted(name, told, of, chosen.country)]
    found = store.query(CLAIMS, (json.dumps(offices), known, chosen.country))
    rows = [row for row in found if not row["former"] or _is_wanted(name, row["post"], row["of"], chosen.country)]
    if not rows:
        raise Unanswerable(_nobody(store, asked, chosen))
    holders = _holders(store, rows, most)
    return PostHistory(
        " ".join(asked.split()), chosen.country or chosen.asked, name.to, holders, tuple(_notes(holders, name))
    )


def _known(store: Store, whose: Chosen) -> list[str]:
    """How claims name a country or body whose post it is: its code, or one of the names it is known by."""
    if whose.country:
        return [*continued(whose.country), *_bodies_of(store, whose.country)]
    names = "SELECT text FROM entity_names WHERE entity IN (SELECT value FROM json_each(?))"
    return sorted({row["text"] for row in store.query(names, (json.dumps(whose.entities),))} | {whose.asked})


def _bodies_of(store: Store, country: str) -> list[str]:
    sql = """SELECT DISTINCT n.text FROM entity_names AS n JOIN entities AS e ON e.id = n.entity
             WHERE e.country = ? AND e.schema IN ('Organization', 'PublicBody')"""
    return [row["text"] for row in store.query(sql, (country,))]


def _is_wanted(wanted: PostName, post: str, of: str | None, country: str | None) -> bool:
    told = read_post(post, country if of in (None, country) else None)
    if of is None:
        return is_post(wanted, told) and is_implied(told) and told.of in (None, country)
    if country is None or of in continued(country):
        return is_post(wanted, told)
    body_words = read_post(of, country).words  # a body of the country: it must be asked for by name
    wider = PostName(told.words | body_words, told.rank, None, told.to, told.standing)
    return bool(wanted.words & body_words) and wanted.rank == told.rank and wanted.words <= wider.words


def _nobody(store: Store, asked: str, whose: Chosen) -> str:
    known = json.dumps(_known(store, whose))
    offices = json.dumps([tuple(row) for row in store.query(OFFICES, (known,))])
    told = Counter(row["post"] for row in store.query(CLAIMS, (offices, known, whose.country)))
    most = sorted(told, key=lambda text: (-told[text], text))[:5]
    hint = f"; it tells of {', '.join(most)}" if most else ""
    return f"no report gives anybody the post {asked!r} of {country_name(whose.country) or whose.asked}{hint}"


def _holders(store: Store, rows: Iterable[Any], most: int | None) -> tuple[Holder, ...]:
    grouped: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in rows:
        name = read_post(row["post"], row["of"])
        grouped[row["entity"], standing(row, row, name), name.to].append(row)
    shown = [row["claim_number"] for told in grouped.values() for row in told[:most]]
    attested = {row["claim_number"]: attestation(row, row) for row in store.each(ATTESTED, shown)}
    holders = [_holder(key, told, attested) for key, told in grouped.items()]
    return tuple(sorted(holders, key=lambda h: (h.first or "9999", h.last or "9999", h.name, h.standing)))


def standing(row: Any, body: Any, name: PostName) -> str:
    """How somebody stands to a post by one claim: held, acting, designate or former."""
    if body["former"] or name.standing == "former":
        return "former"
    return "designate" if row["status"] in ("planned", "proposed") else name.standing


def _holder(key: tuple[Any, ...], told: Sequence[Any], attested: Mapping[int, Attestation]) -> Holder:
    entity, stands, to = key
    days = [day for row in told for day in attested_days(row)]
    wordings = Counter(row["post"] for row in told)
    posts = sorted(wordings, key=lambda text: (-wordings[text], text))
    of = next((row["of"] for row in told if row["of"]), None)
    first, reports = told[0], {row["number"]: row["origin"] or row["uri"] for row in told}
    span = (min(days, default=None), max(days, default=None), len(reports), len(set(reports.values())))
    sources = tuple(one for row in told if (one := attested.get(row["claim_number"])))
    return Holder(entity, first["caption"], first["home"], stands, *span, tuple(posts), of, to, sources, len(told))


def attested_days(row: Any) -> tuple[str, ...]:
    """The first and last day on which a claim surely attests a post.

    The very days told, else that of publication; none where the words tell a vaguer time that is over ("in 2011").
    """
    if row["edtf"] and not row["edtf"].endswith(".."):
        return (row["earliest"], row["latest"]) if _DAYS.fullmatch(row["edtf"]) else ()
    return (row["versioncreated"][:10],) if row["versioncreated"] else ()


_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")


def attestation(body: Any, row: Any) -> Attestation:
    """One attestation from a claim's row joined with its report."""
    day = next(iter(attested_days(row)), None)
    place = (row["claim"], row["text"], row["span_start"], row["span_end"], row["said_by"])
    return Attestation(body["post"], day, row["edtf"], *place, report_line(row))


def _notes(holders: Sequence[Holder], post_name: PostName) -> Iterable[str]:
    """What the attestations leave open: days on which none is attested, two at once, a former holder who holds it."""
    held = [h for h in holders if h.standing in ("held", "acting") and h.first and h.last]
    if is_single(post_name):
        for place, later in enumerate(held):
            yield from _between([h for h in held[:place] if h.entity != later.entity], later)
    for holder in holders:
        again = [h for h in held if h.entity == holder.entity and (h.last or "") > (holder.first or "9")]
        if holder.standing == "former" and again:
            yield f"{holder.name} is called former on {spoken(holder.first)}, and holder after that day."


def _between(before: Sequence[Holder], later: Holder) -> Iterable[str]:
    """What stands between a holder and those attested before."""
    for earlier in before:
        if (earlier.last or "") >= (later.first or ""):
            until = spoken(min(earlier.last or "", later.last or ""))
            days = f"from {spoken(later.first)} to {until}" if spoken(later.first) != until else f"on {until}"
            yield f"{earlier.name} and {later.name} are both attested {days}."
    latest = max(before, key=lambda h: h.last or "", default=None)
    if latest and (latest.last or "") < (later.first or ""):
        gap = f"between {spoken(latest.last)} ({latest.name}) and {spoken(later.first)} ({later.name})"
        yield f"No report names a holder {gap}."
