"""Where: the place a clause names, the place of the visit an event belongs to, or a dateline that licenses itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.roles import children, coordinated, objects, prepositions, with_preposition
from chancery.extract.events.sides import FAVOURS
from chancery.extract.events.sites import children_with
from chancery.extract.events.states import capitals, seats
from chancery.lang.geo import city
from chancery.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chancery.extract.events.draft import Draft
    from chancery.extract.events.slots import Scene
    from chancery.model import Mention
    from chancery.model.document import Doc, Token

_SITES = frozenset({"Address", "PublicBody", "Organization"})
_CAUSES = FAVOURS - {"defence", "defense"}
"""Nouns that make a phrase tell for whom, not where; a place is defended where it is."""
_DEEP = 4
"""Links below an argument within which its place may stand."""
_BUILT = frozenset({"airport", "palace", "square", "base", "hall", "hotel", "house", "residence"})
"""Last words of venues' names, of which a mention may have only a part."""
_AT_HOME = frozenset({"meeting", "summit", "ceremony", "discussion", "press-conference"})
"""Families of what a host does with his guests at home."""
_TOWNS = frozenset({"city", "town"})
_REGIONS = _TOWNS | {"province", "region", "district", "county", "oblast", "governorate", "prefecture", "canton"}
_INNER = frozenset({"in", "at", "near", "of"})


def attach_places(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """Gives each draft the place its own clause names."""
    return [replace(d, place=_own(scene, d)) for d in found]


def _own(scene: Scene, draft: Draft) -> Place | None:
    if draft.mode == "phone":  # who speaks by telephone is in two places
        return None
    site, names = draft.site, frozenset(draft.pattern.place)
    hosts = [h for h in (site.trigger, site.light, site.setting) if h is not None]
    heads = [t for t in with_preposition(hosts, names - {"obj", "where"}) if t.lemma_.lower() not in _CAUSES]
    if site.setting is not None:  # a setting's "to" phrase is not where the event is
        own = {t.i for t in with_preposition(hosts[:-1], names - {"obj", "where"})}
        heads = [t for t in heads if t.i in own or not {"to", "for"} & set(prepositions(t))]
    if "obj" in names and site.trigger.pos_ == "VERB":
        heads += objects(site.trigger)
    if site.setting is not None and any(c.dep_ == "cop" for c in site.setting.children):
        heads.append(site.setting)
    if "to" in names and (aims := [t for t in heads if "to" in prepositions(t)]):  # where a visit is to
        heads = aims
    inner = [scene.doc[i] for i in draft.arguments]
    inner += objects(site.trigger) if site.trigger.pos_ == "VERB" else children_with(site.trigger, "of")
    inner += [c for h in site.hosts for c in children(h, "obl") if c.i > h.i and not (prepositions(c) or c.is_time)]
    heads += [t for token in inner for t in _nested(token, names)]
    found = [
        place
        for head in heads
        if head.i != site.trigger.i
        for token in coordinated(head)[:1]
        for place in _at(scene, token)
    ]
    return min(found, key=_rank)[1] if found else None


def _nested(token: Token, names: frozenset[str]) -> list[Token]:
    """Places inside an argument: "with an official of the ministry in Tehran"."""
    found, queue = [], [token]
    for _ in range(_DEEP):
        found += [t for t in queue if t is not token and names & set(prepositions(t))]
        queue = [c for t in queue for c in t.children if c.dep_ in {"nmod", "appos", "flat"} and c.i > token.i]
    return found


def _rank(scored: tuple[int, Place]) -> int:
    return scored[0]


def _at(scene: Scene, token: Token) -> list[tuple[int, Place]]:
    """The place at a phrase's head: a venue with the town it is in, a town, a country; lower ranks are sharper."""
    here = next((m for m in scene.sides.mentions(token) if m.schema in {"Address", "Country"}), None)
    body = next((m for m in scene.sides.mentions(token) if m.schema in _SITES), None)
    if (
        here is None
        and body is not None
        and {"at", "in"} & set(prepositions(token))
        and token.lemma_.lower() in scene.book.words["venue_nouns"]
    ):
        return [(0, Place(_with_town(token.doc, body), body.country))]
    inner = [
        m
        for t in with_preposition((token,), _INNER)
        for m in scene.sides.mentions(t)
        if m.schema in {"Address", "Country"}
    ]
    seat = _capital(scene, token) if here is None and token.lemma_.lower() == "capital" else None
    seat = seat or (_region(scene, token) if here is None and body is None else None)
    if seat is not None:
        return [(1, seat)]
    if here is not None:
        country = here.country or next((m.country for m in inner if m.country), None)
        name = _with_town(token.doc, here)
        return [(2 if here.schema == "Country" else 1, Place(name, country))]
    if token.lemma_.lower() in scene.book.words["venue_nouns"]:
        earlier = _named_before(scene, token)
        country = next((m.country for m in inner if m.country), None)
        return [(0, earlier or Place(_venue(token), country))]
    return [(2 if m.schema == "Country" else 1, Place(m.name, m.country)) for m in inner[:1]]


def _capital(scene: Scene, token: Token) -> Place | None:
    """The town that "the capital" is: the one named with it ("the capital Oslo"), else the seat of its country."""
    after = [token.doc[token.i + 1]] if token.i + 1 < token.sent.end and token.doc[token.i + 1].pos_ == "PROPN" else []
    for child in (*after, *token.children):
        if child in after or (child.dep_ in {"appos", "flat", "compound", "nmod:desc", "nmod"} and child.i > token.i):
            named = next((m for m in scene.sides.mentions(child) if m.schema == "Address"), None)
            if named is not None:
                return Place(named.name, named.country)
    nation = next((p for p in scene.sides.nations([token]) if p.country), None)
    nation = nation or next((p for p in scene.sides.inside(with_preposition((token,), _INNER)) if p.country), None)
    town = seats().get(nation.country) if nation is not None and nation.country else None
    return Place(town, nation.country) if town and nation is not None else None


def _region(scene: Scene, token: Token) -> Place | None:
    """A part of a country by its name: "Iran's Sistan-Baluchestan province"."""
    if token.lemma_.lower() not in _REGIONS:
        return None
    for child in token.children if token.lemma_.lower() in _TOWNS else ():  # "in Da Nang city"
        named = next((m for m in scene.sides.mentions(child) if m.schema == "Address"), None)
        if named is not None and child.i < token.i and child.dep_ != "nmod:poss":
            return Place(named.name, named.country)
    first = _venue_start(token)
    if first == token.i:
        return None
    owner = next((p for c in token.children if c.dep_ == "nmod:poss" for p in scene.sides.parties([c])), None)
    return Place(_words(token.doc, token.doc[first].idx, token.idx + len(token)), owner.country if owner else None)


def _with_town(doc: Doc, venue: Mention) -> str:
    """The venue's words up to the town that follows it: "the Kremlin Palace in Moscow"."""
    if venue.form != "name":
        return venue.name
    span = doc.char_span(venue.start, venue.end, alignment_mode="expand")
    first = venue.start
    if span is not None and span.root.lemma_.lower() in _BUILT and span.start == span.end - 1:
        first = doc[_venue_start(span.root)].idx
    last = span.end if span is not None else 0
    for i in range(last, min(last + 3, len(doc)) if span is not None else 0):  # "Vnukovo 2 Airport"
        if doc[i].lemma_.lower() in _BUILT:
            last = i + 1
            break
        if doc[i].pos_ not in {"PROPN", "NUM"}:
            break
    end = doc[last - 1].idx + len(doc[last - 1]) if last else venue.end
    return _words(doc, first, _town_end(doc, end) if venue.schema in _SITES else end)


def _town_end(doc: Doc, end: int) -> int:
    """The end of the town's name that follows a venue which ends at `end`, else `end`."""
    for town in doc.mentions:
        if town.schema == "Address" and 0 < town.start - end < 8:
            span = doc.char_span(end, town.start, alignment_mode="expand")
            if span is not None and {w.lower_ for w in span if w.i < town.start} & {"in", "at", "on", "near", ","}:
                return town.end
    return end


def _words(doc: Doc, start: int, end: int) -> str:
    span = doc.char_span(start, end, alignment_mode="expand")
    return str(span.text.replace("\n", " ")) if span is not None else ""


def _named_before(scene: Scene, token: Token) -> Place | None:
    """For a bare "the airport" the airport that the report has named."""
    if any(c.dep_ in {"compound", "amod", "nmod", "flat"} for c in token.children):
        return None
    word = token.lemma_.lower()
    for mention in scene.doc.mentions:
        if mention.end < token.idx and mention.schema in _SITES and mention.text.lower().endswith(word):
            return Place(_with_town(scene.doc, mention), mention.country)
    return None


def _venue(token: Token) -> str:
    return _words(token.doc, token.doc[_venue_start(token)].idx, _town_end(token.doc, token.idx + len(token)))


def _venue_start(token: Token) -> int:
    """The first word of a venue's name that ends at the token."""
    start = token.i
    while start > token.sent.start and token.i - start < 5:
        before = token.doc[start - 1]
        if not (before.is_title or before.text == "-" or before.pos_ in {"PROPN", "NUM"}) or before.pos_ in {
            "ADP",
            "DET",
        }:
            break
        start -= 1
    return int(start)


def dateline_place(scene: Scene) -> Place | None:
    """The town of the report's dateline: as a mention names it, else a capital the country table knows."""
    report = scene.doc.report
    for kind, span in report.furniture:
        if kind == "dateline":
            for mention in scene.doc.mentions:
                if span.start <= mention.start < span.end and mention.schema in {"Address", "Country"}:
                    return Place(mention.text, mention.country)
    town = report.located
    named = next((m for m in scene.doc.mentions if town and m.text.casefold() == town.casefold()), None)
    country = named.country if named else capitals().get(town.casefold()) if town else None
    return Place(town, country) if town else None


def license_dateline(draft: Draft, dateline: Place | None) -> Draft:
    """The dateline's town for a meeting in person that names no place, where one of the sides is at home there.

    A dateline says where the report was filed; only for talks in a capital that the guests came to is it also where
    they were held.
    """
    if dateline is None or draft.place is not None or draft.type != "CONSULT" or draft.mode in {"phone", "visit"}:
        return draft
    if draft.status not in {"held", "ongoing"} or draft.pattern.family not in _AT_HOME:
        return draft
    homes = {home for p in draft.parties for home in (p.country, p.of) if home}
    if dateline.country is None:  # "ST. PETERSBURG" in a report of a Russian minister's talks
        there = [home for home in sorted(homes) if city(dateline.name, home)]
        return replace(draft, place=Place(dateline.name, there[0])) if len(there) == 1 else draft
    return replace(draft, place=dateline) if dateline.country in homes else draft
