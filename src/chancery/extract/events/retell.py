"""One claim for each event of a report: later words about it are folded into the first telling."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.occasions import OTHERS
from chancery.extract.events.roles import children, depth, relation
from chancery.extract.events.sites import children_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model import Party
    from chancery.model.document import Token

_POINTING = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her", "both"})
_PAST = frozenset({"night", "week", "month", "year", "yesterday", "today", "weekend"})
"""Owners that make a noun definite: "last night's strike"."""
_OCCASION = frozenset({"at", "during", "in", "after", "before", "following"})
_NAMING = frozenset({"for", "in", "on", "by", "via", "over"})


def absorb(found: Sequence[Draft]) -> list[Draft]:
    """Drops acts that are only the content of a speech act ("demanded that X withdraw"), and the other way round:
    agreeing to meet is a planned meeting."""
    keep = [d for d in found if not any(_tells_how(other, d) for other in found)]
    for outer in found:
        if outer.pattern.clause == "keep":
            continue
        inner = [d for d in keep if d is not outer and _inside(d.trigger, outer.trigger)]
        meant = [d for d in inner if d.type == "CONSULT" and (d.time or d.place) and not _is_occasion(d, outer)]
        if outer.pattern.clause == "yield" and meant:
            keep = [d for d in keep if d is not outer]
        else:
            keep = [_timed_by(d, inner) if d is outer else d for d in keep if d not in inner or _is_occasion(d, outer)]
    return keep


def _timed_by(outer: Draft, inner: Sequence[Draft]) -> Draft:
    """ "Discussed trade over lunch on Saturday": the setting that goes away leaves its day."""
    days = [d.time for d in inner if d.site.setting is not None and d.site.setting.i == outer.trigger.i and d.time]
    return replace(outer, time=days[0]) if days and outer.time is None else outer


def _tells_how(inner: Draft, outer: Draft) -> bool:
    """ "Lifted their friendship to a new level when they established the partnership": the second half is the deed."""
    clause = inner.trigger
    if inner is outer or {inner.pattern.family, outer.pattern.family} != {"ties"} or clause.head.i != outer.trigger.i:
        return False
    when = any(c.dep_ in {"mark", "advmod"} and c.lower_ == "when" for c in clause.children)
    return when and relation(clause) == "advcl" and {_key(p) for p in outer.parties} <= {_key(p) for p in inner.parties}


def _is_occasion(inner: Draft, outer: Draft) -> bool:
    """True for the meeting or visit at which the act was done: "rejected the plan at a meeting with"."""
    if inner.trigger.pos_ not in {"NOUN", "PROPN"}:
        return False
    return (
        not _OCCASION.isdisjoint(c.lower_ for c in children(inner.trigger, "case"))
        and inner.trigger.head.i == outer.trigger.i
    )


def _inside(token: Token, top: Token) -> bool:
    """True when `token` stands in the complement or object of `top`."""
    while token.head.i != token.i:
        if token.head.i == top.i:
            return relation(token) in {"xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl"} and token.i > top.i
        if relation(token) in {"parataxis", "conj"} and token.head.i == top.i:
            return False
        token = token.head
    return False


def tell_once(found: Iterable[Draft], words: Mapping[str, frozenset[str]]) -> list[Draft]:
    """Folds each retelling into the event it points back at, filling that event's gaps; order is kept."""
    told: list[Draft] = []
    for draft in found:
        n = next((i for i in range(len(told) - 1, -1, -1) if _same(told[i], draft, words)), None)
        if n is None:
            told.append(draft)
        else:
            told[n] = _fold(told[n], draft)
    return [d for d in told if d.actors or d.pattern.needs != "told"]


def points_back(draft: Draft) -> bool:
    """True for a noun with a pointing word: "the talks", "their meeting"."""
    trigger = draft.trigger
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        return False
    marks = children(trigger, "det", "nmod:poss")
    return any(c.lower_ in _POINTING or c.lemma_.lower() in _PAST for c in marks) or relation(trigger) == "obl"


def _same(first: Draft, later: Draft, words: Mapping[str, frozenset[str]]) -> bool:
    journey = first.pattern.family in {"visit", "arrival"}
    if _is_setting(later, first) and later.pattern.family in words["named_again"] and not journey:
        return True
    named = {first.trigger.doc[i].lemma_ for i in (first.trigger.i, *first.retold)}
    again = points_back(later) and later.trigger.lemma_ in named
    if first.pattern.family != later.pattern.family and not again and not _continues(first, later, words):
        return False
    if later.pattern.family not in words["talk_families"] | words["talk_details"] and not _points_at(later, first):
        return False
    if not _agree(first, later) or not _statuses_fit(first, later):
        return False
    if _is_new(later) or _is_other(first, later):
        return False
    titles = words["person_nouns"] if later.pattern.family in words["talk_details"] else frozenset()
    known = {_key(p) for p in first.parties}
    named = {_key(p) for p in later.parties if p.name.split()[-1].lower() not in titles}
    if later.pattern.family in words["talk_details"]:  # the ministers of countries that are said to have talked
        codes = {p.country for p in first.parties if p.schema == "Country"}
        named -= {_key(p) for p in later.parties if p.country in codes}
        named = set() if _are_theirs(first, later) else named
    if points_back(later):  # "after the talks" of a president and the other one's country
        homes = {p.country for p in first.parties if p.country}
        named -= {_key(p) for p in later.parties if p.schema == "Country" and p.country in homes}
    if named <= known or _is_of_body(first, later):
        return True
    return known < named and first.trigger.sent == later.trigger.sent and later.trigger.pos_ != "VERB"


def _are_theirs(first: Draft, later: Draft) -> bool:
    """True for the two ministers, of one of whom the country is not told, of two countries that are said to talk."""
    states = len(first.parties) == len(later.parties) == 2 and all(p.schema == "Country" for p in first.parties)
    homes = [p.country for p in later.parties if p.schema == "Person"]
    codes = {p.country for p in first.parties}
    return states and len(homes) == 2 and homes.count(None) == 1 and bool(codes & set(homes))


def _points_at(later: Draft, first: Draft) -> bool:
    """For acts of which a report may tell many: only "the signing" after "signed", "the parade" after "a parade"."""
    if not points_back(later):
        return False
    mine, other = ({o.lemma_ for o in children_with(d.trigger, "of")} for d in (first, later))
    if mine and other and not mine & other:  # "the establishment of relations", "the establishment of the partnership"
        return False
    named = {first.trigger.doc[i].lemma_ for i in (first.trigger.i, *first.retold)}
    return first.trigger.pos_ == "VERB" or later.trigger.lemma_ in named or later.pattern.family == "attack"


def _is_setting(later: Draft, first: Draft) -> bool:
    """ "Met for talks", "spoke in a telephone conversation": the noun names the act again."""
    setting = later.site.setting
    if setting is None or setting.i != first.trigger.i:
        return False
    return not _NAMING.isdisjoint(c.lower_ for c in children(later.trigger, "case"))


def _is_new(later: Draft) -> bool:
    """True for "a meeting": the indefinite article brings in an event not told before."""
    articles = {c.lower_ for c in children(later.trigger, "det", "nummod")}
    return later.trigger.pos_ == "NOUN" and bool(articles & {"a", "an", "another", "one"})


def _is_of_body(first: Draft, later: Draft) -> bool:
    """ "The commission held its meeting. The meeting was chaired by": who sat there is told in the next sentence."""
    bodies = first.parties and all(p.schema in {"Organization", "PublicBody"} for p in first.parties)
    beside = first.trigger.sent.end >= later.trigger.sent.start - 1
    noun = later.trigger.lemma_ == first.trigger.lemma_ and later.trigger.pos_ == "NOUN"
    return bool(bodies) and beside and noun and any(c.lower_ == "the" for c in later.trigger.children)


def _is_other(first: Draft, later: Draft) -> bool:
    """True for "the previous session" after "the fifth session"."""
    mine, theirs = ({c.lower_ for c in d.trigger.children} & OTHERS for d in (later, first))
    return bool(mine - theirs)


def _continues(first: Draft, later: Draft, words: Mapping[str, frozenset[str]]) -> bool:
    """What is said or discussed at a meeting is no second meeting; nor is a call's talk."""
    return first.pattern.family in words["talk_families"] and later.pattern.family in words["talk_details"]


def _agree(first: Draft, later: Draft) -> bool:
    """No contradiction of time or place."""
    if first.time and later.time and first.time.when and later.time.when:
        a, b = first.time.when, later.time.when
        if (a.before and b.earliest and a.before <= b.earliest) or (b.before and a.earliest and b.before <= a.earliest):
            return False
        if later.trigger.pos_ == "VERB" and first.trigger.pos_ == "VERB" and a.edtf != b.edtf:
            return False
    if first.place and later.place and first.place.country and later.place.country:
        return first.place.country == later.place.country
    return True


def _statuses_fit(first: Draft, later: Draft) -> bool:
    if first.status == later.status or {first.status, later.status} <= {"held", "ongoing"}:
        return True
    return points_back(later) and later.status in {"held", "ongoing"} and first.status not in {"recurring", "negated"}


def _fold(first: Draft, later: Draft) -> Draft:
    recipients = first.recipients or tuple(p for p in later.parties if p not in first.actors)
    sides = (first.actors, recipients)
    if _are_theirs(first, later):  # who spoke for the two countries
        sides = (later.actors, later.recipients)
    return replace(
        first,
        actors=sides[0],
        recipients=sides[1],
        place=first.place or (later.place if first.mode != "phone" else None),
        time=first.time or later.time,
        mode=first.mode or later.mode,
        retold=(*first.retold, later.trigger.i),
    )


def _key(party: Party) -> str:
    return party.name.casefold()


def main_first(found: Sequence[Draft]) -> list[Draft]:
    """The event highest in the tree of the first sentence that tells one, then the rest in order of place.

    What a verb tells goes before its setting: "during a visit to Oslo she met the minister" tells a meeting.
    """
    if not found:
        return []
    lead = found[0].trigger.sent
    here = [d for d in found if d.trigger.sent == lead]
    main = min(here, key=lambda d: (depth(d.site.clause), d.site.setting is not None, d.trigger.i))
    return [main, *(d for d in found if d is not main)]
