"""Which names of a report are names of one person: "Antony J. Blinken", "Secretary Blinken", "Blinken"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chancery.parse.mentions.people import Found, Held, Person
from chancery.parse.mentions.words import Words, words_text


def cluster(words: Words, every: list[Found]) -> list[Person]:
    """Persons from names: a short name joins the fuller one it fits; an unsure run only counts when it fits one."""
    people: list[Person] = []
    order = sorted(every, key=lambda f: (not f.sure, -len(_tokens(words, f)), f.first))
    for found in order:
        tokens = _tokens(words, found)
        if not tokens:
            continue
        match = _best(people, tokens, found)
        if match is None and found.sure:
            match = Person(len(people), tokens, words_text(words, found.first, found.last))
            people.append(match)
        if match is not None:
            match.found.append(found)
            match.country = match.country or found.country
    return people


def _tokens(words: Words, found: Found) -> tuple[str, ...]:
    return tuple(
        words.low[place].rstrip(".") for place in range(found.first, found.last) if words.text[place][0].isalpha()
    )


def fits(short: Sequence[str], full: Sequence[str]) -> bool:
    """True when `short` can name the bearer of `full`: its words occur there in order of writing, initials allowed."""
    whole = [word for word in short if len(word) > 1]
    if not whole:
        return False
    rest = list(full)
    for word in short:
        match = next(
            (
                other
                for other in rest
                if other == word
                or (len(word) == 1 and other.startswith(word))
                or (len(other) == 1 and word.startswith(other))
            ),
            None,
        )
        if match is None:
            return False
        rest.remove(match)
    return any(word in full for word in whole)


def _best(people: list[Person], tokens: tuple[str, ...], found: Found) -> Person | None:
    fitting = [
        person
        for person in people
        if fits(tokens, person.words) and not _conflict(person, found) and not _is_between(tokens, person, found)
    ]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    exact = [person for person in fitting if person.words == tokens]
    if exact:
        return exact[0]
    roles = {held.post.noun for held in found.held}
    shared = [person for person in fitting if roles & {held.post.noun for held in person.held}]
    last = [person for person in fitting if person.words[-1] == tokens[-1]]
    for choice in (shared, last):
        if len(choice) == 1:
            return choice[0]
    return None


def _conflict(person: Person, found: Found) -> bool:
    """Different countries, one a king and the other a crown prince, one the first lady: another person of one name."""
    if found.country and person.country and found.country != person.country:
        return True
    if found.held and person.held and _is_spouse(found.held) != _is_spouse(person.held):
        return True
    mine = {held.post.noun for held in found.held if held.post.role == "monarch"}
    theirs = {held.post.noun for held in person.held if held.post.role == "monarch"}
    return bool(mine and theirs and not mine & theirs)


def _is_between(tokens: tuple[str, ...], person: Person, found: Found) -> bool:
    """True for "President Novak" beside Ana Novak Rojas, unless she is a president too: her surname is another."""
    if len(tokens) > 1 or not found.held or tokens[0] in (person.words[0], person.words[-1]):
        return False
    return not {held.post.noun for held in found.held} & {held.post.noun for held in person.held}


def _is_spouse(held: Iterable[Held]) -> bool:
    """True of who is told of as the wife or husband of a head of state, which nobody is beside an office."""
    return all(one.post.role == "lady" for one in held)
