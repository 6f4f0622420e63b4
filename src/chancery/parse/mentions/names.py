"""Where a person's name stands: a run of capitals with initials, particles and hyphens, titles split off."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.parse.mentions.lexicon import Lexicon, lexicon, word_list
from chancery.parse.mentions.spans import Spans
from chancery.parse.mentions.words import Words

LONGEST_NAME = 8
"""Words of the longest name: "Meshal Al-Ahmad Al-Jaber Al-Sabah" counts hyphens too, which are free."""

_SYLLABLES = word_list("syllables")
"""Words of English that are also syllables of Asian names."""

_QUOTES = frozenset("\"“”'‘’«»")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitals that may be a name: honorifics are words `[titles, first)`, the name `[first, last)`.

    `thing` is true when the run goes on to a noun of things or bodies: "Sheikh Saad Al Abdullah Sports Complex".
    `doubtful` is a first word of a sentence that the text also writes small: "Son" beside "son".
    """

    titles: int
    first: int
    last: int
    thing: bool
    doubtful: bool = False


def read_name(words: Words, spans: Spans, place: int, *, titled: bool) -> Run | None:
    """The run at word `place`; `titled` when an office stands before it, so that less need speak for a name."""
    table = lexicon()
    first = _skip_honorifics(words, place, table)
    if titled and first == place:
        first = _skip_acronym(words, place)
    titled = titled or first > place
    last, count, thing = first, 0, False
    while words.live(last) and count < LONGEST_NAME:
        if last > first and words.opens[last]:
            break
        step = _step(words, spans, last, first, table)
        if not step:
            break
        if (
            last > first
            and _is_thing(words, last, table)
            and not (titled and count == 1 and words.low[first] in table.given)
        ):
            thing = True
            break
        last += step
        count += 1
    last = _trim(words, first, last, table)
    if last - first == 1 and (_is_thing(words, first, table) or words.low[first] in table.rank_heads):
        return None
    if all(len(words.low[at].strip(".")) < 2 for at in range(first, last)):
        return None
    if last <= first or not words.upper[first] or not _may_open(words, spans, (first, last), table, titled):
        return None
    return Run(place, first, last, thing or _leads_to_thing(words, last, table))


def _skip_acronym(words: Words, place: int) -> int:
    """Past "Mykolaiv RMA" in "Head of Mykolaiv RMA Vitaliy Kim": a name has no capitals-only word inside."""
    for at in range(place, min(place + 4, len(words))):
        if not words.live(at) or not words.upper[at] or not words.text[at].isalpha():
            break
        acronym = words.text[at].isupper() and 2 <= len(words.text[at]) <= 5
        mixed = words.live(at + 1) and words.upper[at + 1] and not words.text[at + 1].isupper()
        if acronym and mixed and at > place and not words.text[at - 1].isupper():
            return at + 1
    return place


def _skip_honorifics(words: Words, place: int, table: Lexicon) -> int:
    """The word after "Mr.", "Dr", "Sen. Lieut. Gen", "His Majesty"; `place` itself where no name would be left."""
    start = place
    while words.live(place) and words.upper[place] and not (place > start and words.opens[place]):
        low = words.low[place].rstrip(".")
        if (
            low not in table.honorifics
            and low not in table.ranks
            and low not in table.labels
            and not (low == "h" and words.is_(place + 1, "."))
        ):
            break
        after = place + 1
        while words.is_(after, ".", "-") and not words.spaced[after]:
            after += 1
        if not (words.live(after) and words.upper[after]):
            break
        if (
            low in table.labels
            and low not in table.honorifics
            and not (words.live(after + 1) and words.upper[after + 1])
        ):
            break
        place = after
    strict = any(
        words.low[at].rstrip(".") in table.strict | table.rank_heads | table.labels
        or words.low[at] in ("majesty", "highness", "excellency")
        for at in range(start, place)
    )
    return place if strict else start


def _step(words: Words, spans: Spans, place: int, first: int, table: Lexicon) -> int:
    """How many words to take at `place` as one part of a name; 0 ends the name."""
    low, text = words.low[place], words.text[place]
    if (
        low == "-"
        and place > first
        and not words.spaced[place]
        and words.live(place + 1)
        and not words.spaced[place + 1]
    ):
        return 2 if words.text[place + 1][0].isalpha() else 0
    if text in _QUOTES and place > first and words.live(place + 2) and words.text[place + 2] in _QUOTES:
        return 3 if words.live(place + 3) and words.upper[place + 3] and words.upper[place + 1] else 0
    if words.text[place] == "," and place > first and words.is_(place + 1, "jr", "sr") and words.upper[place + 1]:
        return 1
    if not words.upper[place]:
        ahead = place + 1
        while words.is_(ahead, "-") and not words.spaced[ahead]:
            ahead += 1
        while words.live(ahead) and words.low[ahead] in table.lower:
            ahead += 1
        joined = (
            low in table.lower and place > first and words.live(ahead) and words.upper[ahead] and low not in ("e", "y")
        )
        return 1 if joined else 0
    if not text[0].isalpha():
        return 0
    if words.is_(place + 1, ".") and not words.spaced[place + 1] and words.live(place + 2) and words.upper[place + 2]:
        short = len(text) == 1 or (len(text) <= 2 and place == first)
        return 2 if short else 1
    if low in table.suffixes:
        return 2 if words.is_(place + 1, ".") and not words.spaced[place + 1] and low in ("jr", "sr") else 1
    if place > first and not _may_continue(words, spans, place, table):
        return 0
    return 1


def _may_continue(words: Words, spans: Spans, place: int, table: Lexicon) -> bool:
    low = words.low[place]
    syllable = low in _SYLLABLES and words.text[place - 1] != "."
    if low in table.never and words.text[place].isascii() and not syllable:
        return False
    hit = spans.by_first.get(place)
    if hit is not None and (hit.entry.kind in ("country", "adjective", "people", "body") or hit.last - hit.first > 1):
        return False
    return not (table.role_at(words.low, place) and low not in table.given and not words.is_(place - 1, "-"))


def _is_thing(words: Words, place: int, table: Lexicon) -> bool:
    low = words.low[place]
    known = low in table.given or low in table.korean or low in table.chinese or low in table.vietnamese
    return (low in table.things or low in table.bodies) and not known


def _leads_to_thing(words: Words, place: int, table: Lexicon) -> bool:
    return words.live(place) and words.upper[place] and not words.opens[place] and _is_thing(words, place, table)


def _trim(words: Words, first: int, last: int, table: Lexicon) -> int:
    while last - first > 1 and words.low[last - 1] in table.postnominals and words.text[last - 1].isupper():
        last -= 1
    while last > first and (
        (not words.text[last - 1][0].isalpha() and words.text[last - 1] != ".")
        or (words.low[last - 1] in table.lower and not words.upper[last - 1])
    ):
        last -= 1
    return last


def _may_be_syllable(words: Words, first: int, last: int, titled: bool) -> bool:
    """True for "To Lam" and "Theresa May": small words that are names where a title or an apposition says so."""
    low = words.low[first]
    surname = low in lexicon().vietnamese or low in lexicon().chinese
    if not titled:
        if not surname or not 2 <= last - first <= 3 or not all(words.upper[first:last]):
            return False
        told = words.is_(last, ",") or (words.live(last) and words.low[last] in lexicon().speech)
        if words.live(first - 1) and not words.opens[first] and words.low[first - 1] in word_list("receiving"):
            return True  # "met To Lam": no English infinitive has two capitals there
        return told or words.pairs[low, words.low[first + 1]] > 1
    return low in ("may", "march") or (low in _SYLLABLES and last - first > 1 and not words.opens[first])


def _may_open(words: Words, spans: Spans, place: tuple[int, int], table: Lexicon, titled: bool) -> bool:
    """False where the run opens with a word that is no name: "Monday", "The", a country's adjective."""
    first, last = place
    low = words.low[first]
    numbered = words.live(first + 1) and words.text[first + 1][0].isdigit()
    if low in table.never and low in table.given and not numbered and last - first > 1:
        return True
    initial = titled and len(low) == 1 and words.is_(first + 1, ".") and last - first > 2
    if (
        low in table.never
        and words.text[first].isascii()
        and not initial
        and not _may_be_syllable(words, first, last, titled)
    ):
        return False
    hit = spans.by_first.get(first)
    if hit is None:
        return first not in spans.inside
    if hit.entry.kind == "city" or hit.entry.kind == "capital":
        return titled or low in table.given
    return (
        hit.last - hit.first == 1 and last - first > 1 and (titled or low in table.given) and hit.entry.kind != "body"
    )
