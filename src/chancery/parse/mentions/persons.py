"""Words → the persons of a text, with the countries, bodies and places around them."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.parse.mentions.bodies import find_bodies
from chancery.parse.mentions.home import settle
from chancery.parse.mentions.people import Person, find_people
from chancery.parse.mentions.places import find_named
from chancery.parse.mentions.posts import Post, find_posts
from chancery.parse.mentions.same import cluster
from chancery.parse.mentions.spans import Spans, index
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.things import body_names
from chancery.parse.mentions.words import Words


@dataclass(frozen=True, slots=True)
class Persons:
    """The `people` of a text, the offices `free` of a name, the `spans` of all else and the unknown `bodies`."""

    people: list[Person]
    free: list[list[Post]]
    spans: Spans
    bodies: frozenset[tuple[str, ...]]


def find_persons(words: Words, syntax: Syntax) -> Persons:
    """The persons named in `words`, each with the country that the text gives."""
    spans = index(find_bodies(words, find_named(words), syntax), words)
    posts = find_posts(words, spans)
    bodies = body_names(words, posts)
    found, free = find_people(words, spans, posts, syntax)
    people = cluster(words, [f for f in found if f.held or tuple(words.low[f.first : f.last]) not in bodies])
    settle(words, spans, people)
    return Persons(people, free, spans, bodies)
