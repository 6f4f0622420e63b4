"""Patterns against triggers: fills the slots of the first pattern that fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.draft import Draft
from chancery.extract.events.roles import (
    children,
    coordinated,
    is_gerund_noun,
    is_passive,
    objects,
    relation,
    surface_subjects,
)
from chancery.extract.events.sites import Site, children_with, find_site
from chancery.extract.events.slots import Scene, fill, fresh, infinitive_after
from chancery.extract.events.states import peoples
from chancery.extract.events.status import status_of
from chancery.model.plover import PROMISED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chancery.extract.events.patterns import Book, Pattern, Trigger
    from chancery.model import Party
    from chancery.model.claim import Status
    from chancery.model.document import Token

_LASTING = frozenset({"SUPPORT", "COOPERATE", "AID"})
"""Types whose simple present tells of something that goes on: "backs", "exports"."""
_SHARED = frozenset({"CONSULT", "OTHER", "REQUEST", "PROTEST", "MOBILIZE"})
"""Types in which whoever acts in the clause around a noun takes part: "spoke at a meeting", not "thanked for aid"."""
_AIMED = frozenset(
    {
        "ASSAULT",
        "COERCE",
        "SANCTION",
        "THREATEN",
        "MOBILIZE",
        "PROTEST",
        "REJECT",
        "ACCUSE",
        "AID",
        "RETREAT",
        "REQUEST",
    }
)
"""Types that are done to somebody: whom, when no slot says it, is the next country named in the clause."""
_TO_OTHERS = frozenset({"praise", "back", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})
"""Families and types of what is never done to one's own country as such."""
_BETWEEN_TWO = frozenset({"bilateral", "mutual", "two-way"})
_UNDONE = frozenset({"proposed", "negated"})
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


def drafts(scene: Scene) -> Iterator[Draft]:
    """One draft for each trigger that a pattern fits, in order of place."""
    words = scene.book.words
    for token in scene.doc:
        kind = _KINDS.get(token.pos_)
        if token.dep_ in {"compound", "amod"} and token.head.i > token.i:
            continue  # "cooperation agreement" tells of the agreement, "occupied territories" of no one act
        rows = _rows(token, kind, scene.book) if kind else ()
        if not rows:
            continue
        site = find_site(token, words)
        for trigger, pattern in rows:
            draft = _fill(scene, pattern, site) if _stands(token, trigger) else None
            if draft is not None:
                scene.sides.context.remember(draft)
                yield draft
                break


def _rows(token: Token, kind: str, book: Book) -> tuple[tuple[Trigger, Pattern], ...]:
    """The index rows of a token, by lemma or by what the lemma must have been ("upgrad" for "upgraded")."""
    lemma = token.lemma_.lower()
    found = book.index.get((kind, lemma), ())
    return found or book.index.get((kind, book.forms.get((kind, token.lower_), "")), ())


def _stands(token: Token, trigger: Trigger) -> bool:
    """True when the further words of a trigger entry stand where they must."""
    if not trigger.words:
        return True
    if trigger.kind == "noun":
        before = {w.lower_ for w in token.doc[max(token.sent.start, token.i - 3) : token.i]}
        return all(w in before for w in trigger.words)
    after = token.doc[token.i + 1 : min(token.sent.end, token.i + 5)]
    near = {w.lower_ for w in after} | {w.lemma_ for w in after} | {c.lemma_ for c in token.children}
    return all(w in near for w in trigger.words)


def _fill(scene: Scene, pattern: Pattern, site: Site) -> Draft | None:
    if not _conditions(pattern, site):
        return None
    if site.setting is not None and pattern.type not in _SHARED:
        site = replace(site, setting=None)
    actors, first = fill(scene, pattern.actor, site, pattern.actor_is)
    if pattern.called:
        actors = tuple(p for p in actors if _is_called(p))
    recipients, second = fill(scene, pattern.recipient, site, pattern.recipient_is)
    if (
        not recipients
        and pattern.type in _AIMED
        and not any(s.endswith("^") for slot in pattern.recipient for s in slot)
    ):
        own = {p.country for p in actors}
        recipients = tuple([p for p in scene.sides.reach(site.trigger) if p.country not in own][:1])
    recipients = tuple(fresh(list(recipients), actors))
    if pattern.family in _TO_OTHERS or pattern.type in _TO_OTHERS:  # a president thanks, and blames, no own country
        own = {p.country for p in actors if p.country}
        recipients = tuple(p for p in recipients if p.schema != "Country" or p.country not in own)
    if not actors and not recipients and pattern.family == "meeting" and _is_bilateral(site.trigger):
        actors = tuple(scene.sides.context.relation(site.trigger))
    if not _has_needed(pattern, actors, recipients):
        return None
    status = _status(scene, pattern, site)
    promised = pattern.future or PROMISED.get(pattern.type)
    acted = site.trigger.pos_ != "NOUN" or site.light is not None  # "the strikes" of which somebody speaks were made
    kind = promised if promised and acted and status in {"planned", "proposed"} else pattern.type
    mode = _mode(pattern, site) if kind == pattern.type else None
    return Draft(pattern, site, actors, recipients, (*first, *second), kind, mode, status)


def _is_bilateral(noun: Token) -> bool:
    """True for dated talks in a sentence about two states' relations: "set by the 2013 high-level negotiations"."""
    if noun.pos_ != "NOUN" or not any(c.pos_ == "NUM" for c in noun.children):
        return False
    return any(w.lower_ in _BETWEEN_TWO for w in noun.sent)


def _has_needed(pattern: Pattern, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """True when the roles the pattern needs are filled, with a name or a country among them.

    "Two children were killed" tells of no relation.
    """
    if pattern.needs in {"none", "told"}:
        return True
    known = [p for p in actors + recipients if p.country or p.schema in {"Country", "PublicBody"} or _names(p)]
    found = {
        "actor": bool(actors),
        "recipient": bool(recipients),
        "either": bool(actors or recipients),
        "both": bool(actors and recipients),
        "pair": len(actors + recipients) > 1,
    }
    return bool(known) and found[pattern.needs]


_DELEGATES = frozenset({"delegation", "envoy", "mission", "leader", "premier", "president", "minister", "king"})


def _is_called(side: Party) -> bool:
    """True for a person by name, an office-holder and a delegation; not for a people or some of it."""
    words = side.name.split()
    if side.name.lower() in peoples():
        return False
    if all(w[:1].isupper() or (w.islower() and len(w) < len("with")) for w in words):
        return True
    return not _DELEGATES.isdisjoint(w.lower() for w in words)


def _names(side: Party) -> bool:
    """True for a name, and for a group told by one: "delegation of the Ministry of Culture"."""
    return side.name[:1].isupper() or (side.schema == "Person" and any(c.isupper() for c in side.name))


def _status(scene: Scene, pattern: Pattern, site: Site) -> Status:
    status = status_of(site, scene.book.words)
    if pattern.status and not (pattern.status == "held" and site.trigger.pos_ == "VERB" and status in _UNDONE):
        status = pattern.status
    if status == "held" and pattern.type in _LASTING and _is_present(site.trigger):
        status = "ongoing"
    return pattern.ongoing_as or status if status == "ongoing" else status


def _is_present(verb: Token) -> bool:
    """True for "backs", "exports": the simple present of a lasting state."""
    finite = "Fin" in verb.morph.get("VerbForm") and "Pres" in verb.morph.get("Tense")
    return finite and verb.pos_ == "VERB" and relation(verb) != "xcomp" and not children(verb, "aux")


def _conditions(pattern: Pattern, site: Site) -> bool:
    trigger = site.trigger
    if pattern.mode == "visit" and "obj" not in pattern.place and trigger.pos_ == "VERB" and is_passive(trigger):
        return False  # "a delegation headed by the Minister for Health"
    if pattern.bare and (children(trigger, "xcomp", "ccomp") or len(children(trigger, "obj", "iobj")) > 1):
        return False
    if pattern.active and (is_passive(trigger) or trigger.pos_ != "VERB" or relation(trigger) in {"amod", "acl"}):
        return False
    if pattern.measured and not _measures(trigger):
        return False
    if pattern.named and (not trigger.is_title or trigger.i == trigger.sent.start):
        return False
    if trigger.lemma_ in pattern.alone and children(trigger, "obj", "ccomp", "xcomp"):
        return False
    if pattern.obj and not any(_lemmas(o) & pattern.obj for o in _operand(trigger)):
        return False
    clauses = children(trigger, "xcomp", "ccomp", "advcl", "acl", "csubj") or infinitive_after(trigger)
    if pattern.comp and not any(c.lemma_ in pattern.comp for c in clauses):
        return False
    if pattern.comp_aux and not any(g.lower_ in pattern.comp_aux for c in clauses for g in children(c, "aux")):
        return False
    if pattern.about or pattern.unless:
        near = {t.lemma_.lower() for host in site.hosts for t in _neighbourhood(host)}
        if pattern.about and not near & pattern.about and not _taken(site) & pattern.about:
            return False
        above = {s.lemma_.lower() for s in surface_subjects(trigger)} if pattern.unless else set()
        if (near | above) & pattern.unless:  # "the earthquake that struck"
            return False
    return True


def _measures(trigger: Token) -> bool:
    """True where what completes the trigger gives a number or a day: a goal that can be met or missed."""
    parts = children(trigger, "xcomp", "ccomp", "acl", "obj", "nmod", "obl", "advcl")
    return any(t.pos_ == "NUM" or t.is_digit for part in parts if part.i > trigger.i for t in part.subtree)


def _taken(site: Site) -> set[str]:
    """The verb that a noun is the setting of, with its object: "took part in the event"."""
    verb = site.setting
    return {w.lemma_.lower() for w in (verb, *children(verb, "obj"))} if verb is not None else set()


def _operand(trigger: Token) -> list[Token]:
    """What the trigger acts on: a verb's objects, a noun's "of" phrases; with conjuncts and "a series of" undone."""
    heads = (
        objects(trigger)
        if trigger.pos_ in {"VERB", "AUX"}
        else children_with(trigger, "of") + children(trigger, "compound")
    )
    found = [t for head in heads for t in coordinated(head)]
    return found + [c for head in found for c in children_with(head, "of")]


def _lemmas(token: Token) -> set[str]:
    """The lemma of an object, with that of the title before a name: "ambassador Novak"."""
    return {token.lemma_.lower(), *(c.lemma_.lower() for c in token.children if c.dep_ == "nmod:desc")}


def _neighbourhood(token: Token) -> Iterator[Token]:
    """The words of a phrase or clause without its subordinate clauses."""
    yield token
    for child in token.children:
        if child.dep_ == "nsubj":
            yield child
        elif relation(child) not in {"advcl", "ccomp", "parataxis", "conj", "acl"}:
            yield from _neighbourhood(child)
        elif is_gerund_noun(child):
            yield child


def _mode(pattern: Pattern, site: Site) -> str | None:
    if pattern.modes:
        hosts = site.hosts if site.setting is None else (*site.hosts, site.setting)
        near = {t.lemma_.lower() for host in hosts for t in _neighbourhood(host)}
        for mode, words in pattern.modes:
            if near & words:
                return mode
    return pattern.mode
