"""Patterns against triggers: fills the slots of the first pattern that fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.extract.events.draft import Draft
from chancery.extract.events.roles import (
    agents,
    children,
    coordinated,
    is_infinitive,
    objects,
    phrases_right,
    relation,
    surface_subjects,
    with_preposition,
)
from chancery.extract.events.sides import Sides
from chancery.extract.events.sites import Site, children_with, find_site, site_subjects
from chancery.extract.events.status import status_of
from chancery.extract.events.surface import Stretches
from chancery.model.plover import PROMISED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from chancery.extract.events.patterns import Book, Pattern, Trigger
    from chancery.model import Party

_STRAYING = frozenset({"with", "to", "between"})
"""Prepositions whose phrases are looked for on the surface when the tree has none: parsers attach them wrongly most."""


_INTRANSITIVE = frozenset({"speak", "spo", "talk", "meet", "arrive", "land", "travel", "confer", "go"})
_LASTING = frozenset({"SUPPORT", "COOPERATE", "AID"})
_AIMED = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE", "PROTEST", "REJECT", "ACCUSE", "AID", "RETREAT", "REQUEST"}
)
"""Types that are done to somebody: whom, when no slot says it, is the next country named in the clause."""
_LISTING = frozenset({"with", "between"})
_IN = frozenset({"in", "at"})
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What matching needs of one document."""

    doc: Doc
    book: Book
    sides: Sides
    stretches: Stretches


def drafts(scene: Scene) -> Iterator[Draft]:
    """One draft for each trigger that a pattern fits, in order of place."""
    words = scene.book.words
    for token in scene.doc:
        kind = _KINDS.get(token.pos_)
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
    return found or (book.index.get((kind, book.forms.get(token.lower_, "")), ()) if kind == "verb" else ())


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
    actors, first = _parties(scene, pattern.actor, site, pattern.actor_is)
    recipients, second = _parties(scene, pattern.recipient, site, pattern.recipient_is)
    if not recipients and pattern.type in _AIMED:
        recipients = tuple(scene.sides.reach(site.trigger)[:1])
    recipients = tuple(_fresh(list(recipients), actors))
    if not _worth(actors + recipients, pattern):
        return None
    filled = {"actor": actors, "recipient": recipients, "either": actors or recipients, "both": actors and recipients}
    filled |= {"pair": len(actors + recipients) > 1, "none": True}
    if not filled[pattern.needs]:
        return None
    status = pattern.status or status_of(site, scene.book.words)
    kind = pattern.type
    if status == "held" and pattern.type in _LASTING and _is_present(site.trigger):
        status = "ongoing"
    if status == "ongoing" and pattern.ongoing_as:
        status = pattern.ongoing_as
    promised = pattern.future or PROMISED.get(kind)
    if promised and status in {"planned", "proposed"}:
        kind = promised
    mode = _mode(pattern, site) if kind == pattern.type else None
    return Draft(pattern, site, actors, recipients, (*first, *second), kind, mode, status)


def _is_present(verb: Token) -> bool:
    """True for "backs", "exports": the simple present of a lasting state."""
    finite = "Fin" in verb.morph.get("VerbForm") and "Pres" in verb.morph.get("Tense")
    return finite and verb.pos_ == "VERB" and not children(verb, "aux")


def _worth(parties: tuple[Party, ...], pattern: Pattern) -> bool:
    """True when some party is a name or has a country: "two children were killed" tells of no relation."""
    return pattern.needs == "none" or any(
        p.country or p.schema in {"Country", "PublicBody"} or p.name[:1].isupper() for p in parties
    )


def _conditions(pattern: Pattern, site: Site) -> bool:
    trigger = site.trigger
    if pattern.bare and (children(trigger, "xcomp", "ccomp") or len(children(trigger, "obj", "iobj")) > 1):
        return False
    if pattern.obj and not any(_lemmas(o) & pattern.obj for o in _operand(trigger)):
        return False
    clauses = children(trigger, "xcomp", "ccomp", "advcl", "acl", "csubj") or _infinitive_after(trigger)
    if pattern.comp and not any(c.lemma_ in pattern.comp for c in clauses):
        return False
    if pattern.comp_aux and not any(g.lower_ in pattern.comp_aux for c in clauses for g in children(c, "aux")):
        return False
    if pattern.about or pattern.unless:
        near = {t.lemma_.lower() for host in site.hosts for t in _neighbourhood(host)}
        if pattern.about and not near & pattern.about:
            return False
        if near & pattern.unless:
            return False
    return True


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
    return {token.lemma_.lower()}


def _neighbourhood(token: Token) -> Iterator[Token]:
    """The words of a phrase or clause without its subordinate clauses."""
    yield token
    for child in token.children:
        if child.dep_ == "nsubj":
            yield child
        elif relation(child) not in {"advcl", "ccomp", "parataxis", "conj", "acl"}:
            yield from _neighbourhood(child)


def _mode(pattern: Pattern, site: Site) -> str | None:
    if pattern.modes:
        hosts = site.hosts if site.setting is None else (*site.hosts, site.setting)
        near = {t.lemma_.lower() for host in hosts for t in _neighbourhood(host)}
        for mode, words in pattern.modes:
            if near & words:
                return mode
    return pattern.mode


def _parties(
    scene: Scene, slots: tuple[tuple[str, ...], ...], site: Site, schemas: frozenset[str]
) -> tuple[tuple[Party, ...], tuple[int, ...]]:
    """The parties of all slots (of alternatives the first that yields any) and the heads they stand at."""
    found: list[Party] = []
    heads: list[int] = []
    for alternatives in slots:
        for slot in alternatives:
            deep = slot.endswith("~")
            tokens = fill_slot(slot.rstrip("~"), site)
            here = _named(scene, slot.rstrip("~"), tokens, deep=deep)
            if not here and slot == "subj" and site.trigger.dep_ == "acl" and not _takes_object(site):
                tokens = surface_subjects(site.trigger)
                here = scene.sides.parties(tokens)
            here = _completed(scene, slot, site, here)
            here = [p for p in here if not schemas or p.schema in schemas]
            if here:
                found += _fresh(here, found)
                heads += [t.i for t in tokens]
                break
    return tuple(found), tuple(heads)


def _completed(scene: Scene, slot: str, site: Site, here: list[Party]) -> list[Party]:
    """The parties of a slot with those that only the surface shows: the list after "with", the list before the verb."""
    if slot == "subj" and site.clause.pos_ in {"VERB", "AUX"} and (here or site.setting is None):
        listed = scene.stretches.before(site.clause)
    elif _LISTING & set(slot.split("+")):
        word = _preposition(site, frozenset(slot.split("+")))
        listed = scene.stretches.after(word) if word is not None else []
    else:
        return here
    if not listed or not here:
        return listed or here
    if any(p in listed for p in here):
        return [*listed, *(p for p in here if p not in listed)]
    people = any(p.schema == "Person" for p in listed) and not any(p.schema == "Person" for p in here)
    return listed if people else here


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


def _fresh(parties: list[Party], known: Sequence[Party]) -> list[Party]:
    """Those not known yet by name, each once."""
    names = {p.name for p in known}
    return [p for n, p in enumerate(parties) if p.name not in names | {q.name for q in parties[:n]}]


def _named(scene: Scene, slot: str, tokens: list[Token], *, deep: bool) -> list[Party]:
    if slot == "visitor":
        return list(scene.sides.context.visitors)
    if slot.split("/")[-1] == "mod" and not deep:
        return scene.sides.nations(tokens)
    return scene.sides.inside(tokens) if deep else scene.sides.parties(tokens)


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
    if name in {"poss", "by", "comp", "mod", "clause"}:
        return _step(name, trigger)
    words = frozenset(name.split("+"))
    found = [t for t in with_preposition(site.hosts, words) if t.i != trigger.i]
    if name == "of" and not verbal:  # "a meeting with the Prime Minister of Russia" is none of Russia
        found = [t for t in found if any(c.i == trigger.i + 1 for c in children(t, "case"))]
    if not found and words & _STRAYING:
        found = list(phrases_right(trigger, words & _STRAYING))[:1]
    return found


def _infinitive_after(verb: Token) -> list[Token]:
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
        return [c for c in children(token, "amod", "compound")]
    if name == "clause":
        return children(token, "xcomp", "ccomp") or _infinitive_after(token)
    if name == "comp":
        clauses = children(token, "ccomp", "xcomp")
        return [s for c in clauses for s in children(c, "nsubj")] or (children(token, "obj") if clauses else [])
    if name == "obj":
        return objects(token)
    return with_preposition((token,), frozenset(name.split("+")))
