"""Where an event stands: its trigger word and the verbs that carry it ("held talks", "is on a visit")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.extract.events.roles import (
    agents,
    children,
    is_object,
    is_one,
    is_passive,
    objects,
    prepositions,
    relation,
    subjects,
    surface_subjects,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chancery.model.document import Token

SETTING = frozenset(
    {"for", "on", "in", "at", "during", "after", "before", "via", "by", "over", "following", "into", "to"}
)
"""Prepositions that make a noun the setting of its clause: whoever acts there takes part in it."""


_AGENDAS = frozenset({"programme", "program", "agenda", "schedule", "itinerary"})
_GATHERINGS = frozenset(
    {"conference", "forum", "summit", "meeting", "session", "briefing", "rally", "assembly", "congress"}
)
_COMING = frozenset({"come", "follow"})
_TELLING = frozenset({"tell", "address", "inform"})
HOSTING = frozenset({"invit", "welcom", "receiv", "host", "greet", "thank", "expect"})
"""Verbs, without a final e, whose object is the guest of the visit they name: "invited him for a visit"."""


@dataclass(frozen=True, slots=True)
class Site:
    """A trigger with its carriers.

    `light` is a verb that says no more than that the event happens ("hold", "pay", "take place"); its subject and
    phrases belong to the event. `setting` is a verb whose clause the event is the setting of ("said at a meeting"); its
    subject takes part, its time and place are the event's too, but its other phrases are not.
    """

    trigger: Token
    light: Token | None = None
    setting: Token | None = None

    @property
    def hosts(self) -> tuple[Token, ...]:
        """The words whose phrases are the event's."""
        return (self.trigger, self.light) if self.light is not None else (self.trigger,)

    @property
    def clause(self) -> Token:
        """The verb that carries tense, mood and negation, or the trigger itself."""
        return self.light or self.setting or self.trigger


def find_site(trigger: Token, words: Mapping[str, frozenset[str]]) -> Site:
    """The carriers of `trigger`; a verb carries itself."""
    light_verbs, happen_verbs = words["light_verbs"], words["happen_verbs"]
    if trigger.pos_ in {"VERB", "AUX", "ADJ"}:
        return Site(trigger)
    noun = trigger
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    if noun.dep_ == "compound" and noun.head.lemma_ in {"meeting", "talk", "discussion", "ceremony"}:
        noun = noun.head
    modifier = next((c for c in children(trigger, "acl") if is_one(c, light_verbs) and not _acts(c)), None)
    head, label = noun.head, relation(noun)
    if head.i == noun.i:
        return Site(trigger, light=modifier)
    carried = is_object(noun) or (label == "nsubj" and is_passive(head))
    comers = [s for s in children(head, "nsubj") if "on" not in prepositions(s)]
    next_came = label == "obj" and head.lemma_ in _COMING and not comers  # "next on the programme came a meeting"
    happens = label == "nsubj" or next_came
    if (carried and is_one(head, light_verbs)) or (happens and is_one(head, happen_verbs)):
        return Site(trigger, light=head)
    if label == "nsubj" and head.lemma_ in words["going_on"]:
        return Site(trigger, light=head)
    if modifier is not None:
        setting = head if label == "obl" and head.pos_ == "VERB" else None
        return Site(trigger, light=modifier, setting=setting)
    if label in {"obj", "iobj"} and head.lemma_ in _TELLING and trigger.lemma_ in _GATHERINGS:
        return Site(trigger, setting=head)  # "told a press conference"
    if label in {"nmod", "obl"} and children(head, "cop") and not SETTING.isdisjoint(prepositions(noun)):
        return Site(trigger, setting=head)
    if (
        label in {"obl", "advcl", "xcomp", "nmod"}
        and noun.dep_ != "nmod:poss"
        and head.pos_ in {"VERB", "AUX"}
        and not SETTING.isdisjoint(prepositions(noun))
    ):
        return Site(trigger, setting=head)
    return Site(trigger)


def _acts(verb: Token) -> bool:
    """True in "a parade that celebrated the victory": there the noun is who acts, not what is held."""
    if verb.dep_ != "acl:relcl" or is_passive(verb):
        return False
    return all(s.i == verb.head.i for s in surface_subjects(verb))


def agenda(site: Site) -> Token | None:
    """The list of what is to come that the clause names: "next on the guest's programme came"."""
    verb = site.light
    found = children(verb, "obl", "nmod", "nsubj") if verb is not None else []
    return next((c for c in found if c.lemma_.lower() in _AGENDAS and "on" in prepositions(c)), None)


def site_subjects(site: Site) -> list[Token]:
    """Who acts: a verb's subject; a noun's light verb's subject, its possessor or "by" phrase, else the setting's."""
    trigger = site.trigger
    if trigger.pos_ in {"VERB", "AUX"}:
        return subjects(trigger)
    if trigger.pos_ == "ADJ":
        return surface_subjects(trigger)
    own = children(trigger, "nmod:poss") + agents(trigger)
    if site.light is not None:
        carried = agents(site.light) if _is_patient(site) and not _is_given(site) else surface_subjects(site.light)
        carried = [s for s in carried if s.i != trigger.i and (s.is_ancestor(site.light) or not s.is_ancestor(trigger))]
        above = surface_subjects(site.setting) if site.setting is not None else _above_relative(site.light)
        plan = agenda(site)
        return carried or own or above or (children(plan, "nmod:poss") if plan is not None else [])
    copula = surface_subjects(trigger) if children(trigger, "cop") else []
    if own and not (copula and all(is_anybody(t) for t in own)):
        return own
    if copula:
        return copula
    if site.setting is not None and not children_with(trigger, "between"):
        return objects(site.setting) if site.setting.lemma_.rstrip("e") in HOSTING else surface_subjects(site.setting)
    return []


def is_anybody(noun: Token) -> bool:
    """True for "a Norwegian leader" in "the first visit by a Norwegian leader": who it is stands elsewhere."""
    return any(c.dep_ == "det" and c.lower_ in {"a", "an", "any"} for c in noun.children)


def _above_relative(verb: Token) -> list[Token]:
    """ "He is going to Oslo, where talks are scheduled": who acts in the clause above."""
    if verb.dep_ != "acl:relcl" and not any(c.lower_ == "where" for c in verb.children):
        return []
    governor = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    return surface_subjects(governor) if governor.pos_ == "VERB" else []


def _is_patient(site: Site) -> bool:
    return site.light is not None and is_passive(site.light)


def _is_given(site: Site) -> bool:
    """True for "was granted an audience": the subject of the passive is who takes part, the noun its object."""
    return site.light is not None and is_object(site.trigger) and site.trigger.head.i == site.light.i


def children_with(token: Token, word: str) -> list[Token]:
    """The noun's phrases under one preposition."""
    return [c for c in children(token, "nmod", "obl") if word in prepositions(c)]
