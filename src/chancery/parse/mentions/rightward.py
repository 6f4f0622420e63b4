"""What the noun of an office governs: "of Foreign Affairs", "to Russia", "for Europe and North America"."""

from __future__ import annotations

from chancery.parse.mentions.lexicon import Lexicon, Role, word_list
from chancery.parse.mentions.spans import Spans, acronym_after
from chancery.parse.mentions.words import Words

ACCREDITED = frozenset(("ambassador", "envoy", "consul", "adviser", "legislator"))
"""Classes of office that are sent to, or deal with, a country that they do not belong to."""

_TO = ACCREDITED | {"secretary", "minister", "foreign", "chief", "member", "chair", "officer"}


_PREPOSITIONS = frozenset(("of", "for", "to", "on", "at", "under", "in"))


def read_right(words: Words, spans: Spans, end: int, role: Role, table: Lexicon) -> tuple[int, bool]:
    """The end of the office and whether anything was governed by its noun."""
    if words.is_(end, "-") and words.is_(end + 1, *table.coming, "designate", "elect", "general"):
        end += 2
    elif words.is_(end, "designate", "elect", "ii", "i"):
        end += 1
    last, governed = end, False
    while words.is_(last, *_PREPOSITIONS):
        low = words.low[last]
        if low == "to" and role.kind not in _TO:
            break
        if low == "in" and role.kind not in ("ambassador", "consul"):
            break
        if low == "under" and not governed:
            break
        stop = _governed(words, spans, last + 1, (role, last > end), table)
        if stop is None:
            break
        last, governed = stop, True
    return last, governed


def _governed(words: Words, spans: Spans, place: int, about: tuple[Role, bool], table: Lexicon) -> int | None:
    """The end of what a preposition before `place` governs in an office, or `None`."""
    if words.is_(place, "the", "its", "his", "her", "their"):
        place += 1
    while words.live(place) and words.low[place] in table.passing and not words.upper[place]:
        place += 1
    seat = spans.by_first.get(place)
    if seat is not None and words.is_(seat.last, "-") and words.is_(seat.last + 1, "based"):
        place = seat.last + 2
    end: int | None = None
    while words.live(place) and not words.opens[place]:
        while words.is_(place - 1, "'s") and words.live(place) and words.low[place] in table.passing:
            place += 1
        step = _unit(words, spans, place, end, table)
        if not step:
            break
        end = place = step
        place = _link(words, spans, place, about[0], table)
    return end


def _unit(words: Words, spans: Spans, place: int, end: int | None, table: Lexicon) -> int:
    """The end of one part of what is governed, at `place`: a name in the tables, a word of the trade, an office."""
    hit = spans.by_first.get(place)
    if hit is not None and end == place and hit.entry.kind != "body":
        leads = hit.entry.kind == "adjective" and words.live(hit.last)
        if not leads or words.low[hit.last] not in table.bodies | table.domains | table.level:
            return 0  # "Minister of Energy German G.": no adjective stands behind its noun
    if hit is not None and hit.entry.kind != "people":
        bracket = 3 if hit.entry.kind == "body" and acronym_after(words, hit.last) else 0
        return hit.last + bracket
    low = words.low[place]
    role = table.role_at(words.low, place)
    nested = end is None or words.is_(place - 1, "the", "of", "to", "'s") or place in spans.by_last
    if role and nested and not role[0].weak | (low in table.domains):
        start = spans.by_last[place].first if place in spans.by_last else place
        held = words.live(role[1]) and words.upper[role[1]] and not words.is_(start - 1, "the")
        return 0 if held and words.low[role[1]] not in table.bodies | table.domains else role[1]
    if role and nested and words.is_(role[1], "of", "for"):
        return role[1]
    if low in table.domains or low in table.bodies or low in table.level or (low in ("head", "deputy") and end is None):
        if low in table.domains or low in table.bodies:
            return place + 1
        follows = words.live(place + 1) and words.low[place + 1] in table.domains | table.bodies | table.level
        return place + 1 if follows or table.role_at(words.low, place + 1) else 0
    return _capitals_to_noun(words, place, table) or _capitals_to_given(words, place, end, table)


def _capitals_to_given(words: Words, place: int, end: int | None, table: Lexicon) -> int:
    """In "Mayor of Mykolaiv Oleksandr S." the end of the unknown place: what stands before a given name, else 0."""
    at = place
    while end is None and words.live(at) and words.upper[at] and at - place < 3 and words.text[at][0].isalpha():
        if at > place and words.low[at] in table.given and words.live(at + 1) and words.upper[at + 1]:
            return at if words.low[place] not in table.given | table.never else 0
        at += 1
    return 0


def _capitals_to_noun(words: Words, place: int, table: Lexicon) -> int:
    """The end of a run of unknown capitals at `place` that goes on to a noun of bodies, else 0."""
    end = 0
    while words.live(place) and words.upper[place] and words.low[place] not in table.never and not words.opens[place]:
        if words.low[place] in table.bodies or words.low[place] in table.domains:
            end = place + 1
        place += 1
        while words.is_(place, "-") and not words.spaced[place]:
            place += 1
    return end


def _link(words: Words, spans: Spans, place: int, role: Role, table: Lexicon) -> int:
    """The place after "and", a comma, "'s", "of", "for" when more of the office follows, else `place`."""
    if words.is_(place, "'s", "-", "/"):
        return place + 1 if _continues(words, spans, place + 1, table) else place
    if words.is_(place, "of", "for", "in", "under", "at"):
        return _preposition(words, spans, place, table)
    comma = words.is_(place, ",")
    conjunction = words.is_(place + comma, "and", "&")
    after = place + comma + conjunction
    if after == place or not words.live(after):
        return place
    if conjunction and words.upper[after] and words.low[after] not in table.domains:
        tail = _capitals_to_noun(words, after, table)
        near = 0 < tail <= after + 3 and not table.role_at(words.low, after)
        if near and not office_follows(words, tail - 1, table):
            return after
    trade = words.low[after] in table.domains and (words.upper[after] or not comma)
    good = trade and not office_follows(words, after, table)
    if comma and not conjunction and good:
        good = _list_goes_on(words, after, table)
    if conjunction and not comma and not good and role.kind in ACCREDITED:
        hit = spans.by_first.get(after)
        good = hit is not None and hit.entry.kind == "country" and words.live(hit.last) and words.upper[hit.last]
    return after if good else place


def _preposition(words: Words, spans: Spans, place: int, table: Lexicon) -> int:
    """The place after "of the" and the like when a name in the tables or a word of the trade follows, else `place`."""
    after = place + 1 + words.is_(place + 1, "the")
    hit = spans.by_first.get(after)
    if words.is_(place, "of", "for"):
        trade = words.live(after) and words.low[after] in table.domains | table.bodies
        return after if hit is not None or trade or (words.live(after) and table.role_at(words.low, after)) else place
    seated = words.low[place - 1] in word_list("seats")
    good = hit is not None and (hit.entry.kind == "body" or (seated and hit.entry.kind != "people"))
    return after if good else place


def _continues(words: Words, spans: Spans, place: int, table: Lexicon) -> bool:
    while words.live(place) and words.low[place] in table.passing and not words.upper[place]:
        place += 1
    if not words.live(place):
        return False
    low = words.low[place]
    return (
        place in spans.by_first
        or low in table.domains
        or low in table.bodies
        or (words.upper[place] and low in table.level)
    )


def _list_goes_on(words: Words, place: int, table: Lexicon) -> bool:
    """True when a list of trades that goes on at `place` ends in "and": "Education, Science and Culture"."""
    limit = place + 8
    while place < limit and words.live(place):
        if words.low[place] in ("and", "&"):
            return words.is_(place + 1, *table.domains)
        if words.low[place] != "," and words.low[place] not in table.domains:
            return False
        place += 1
    return False


def office_follows(words: Words, place: int, table: Lexicon) -> bool:
    """True when the words of the trade at `place` lead to the noun of another office."""
    for at in range(place, min(place + 6, len(words))):
        hit = table.role_at(words.low, at)
        if hit and not hit[0].weak:
            return True
        if words.low[at] not in table.domains | table.level | table.acting | table.former:
            return False
    return False
