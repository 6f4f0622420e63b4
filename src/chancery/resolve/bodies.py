"""The features of the matcher for organisations: proofs and bars as for persons."""

from __future__ import annotations

from collections.abc import Callable

from chancery.resolve.organisations import Body, alias_of, initials_of, spelled_alike, word_agreement
from chancery.resolve.pair import Bodies
from chancery.resolve.people import Evidence

# Ceilings of proofs and heights of bars, beside the threshold 0.7 of `compare`; 0.5 to 0.7 is unsure to the clusters.
ACRONYM = 0.75
ACRONYM_IN_COUNTRY = 0.82
ACRONYM_LETTERS = 4  # three letters stand for too many bodies: those are known by the table or by context
OTHER_WORDS = 0.4
OTHER_NUMBERS = 0.3
OTHER_FORM = 0.45
OTHER_COUNTRY = 0.5

Feature = Callable[[Bodies], Evidence | None]


def identical(pair: Bodies) -> Evidence | None:
    """The same letters but for case, punctuation and blanks."""
    return Evidence(1.0, "the names are the same but for case and punctuation") if spelled_alike(*pair.texts) else None


def one_body(pair: Bodies) -> Evidence | None:
    """Both are names of one body of the table."""
    one, other = (alias_of(text) for text in pair.texts)
    return Evidence(0.98, "both are names of one known body") if one is not None and one == other else None


def by_words(pair: Bodies) -> Evidence | None:
    """The same weighty words, in whatever order, but for one slip of a letter."""
    ours, theirs = _rest(pair.left, pair.right)
    if not ours and not theirs:
        return Evidence(0.95, "the words are the same but for legal form, order or small words")
    if len(ours) == len(theirs) == 1:
        score = word_agreement(ours[0], theirs[0])
        return Evidence(score, f'"{ours[0]}" is "{theirs[0]}" but for one letter') if score else None
    one, other = ("".join(body.words) for body in (pair.left, pair.right))
    return Evidence(0.93, "the same letters, divided differently") if one == other else None


def acronym(pair: Bodies) -> Evidence | None:
    """One name is made of the initials of the other."""
    for short, full in ((pair.left, pair.right), (pair.right, pair.left)):
        if short.acronym and len(full.words) > 1 and short.acronym == initials_of(full):
            if pair.context.same_country:
                score = ACRONYM_IN_COUNTRY
            else:
                score = ACRONYM if len(short.acronym) >= ACRONYM_LETTERS else ACRONYM - 0.1
            return Evidence(score, f"{short.acronym.upper()} are the initials of the other name")
    return None


PROOFS: tuple[Feature, ...] = (identical, one_body, by_words, acronym)


def _rest(left: Body, right: Body) -> tuple[list[str], list[str]]:
    ours, theirs = list(left.words), list(right.words)
    for word in left.words:
        if word in theirs:
            ours.remove(word)
            theirs.remove(word)
    return ours, theirs


def two_bodies(pair: Bodies) -> Evidence | None:
    """Names of two bodies of the table."""
    one, other = (alias_of(text) for text in pair.texts)
    if one is None or other is None or one == other:
        return None
    return Evidence(0.05, "they are names of two known bodies")


def other_words(pair: Bodies) -> Evidence | None:
    """A word of one name is lacking in the other."""
    if acronym(pair) or one_body(pair) or identical(pair) or by_words(pair):
        return None
    ours, theirs = _rest(pair.left, pair.right)
    said = [f'"{" ".join(words)}"' for words in (ours, theirs) if words]
    return Evidence(OTHER_WORDS, " stands against ".join(said) if len(said) == 2 else f"only one name has {said[0]}")


def other_numbers(pair: Bodies) -> Evidence | None:
    """Numbers that differ: Brigade 44 is not Brigade 45."""
    if sorted(pair.left.numbers) == sorted(pair.right.numbers) or acronym(pair) or one_body(pair):
        return None
    return Evidence(OTHER_NUMBERS, "the numbers in the names differ")


def other_form(pair: Bodies) -> Evidence | None:
    """Two legal forms: a company limited is not the stock company of the same name."""
    one, other = pair.left.forms, pair.right.forms
    if not one or not other or one & other:
        return None
    return Evidence(OTHER_FORM, "the legal forms differ")


def other_country(pair: Bodies) -> Evidence | None:
    """They belong to two countries."""
    sides = pair.context
    if sides.same_country is not False or one_body(pair):
        return None
    return Evidence(OTHER_COUNTRY, f"one is of {sides.left.country}, the other of {sides.right.country}")


BARS: tuple[Feature, ...] = (two_bodies, other_words, other_numbers, other_form, other_country)
