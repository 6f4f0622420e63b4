"""What stands before the noun of an office and belongs to it: modifiers, trades, the body, the country, "former"."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.parse.mentions.lexicon import Lexicon, lexicon, word_list
from chancery.parse.mentions.places import Named, leading_adjective
from chancery.parse.mentions.spans import Spans, acronym_after
from chancery.parse.mentions.words import Words, words_text

_DETERMINERS = frozenset(("the", "his", "her", "its", "their", "our", "my", "your", "a", "an", "this", "that", "both"))


@dataclass(slots=True)
class Left:
    """What was read to the left of an office's noun: where it starts, and whose it is."""

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


def read_left(words: Words, spans: Spans, place: int, floor: int) -> Left:
    """What stands before the noun at `place`, from word `floor` on, and belongs to its office."""
    left, table = Left(place, place), lexicon()
    capital = words.upper[place]
    at = place
    while at > floor and not words.opens[at] and not words.dead[at - 1]:
        low = words.low[at - 1]
        hit = spans.by_last.get(at)
        if hit is not None and (hit.first < floor or _ends_sentence(words, hit)):
            break
        if hit is not None and hit.entry.kind != "people":
            at = left.first = hit.first
            if _take_span(words, left, hit, at):
                _take_earlier(words, left, floor)
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


def _ends_sentence(words: Words, hit: Named) -> bool:
    """True for a town whose full stop may end the sentence: "in Washington, D.C. Secretary Hall said"."""
    return hit.entry.kind in ("city", "capital", "region") and words.text[hit.last - 1].endswith(".")


def _take_earlier(words: Words, left: Left, floor: int) -> None:
    """Takes "former" or "visiting" before the country: "the former Austrian Chancellor"."""
    table = lexicon()
    while left.first > floor and not words.opens[left.first] and words.live(left.first - 1):
        low = words.low[left.first - 1]
        if low not in table.former | table.passing:
            break
        left.former = left.former or low in table.former
        left.first -= 1


def _fits(words: Words, at: int, noun: int, capital: bool) -> bool:
    """A capital modifier goes with either noun; a small one with a capital noun only as "first", "deputy", "acting"."""
    if words.upper[at] and not capital and words.low[at] not in word_list("big-before"):
        return words.opens[at] or noun - at <= 3
    if words.upper[at] or not capital:
        return True
    return words.low[at] in word_list("small-before")


def _joins_domains(words: Words, at: int, noun: int, table: Lexicon) -> bool:
    """True for "and" or a comma between two words of the trade: "Industry and Trade Minister"."""
    if at + 1 >= noun or at < 1 or words.low[at + 1] not in table.domains or words.low[at - 1] not in table.domains:
        return False
    return words.upper[at - 1] == words.upper[at + 1] and not table.role_at(words.low, at - 1)


def _take_span(words: Words, left: Left, hit: Named, at: int) -> bool:
    """Takes the country, body or city that ends where the office begins; True when nothing can stand before it."""
    entry = hit.entry
    if entry.kind == "body":
        left.seat = left.seat or entry.country
        if entry.schema == "PublicBody":
            left.core = leading_adjective(words, at)
            left.country = left.country or entry.country
        else:
            left.body = left.body or entry.name
        left.strong = True
        return False
    if entry.kind == "region" and entry.country is None:
        left.core = at
        return False
    if entry.kind in ("city", "capital", "region"):
        left.body = left.body or entry.name
        left.seat = entry.country
        left.core = at
        return False
    left.country = left.country or entry.country
    if left.body:
        left.seat = left.seat or entry.country
        left.country = None
    return True


def _take_possessor(words: Words, spans: Spans, left: Left, at: int, table: Lexicon) -> None:
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
    if (
        low in table.honorifics
        or not words.upper[at]
        or not word[0].isalpha()
        or low in table.never
        or low in table.speech
        or low in table.given
    ):
        return False
    return not words.opens[at] or (word.isupper() and len(word) > 1)


def _take_unknown(words: Words, left: Left, at: int, table: Lexicon) -> int:
    start = at - 3 if words.text[at - 1] == ")" else at
    first = start
    while first > 0 and start - first < 4 and not words.opens[first] and _unknown_body(words, first - 1, table):
        if words.text[first - 1] == ")" or table.role_at(words.low, first - 1):
            break
        first -= 1
    if (
        words.opens[first]
        and not words.text[first].isupper()
        and start - first > 1
        and not words.text[first][0].isupper()
    ):
        first += 1
    left.body = words_text(words, first, start)
    left.first = first
    left.strong = True
    return first


def _take_determiner(words: Words, left: Left) -> None:
    before = left.first - 1
    if before >= 0 and not words.dead[before] and not words.opens[left.first] and words.low[before] in _DETERMINERS:
        left.before = words.low[before]
        left.first = before
