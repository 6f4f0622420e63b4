"""Offices in running text: "Vietnamese Deputy Prime Minister and Foreign Minister", "director of the State Bank".

An office is read outwards from its noun (`lang/en/offices.toml`): to the left over modifiers, words of the trade, the
body and the country it belongs to; to the right over "of", "for", "to" and what these govern.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.parse.mentions.leftward import Left, read_left
from chancery.parse.mentions.lexicon import Role, lexicon, word_list
from chancery.parse.mentions.rightward import ACCREDITED, office_follows, read_right
from chancery.parse.mentions.spans import Spans
from chancery.parse.mentions.words import Words, words_text

_PLURALS = word_list("plurals")


@dataclass(frozen=True, slots=True)
class Post:
    """An office on words `[first, last)`, of which `[core, last)` is the office itself without country and "former".

    `role` is its noun's class, `noun` the noun; `country` alpha-3 of the state it belongs to, `body` the name of
    another body, `seat` that body's country; `to` the country of accreditation. `before` is the determiner
    or possessive before it. `implied` is the country that its bare title suggests.
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
    if role.words[0] == "us" and not words.upper[place]:
        return _post_at(words, spans, place + 1, max(floor, place + 1))  # "with us Secretary Ly"
    if any(not words.live(at) or (at > place and words.opens[at]) for at in range(place, end)):
        return None
    if words.is_(end, ".") and not words.spaced[end] and words.low[end - 1] in ("sen", "rep", "gov", "amb"):
        end += 1
        if place and words.upper[place - 1] and not words.opens[place] and place not in spans.by_last:
            return None
    elif words.low[end - 1] in ("sen", "rep", "gov", "amb"):
        return None
    if words.is_(end, "general") and words.upper[end] and words.low[end - 1] in word_list("generals"):
        end += 1
    left = read_left(words, spans, place, floor)
    last, right = read_right(words, spans, end, role, table)
    if words.is_(end, "-") and not words.spaced[end] and last == end and words.live(end + 1) and words.upper[end + 1]:
        return None
    if floor == place and words.upper[place] and words.low[place] in table.given:
        return None
    named = place and words.upper[place - 1] and words.low[place - 1] in table.given and not words.opens[place]
    if named and words.upper[place] and end == place + 1 and not right:
        return None
    bare = role.kind == "learned" and words.live(last) and words.upper[last] and not words.opens[last]
    if role.weak and not bare and not (left.strong or left.body or left.country or right):
        return None
    if role.words[-1] in table.level and (office_follows(words, end, table) or table.role_at(words.low, end)):
        return None
    return _assemble(words, spans, role, left, (end, last))


def _assemble(words: Words, spans: Spans, role: Role, left: Left, ends: tuple[int, int]) -> Post:
    end, last = ends
    to = _whose(words, spans, role, left, ends)
    noun = words.low[end - 1] if words.text[end - 1] != "." else words.low[end - 2]
    plural = noun in _PLURALS or (
        noun.endswith("s") and not noun.endswith("ss") and role.words[-1] == noun and noun[:-1] in _singulars()
    )
    return Post(
        first=left.first, core=left.core, last=last, role=_class(words, role, left.core, last),
        noun=" ".join(role.words), country=left.country, body=left.body, seat=left.seat, to=to, before=left.before,
        former=left.former, coming=left.coming, weak=role.weak, plural=plural,
        implied=None if left.strong and role.words == ("secretary",) else role.country,
    )  # fmt: skip


def _whose(words: Words, spans: Spans, role: Role, left: Left, ends: tuple[int, int]) -> str | None:
    """Completes `left` by the countries and bodies that the noun governs; returns the country of accreditation."""
    end, last = ends
    to = None
    accredited = role.kind in ACCREDITED and (words.is_(end, "to", "for", "on", "in") or role.kind == "ambassador")
    starts = (spans.by_first.get(at) for at in range(end, last))
    for named in [named for named in starts if named is not None and named.last <= last]:
        entry = named.entry
        if _topic(words, end, named.first) and entry.kind != "body":
            to = to or (entry.country if accredited else None)
        elif entry.kind == "body" and left.body is None:
            left.seat = left.seat or entry.country
            if entry.schema == "PublicBody":
                left.country = left.country or entry.country
            elif (words.is_(end, "of", "for", "at", "to") or named.first > end + 2) and not left.country:
                left.body = entry.name
        elif entry.kind == "body" or words.is_(named.last, "-"):
            left.seat = left.seat or entry.country
        elif entry.kind in ("country", "adjective") and left.country is None and left.body is None:
            left.country = entry.country
        elif entry.kind in ("country", "adjective"):
            left.seat = left.seat or entry.country
        elif entry.kind in ("city", "capital") and left.country is None and left.body is None:
            left.seat = left.seat or entry.country
            left.body = words_text(words, named.first, named.last) if named.first <= end + 2 else None
    return to


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
