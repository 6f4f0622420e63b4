"""Doc → mentions: names, titles, countries, bodies, places, and what points back at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Mention, Office
from chancery.parse.mentions.bodies import Spans, find_bodies, index
from chancery.parse.mentions.people import Found, Person, cluster, find_people
from chancery.parse.mentions.places import Named, find_named
from chancery.parse.mentions.posts import Post, find_posts, words_text
from chancery.parse.mentions.words import Words, read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

ABBREVIATIONS = (
    "mr mrs ms dr prof gen lt lieut maj brig col capt cmdr adm sgt sen rep gov amb hon rev st jr sr ma no vs dept inc ltd "
    "corp co bros messrs mme jan feb mar apr jun jul aug sep sept oct nov dec approx est fig vol"
).split()


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of `doc`, in order of place."""
    report = doc._.report
    furniture = [(span.start, span.end) for _, span in report.furniture] if report else []
    words = read_words(doc.text, furniture, ABBREVIATIONS)
    spans = index(find_bodies(words, find_named(words)), words)
    posts = find_posts(words, spans)
    people = cluster(words, find_people(words, spans, posts, []))
    mentions = [*_people(words, people), *_named(words, spans, people)]
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _people(words: Words, people: list[Person]) -> list[Mention]:
    rows = []
    for person in people:
        held = person.held
        for found in person.found:
            start, end = words.span(found.first, found.last)
            text = words_text(words, found.first, found.last)
            chief = (found.held or tuple(held) or (None,))[0]
            rows.append(
                Mention(
                    start, end, text, "Person", person.name, person.number, person.country,
                    label(words, chief.post) if chief else None, of(chief.post, person) if chief else None,
                    full=words.span(found.full_first, found.full_last), offices=_offices(words, person, found),
                )
            )  # fmt: skip
    return rows


def _offices(words: Words, person: Person, found: Found) -> tuple[Office, ...]:
    rows = []
    for held in found.held:
        first, last = min(held.post.core, found.first), max(held.post.last, found.last)
        start, end = words.span(first, last)
        post = held.post
        rows.append(Office(start, end, label(words, post), of(post, person), held.rule, post.former, post.coming))
    return tuple(rows)


def label(words: Words, post: Post) -> str:
    """The office as the report words it, without country, "former" and article."""
    return words_text(words, post.core, post.last)


def of(post: Post, person: Person) -> str | None:
    """Whose office it is: another body's name, else the state's code, else that of the holder's own state."""
    return post.body or post.country or person.country


def _named(words: Words, spans: Spans, people: list[Person]) -> list[Mention]:
    covered = {place for person in people for found in person.found for place in range(found.first, found.last)}
    numbers: dict[tuple[str, str], int] = {}
    rows = []
    for named in spans:
        if named.first in covered or named.entry.kind in ("adjective", "people"):
            continue
        rows.append(_mention(words, named, numbers, len(people)))
    return rows


def _mention(words: Words, named: Named, numbers: dict[tuple[str, str], int], base: int) -> Mention:
    entry = named.entry
    number = numbers.setdefault((entry.schema, entry.name), base + len(numbers))
    start, end = words.span(named.first, named.last)
    return Mention(start, end, words_text(words, named.first, named.last), entry.schema, entry.name, number, entry.country)
