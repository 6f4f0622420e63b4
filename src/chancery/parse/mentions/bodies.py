"""Organisations and public bodies by the shape of their names: "Vietnam News Agency (VNA)", "Ministry of Justice"."""

from __future__ import annotations

from chancery.parse.mentions.lexicon import Lexicon, lexicon, word_list
from chancery.parse.mentions.places import Entry, Named
from chancery.parse.mentions.spans import Spans, acronym_after, index
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.words import Words, words_text

_JOINTS = frozenset(("of", "for", "on", "de", "del", "des", "du"))
_ADJECTIVAL = ("ic", "al", "ive", "ist", "ian", "ese", "ish", "ary")
_LINKS = frozenset(("the", "to", "in", "and", "against", "with", "by", "at", "under", "&"))
LONGEST_LEFT = 7
"""Words a body's name may have before its noun: beyond that a run of capitals is a headline."""


def find_bodies(words: Words, named: list[Named], syntax: Syntax) -> list[Named]:
    """`named` with the bodies that their nouns show; a longer body takes the place of the names inside it.

    Where the network sees a longer organisation around one of them, its limits hold.
    """
    table, spans = lexicon(), index(named, words)
    named = [_nationalised(words, hit, spans) for hit in named]
    spans = index(named, words)
    found: list[Named] = []
    place = 0
    while place < len(words):
        body = _body_at(words, place, spans, table)
        if body is None:
            place += 1
            continue
        body = _widened(words, body, syntax)
        if words.is_(body.last, *word_list("feasts")) and words.upper[body.last]:
            place = body.last
            continue
        while found and found[-1].last > body.first:
            found.pop()
        found.append(body)
        place = body.last
    found.extend(
        body
        for body in _spelt_out(words, spans, table)
        if not any(body.first < f.last and f.first < body.last for f in found)
    )
    found.sort(key=lambda body: body.first)
    found.extend(_acronyms(words, [*named, *found]))
    covered = {place for body in found for place in range(body.first, body.last)}
    kept = [hit for hit in named if not covered.intersection(range(hit.first, hit.last))]
    return sorted([*kept, *found], key=lambda hit: hit.first)


def is_bodiless(words: Words, first: int, last: int) -> bool:
    """True where the head noun of the name `[first, last)` is that of a paper, a day, a rank or a field of work.

    The head is the last word before "of", "for", "on" and the like: "Charter" of "Charter of the United Nations".
    """
    head = next((at for at in range(first + 1, last) if words.low[at] in _JOINTS | _LINKS), last) - 1
    low = words.low[head]
    if low in ("'s", "'"):
        return False
    return words.low[last - 1] in _JOINTS | _LINKS or (low in word_list("bodiless") and low not in lexicon().public)


def _widened(words: Words, body: Named, syntax: Syntax) -> Named:
    """`body` with the limits of the organisation that the network sees around it, where these are capitals."""
    if any(syntax.ent[place] != "ORG" for place in range(body.first, body.last)):
        return body
    first, last = body.first, body.last
    while first > 0 and syntax.ent[first - 1] == "ORG" and not words.opens[first]:
        first -= 1
    while last < len(words) and syntax.ent[last] == "ORG" and not words.opens[last] and words.text[last] not in "(),":
        last += 1
    if (
        last - first > LONGEST_LEFT + 3
        or not words.upper[first]
        or not words.upper[last - 1]
        or words.low[first] == "the"
    ):
        return body
    entry = body.entry
    return Named(first, last, Entry(entry.kind, words_text(words, first, last), entry.country, entry.schema))


def _spelt_out(words: Words, spans: Spans, table: Lexicon) -> list[Named]:
    """Runs of capitals whose first letters an acronym behind them repeats: "Coalition Avenir Québec (CAQ)".

    The search is that of Schwartz and Hearst (2003), on whole words.
    """
    rows = []
    for place, mark in enumerate(words.text):
        short = acronym_after(words, place) if mark == "(" and not words.dead[place] else None
        if not short or not short.isupper() or not 2 <= len(short) <= 7:
            continue
        letters, first = list(short.lower()), place
        while letters and first > 0 and not words.opens[first]:
            word = words.low[first - 1]
            if words.upper[first - 1] and word[0] == letters[-1]:
                letters.pop()
            elif word not in (
                "of",
                "for",
                "and",
                "the",
                "on",
                "de",
                "in",
                "to",
                "&",
                "-",
                "du",
                "des",
                "la",
                "per",
                "'s",
            ):
                break
            first -= 1
        while first < place and (not words.upper[first] or words.low[first] in table.calendar):
            first += 1
        title = any(table.role_at(words.low, at) for at in range(first, place))
        bearer = title and words.live(place + 3) and words.upper[place + 3]
        state = any(at in spans.inside and spans.inside[at].entry.kind == "country" for at in (first, place - 2))
        if not letters and place - first >= 2 and not bearer and not state and not is_bodiless(words, first, place):
            rows.append(Named(first, place, Entry("body", words.text[first], None, "Organization")))
    return [Named(row.first, row.last, _named_entry(words, row, table)) for row in rows]


def _named_entry(words: Words, row: Named, table: Lexicon) -> Entry:
    public = any(words.low[at] in table.public for at in range(row.first, row.last))
    return Entry("body", words_text(words, row.first, row.last), None, "PublicBody" if public else "Organization")


def _acronyms(words: Words, bodies: list[Named]) -> list[Named]:
    """Every place of an acronym that a bracket behind a body's name brings in."""
    known: dict[str, Entry] = {}
    for body in bodies:
        short = acronym_after(words, body.last) if body.entry.kind == "body" else None
        if short:
            known.setdefault(short, body.entry)
    taken = {place for body in bodies if body.entry.kind == "body" for place in range(body.first, body.last)}
    return [
        Named(place, place + 1, known[word])
        for place, word in enumerate(words.text)
        if word in known and place not in taken and not words.dead[place]
    ]


def _nationalised(words: Words, hit: Named, spans: Spans) -> Named:
    """ "Security Council" after "Russian" is Russia's, not that of the United Nations."""
    owner = spans.by_last.get(hit.first)
    if hit.entry.kind != "body" or owner is None or owner.entry.kind != "adjective" or not _generic(words, hit):
        return hit
    entry = Entry("body", words_text(words, hit.first, hit.last), owner.entry.country, "PublicBody")
    return Named(hit.first, hit.last, entry)


def _body_at(words: Words, place: int, spans: Spans, table: Lexicon) -> Named | None:
    """The body whose first noun is word `place`."""
    if words.dead[place] or not words.upper[place] or words.low[place] not in table.bodies:
        return None
    inside = spans.inside.get(place)
    if inside is not None and inside.entry.kind != "body":
        return None
    first = inside.first if inside else _left(words, place, spans, table)
    last = inside.last if inside else place + 1
    last = _right(words, last, spans, table)
    if inside and (first, last) == (inside.first, inside.last):
        return None
    if last - first < 2 or _ordinal(words, first - 1) or _only_trades(words, first, last, table):
        return None
    return Named(first, last, _entry(words, first, last, spans, table))


def _only_trades(words: Words, first: int, last: int, table: Lexicon) -> bool:
    """True for "Education and Research": words of the trade whose last happens to be a noun of bodies as well."""
    return (
        words.low[last - 1] in table.domains
        and all(words.low[at] in table.domains | {"and", ","} for at in range(first, last))
        and any(words.low[at] == "and" for at in range(first, last))
    )


def _ordinal(words: Words, place: int) -> bool:
    """True before "14th": what follows is a congress or session that is held, no body."""
    return place >= 0 and words.text[place][0].isdigit() and words.low[place][-2:] in ("st", "nd", "rd", "th")


def _left(words: Words, noun: int, spans: Spans, table: Lexicon) -> int:
    """The first word of the body that ends in `noun`: capitals, names of countries, "People's", "President's"."""
    first = noun
    while first > 0 and noun - first < LONGEST_LEFT and not words.opens[first]:
        before = first - 1
        if words.dead[before]:
            break
        if words.low[before] == "'s" and (
            words.low[before - 1] in ("people", "men", "women", "children") or _role_before(words, before, table)
        ):
            first = before
            continue
        if (
            words.text[before] in "'’"
            and words.low[before - 1].endswith("s")
            and words.spaced[first]
            and words.upper[before - 1]
        ):
            first = before - 1
            continue
        if words.low[before] == "-" and not words.spaced[before] and not words.spaced[first]:
            first = before - 1
            continue
        hit = spans.by_last.get(first)
        if hit is not None and hit.entry.kind != "people":
            first = hit.first
            continue
        if words.low[before] in ("and", "&") and _joins(words, before, table):
            first = before - 1
            continue
        stop = table.never if words.opens[before] else table.calendar
        if not words.upper[before] or words.low[before] in stop or not words.text[before][0].isalpha():
            break
        if _role_before(words, first, table) and words.low[first] != "'s":
            break
        first = before
    return first


def _joins(words: Words, place: int, table: Lexicon) -> bool:
    """True for "and" inside a name: "Science and Technology Institute", "Social Democratic and Labour Party"."""
    if not place or not words.upper[place - 1] or not words.upper[place + 1]:
        return False
    left, right = words.low[place - 1], words.low[place + 1]
    trades = left in table.domains and right in table.domains
    return trades or (left.endswith(_ADJECTIVAL) and (words.low[place + 2 : place + 3] or [""])[0] in table.bodies)


def _role_before(words: Words, place: int, table: Lexicon) -> bool:
    """True when an office ends just before word `place`: what follows it is a person, no part of a body."""
    for length in (1, 2):
        start = place - length
        if start >= 0 and not words.dead[start]:
            hit = table.role_at(words.low, start)
            if hit and hit[1] == place and not hit[0].weak:
                return True
    return False


def _right(words: Words, last: int, spans: Spans, table: Lexicon) -> int:
    """The end of the body whose noun ends at `last`: "of Foreign Affairs", "for Security and Cooperation"."""
    while True:
        after = last
        bracket = 3 if acronym_after(words, after) else 0
        tail = _run_to_noun(words, after + bracket, spans, table)
        if tail and (not bracket or words.low[tail - 1] in table.bodies):
            last = tail
            continue
        if not (words.live(after) and words.low[after] in _JOINTS):
            return last
        ends = [_complement(words, after + 1, spans, table)]
        if words.low[last - 1] not in table.public:
            ends.append(_capitals(words, after + 1, spans, table))
        if not any(ends):
            return last
        last = max(end for end in ends if end)


def _run_to_noun(words: Words, place: int, spans: Spans, table: Lexicon) -> int:
    """The end of a run of capitals at `place` that goes on to another noun of bodies, else 0."""
    end = 0
    while words.live(place) and words.upper[place] and words.low[place] not in table.never and not words.opens[place]:
        if place in spans.by_first and spans.by_first[place].entry.kind in ("country", "adjective"):
            break
        place += 1
        if words.low[place - 1] in table.bodies:
            end = place
    return end


def _complement(words: Words, place: int, spans: Spans, table: Lexicon) -> int | None:
    """The end of what follows "of": names and words of the trade in capitals, joined by "and" and commas."""
    place += words.is_(place, "the")
    end = None
    while words.live(place) and not words.opens[place]:
        hit = spans.by_first.get(place)
        if hit is not None and hit.entry.kind != "people":
            end = place = hit.last
        elif words.upper[place] and words.low[place] in table.domains | table.bodies:
            end = place = place + 1
        elif end is None and words.upper[place] and table.role_at(words.low, place):
            end = place = table.role_at(words.low, place)[1]  # type: ignore[index]
        elif words.upper[place] and place + 1 in spans.by_first and words.low[place] not in table.never:
            end = place = spans.by_first[place + 1].last
        elif words.upper[place] and (tail := _run_to_noun(words, place, spans, table)):
            end = place = tail
        else:
            break
        place = _joint(words, place, spans, table)
    return end


def _capitals(words: Words, place: int, spans: Spans, table: Lexicon) -> int | None:
    """The end of the capitals after "of" or "for": "Party for the Animals"; no person's name and no office."""
    place += words.is_(place, "the")
    end = None
    while words.live(place) and words.upper[place] and words.text[place][0].isalpha() and not words.opens[place]:
        hit = spans.by_first.get(place)
        if hit is not None and hit.entry.kind in ("country", "region", "capital"):
            return hit.last
        if words.low[place] in table.calendar | table.given or table.role_at(words.low, place):
            break
        if end and words.low[place - 1] in table.domains and words.low[place] not in table.domains | table.bodies:
            break
        end = place = place + 1
        plural = words.low[place - 1].endswith(("s", "ion", "ism", "ity", "dom", "ice"))
        if (
            words.is_(place, "and")
            and plural
            and words.live(place + 1)
            and words.low[place + 1].endswith(("s", "ess", "ion", "ism", "ity", "dom", "ice"))
        ):
            place += 1
    return end if end and not words.is_(end, "'s") else None


def _joint(words: Words, place: int, spans: Spans, table: Lexicon) -> int:
    """The place after "and", a comma or a hyphen when a word of the trade in capitals follows, else `place`."""
    after = place
    if words.is_(after, ","):
        after += 1
    if words.is_(after, "and", "&"):
        after += 1
    if words.is_(after, "-", "'s"):
        after += 1
    if after > place and words.live(after) and words.upper[after] and words.is_(after - 1, "and"):
        hit = spans.by_first.get(after) or spans.by_first.get(after + 1)
        if hit is not None and hit.entry.kind == "region" and words.low[after] not in table.never:
            return after
    follows = (
        words.live(after)
        and words.upper[after]
        and (words.low[after] in table.domains or words.low[after] in table.bodies)
    )
    if after == place or not follows or _office_starts(words, after, table):
        return place
    return after


def _office_starts(words: Words, place: int, table: Lexicon) -> bool:
    """True when the words of the trade at `place` lead to an office: "Foreign Minister" after "Egypt and"."""
    while words.live(place) and words.upper[place]:
        if table.role_at(words.low, place):
            return True
        if words.low[place] not in table.domains and words.low[place] not in table.level:
            return False
        place += 1
    return False


def _generic(words: Words, hit: Named) -> bool:
    """True for "Security Council" alone: many states have one beside the United Nations."""
    return hit.entry.name.startswith("United Nations") and words.low[hit.first] not in ("un", "u.n.", "united")


def _entry(words: Words, first: int, last: int, spans: Spans, table: Lexicon) -> Entry:
    states = {p for p in range(first, last) if p in spans.inside and spans.inside[p].entry.kind == "country"}
    nouns = [words.low[p] for p in range(first, last) if words.low[p] in table.bodies and p not in states]
    public = any(noun in table.public for noun in nouns) and "party" not in nouns
    country = None
    studies = bool(word_list("scholarly").intersection(nouns))
    for place in range(first, last):
        hit = spans.inside.get(place)
        if hit and hit.entry.kind == "body" and not _generic(words, hit):
            public = hit.entry.schema == "PublicBody"
            country = country or hit.entry.country
        about = studies and hit is not None and hit.entry.kind == "country"
        if hit and hit.entry.country and hit.entry.kind in ("country", "adjective") and not about:
            country = country or hit.entry.country
    bracketed = {at + step for at in range(first, last) if acronym_after(words, at) for step in range(3)}
    public = public or bool(country and nouns and nouns[-1] in table.national and "party" not in nouns)
    text = "".join(
        (" " if words.spaced[at] and at > first else "") + words.text[at]
        for at in range(first, last)
        if at not in bracketed
    )
    return Entry("body", text, country, "PublicBody" if public else "Organization")
