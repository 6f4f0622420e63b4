"""Mends what no English sentence can be in the trees that the network gives.

The network scores words and arcs one by one, so now and then two of them do not go together. Each mend is a rule of
grammar that holds whatever the words mean.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chancery.model.document import Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_JOURNEYS = frozenset({"visit", "trip", "journey"})
"""Nouns whose "to" phrase tells where they lead, whatever verb they are the object of."""

_BEFORE_NOUNS = frozenset({"nmod:desc", "compound", "amod"})
_ARGUMENTS = frozenset({"nsubj", "obj", "obl", "nmod"})


def repair(words: Sequence[Token], heads: list[int]) -> None:
    """Mends labels of `words`, one sentence in order, and their `heads` by place in the text, in place."""
    place = {token.i: token for token in words}
    for token in words:
        noun = place.get(heads[token.i]) if token.dep_ == "det" and token.lower_ in ("a", "an") else None
        if noun is not None and noun.pos_ == "ADV" and noun.dep_ in _ARGUMENTS:
            noun.pos_ = "NOUN"  # "came for a rally"
    for journey, lead in pairwise(words):
        aim = place.get(heads[lead.i]) if lead.dep_ == "case" and lead.lower_ == "to" else None
        if aim is not None and journey.lemma_ in _JOURNEYS and aim.dep_ == "obl" and heads[aim.i] == heads[journey.i]:
            aim.dep_, heads[aim.i] = "nmod", journey.i  # "cut short | his visit to Lima"
    for before, token in pairwise(words):
        if token.pos_ not in _NOMINAL:
            continue
        if before.lower_ == "her" and _are_objects(before, token, heads):
            before.dep_, heads[before.i] = "nmod:poss", token.i  # "raided | her | home"
        if token.dep_ == "nmod:poss":
            _part_from_shifted_object(token, place, heads)
        verb = _verb_between(token, place, heads)
        if verb is not None:
            _make_object(token, verb, place, heads)


def _are_objects(pronoun: Token, noun: Token, heads: Sequence[int]) -> bool:
    """True for two direct objects of one verb, of which it has one at most."""
    return pronoun.dep_ == noun.dep_ == "obj" and heads[pronoun.i] == heads[noun.i]


def _verb_between(token: Token, place: dict[int, Token], heads: Sequence[int]) -> Token | None:
    """The verb before a bare noun that hangs on the verb's own subject: "supporters of Novak blocked roads"."""
    subject = place.get(heads[token.i]) if token.dep_ == "nmod" else None
    if subject is None or not subject.dep_.startswith("nsubj"):
        return None
    verb = place.get(heads[subject.i])
    if verb is None or verb.pos_ != "VERB" or not subject.i < verb.i < token.i:
        return None
    led = any(place[i].dep_ == "case" and heads[i] == token.i for i in range(verb.i + 1, token.i) if i in place)
    return None if led else verb


def _make_object(token: Token, verb: Token, place: dict[int, Token], heads: list[int]) -> None:
    """Hangs a noun on the verb before it; a preposition ahead of the verb leads what stands next to it."""
    token.dep_, heads[token.i] = "obj", verb.i
    for word in place.values():
        if word.i < verb.i and word.dep_ == "case" and heads[word.i] == token.i:
            nouns = (place[i] for i in range(word.i + 1, verb.i) if i in place)
            led = next((t for t in nouns if t.pos_ in _NOMINAL and t.dep_ not in _BEFORE_NOUNS), None)
            heads[word.i] = led.i if led is not None else word.i - 1


def _part_from_shifted_object(token: Token, place: dict[int, Token], heads: list[int]) -> None:
    """Parts "denounced as a crime | Serbia's raid": without a genitive the first noun is no owner of the second."""
    owned = place.get(heads[token.i])
    verb = place.get(heads[owned.i]) if owned is not None else None
    if owned is None or verb is None or verb.pos_ != "VERB" or owned.dep_ != "obl" or not verb.i < token.i < owned.i:
        return
    words = place.values()
    leads = [w for w in words if w.dep_ == "case" and heads[w.i] == owned.i and verb.i < w.i < token.i]
    genitive = any(w.dep_ == "case" and heads[w.i] == token.i for w in words)
    objects = any(w.dep_ == "obj" and heads[w.i] == verb.i for w in words)
    if not leads or genitive or objects:
        return
    token.dep_, heads[token.i], owned.dep_ = "obl", verb.i, "obj"
    for lead in leads:
        heads[lead.i] = token.i
