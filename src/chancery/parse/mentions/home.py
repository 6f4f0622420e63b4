"""The country of an office or a person where the words beside the name do not give it.

In this order: the list the name stands in ("Israeli President R., Prime Minister N."), the culture of the name where
only one state of that culture is in the report, the state that the bare title suggests, the place where a visitor of
another state meets the person, the other of two states that the report is about where a holder of the like office is
known. Anything less stays open.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from chancery.parse.mentions.lexicon import lexicon, word_list
from chancery.parse.mentions.people import Found, Person
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.spans import Spans
from chancery.parse.mentions.words import Words

STATES = {"vietnamese": ("VNM",), "chinese": ("CHN", "TWN", "SGP", "HKG"), "korean": ("KOR", "PRK")}
_NATIONAL = word_list("national")
RANKS = frozenset({"deputy", "vice", "assistant", "under", "associate"})
"""Words before an office that make it that of a deputy."""
_SINGLE = frozenset({"head", "vice", "prime", "foreign", "monarch", "lady"})


def countries_in(words: Words, spans: Spans) -> Counter[str]:
    """How often each state is named, by itself, by an adjective, by its people or by its capital."""
    count: Counter[str] = Counter()
    for named in spans:
        entry = named.entry
        if (
            entry.country
            and entry.kind in ("country", "adjective", "people", "capital")
            and not words.dead[named.first]
        ):
            count[entry.country] += 1
    return count


def settle(words: Words, spans: Spans, people: list[Person]) -> None:
    """Gives every person of a national office its country where the report lets us know it."""
    count = countries_in(words, spans)
    _lists(words, people)
    for person in people:
        if person.country is None and (person.held or culture(person.words)):
            person.country = _by_culture(person, count)
    for person in people:
        if person.country is None and any(
            held.post.role in _NATIONAL and held.post.body is None for held in person.held
        ):
            person.country = (
                _implied(person) or _by_host(words, spans, person, people) or _by_rest(words, person, people, count)
            )


def let_epithet_tell(words: Words, post: Post, holders: list[Person]) -> None:
    """Gives the one holder his country by "the Indian Prime Minister"; "the President of Peru" may name another one."""
    governs = any(words.is_(at, "of") and not words.is_(at + 1, "state") for at in range(post.core, post.last))
    if len(holders) != 1 or holders[0].country or governs:
        return
    if culture(holders[0].words) is None and any(held.post.role == post.role for held in holders[0].held):
        holders[0].country = post.country


def culture(words: tuple[str, ...]) -> str | None:
    """`vietnamese`, `korean` or `chinese` for a name whose surname and shape say so."""
    table = lexicon()
    if len(words) < 2 or words[0] in table.given or words[-1] in table.given:
        return None
    if words[0] in table.vietnamese and len(words) in (3, 4, 5) and words[0] not in table.korean:
        return "vietnamese"
    if words[0] in table.vietnamese and words[0] not in table.korean | table.chinese and len(words) == 2:
        return "vietnamese"
    if words[0] in table.korean and words[0] not in table.chinese and len(words) == 3:
        return "korean"
    if words[0] in table.chinese and len(words) == 2 and words[0] not in table.korean | table.vietnamese:
        return "chinese"
    return None


def _lists(words: Words, people: list[Person]) -> None:
    """In a list joined by commas the first adjective holds for the later offices, when they differ from its own.

    Behind the names the last office tells the state of all.
    """
    places = sorted(((found, person) for person in people for found in person.found), key=lambda pair: pair[0].first)
    for (left, first), (right, second) in pairwise(places):
        if not right.held or not left.held or left.held[-1].post.role == right.held[0].post.role:
            continue
        if not _listed(words, left, right):
            continue
        if first.country and not second.country:
            second.country = first.country
        elif second.country and not first.country and left.held[-1].rule == right.held[-1].rule == "apposition":
            first.country = second.country  # "Ann Lee, Minister of Trade, and Tom Lowe, Minister of Defence of Norway"


def _listed(words: Words, left: Found, right: Found) -> bool:
    between = [words.low[place] for place in range(left.full_last, right.full_first)]
    return between in ([","], [",", "and"], [",", "and", "the"])


def _by_culture(person: Person, count: Counter[str]) -> str | None:
    kind = culture(person.words)
    if kind is None:
        return None
    present = [state for state in STATES[kind] if count[state]]
    return present[0] if len(present) == 1 else None


def _by_rest(words: Words, person: Person, people: list[Person], count: Counter[str]) -> str | None:
    """The other of two states when the report is about two and an equal of one is known, as two presidents."""
    pair = main_pair(count)
    if pair is None:
        return None
    offices = _offices_of_one(words, person)
    equals = {p.country for p in people if p.country in pair and offices & _offices_of_one(words, p)}
    rest = [state for state in pair if state not in equals]
    return rest[0] if len(rest) == 1 else None


def _offices_of_one(words: Words, person: Person) -> set[str]:
    """Those of a person's offices of which a state has one, so that two holders are of two states.

    A bare "Secretary" is none: Washington has fifteen of them. A deputy is no equal of those whom he stands in for.
    """
    posts = [
        h.post for h in person.held if h.post.role == "vice" or RANKS.isdisjoint(words.low[h.post.core : h.post.last])
    ]
    unique = {post.role for post in posts if post.role in _SINGLE and post.noun != "secretary"}
    return unique | {post.noun for post in posts if post.role in ("minister", "chair")}


def main_pair(count: Counter[str]) -> tuple[str, str] | None:
    """The two states a report is about: each named twice or more, a third at most half as often as the second."""
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return None
    return ranked[0][0], ranked[1][0]


def _by_host(words: Words, spans: Spans, person: Person, people: list[Person]) -> str | None:
    """The state where a visitor of another state meets the person: "in Ankara to meet with Deputy Minister O."."""
    first = next((other for other in people if other.country and other.held), None)
    found = min(person.found, key=lambda each: each.first)
    before = found.full_first - 1
    if first is None or not words.is_(before, "with") or not words.is_(before - 1, *word_list("meeting")):
        return None
    states: list[str] = []
    while before > 0 and not words.opens[before]:
        before -= 1
        hit = spans.by_first.get(before)
        if hit is not None and hit.entry.country and hit.entry.kind in ("country", "capital", "city"):
            states.append(hit.entry.country)
    hosts = set(states) - {first.country}
    return states[0] if states and hosts == {states[0]} else None


def _implied(person: Person) -> str | None:
    return next((held.post.implied for held in person.held if held.post.implied and not held.post.body), None)
