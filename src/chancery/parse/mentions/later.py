"""Whom an office means that the report tells before its holder's name: "The Prime Minister met the Prime Minister of
Australia. Prime Minister Hart and Prime Minister Lowe welcomed".

Press offices write so of whom they met or called. An office with a capital and no country, told before anybody who
holds the like, is that of the house, and stays so to the end of the text. A wrong link is worse than an open one:
offices and names must match one for one, and a lone office of the house must be the next subject of that office.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from chancery.parse.mentions.lexicon import word_list
from chancery.parse.mentions.people import Person
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.scene import Scene

_NEAR = 3
"""Sentences within which the name must follow."""

Likeness = Callable[[Scene, Post, Post], bool]
"""Whether a short office can point back at the holder of a full one."""


def with_shared_countries(scene: Scene, free: Sequence[Sequence[Post]]) -> list[list[Post]]:
    """The groups of offices, where "received the President and the Prime Minister of Poland" names two of Poland."""
    groups = [list(group) for group in free]
    for left, right in pairwise(groups):
        post, other = left[0], right[0]
        alone = len(left) == 1 and post.before == "the" == other.before and not (post.country or post.body)
        joined = right[0].first == post.last + 1 and scene.words.is_(post.last, "and")
        head = post.last - 1
        subject = scene.syntax.dep[head].startswith("nsubj") if scene.syntax.known else True
        if alone and joined and not subject and other.country and other.role != post.role:
            left[0] = replace(post, country=other.country, seat=other.seat)
    return groups


def named_later(scene: Scene, post: Post, free: Sequence[Sequence[Post]], alike: Likeness) -> Person | None:
    """The holder of `post` whom the report names for the first time after it, or `None`."""
    words = scene.words
    if not words.upper[post.core] or post.plural or post.before not in (None, "the", "'s"):
        return None
    here = scene.sentence[post.first]
    title = post.first - 1 - words.is_(post.first - 1, ".")
    if words.is_(title, "mr", "mrs", "madam") or not _tells_of_contact(scene, here):
        return None

    def fits(person: Person) -> bool:
        posts = [held.post for held in person.held if held.post.body in (None, post.body)]
        told = any(alike(scene, held, post) or alike(scene, post, held) for held in posts)
        return told and (person.country is None or person.country == post.country)

    fresh = [person for person in scene.people if scene.first_place(person) > post.last and fits(person)]
    names = _next_names(scene, fresh, here)
    offices = _open_offices(scene, post, free, alike)
    if len(names) != len(offices):
        names = [pair for pair in names if not post.country and len(offices) == 1 and scene.is_subject(pair[0])]
        offices = offices[:1]
    if len(names) != len(offices) or (not post.country and not scene.is_subject(names[0][0])):
        return None
    place, person = names[offices.index(post.first)]
    if not any(found.first == place and found.held for found in person.found):
        return None
    person.country = person.country or post.country
    return person


def _tells_of_contact(scene: Scene, number: int) -> bool:
    """True for a sentence in which somebody meets or speaks to somebody: only there an unnamed office is introduced."""
    places = (at for at, sentence in enumerate(scene.sentence) if sentence == number)
    return any(scene.words.low[at] in word_list("contacts") for at in places)


def _next_names(scene: Scene, fresh: Sequence[Person], here: int) -> list[tuple[int, Person]]:
    """The first places of `fresh` persons in the first of the next sentences that names any, in order."""
    firsts = sorted(((scene.first_place(person), person) for person in fresh), key=lambda pair: pair[0])
    for number in range(here + 1, here + _NEAR + 1):
        row = [pair for pair in firsts if scene.sentence[pair[0]] == number]
        if row:
            return row
    return []


def _open_offices(scene: Scene, post: Post, free: Sequence[Sequence[Post]], alike: Likeness) -> list[int]:
    """The first words of the offices like `post` that stand in its sentence without a name, `post` among them."""
    here = scene.sentence[post.first]
    row = [
        group[0].first
        for group in free
        if scene.sentence[group[0].first] == here
        and (group[0].first == post.first or alike(scene, group[0], post) or alike(scene, post, group[0]))
    ]
    return sorted(set(row))
