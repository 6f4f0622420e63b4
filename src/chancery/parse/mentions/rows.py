"""From what was found in the words to the mentions that extraction reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from chancery.model import Mention, Office
from chancery.parse.mentions.home import main_pair
from chancery.parse.mentions.lexicon import lexicon, word_list
from chancery.parse.mentions.people import Held, Person
from chancery.parse.mentions.places import Entry, Named
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.scene import Pointer
from chancery.parse.mentions.spans import Spans
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.words import Words, words_text

_SIDES = word_list("sides")
_STATE = word_list("side")
_ORGANS = word_list("organs")


class Rows:
    """Makes mentions of one text; entities are numbered persons first, then the rest in order of place."""

    def __init__(self, words: Words, spans: Spans, syntax: Syntax, people: list[Person]) -> None:
        self._words, self._spans, self._syntax, self._people = words, spans, syntax, people
        self._numbers: dict[tuple[str, str], int] = {}
        self._covered = {
            place for person in people for found in person.found for place in range(found.first, found.last)
        }

    def people(self) -> list[Mention]:
        """Every place of a person's name."""
        rows = []
        for person in self._people:
            for found in person.found:
                full = self._words.span(found.full_first, found.full_last)
                rows.append(self._person(person, (found.first, found.last), "name", found.held, full))
        return rows

    def pointers(self, pointers: Iterable[Pointer]) -> list[Mention]:
        """Every nominal and pronoun that was resolved: one mention for each person it means."""
        return [
            self._person(person, (pointer.first, pointer.last), pointer.form, pointer.held, None)
            for pointer in pointers
            for person in pointer.people
        ]

    def _person(
        self, person: Person, place: tuple[int, int], form: str, held: Sequence[Held], full: tuple[int, int] | None
    ) -> Mention:
        chief = next(iter((*held, *person.held)), None)
        start, end = self._words.span(*place)
        return Mention(
            start, end, words_text(self._words, *place), "Person", person.name, person.number, person.country,
            self._label(chief.post) if chief else None, self._of(chief.post, person) if chief else None,
            form=form, full=full, offices=tuple(self._office(each, person, place) for each in held),
        )  # fmt: skip

    def _office(self, held: Held, person: Person, place: tuple[int, int]) -> Office:
        post = held.post
        first, last = (min(post.core, place[0]), max(post.last, place[1])) if not post.relational else place
        start, end = self._words.span(first, last)
        return Office(start, end, self._label(post), self._of(post, person), held.rule, post.former, post.coming)

    def _label(self, post: Post) -> str:
        """The office as the report words it, without country, "former" and article."""
        text = words_text(self._words, post.core, post.last)
        if not post.plural or not text.lower().endswith("s"):
            return text
        return text[:-3] + "y" if text.lower().endswith("ies") else text[:-1]

    def _of(self, post: Post, person: Person) -> str | None:
        """Whose office it is: another body's name, else the state's code, else that of the holder's own state."""
        return post.body or post.country or person.country

    def positions(self, posts: Iterable[Post]) -> list[Mention]:
        """Offices whose holders the report does not name, where it says of which state or body they are."""
        rows = []
        for post in posts:
            if post.plural or post.weak or not (post.country or post.body):
                continue
            first = post.first + (self._words.low[post.first] in ("the", "a", "an", "its", "his", "her", "their"))
            start, end = self._words.span(first, post.last)
            text = words_text(self._words, first, post.last)
            number = self._number("Position", f"{self._label(post)}|{post.body or post.country}".casefold())
            of = post.body or post.country
            rows.append(
                Mention(
                    start,
                    end,
                    text,
                    "Position",
                    text,
                    number,
                    post.country or post.seat,
                    self._label(post),
                    of,
                    "nominal",
                )
            )
        return rows

    def named(self) -> list[Mention]:
        """Countries, bodies and places by name, and "the Russian side", "the Iranian government"."""
        rows = []
        for named in self._spans:
            if named.first in self._covered or self._words.dead[named.first]:
                continue
            if named.entry.kind in ("adjective", "people"):
                row = self._organ(named)
                if row:
                    rows.append(row)
            else:
                rows.append(self._named(named))
        return rows

    def _named(self, named: Named) -> Mention:
        entry = named.entry
        schema = entry.schema
        if entry.kind == "capital" and self._acts(named):
            schema = "Country"
        start, end = self._words.span(named.first, named.last)
        text = words_text(self._words, named.first, named.last)
        return Mention(start, end, text, schema, entry.name, self._entity(entry), entry.country)

    def _organ(self, named: Named) -> Mention | None:
        """ "Russian side" is the state, "Iranian government" an organ of it; other adjectives name nothing."""
        words, after = self._words, named.last
        if not words.live(after) or words.opens[after] or words.low[after] not in _STATE | _ORGANS:
            return None
        start, end = words.span(named.first, after + 1)
        text = words_text(words, named.first, after + 1)
        entry = named.entry
        if words.low[after] in _STATE:
            state = Entry("country", entry.name, entry.country, "Country")
            return Mention(start, end, text, "Country", entry.name, self._entity(state), entry.country, form="nominal")
        number = self._number("PublicBody", text)
        return Mention(start, end, text, "PublicBody", text, number, entry.country)

    def _acts(self, named: Named) -> bool:
        """True when a capital stands for its government: it is the subject of a verb, or one side of "between"."""
        words, place = self._words, named.first
        if self._syntax.known:
            scan = place
            for _ in range(4):
                if self._syntax.dep[scan] != "conj":
                    break
                scan = self._syntax.head[scan]
            if self._syntax.dep[scan].startswith("nsubj") and self._syntax.pos[self._syntax.head[scan]] == "VERB":
                return True
        elif (
            words.live(named.last)
            and words.low[named.last] in lexicon().speech
            and not words.is_(place - 1, "in", "at", "from", "to", "of", "near")
        ):
            return True
        return words.is_(place - 1, "between") and words.is_(named.last, "and")

    def pairs(self, count: Counter[str]) -> list[Mention]:
        """ "the two countries", "both sides": one mention for each of the two states the report is about."""
        pair = main_pair(count)
        if pair is None:
            return []
        rows = []
        entries = {named.entry.country: named.entry for named in self._spans if named.entry.schema == "Country"}
        if any(code not in entries for code in pair):
            return []
        for place, low in enumerate(self._words.low):
            if low in _SIDES and self._words.is_(place - 1, "two", "both") and self._words.live(place):
                start, end = self._words.span(place - 1, place + 1)
                for code in pair:
                    state = Entry("country", entries[code].name, code, "Country")
                    text = words_text(self._words, place - 1, place + 1)
                    rows.append(
                        Mention(start, end, text, "Country", state.name, self._entity(state), code, form="nominal")
                    )
        return rows

    def _entity(self, entry: Entry) -> int:
        return self._number(entry.schema, entry.country if entry.schema == "Country" and entry.country else entry.name)

    def _number(self, schema: str, name: str) -> int:
        return self._numbers.setdefault((schema, name), len(self._people) + len(self._numbers))
