"""Who "I" is outside quotation marks: the official who signs the text as its author.

Ministers' media releases and statements are written so. A text of several speakers has no one author, and one whose
byline names nobody, or several, leaves "I" open.
"""

from __future__ import annotations

import re

from chancery.model import Report
from chancery.parse.mentions.lexicon import word_list
from chancery.parse.mentions.people import Person
from chancery.parse.mentions.persons import find_persons
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.same import fits
from chancery.parse.mentions.scene import Pointer, Scene
from chancery.parse.mentions.syntax import no_syntax
from chancery.parse.mentions.words import read_words

_TURN = re.compile(r"^(?:Q|[A-Z][A-Z.,’' -]{2,60})(?:\([^)]{2,40}\))?:\s", re.MULTILINE)
_OWN = frozenset(("i", "me", "my"))


def find_author(report: Report, people: list[Person]) -> Person | None:
    """The one official whom the byline names; `people` gets him if the text does not name him."""
    if not report.byline or _TURN.search(report.body_text):
        return None
    words = read_words(report.byline, (), word_list("abbreviations"))
    signed = find_persons(words, no_syntax(words)).people
    honoured = not word_list("honoured").isdisjoint(words.low)
    if len(signed) != 1 or len(signed[0].words) < 2 or not (signed[0].held or honoured):
        return None
    author = signed[0]
    for person in people:
        if fits(author.words, person.words) or (len(person.words) > 1 and fits(person.words, author.words)):
            person.country = person.country or author.country
            return person
    author = Person(len(people), author.words, author.name, country=author.country)
    people.append(author)
    return author


def signs_as(scene: Scene, byline: str, post: Post) -> bool:
    """True where the byline tells the office, as "Prime Minister's Office and The Rt Hon Ann Hart" does."""
    words = scene.words
    own = set(words.low[post.core : post.last]) - {"minister", "secretary", "the", "of", "for", "and"}
    told = {word.casefold() for word in re.findall(r"\w+", byline)}
    return words.upper[post.core] and not (post.country or post.plural) and bool(own & told)


def first_persons(scene: Scene, author: Person) -> list[Pointer]:
    """Each "I", "me" and "my" of the author's own words."""
    words = scene.words
    return [
        Pointer(place, place + 1, (author,), "pronoun")
        for place, low in enumerate(words.low)
        if low in _OWN
        and words.live(place)
        and place not in scene.quoted
        and scene.syntax.pos[place] in ("PRON", "")  # no "Elizabeth I", no "ME"
    ]
