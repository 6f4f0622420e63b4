"""What reading a report from left to right knows of its persons: who was named where, and what points at them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.parse.mentions.lexicon import lexicon, word_list
from chancery.parse.mentions.people import Held, Person
from chancery.parse.mentions.spans import Spans
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.words import Words

_MASCULINE = word_list("masculine")
_FEMININE = word_list("feminine")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words `[first, last)` that point at persons of the report; `held` are offices given there and then."""

    first: int
    last: int
    people: tuple[Person, ...]
    form: str
    held: tuple[Held, ...] = ()


@dataclass(slots=True)
class Scene:
    """What reading from left to right knows: the text, its persons, who was named where, and who is a man or woman.

    `author` signs the report; `house` has the holder of each office that the report tells of as its own
    house's, "the Prime Minister".
    """

    words: Words
    spans: Spans
    syntax: Syntax
    people: list[Person]
    quoted: frozenset[int]
    author: Person | None = None
    sentence: list[int] = field(default_factory=list)
    seen: dict[int, list[tuple[int, Person]]] = field(default_factory=dict)
    gender: dict[int, str] = field(default_factory=dict)
    house: dict[str, Person] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        number = 0
        for place, opens in enumerate(self.words.opens):
            number += opens and bool(place) and not self.words.opens[place - 1]
            self.sentence.append(number)
            if place not in self.quoted and self.words.text[place][0].isalnum():
                self._open.add(number)
        for person in self.people:
            for found in person.found:
                self.note(found.first, person)
                for place in range(max(0, found.full_first - 1), found.first):
                    self._sex(person, self.words.low[place])
            for held in person.held:
                self._sex(person, held.post.noun)
            self._sex_of_name(person)

    def note(self, place: int, person: Person) -> None:
        """Remembers that `person` is meant at word `place`."""
        row = self.seen.setdefault(self.sentence[place], [])
        row.append((place, person))
        row.sort(key=lambda pair: pair[0])

    def _sex(self, person: Person, word: str) -> None:
        if word in _MASCULINE:
            self.gender.setdefault(person.number, "m")
        elif word in _FEMININE:
            self.gender.setdefault(person.number, "f")

    def _sex_of_name(self, person: Person) -> None:
        table, first = lexicon(), person.words[0]
        if len(person.words) > 1 and first in table.given | table.women and first not in table.either:
            self.gender.setdefault(person.number, "f" if first in table.women else "m")

    def first_place(self, person: Person) -> int:
        """Where the report first names `person`; its author may be named nowhere in it, -1."""
        return min((found.first for found in person.found), default=-1)

    def before(self, place: int) -> list[tuple[int, Person]]:
        """The persons meant earlier in the sentence of word `place`."""
        return [pair for pair in self.seen.get(self.sentence[place], ()) if pair[0] < place]

    def previous(self, place: int) -> list[tuple[int, Person]]:
        """The persons meant in the sentence before that of word `place`."""
        return self.seen.get(self.sentence[place] - 1, [])

    def spoken_before(self, place: int) -> list[tuple[int, Person]]:
        """The persons meant in the last sentence before that of word `place` which is no quotation's alone."""
        number = self.sentence[place] - 1
        while number >= 0 and number not in self._open:
            number -= 1
        return self.outside(self.seen.get(number, ()))

    def outside(self, pairs: Iterable[tuple[int, Person]]) -> list[tuple[int, Person]]:
        """`pairs` without those inside quotation marks: "A good meeting with Blake," he said."""
        return [pair for pair in pairs if pair[0] not in self.quoted]

    def is_subject(self, place: int) -> bool:
        """True when the network makes word `place` a subject, or takes a cut-off one for a call."""
        return self.syntax.dep[place].startswith(("nsubj", "dislocated", "vocative"))
