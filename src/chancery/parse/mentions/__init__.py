"""Doc → mentions: names, titles, countries, bodies, places, and what points back at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Mention
from chancery.parse.mentions.author import find_author, first_persons
from chancery.parse.mentions.home import countries_in
from chancery.parse.mentions.lexicon import word_list
from chancery.parse.mentions.persons import find_persons
from chancery.parse.mentions.places import Named
from chancery.parse.mentions.reference import find_pointers
from chancery.parse.mentions.rows import Rows
from chancery.parse.mentions.scene import Scene
from chancery.parse.mentions.spans import index
from chancery.parse.mentions.syntax import read_syntax
from chancery.parse.mentions.things import find_things
from chancery.parse.mentions.words import Words, read_words

if TYPE_CHECKING:
    from chancery.model.document import Doc


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of `doc`, in order of place."""
    furniture = [(span.start, span.end) for _, span in doc.report.furniture]
    words = read_words(doc.text, furniture, word_list("abbreviations"))
    syntax = read_syntax(doc, words)
    named = find_persons(words, syntax)
    people, spans = named.people, named.spans
    author = find_author(doc.report, people)
    scene = Scene(words, spans, syntax, people, _quoted(doc, words), author)
    pointers, open_posts = find_pointers(scene, named.free, doc.report.byline or "")
    pointers += first_persons(scene, author) if author else []
    things = find_things(words, spans, syntax, people, named.bodies)
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
