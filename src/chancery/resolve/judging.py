"""What the matcher's score means for two groups, with what stands beside their names."""

from __future__ import annotations

from typing import Literal

from chancery.resolve.align import words_pair
from chancery.resolve.compare import compare
from chancery.resolve.groups import Group, name_in
from chancery.resolve.names import parse_name
from chancery.resolve.pair import Context
from chancery.resolve.solve import Edge

# What a score must reach for two groups to be one. The steps lie between the kinds of agreement (`agreement.py`), for a
# record must not join what a person would only suspect: SURE admits equal names and transcription; IN_COUNTRY also an
# initial, a missing patronymic or a nickname; IN_OFFICE also one slip of a letter, and a surname alone.
SURE, IN_COUNTRY, IN_OFFICE = 0.9, 0.8, 0.7
# Below this two names are two people, and nothing between them may join them.
DIFFERENT = 0.5
# Judgements of difference below this are not worth keeping: the names have little in common.
NEAR_MISS = 0.25
# A country given this many times less often than another for one name is taken for a slip of extraction.
RARE_COUNTRY = 5


def judge(left: Group, right: Group) -> Edge | None:
    """The judgement on two groups that share a key, or `None` when there is nothing to keep.

    A bare name is judged only against a full one in the same office, or that is called by the same post where no
    report gives the bare one a country. Names of other kinds must be equal.
    """
    if left.kind != right.kind or (left.bare and right.bare):
        return None
    one, other = (left, right) if left.signature < right.signature else (right, left)
    equal = name_in(one.signature) == name_in(other.signature)
    if not equal and one.masks and other.masks and not words_pair(parse_name(one.name), parse_name(other.name)):
        return None
    context = Context(one.side, other.side)
    bare = one.bare or other.bare
    if bare and not context.same_office and not context.same_style:
        return None
    if one.kind == "other":
        same = context.same_country is not False
        return Edge(one.signature, other.signature, "same", 1.0, "The names are equal.") if same else None
    if equal:
        return _equal_names(one, other, context)
    found = compare(one.name, other.name, context=context)
    if found.score >= (IN_OFFICE if bare else _needed(context)):
        return Edge(one.signature, other.signature, "same", found.score, found.why)
    if found.score < NEAR_MISS:
        return None
    short: Literal["different", "unsure"] = "different" if found.score < DIFFERENT else "unsure"
    return Edge(one.signature, other.signature, short, found.score, found.why)


def _needed(context: Context) -> float:
    if context.same_office:
        return IN_OFFICE
    return IN_COUNTRY if context.same_country else SURE


def _equal_names(one: Group, other: Group, context: Context) -> Edge:
    """The same name for two countries, for one and for none, or set aside because a person judged it."""
    if context.same_country is False:
        few, many = sorted((one.reports, other.reports))
        if few * RARE_COUNTRY > many:
            why = f"The names are equal, but one is of {one.side.country}, the other of {other.side.country}."
            return Edge(one.signature, other.signature, "unsure", 0.6, why)
        why = "The names are equal; the country that few reports give is taken for a slip."
        return Edge(one.signature, other.signature, "same", 0.9, why)
    why = "The names are equal." if context.same_country else "The names are equal; a country is given for one only."
    return Edge(one.signature, other.signature, "same", 0.99, why)


def same_office(left: Group, right: Group) -> bool:
    """True when both hold one post of one country at one time."""
    return Context(left.side, right.side).same_office


def conflict(left: Group, right: Group, judged: Edge | None = None) -> bool:
    """True when two groups cannot be one: their names or countries exclude it. `judged`: their judgement, if kept."""
    if left.kind == "other":
        return False
    context = Context(left.side, right.side)
    if name_in(left.signature) == name_in(right.signature):
        return context.same_country is False and _equal_names(left, right, context).verdict != "same"
    few, many = sorted((left.reports, right.reports))
    if context.same_country is False and few * RARE_COUNTRY <= many:
        context, judged = Context(), None
    if judged and context.same_country is not False:
        return judged.score < DIFFERENT
    return compare(left.name, right.name, context=context).score < DIFFERENT
