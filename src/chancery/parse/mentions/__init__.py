"""Doc → mentions: names, titles, countries, bodies, places, and what points back at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Mention
from chancery.parse.mentions.author import find_author, first_persons
from chancery.parse.mentions.bodies import find_bodies
from chancery.parse.mentions.home import countries_in, settle
from chancery.parse.mentions.lexicon import word_list
from chancery.parse.mentions.people import find_people
from chancery.parse.mentions.places import Named, find_named
from chancery.parse.mentions.posts import find_posts
from chancery.parse.mentions.reference import find_pointers
from chancery.parse.mentions.rows import Rows
from chancery.parse.mentions.same import cluster
from chancery.parse.mentions.scene import Scene
from chancery.parse.mentions.spans import index
from chancery.parse.mentions.syntax import read_syntax
from chancery.parse.mentions.things import body_names, find_things
from chancery.parse.mentions.words import Words, read_words

if TYPE_CHECKING:
    from chancery.model.document import Doc


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of `doc`, in order of place."""
    furniture = [(span.start, span.end) for _, span in doc.report.furniture]
    words = read_words(doc.text, furniture, word_list("abbreviations"))
    syntax = read_syntax(doc, words)
    spans = index(find_bodies(words, find_named(words), syntax), words)
    posts = find_posts(words, spans)
    bodies = body_names(words, posts)
    found, free = find_people(words, spans, posts, syntax)
    found = [each for each in found if each.held or tuple(words.low[each.first : each.last]) not in bodies]
    people = cluster(words, found)
    settle(words, spans, people)
    author = find_author(doc.report, people)
    scene = Scene(words, spans, syntax, people, _quoted(doc, words), author)
    pointers, open_posts = find_pointers(scene, free, doc.report.byline or "")
    pointers += first_persons(scene, author) if author else []
    things = find_things(words, spans, syntax, people, bodies)
    rows = Rows(words, index(_outer([*things, *spans]), words), syntax, people)
    mentions = [*rows.people(), *rows.pointers(pointers), *rows.positions(open_posts), *rows.named()]
    mentions += rows.pairs(countries_in(words, spans))
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.entity)))


def _outer(named: list[Named]) -> list[Named]:
    """`named` without those that lie inside an earlier one."""
    kept: list[Named] = []
    taken: set[int] = set()
    for each in named:
        if not taken.intersection(range(each.first, each.last)):
            kept.append(each)
            taken.update(range(each.first, each.last))
    return kept


def _quoted(doc: Doc, words: Words) -> frozenset[int]:
    """The words that stand between quotation marks."""
    spans = [(span.start, span.end) for span in doc.quoted or ()]
    if not spans:
        return frozenset()
    return frozenset(
        place for place in range(len(words)) if any(start <= words.start[place] < end for start, end in spans)
    )
