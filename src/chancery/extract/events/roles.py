"""Who does what to whom in a UD tree: logical subjects, objects and prepositional arguments.

Voice, control, coordination, relative clauses and light verbs ("held talks") are undone here, so that a pattern can
speak of `subj`, `obj` and prepositions alone. Every function returns heads of noun phrases, in order of place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from chancery.model.document import Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_DEEP = 8
"""Longest chain of conj/xcomp/advcl links followed for a subject; guards against odd trees."""


_DISPOSED = frozenset({"prepare", "determine", "commit", "resolve", "dispose", "incline"})
"""Verbs whose participle before an infinitive says what somebody is ready to do, not what is done to him."""
_GIVING = frozenset({"pay", "grant", "accord", "give", "offer", "award", "extend", "afford"})
"""Verbs of which a noun that reads like a complement is the object: "was granted an audience", "paid tribute"."""
_OVER = frozenset({"hand", "turn", "preside"})
"""Verbs of which "over" is a part."""
_MESSAGES = frozenset({"statement", "declaration", "letter", "note", "message", "communique", "petition", "resolution"})
"""Nouns that speak for who issues them: "issued a statement demanding"."""
_CALLS = frozenset({"call", "appeal", "demand", "request", "plea", "invitation"})
"""Nouns of asking."""


def relation(token: Token) -> str:
    """The dependency label without its subtype."""
    return str(token.dep_).partition(":")[0]


def children(token: Token, *labels: str) -> list[Token]:
    """Children whose label, with or without subtype, is one of `labels`."""
    return [c for c in token.children if c.dep_ in labels or relation(c) in labels]


def verb_or_root(token: Token) -> Token:
    """The nearest verb at or above the token, else the root of its sentence."""
    while token.head.i != token.i and token.pos_ != "VERB":
        token = token.head
    return token


def is_one(token: Token, words: frozenset[str]) -> bool:
    """True when the token's lemma, the word itself, or the lemma with its particle ("call off") is in a list."""
    lemma = token.lemma_.lower()
    if lemma in words or token.lower_ in words:
        return True
    return any(f"{lemma} {c.lower_}" in words for c in token.children if c.dep_ == "compound:prt")


def prepositions(token: Token) -> list[str]:
    """The words that mark a noun phrase's role: "with", "at", and the parts of "together with".

    A title between preposition and name may have taken the preposition with it ("of President Putin").
    """
    heads = [token, *(c for c in token.children if c.dep_ in {"nmod:desc", "compound"} and c.i < token.i)]
    found = [c for head in heads for c in head.children if c.dep_ == "case" and c.i < head.i]
    return [w.lower_ for c in found for w in (c, *(f for f in c.children if f.dep_ == "fixed" and not _cites(c)))]


def _cites(preposition: Token) -> bool:
    """True for "according", whose "to" leads to nobody."""
    return preposition.lower_ == "according"


def coordinated(token: Token) -> list[Token]:
    """The token and the conjuncts that share its role."""
    found, queue = [], [token]
    while queue:
        head = queue.pop(0)
        found.append(head)
        queue += [
            c for c in head.children if c.dep_ == "conj" and c.i > head.i and (_nominal(c) or not _nominal(token))
        ]
    return sorted(found, key=lambda t: t.i)


def _nominal(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET"}


def is_past_participle(verb: Token) -> bool:
    """True for "signed" in "papers signed by" and "was signed"."""
    return "Part" in verb.morph.get("VerbForm") and "Past" in verb.morph.get("Tense")


def is_ing(verb: Token) -> bool:
    """True for "visiting", gerund or participle."""
    return verb.pos_ in {"VERB", "AUX"} and verb.lower_.endswith("ing") and "Fin" not in verb.morph.get("VerbForm")


def is_gerund_noun(word: Token) -> bool:
    """True for a noun in -ing behind "of" that reads like a verb: "a message of greeting to the premier"."""
    return is_ing(word) and any(c.dep_ == "mark" and c.lower_ == "of" and c.i == word.i - 1 for c in word.children)


def is_infinitive(verb: Token) -> bool:
    """True for a clause marked by "to"."""
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def is_passive(verb: Token) -> bool:
    """True for a passive clause and for a past participle that modifies a noun ("agreements signed by")."""
    labels = {c.dep_ for c in verb.children}
    if verb.lemma_ in _DISPOSED and children(verb, "xcomp", "advcl"):  # "was prepared to help"
        return False
    if "aux:pass" in labels or "nsubj:pass" in labels:
        return True
    if "nsubj" in labels or verb.dep_ == "root" or verb.dep_ == "ROOT":
        return False
    if relation(verb) in {"acl", "advcl"} and is_past_participle(verb):
        return not any(c.dep_ in {"obj", "aux"} for c in verb.children)
    if verb.dep_ == "conj" and is_past_participle(verb) and not any(c.dep_ in {"aux", "obj"} for c in verb.children):
        return is_passive(verb.head)
    return False


def agents(verb: Token) -> list[Token]:
    """The "by" phrases of a passive verb or of a noun."""
    return [
        c
        for c in verb.children
        if c.dep_ == "obl:agent" or (relation(c) in {"obl", "nmod"} and "by" in prepositions(c))
    ]


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, its own or the one it shares with the clause it hangs on."""
    own = children(verb, "nsubj", "csubj" if verb.pos_ in {"VERB", "AUX"} else "nsubj")
    own = [s for s in own if not _is_owner(s)] or own
    own = [s for s in own if "on" not in prepositions(s)]  # "on the programme came a meeting"
    own = (
        own
        or [c for c in verb.children if c.dep_ == "expl" and c.lower_ in {"it", "they"}]
        or _cut_off(verb)
        or _split_off(verb)
    )
    if own:
        return [_antecedent(verb, _past_dateline(s)) for s in own]
    head = verb.head
    if depth > _DEEP or head is verb:
        return []
    label = relation(verb)
    if label == "conj":
        return surface_subjects(head, depth + 1)
    if label in {"xcomp", "ccomp"} or (label == "advcl" and head.pos_ in {"VERB", "AUX", "ADJ"}):
        controller = (
            children(head, "obj", "iobj") if label == "xcomp" or (is_infinitive(verb) and label == "ccomp") else []
        )
        if controller and label != "advcl" and head.lemma_ not in {"promise", "use", "have"}:
            return controller[:1]
        asked = _asked_in(verb) if label == "advcl" and is_infinitive(verb) else []
        if asked:
            return asked
        return surface_subjects(head, depth + 1)
    if label == "acl" and is_ing(verb) and (above := _clause_before(verb)) is not None:
        return surface_subjects(above, depth + 1)
    if label == "acl" and is_ing(verb) and head.lemma_ in _MESSAGES and relation(head) == "obj":
        return surface_subjects(head.head, depth + 1)
    if verb.dep_ == "acl:relcl" or (label == "acl" and (is_ing(verb) or is_past_participle(verb))):
        return [head]
    if label == "acl":  # "his plan to visit", "the first leader to visit"
        if head.lemma_ in _CALLS and (asked := _asked_by(head)):
            return asked
        named = _predicate(head)
        if named is not None:
            return [named]
        return _holders(head) or ([head] if head.pos_ == "PROPN" or head.lemma_ not in _plans(head) else [])
    return []


def _clause_before(participle: Token) -> Token | None:
    """The verb whose subject a participle behind a comma has, whatever noun the tree hung it on: "Ortiz landed in Oslo
    with her husband, opening a visit".
    """
    verb = verb_or_root(participle.head)
    after = participle.i > participle.sent.start and participle.nbor(-1).text == ","
    return verb if after and verb.pos_ == "VERB" and verb.i < participle.i - 1 else None


def _split_off(verb: Token) -> list[Token]:
    """The subject of an auxiliary that a parser took for a clause of its own: "said Chile | had | lodged a protest"."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if before.lower_ not in {"has", "have", "had"} or before.head.i != verb.head.i or before.i == verb.i:
        return []
    return children(before, "nsubj")


def _past_dateline(subject: Token) -> Token:
    """The subject itself, for the town of a dateline that a parser took for it: "OSLO – The ministry said"."""
    report = subject.doc.report
    if not report.is_furniture(subject.idx, subject.idx + len(subject)):
        return subject
    inside = (c for c in children(subject, "appos", "nmod", "flat") if not report.is_furniture(c.idx, c.idx + len(c)))
    return next(inside, subject)


def _is_owner(noun: Token) -> bool:
    """True for a genitive that a parser took for a subject of its own: "Belarus' premier met"."""
    return any(c.dep_ == "case" and c.lemma_ == "'s" and c.i > noun.i for c in noun.children)


def _cut_off(verb: Token) -> list[Token]:
    """The name before the verb that a relative clause between commas cut off: "Ortiz, who is in Oslo, also met"."""
    loose = [c for c in verb.children if c.dep_ in {"dislocated", "vocative"} and c.i < verb.i]
    return [c for c in loose if any(g.dep_ == "acl:relcl" or relation(g) == "appos" for g in c.children)][:1]


def _asked_in(verb: Token) -> list[Token]:
    """Whom a call names that stands before an infinitive: "repeated its call for Peru to free the crew"."""
    calls = [o for o in children(verb.head, "obj") if o.lemma_ in _CALLS and o.i < verb.i]
    return [c for o in calls for c in _asked_by(o)]


def _asked_by(call: Token) -> list[Token]:
    """Whom a noun of asking asks: "an invitation to the President", "a call on Peru"; else to whom it is handed."""
    own = [c for c in children(call, "nmod") if {"for", "on", "to", "upon"} & set(prepositions(c))]
    if own or relation(call) != "obj":
        return own
    return [c for c in children(call.head, "obl", "iobj") if relation(c) == "iobj" or "to" in prepositions(c)]


def _plans(noun: Token) -> tuple[str, ...]:
    return (noun.lemma_,) if noun.dep_ in {"obj", "nsubj:pass"} else ()


def _predicate(noun: Token) -> Token | None:
    """Whom a copula names: "the last premier to visit Kuwait was" Indira Gandhi."""
    above = noun.head
    return above if relation(noun) == "nsubj" and above.pos_ == "PROPN" and children(above, "cop") else None


def _holders(noun: Token) -> list[Token]:
    """Whose plan it is: the possessor, else the subject of the verb that governs the noun."""
    own = children(noun, "nmod:poss") + agents(noun)
    if own:
        return own
    if relation(noun) == "obj":
        return surface_subjects(noun.head, 1)
    return []


def _antecedent(verb: Token, pronoun: Token) -> Token:
    if pronoun.lower_ not in RELATIVE or verb.dep_ != "acl:relcl":
        return pronoun
    by = [a for a in agents(verb.head) if verb.head.i < a.i < pronoun.i] if pronoun.lower_ == "who" else []
    return by[-1] if by else verb.head  # "a visit by the premier, who landed": he did, not the visit


def subjects(verb: Token) -> list[Token]:
    """The logical subject: who acts."""
    return agents(verb) if is_passive(verb) else surface_subjects(verb)


def is_object(noun: Token) -> bool:
    """True for a verb's object, and for what a parser took its particle to lead: "handed | over a letter"."""
    if relation(noun) == "obj" or (relation(noun) == "xcomp" and noun.pos_ == "NOUN" and noun.head.lemma_ in _GIVING):
        return True
    if noun.dep_ == "obl" and noun.pos_ == "PROPN" and not prepositions(noun):  # "received at the palace Lena Ortiz"
        return not is_passive(noun.head) and any(c.dep_ == "nmod:desc" for c in noun.children)
    return relation(noun) == "obl" and noun.head.lemma_ in _OVER and prepositions(noun)[:1] == ["over"]


def objects(verb: Token) -> list[Token]:
    """The logical object: who or what is acted on."""
    if is_passive(verb):
        return surface_subjects(verb) + children(verb, "obj")
    own = children(verb, "obj") or [c for c in children(verb, "obl", "xcomp") if is_object(c)]
    if (
        not own and verb.dep_ == "conj" and verb.head.i < verb.i
    ):  # "received and saw off the guest" is rare; the rest is not
        return []
    return [_antecedent(verb, o) for o in own]


def with_preposition(hosts: Iterable[Token], words: frozenset[str]) -> list[Token]:
    """Phrases under `hosts` (a trigger and its light verb) that one of the prepositions introduces."""
    found = [
        _antecedent(host, c)
        for host in hosts
        for c in host.children
        if relation(c) in {"obl", "nmod", "obj", "advmod", "xcomp", "advcl", "acl"}
        and not words.isdisjoint(prepositions(c))
    ]
    return sorted(found, key=lambda t: t.i)


def phrases_right(trigger: Token, words: frozenset[str], limit: int = 14) -> Iterator[Token]:
    """Heads of phrases to the right of the trigger in its sentence, before the next verb: where a parser that hung a
    phrase on the wrong word has left it ("met today in Cairo with the President")."""
    end = min(trigger.sent.end, trigger.i + limit)
    for token in trigger.doc[trigger.i + 1 : end]:
        if (
            (token.pos_ == "VERB" and not is_gerund_noun(token))
            or token.lower_ in RELATIVE
            or token.text in {";", ":", "“", '"'}
        ):
            return
        if token.dep_ == "case" and token.lower_ in words and token.head.i > token.i:
            yield token.head


def left_edge(token: Token) -> int:
    """Index of the leftmost word of the token's subtree."""
    return token.left_edge.i


def depth(token: Token) -> int:
    """How many links lie between the token and the root of its sentence."""
    steps = 0
    while token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps
