"""Slots: which phrases of a clause fill a pattern's roles, and which parties they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.extract.events.roles import (
    agents,
    children,
    is_infinitive,
    is_passive,
    objects,
    phrases_right,
    relation,
    surface_subjects,
    with_preposition,
)
from chancery.extract.events.sides import FAVOURS, Sides
from chancery.extract.events.sites import HOSTING, Site, children_with, site_subjects
from chancery.extract.events.surface import Stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chancery.extract.events.patterns import Book
    from chancery.model import Party
    from chancery.model.document import Doc, Token

_INTRANSITIVE = frozenset({"speak", "spo", "talk", "meet", "arrive", "land", "travel", "confer", "go"})
_LISTING = frozenset({"with", "between"})
_IN = frozenset({"in", "at"})
_STRAYING = frozenset({"with", "to", "between"})
"""Prepositions whose phrases are looked for on the surface when the tree has none: parsers attach them wrongly most."""
_AT = frozenset({"in", "on", "at"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What matching needs of one document."""

    doc: Doc
    book: Book
    sides: Sides
    stretches: Stretches


def fill(
    scene: Scene, slots: tuple[tuple[str, ...], ...], site: Site, schemas: frozenset[str]
) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """The parties of all slots (of alternatives the first that yields any) and the heads they stand at."""
    found: list[Party] = []
    heads: list[int] = []
    for alternatives in slots:
        if alternatives[0].startswith("?") and len(found) > 1:
            continue
        for slot in alternatives:
            name, depth = slot.strip("~^?"), slot[-1]
            tokens = fill_slot(name, site)
            here = _named(scene, name, tokens, depth)
            if not here and slot == "subj" and site.trigger.dep_ == "acl" and not _takes_object(site):
                tokens = surface_subjects(site.trigger)
                here = scene.sides.parties(tokens)
            here = _completed(scene, slot.lstrip("?"), site, here)
            here = [p for p in here if not schemas or p.schema in schemas]
            if slot != "self":  # a congress is not held by itself
                here = [p for p in here if not p.name.lower().endswith(site.trigger.lower_)]
            if here:
                found += fresh(here, found)
                heads += [t.i for t in tokens]
                break
    return tuple(found), tuple(heads)


def _completed(scene: Scene, slot: str, site: Site, here: list[Party]) -> list[Party]:
    """The parties of a slot with those that only the surface shows: the list after "with", the list before the verb."""
    verbal = site.trigger.pos_ == "VERB"
    if verbal and slot in {"subj", "obj"} and is_passive(site.trigger):  # "X and Y were arrested"
        return here or (scene.stretches.before(site.trigger) if slot == "obj" else [])
    if slot == "subj" and site.clause.pos_ in {"VERB", "AUX"} and (here or site.setting is None):
        if site.light is not None and site.trigger.i < site.light.i and relation(site.light) != "acl":
            return here  # "the visit of X to Y was held": what stands before the verb belongs to the noun
        if site.setting is not None and site.setting.lemma_.rstrip("e") in HOSTING:
            return here  # "X invited him for a visit": the guest's
        listed = scene.stretches.before(site.clause)
        if listed and _lost_subject(site.clause):
            return listed
    elif slot == "obj" and not here and verbal:
        return scene.stretches.after(site.trigger)
    elif _LISTING & set(slot.split("+")):
        word = _preposition(site, _LISTING & set(slot.split("+")))
        listed = scene.stretches.after(word) if word is not None else []
    else:
        return here
    if not listed or not here:
        return listed or here
    if all(p in here for p in listed):
        return here
    if any(p in listed for p in here):
        return [*listed, *(p for p in here if p not in listed)]
    people = any(p.schema == "Person" for p in listed) and not any(p.schema == "Person" for p in here)
    return listed if people else here


def _lost_subject(verb: Token) -> bool:
    """True for a finite clause after a conjunction without a subject of its own: the tree hung it elsewhere."""
    finite = "Fin" in verb.morph.get("VerbForm") and relation(verb) in {"advcl", "ccomp"}
    return finite and bool(children(verb, "mark")) and not children(verb, "nsubj", "csubj", "expl", "aux")


def _preposition(site: Site, words: frozenset[str]) -> Token | None:
    """The preposition of the slot nearest to the right of the trigger, before the next finite verb."""
    trigger = site.trigger
    for token in trigger.doc[trigger.i + 1 : min(trigger.sent.end, trigger.i + 12)]:
        if token.lower_ in words and token.pos_ in {"ADP", "SCONJ"}:
            return token
        if (
            token.pos_ == "VERB"
            and "Fin" in token.morph.get("VerbForm")
            and (site.light is None or token.i != site.light.i)
        ):
            return None
    return None


def _takes_object(site: Site) -> bool:
    """True when somebody does the participle to its noun ("papers signed by"), false for "two who spoke" cut short."""
    return any(p.pos_ in {"PROPN", "PRON"} for p in agents(site.trigger)) or site.trigger.lemma_ not in _INTRANSITIVE


def fresh(parties: list[Party], known: Sequence[Party]) -> list[Party]:
    """Those not known yet by name, each once."""
    names = {p.name for p in known}
    return [p for n, p in enumerate(parties) if p.name not in names | {q.name for q in parties[:n]}]


def _named(scene: Scene, slot: str, tokens: list[Token], depth: str) -> list[Party]:
    if slot == "visitor":
        return list(scene.sides.context.visitors)
    if depth == "^":
        return scene.sides.inside(tokens, doers=True)
    if slot.split("/")[-1] == "mod" and depth != "~":
        return scene.sides.nations(tokens)
    return scene.sides.inside(tokens) if depth == "~" else scene.sides.parties(tokens)


def fill_slot(slot: str, site: Site) -> list[Token]:
    """The phrases one slot names; `lang/en/events.toml` defines the names."""
    name, _, rest = slot.partition("/")
    tokens = _simple(name, site)
    while rest:
        name, _, rest = rest.partition("/")
        tokens = [t for token in tokens for t in _step(name, token)]
    return tokens


def _simple(name: str, site: Site) -> list[Token]:
    trigger = site.trigger
    verbal = trigger.pos_ in {"VERB", "AUX"}
    if name == "subj":
        return site_subjects(site)
    if name == "obj":
        return objects(trigger) if verbal else children_with(trigger, "of")
    if name == "self":
        return [trigger]
    if name == "visitor":
        return []
    if name == "where":
        return (
            [t for t in (site.setting, *with_preposition((site.setting,), _IN)) if t is not None]
            if site.setting
            else []
        )
    if name == "iobj":
        return [t for host in site.hosts for t in children(host, "iobj")]
    if name == "by" and site.light is not None and not is_passive(site.light):  # "concluded a visit to Oslo by"
        return agents(trigger) or [a for a in agents(site.light) if a.i > trigger.i]
    if name in {"poss", "by", "comp", "mod", "clause"}:
        return _step(name, trigger)
    words = frozenset(name.split("+"))
    found = [t for t in with_preposition(site.hosts, words) if t.i != trigger.i]
    if words & _AT:  # "fought in defence of Oslo", "rallied in support of Peru": for them, not against or among them
        found = [t for t in found if t.lemma_.lower() not in FAVOURS]
    if name == "of" and not verbal:  # "a meeting with the Prime Minister of Russia" is none of Russia
        found = [t for t in found if any(c.i == trigger.i + 1 for c in children(t, "case"))]
    straying = words & (_STRAYING if not verbal else _STRAYING - {"between"})  # "spoke of the ties between"
    if not found and straying:
        found = list(phrases_right(trigger, straying))[:1]
    return found


def infinitive_after(verb: Token) -> list[Token]:
    """The infinitive that a parser hung on a word between ("threatened on Monday to break")."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 9)]:
        if token.pos_ == "VERB":
            return [token] if is_infinitive(token) else []
        if token.is_punct:
            return []
    return []


def _step(name: str, token: Token) -> list[Token]:
    if name == "poss":
        return children(token, "nmod:poss")
    if name == "iobj":
        return children(token, "iobj")
    if name == "by":
        return agents(token)
    if name == "mod":
        return list(children(token, "amod", "compound"))
    if name == "clause":
        return children(token, "xcomp", "ccomp") or infinitive_after(token)
    if name == "comp":
        clauses = children(token, "ccomp", "xcomp")
        subjects = [s for c in clauses for s in children(c, "nsubj") if s.pos_ != "PRON"]
        return subjects or (children(token, "obj") if clauses else [])
    if name == "obj":
        return objects(token)
    return with_preposition((token,), frozenset(name.split("+")))
