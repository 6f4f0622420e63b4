"""Offices in running text: "Vietnamese Deputy Prime Minister and Foreign Minister", "director of the State Bank".

An office is read outwards from its noun (`lang/en/offices.toml`): to the left over modifiers, words of the trade, the
body and the country it belongs to; to the right over "of", "for", "to" and what these govern.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.parse.mentions.bodies import Spans, acronym_after
from chancery.parse.mentions.lexicon import Lexicon, Role, lexicon
from chancery.parse.mentions.words import Words

_DETERMINERS = frozenset(("the", "his", "her", "its", "their", "our", "my", "your", "a", "an", "this", "that", "both"))
_ACCREDITED = frozenset(("ambassador", "envoy", "consul", "adviser", "legislator"))
_TO = frozenset(("ambassador", "envoy", "consul", "adviser", "secretary", "minister", "foreign", "chief", "member", "chair", "officer"))
_PREPOSITIONS = frozenset(("of", "for", "to", "on", "at", "under", "in"))
_PLURALS = frozenset("presidents ministers premiers leaders chancellors kings ambassadors secretaries envoys".split())


@dataclass(frozen=True, slots=True)
class Post:
    """An office on words `[first, last)`, of which `[core, last)` is the office itself without country and "former".

    `role` is its noun's class, `noun` the noun; `country` alpha-3 of the state it belongs to, `body` the name of another
    body; `seat` the country of that body; `to` the country of accreditation. `before` is the determiner or possessive
    before it. `implied` is the country that its bare title suggests.
    """

    first: int
    core: int
    last: int
    role: str
    noun: str
    country: str | None = None
    body: str | None = None
    seat: str | None = None
    to: str | None = None
    before: str | None = None
    former: bool = False
    coming: bool = False
    weak: bool = False
    plural: bool = False
    implied: str | None = None
    relational: bool = False


@dataclass(slots=True)
class _Left:
    first: int
    core: int
    country: str | None = None
    body: str | None = None
    seat: str | None = None
    public: bool = True
    before: str | None = None
    former: bool = False
    coming: bool = False
    strong: bool = False


def find_posts(words: Words, spans: Spans) -> list[Post]:
    """The offices in `words`, left to right, not overlapping."""
    table, place = lexicon(), 0
    found: list[Post] = []
    while place < len(words):
        post = None
        if words.low[place] in table.roles and not words.dead[place] and not _inside_body(words, spans, place):
            post = _post_at(words, spans, place, found[-1].last if found else 0)
        if post is None or (found and post.core < found[-1].last):
            place += 1
            continue
        found.append(post)
        place = post.last
    return found


def _inside_body(words: Words, spans: Spans, place: int) -> bool:
    hit = spans.inside.get(place)
    return hit is not None and not (hit.entry.kind == "people" and words.low[place] == "representative")


def _post_at(words: Words, spans: Spans, place: int, floor: int) -> Post | None:
    """The office whose noun starts at `place` and that takes nothing before word `floor`."""
    table = lexicon()
    hit = table.role_at(words.low, place)
    if hit is None:
        return None
    role, end = hit
    if any(not words.live(at) or (at > place and words.opens[at]) for at in range(place, end)):
        return None
    if words.is_(end, ".") and not words.spaced[end] and words.low[end - 1] in ("sen", "rep", "gov", "amb"):
        end += 1
    elif words.low[end - 1] in ("sen", "rep", "gov", "amb"):
        return None
    left = _read_left(words, spans, place, floor)
    last, right = _read_right(words, spans, end, role, table)
    if words.is_(end, "-") and not words.spaced[end] and last == end and words.live(end + 1) and words.upper[end + 1]:
        return None
    named = place and words.upper[place - 1] and words.low[place - 1] in table.given and not words.opens[place]
    if named and words.upper[place] and end == place + 1 and not right:
        return None
    bare = role.kind == "learned" and words.live(last) and words.upper[last] and not words.opens[last]
    if role.weak and not bare and not (left.strong or left.body or left.country or right):
        return None
    if role.words[-1] in table.level and (_office_follows(words, end, table) or table.role_at(words.low, end)):
        return None
    return _assemble(words, spans, role, left, (place, end, last))


def _assemble(words: Words, spans: Spans, role: Role, left: _Left, ends: tuple[int, int, int]) -> Post:
    place, end, last = ends
    country, body, seat, to = left.country, left.body, left.seat, None
    governed = [named for named in spans if end <= named.first and named.last <= last]
    accredited = role.kind in _ACCREDITED and (words.is_(end, "to", "for", "on", "in") or role.kind == "ambassador")
    for named in governed:
        entry = named.entry
        if _topic(words, end, named.first) and entry.kind != "body":
            to = to or (entry.country if accredited else None)
            continue
        if entry.kind == "body" and body is None:
            seat = seat or entry.country
            if entry.schema == "PublicBody":
                country = country or entry.country
            elif words.is_(end, "of", "for", "at", "to") or named.first > end + 2:
                body = entry.name if country is None or "arty" in entry.name else body
        elif entry.kind in ("country", "adjective") and country is None and body is None:
            country = entry.country
        elif entry.kind in ("country", "adjective"):
            seat = seat or entry.country
        elif entry.kind in ("city", "capital") and country is None and body is None:
            seat = seat or entry.country
            body = words_text(words, named.first, named.last) if named.first <= end + 2 else body
    noun = words.low[end - 1] if words.text[end - 1] != "." else words.low[end - 2]
    return Post(
        first=left.first, core=left.core, last=last, role=_class(words, role, left.core, last), noun=" ".join(role.words), country=country, body=body,
        seat=seat, to=to, before=left.before, former=left.former, coming=left.coming, weak=role.weak,
        plural=noun in _PLURALS or (noun.endswith("s") and role.words[-1] == noun and noun[:-1] in _singulars()),
        implied=role.country,
    )  # fmt: skip


def _class(words: Words, role: Role, core: int, last: int) -> str:
    """The class of the office: a minister whose trade is foreign or external affairs is a foreign minister."""
    if role.kind == "minister" and any(words.low[at] in ("foreign", "external") for at in range(core, last)):
        return "foreign"
    return role.kind


def _topic(words: Words, end: int, place: int) -> bool:
    """True when "to", "on", "for" or "in" stands before word `place`: what the office deals with, not whose it is."""
    while place > end:
        place -= 1
        if words.low[place] in ("of", "'s", "under", "at"):
            return False
        if words.low[place] in ("to", "on", "for", "in"):
            return True
    return False


def _singulars() -> frozenset[str]:
    return frozenset(role.words[-1] for roles in lexicon().roles.values() for role in roles)


def words_text(words: Words, first: int, last: int) -> str:
    """Words `[first, last)` with a space where the text has white space."""
    return "".join((" " if words.spaced[at] and at > first else "") + words.text[at] for at in range(first, last))


def _read_left(words: Words, spans: Spans, place: int, floor: int) -> _Left:
    """What stands before the noun at `place`, from word `floor` on, and belongs to its office."""
    left, table = _Left(place, place), lexicon()
    capital = words.upper[place]
    at = place
    while at > floor and not words.opens[at] and not words.dead[at - 1]:
        low = words.low[at - 1]
        hit = spans.by_last.get(at)
        if hit is not None and hit.first < floor:
            break
        if hit is not None and hit.entry.kind != "people":
            at = left.first = hit.first
            if _take_span(words, left, hit, at):
                break
            continue
        if low == "'s":
            _take_possessor(words, spans, left, at, table)
            break
        if low == "-" and at > 1 and not words.spaced[at - 1] and not words.spaced[at]:
            if words.low[at - 2] not in table.level | table.former | table.domains | table.acting | table.coming:
                break
            left.former = left.former or words.low[at - 2] in table.former
            at -= 2
            left.first = at
            left.core = at if words.low[at] not in table.former else left.core
            continue
        if low in table.former:
            left.former, left.first, at = True, at - 1, at - 1
        elif low in table.coming:
            left.coming, left.first, left.core, at = True, at - 1, at - 1, at - 1
        elif low in table.level | table.domains | table.acting:
            if not _fits(words, at - 1, place, capital):
                break
            left.strong = True
            left.first = left.core = at = at - 1
        elif low in ("and", "&", ",") and _joins_domains(words, at - 1, place, table):
            at -= 1
        elif low in table.passing:
            left.first = at = at - 1
        elif _unknown_body(words, at - 1, table):
            at = _take_unknown(words, left, at, table)
            break
        else:
            break
    _take_determiner(words, left)
    return left


def _fits(words: Words, at: int, noun: int, capital: bool) -> bool:
    """A capital modifier goes with either noun; a small one with a capital noun only as "first", "deputy", "acting"."""
    if words.upper[at] and not capital and words.low[at] not in ("deputy", "vice", "foreign", "prime", "acting", "party"):
        return words.opens[at] or noun - at <= 3
    if words.upper[at] or not capital:
        return True
    return words.low[at] in ("deputy", "vice", "acting", "interim", "caretaker", "first", "assistant", "special", "senior", "chief", "permanent", "party", "state", "top", "lead", "alternate", "federal")


def _joins_domains(words: Words, at: int, noun: int, table: Lexicon) -> bool:
    """True for "and" or a comma between two words of the trade: "Industry and Trade Minister"."""
    if at + 1 >= noun or at < 1 or words.low[at + 1] not in table.domains or words.low[at - 1] not in table.domains:
        return False
    return words.upper[at - 1] == words.upper[at + 1] and not table.role_at(words.low, at - 1)


def _take_span(words: Words, left: _Left, hit: object, at: int) -> bool:
    """Takes the country, body or city that ends where the office begins; True when nothing can stand before it."""
    entry = hit.entry  # type: ignore[attr-defined]
    if entry.kind == "body":
        left.seat = left.seat or entry.country
        if entry.schema == "PublicBody":
            left.core = at
            left.country = left.country or entry.country
        else:
            left.body = left.body or entry.name
        left.strong = True
        return False
    if entry.kind in ("city", "capital"):
        left.body = left.body or entry.name
        left.seat = entry.country
        left.core = at
        return False
    left.country = left.country or entry.country
    if left.body:
        left.seat = left.seat or entry.country
        left.country = None
    return True


def _take_possessor(words: Words, spans: Spans, left: _Left, at: int, table: Lexicon) -> None:
    hit = spans.by_last.get(at - 1)
    if hit is not None and hit.entry.kind in ("country", "body", "city", "capital"):
        left.first = hit.first
        _take_span(words, left, hit, left.core)
        return
    left.before = "'s"
    owner = spans.by_last.get(at - 2) if at >= 2 and table.role_at(words.low, at - 2) else None
    if owner is not None and owner.entry.kind == "adjective":
        left.country, left.first = owner.entry.country, owner.first
    if at >= 2 and words.upper[at - 2] and table.role_at(words.low, at - 2) is None:
        left.strong = True


def _unknown_body(words: Words, at: int, table: Lexicon) -> bool:
    """True for a capital word in mid sentence that may be a body we do not know: "Gazprom" in "Gazprom CEO"."""
    word, low = words.text[at], words.low[at]
    if word == ")":
        return at > 2 and acronym_after(words, at - 2) is not None and words.upper[at - 3]
    if not words.upper[at] or not word[0].isalpha() or low in table.never or low in table.speech or low in table.given:
        return False
    return not words.opens[at] or (word.isupper() and len(word) > 1)


def _take_unknown(words: Words, left: _Left, at: int, table: Lexicon) -> int:
    start = at - 3 if words.text[at - 1] == ")" else at
    first = start
    while first > 0 and start - first < 4 and not words.opens[first] and _unknown_body(words, first - 1, table):
        if words.text[first - 1] == ")" or table.role_at(words.low, first - 1):
            break
        first -= 1
    if words.opens[first] and not words.text[first].isupper() and start - first > 1 and not words.text[first][0].isupper():
        first += 1
    left.body = words_text(words, first, start)
    left.first = first
    left.strong = True
    return first


def _take_determiner(words: Words, left: _Left) -> None:
    before = left.first - 1
    if before >= 0 and not words.dead[before] and not words.opens[left.first] and words.low[before] in _DETERMINERS:
        left.before = words.low[before]
        left.first = before


def _read_right(words: Words, spans: Spans, end: int, role: Role, table: Lexicon) -> tuple[int, bool]:
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
    if hit is not None and end == place and hit.entry.kind not in ("body", "adjective"):
        return 0
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
    if low in table.domains or low in table.bodies or low in table.level or (low in ("head", "deputy") and end is None):
        if low in table.domains or low in table.bodies:
            return place + 1
        follows = words.live(place + 1) and words.low[place + 1] in table.domains | table.bodies | table.level
        return place + 1 if follows or table.role_at(words.low, place + 1) else 0
    return _capitals_to_noun(words, spans, place, table) or _capitals_to_given(words, place, end, table)


def _capitals_to_given(words: Words, place: int, end: int | None, table: Lexicon) -> int:
    """In "Mayor of Mykolaiv Oleksandr S." the end of the unknown place: what stands before a given name, else 0."""
    at = place
    while end is None and words.live(at) and words.upper[at] and at - place < 3 and words.text[at][0].isalpha():
        if at > place and words.low[at] in table.given and words.live(at + 1) and words.upper[at + 1]:
            return at if words.low[place] not in table.given | table.never else 0
        at += 1
    return 0


def _capitals_to_noun(words: Words, spans: Spans, place: int, table: Lexicon) -> int:
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
    after = place
    if words.is_(after, "'s", "-", "/"):
        return after + 1 if _continues(words, spans, after + 1, table) else place
    if words.is_(after, "of", "for"):
        after += 1
        after += words.is_(after, "the")
        hit = spans.by_first.get(after)
        good = hit is not None or (words.live(after) and (words.low[after] in table.domains or words.low[after] in table.bodies or bool(table.role_at(words.low, after))))
        return after if good else place
    if words.is_(after, "in", "under", "at"):
        after += 1
        after += words.is_(after, "the")
        hit = spans.by_first.get(after)
        seated = words.low[place - 1] in ("mission", "embassy", "office", "delegation", "representation", "bureau")
        return after if hit is not None and (hit.entry.kind == "body" or (seated and hit.entry.kind != "people")) else place
    comma = words.is_(after, ",")
    after += comma
    conjunction = words.is_(after, "and", "&")
    after += conjunction
    if after == place:
        return place
    if conjunction and words.live(after) and words.upper[after] and words.low[after] not in table.domains:
        tail = _capitals_to_noun(words, spans, after, table)
        if tail and tail - after <= 3 and not _office_follows(words, tail - 1, table) and not table.role_at(words.low, after):
            return after
    good = words.live(after) and words.low[after] in table.domains and (words.upper[after] or not comma) and not _office_follows(words, after, table)
    if comma and not conjunction and good:
        good = _list_goes_on(words, after, table)
    if conjunction and not comma and not good and role.kind in _ACCREDITED:
        hit = spans.by_first.get(after)
        good = hit is not None and hit.entry.kind == "country" and words.live(hit.last) and words.upper[hit.last]
    return after if good else place


def _continues(words: Words, spans: Spans, place: int, table: Lexicon) -> bool:
    while words.live(place) and words.low[place] in table.passing and not words.upper[place]:
        place += 1
    if not words.live(place):
        return False
    low = words.low[place]
    return place in spans.by_first or low in table.domains or low in table.bodies or (words.upper[place] and low in table.level)


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


def _office_follows(words: Words, place: int, table: Lexicon) -> bool:
    """True when the words of the trade at `place` lead to the noun of another office."""
    for at in range(place, min(place + 6, len(words))):
        hit = table.role_at(words.low, at)
        if hit and not hit[0].weak:
            return True
        if words.low[at] not in table.domains | table.level | table.acting | table.former:
            return False
    return False
