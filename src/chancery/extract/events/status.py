"""Whether an event was held, goes on, is planned, proposed, called off, habitual or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.events.roles import children, is_infinitive, is_ing, is_one, is_passive, prepositions, relation
from chancery.extract.events.sites import agenda

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chancery.extract.events.sites import Site
    from chancery.model.claim import Status
    from chancery.model.document import Token

_GOVERNED: tuple[tuple[str, Status], ...] = (
    ("cancelled_by", "cancelled"),
    ("negated_by", "negated"),
    ("planned_by", "planned"),
    ("proposed_by", "proposed"),
)
_DESCRIBED: tuple[tuple[str, Status], ...] = (
    ("cancelled_words", "cancelled"),
    ("planned_words", "planned"),
    ("proposed_words", "proposed"),
    ("recurring_words", "recurring"),
    ("ongoing_words", "ongoing"),
)
_CARRYING: tuple[tuple[str, Status], ...] = (
    ("light_cancelled", "cancelled"),
    ("light_planned", "planned"),
    ("light_proposed", "proposed"),
)
_RANKS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
_STEPS = frozenset({"step", "move"})
"""Nouns of what is already being done: "new steps to normalise ties"."""
_JOURNEYS = frozenset({"arrive", "land", "come", "travel", "fly", "leave", "depart", "head", "go"})
"""Verbs whose infinitive tells what the journey is for, which is still to come."""
_DEEP = 6
_BE = frozenset({"is", "are", "was", "were"})


def status_of(site: Site, words: Mapping[str, frozenset[str]]) -> Status:
    """The status that tense, mood, negation, governing verbs and modifiers give the event."""
    trigger = site.trigger
    if trigger.pos_ in {"VERB", "AUX"}:
        return _verbal(trigger, words, 0)
    described = _described(trigger, words)
    if described:
        return described
    if children(trigger, "cop"):  # "is on a visit", "was in talks"
        status = _verbal(trigger, words, 0)
        present = any(c.dep_ == "cop" and c.lower_ in {"is", "are", "'s", "’s", "am"} for c in trigger.children)
        goes_on = present or (relation(trigger) == "ccomp" and trigger.head.pos_ == "VERB")  # "said they were in talks"
        return "ongoing" if status == "held" and goes_on and children(trigger, "case") else status
    if site.light is not None:
        if agenda(site) is not None:
            return "planned"
        if site.light.lemma_ in words["going_on"] and site.light.lemma_ not in words["happen_verbs"]:
            return "ongoing"
        if _is_habit(site):
            return "recurring"
        carried = _carried(site.light, words)
        if carried:
            return carried
        if site.light.dep_ == "acl":
            return "planned" if is_infinitive(site.light) else "held"
        return _verbal(site.light, words, 0)
    governor = trigger.head
    if relation(trigger) == "nsubj" and children(governor, "cop") and "to" in prepositions(governor):
        status = _verbal(governor, words, 0)  # "her first trip will be to Oslo"
        if status in {"planned", "proposed"} and governor.pos_ == "PROPN":
            return status
    planned = _of_plan(trigger, words)
    if planned:
        return planned
    if relation(trigger) in {"obj", "nsubj"} and governor.pos_ in {"VERB", "AUX", "ADJ", "ADV", "NOUN"}:
        for name, status in _GOVERNED:
            if is_one(governor, words[name]) and (relation(trigger) != "nsubj" or is_passive(governor)):
                return _tempered(governor, status)
    if governor.lemma_ == "look" and any(c.lower_ == "forward" for c in governor.children):
        return _tempered(governor, "planned")
    if relation(trigger) == "obl" and governor.lemma_ in words["calling"] and "for" in prepositions(trigger):
        return "proposed"
    if site.setting is not None:
        if any(c.dep_ == "cop" and c.lower_ in {"is", "are", "'s", "’s"} for c in site.setting.children):
            status = _verbal(site.setting, words, 0)
            return "ongoing" if status == "held" else status
        status = _verbal(site.setting, words, 0)
        return status if status in {"planned", "ongoing", "recurring"} else "held"
    return "held"


def _of_plan(trigger: Token, words: Mapping[str, frozenset[str]]) -> Status | None:
    """What the noun is that an event is only the content of: "the cancellation of talks", "a proposal for talks"."""
    noun = trigger.head
    if relation(trigger) != "nmod" or noun.pos_ != "NOUN" or not {"of", "for"} & set(prepositions(trigger)):
        return None
    for name, status in _GOVERNED:
        if noun.lemma_ in words[name.replace("_by", "_nouns")] - {"agreement", "decision", "effort", "need"}:
            return status
    return None


def _carried(light: Token, words: Mapping[str, frozenset[str]]) -> Status | None:
    """What a light verb itself says of its event: "talks are scheduled", "postponed the visit"."""
    for name, status in _CARRYING:
        if is_one(light, words[name]):
            own = _verbal(light, words, 0)
            return own if own in {"negated", "cancelled"} else status
    return None


def _is_habit(site: Site) -> bool:
    """True for several events in the simple present: "the sides hold consultations"."""
    light, trigger = site.light, site.trigger
    if light is None or "Plur" not in trigger.morph.get("Number") or children(trigger, "det", "nummod"):
        return False
    if trigger.lemma_ == "talk" or children(light, "aux"):
        return False
    if light.dep_ == "conj" and _bare_conjunct(light) and not is_infinitive(light):
        light = light.head  # "keep up exchanges and hold consultations"
        if children(light, "aux"):
            return False
    return "Pres" in light.morph.get("Tense") and "Fin" in light.morph.get("VerbForm")


def _tempered(governor: Token, status: Status) -> Status:
    return "negated" if _negated(governor) and status != "cancelled" else status


def _negated(token: Token) -> bool:
    for child in token.children:
        if relation(child) == "nsubj" and any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
            return True
        if child.lower_ in {"not", "n't", "never", "n’t"} or (child.dep_ == "det" and child.lower_ == "no"):
            return True
    return False


def _described(token: Token, words: Mapping[str, frozenset[str]]) -> Status | None:
    """What the modifiers of a noun or the adverbs of a verb say."""
    if any(c.dep_ == "det" and c.lower_ == "no" for c in token.children):
        return "negated"
    near = {
        c.lemma_.lower() for c in token.children if relation(c) in {"amod", "advmod", "acl", "det", "obl", "compound"}
    }
    near |= {c.lower_ for c in token.children if relation(c) in {"amod", "acl"}}
    near |= {
        g.lemma_ for c in token.children if relation(c) in {"amod", "conj"} for g in c.children if g.dep_ == "conj"
    }
    found = next((status for name, status in _DESCRIBED if near & words[name]), None)
    return None if found == "recurring" and _is_one_of_series(token, near) else found


def _is_one_of_series(token: Token, near: set[str]) -> bool:
    """True for "the next annual meeting", "the fifth annual summit": one of those that recur."""
    return not _RANKS.isdisjoint(near) or any("Ord" in c.morph.get("NumType") for c in token.children)


def _verbal(verb: Token, words: Mapping[str, frozenset[str]], steps: int) -> Status:
    if _negated(verb) or any(c.dep_ == "mark" and c.lower_ == "without" for c in verb.children):
        return "negated"
    described = _described(verb, words)
    if described:
        return described
    if any(c.dep_ == "mark" and c.lower_ == "due" for c in verb.children):  # "had been due to meet"
        return "planned"
    auxiliaries = {c.lower_ for c in verb.children if relation(c) == "aux"}
    if auxiliaries & words["future_auxiliaries"] or (is_infinitive(verb) and (auxiliaries | _copulas(verb)) & _BE):
        return "planned"  # "will visit", "was to be summoned"
    if auxiliaries & words["modal_auxiliaries"]:
        return "proposed"
    governed = _governed(verb, words, steps)
    if governed:
        return governed
    going = is_ing(verb) and auxiliaries & {"is", "are", "am", "'s", "’s", "'re", "’re"}
    if going and verb.lemma_ in words["travel_verbs"]:
        return "planned"
    backshifted = relation(verb) == "ccomp" and verb.head.pos_ == "VERB"  # "said they were discussing"
    if is_ing(verb) and backshifted and auxiliaries & {"was", "were"}:
        return "ongoing"
    forms = {"is", "are", "am", "was", "were", "been", "be", "'s", "’s", "'re", "’re"}
    if is_ing(verb) and auxiliaries & forms and not auxiliaries & {"was", "were"}:
        return "ongoing"
    if not auxiliaries and relation(verb) == "conj" and verb.head.pos_ in {"VERB", "AUX"} and steps < _DEEP:
        shared = _bare_conjunct(verb)
        if shared:
            return _verbal(_infinitive_before(verb) or verb.head, words, steps + 1)
    return "held"


def _copulas(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ == "cop"}


def _bare_conjunct(verb: Token) -> bool:
    """True when the verb shares the auxiliary of the conjunct before it ("will visit Hanoi and meet the President")."""
    if children(verb, "nsubj"):
        return False
    return verb.lower_ == verb.lemma_.lower() or (is_ing(verb) and is_ing(verb.head))


def _infinitive_before(verb: Token) -> Token | None:
    """ "We call on them to allow visits and release the crew": the infinitive that a bare verb goes on from."""
    found = [c for c in verb.head.children if c.pos_ == "VERB" and is_infinitive(c) and verb.head.i < c.i < verb.i]
    return found[-1] if found and verb.lower_ == verb.lemma_.lower() else None


def _asked(verb: Token, words: Mapping[str, frozenset[str]]) -> Status | None:
    """What an infinitive is that hangs on a verb of asking or its object: "repeated its call for Peru to free them"."""
    governor = verb.head
    if governor.lemma_ == "call":
        return _tempered(governor, "proposed") if children(governor, "obl", "obj") else None
    governing = {governor.lemma_.lower(), *(c.lemma_.lower() for c in children(governor, "obj") if c.i < verb.i)}
    for name in ("proposed_by", "proposed_nouns"):
        if governing & words[name] - {"support", "effort", "like", "try", "attempt", "seek", "bid"}:
            return _tempered(governor, "proposed")
    return None


def _is_told_by_rank(noun: Token) -> bool:
    """True for "the first minister to visit Oslo", who is told by what he did; for a name, and for steps taken."""
    marks = {c.lower_ for c in noun.children} | {g.lower_ for c in noun.children for g in c.children}
    return noun.pos_ == "PROPN" or noun.lemma_ in _STEPS or not _RANKS.isdisjoint(marks) or noun.lower_ in _RANKS


def _governed(verb: Token, words: Mapping[str, frozenset[str]], steps: int) -> Status | None:
    """What the verb or noun above says of a clause without a tense of its own, or of an expected fact."""
    label, governor = relation(verb), verb.head
    if governor.i == verb.i or steps > _DEEP or (children(verb, "cop") and label not in {"xcomp", "ccomp"}):
        return None
    if governor.lemma_ == "look" and any(c.lower_ == "forward" for c in governor.children):
        return _tempered(governor, "planned")
    tenseless = is_infinitive(verb) or (is_ing(verb) and not any(relation(c) == "aux" for c in verb.children))
    if label == "xcomp" or (label in {"ccomp", "csubj"} and (tenseless or governor.lemma_ in words["expecting"])):
        for name, status in _GOVERNED:
            if is_one(governor, words[name]):
                return _tempered(governor, status)
        if governor.lemma_ == "be" and is_infinitive(verb):
            return "planned"
        if governor.lemma_ == "call" and is_infinitive(verb):  # "called on Peru to release the crew"
            return _tempered(governor, "proposed")
        return _verbal(governor, words, steps + 1) if governor.pos_ in {"VERB", "AUX"} else None
    if governor.lower_ == "due" and label == "advcl":
        return _tempered(governor, "planned")
    if label == "acl" and is_infinitive(verb):
        for name, status in _GOVERNED:
            if governor.lemma_ in words[name.replace("_by", "_nouns")]:
                return status
        return None if _is_told_by_rank(governor) else "proposed"  # "a programme to provide": what it is for
    if label == "advcl" and is_infinitive(verb) and (asked := _asked(verb, words)):
        return asked
    if label == "advcl" and is_infinitive(verb) and governor.lemma_ in _JOURNEYS:  # "arrived to hold talks"
        return "planned"
    if label == "advcl" and tenseless and governor.pos_ in {"VERB", "AUX"}:
        return _verbal(governor, words, steps + 1)
    return None
