"""Words that point back without a mention of their own: "they", "the two sides", a passive without an agent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from chancery.extract.events.roles import children, coordinated, relation, surface_subjects
from chancery.extract.parties import country, party
from chancery.model import Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model import Claim, Mention, Party
    from chancery.model.document import Doc, Token, Words

_PLURAL = frozenset({"they", "them", "their", "both", "themselves"})
_OWN = frozenset({"i", "me", "my"})
_POLITIES = frozenset({"country", "nation", "state", "government", "neighbor", "neighbour"})
_ONE_WAY = frozenset({"AID", "REQUEST"})
"""Types of acts that one side does for or asks of another: they make no pair of those that are meeting."""
_BARE = frozenset({"side", "neighbor", "neighbour", "party"})
"""Nouns that mean both with a bare "the"."""
_FORCES = frozenset({"navy", "army", "military", "force", "air"})
_FAR = 120
"""Words from the last pair of sides beyond which a bare "they" may mean anybody."""
_PAIRED = _POLITIES | {
    "side", "leader", "minister", "president", "party", "diplomat", "official", "counterpart", "pair", "duo", "head",
    "premier", "delegation", "navy", "army", "force", "military", "team", "envoy", "principal", "secretary",
    "ambassador", "interlocutor", "capital", "partner",
}  # fmt: skip


def speaker_at(place: int, quotes: Sequence[Claim]) -> str | None:
    """Who says the words at `place`, by the narrowest of `quotes` around them."""
    around = [(q, q.body) for q in quotes if isinstance(q.body, Quote)]
    around = [(q, body) for q, body in around if body.content.start <= place < body.content.end]
    best = min(around, key=lambda pair: pair[0].span.end - pair[0].span.start, default=None)
    return best[1].speaker if best is not None else None


def _is_thing(side: Party) -> bool:
    """True for what "it" may mean: a country, a body, or a group without a name such as a delegation."""
    return side.schema in {"Country", "PublicBody", "Organization"} or side.name[:1].islower()


def _is_whole(noun: Token) -> bool:
    """True but for "parties" that are others than the two sides: "urged the parties to stop", "of the Parties to"."""
    return noun.lemma_ != "party" or (noun.dep_.startswith("nsubj") and not any(c.i > noun.i for c in noun.children))


class Context:
    """What a report has told so far, for words that only point back."""

    def __init__(self, doc: Doc, quotes: Sequence[Claim] = ()) -> None:
        self._doc = doc
        self._quotes = [q for q in quotes if isinstance(q.body, Quote) and q.body.mode != "indirect"]
        self._open: set[int] = set()
        self._pairs: list[tuple[Party, ...]] = []
        self._told = 0
        self.visitors: tuple[Party, ...] = ()
        self._nations = [m for m in doc.mentions if m.schema == "Country"]

    def remember(self, draft: Draft) -> None:
        """Takes note of an event's parties, for later words that stand for both sides or for the guest."""
        sides = tuple(p for p in draft.parties if p.schema != "Address" and (p.schema != "Organization" or p.country))
        states = tuple(p for p in sides if p.schema == "Country")
        if len(sides) > 1 and (draft.pattern.type not in _ONE_WAY or not self._pairs) and not self._is_aside(draft):
            self._pairs.append(states if len(sides) > len(states) > 1 else sides)
            self._told = draft.trigger.i
        if draft.pattern.family in {"visit", "arrival"} and any(p.schema == "Person" for p in draft.actors):
            self.visitors = draft.actors

    def _is_aside(self, draft: Draft) -> bool:
        """True for a noun in a sentence that has told of two sides: "A thanked B for Norway's support to Ukraine"."""
        trigger = draft.trigger
        told_here = bool(self._pairs) and trigger.sent.start <= self._told < trigger.i
        return told_here and trigger.pos_ == "NOUN" and draft.type != "CONSULT"

    def pronoun(self, token: Token, resolve: Callable[[Token], list[Party]]) -> list[Party]:
        """Whom a pronoun without a mention means: the subject of the clause above, else of the sentence before."""
        if token.i in self._open:  # "its army": the subject it points at hangs on it
            return []
        self._open.add(token.i)
        try:
            return self._pointed_at(token, resolve)
        finally:
            self._open.discard(token.i)

    def _pointed_at(self, token: Token, resolve: Callable[[Token], list[Party]]) -> list[Party]:
        word = token.lower_
        if word in _OWN:
            return self._speaker(token)
        pair = self._met_in_clause_above(token, resolve) if word == "they" else []
        if pair:
            return pair
        for subjects in self._subjects_above(token):
            found = [p for s in subjects for p in resolve(s)]
            if word in _PLURAL and (
                len(found) > 1 or (found and found[0].schema != "Country" and found[0].name[:1].islower())
            ):
                return found
            if word in {"it", "its"} and len(found) == 1 and _is_thing(found[0]):
                return found
        near = self._pairs and token.i - self._told < _FAR
        return list(self._pairs[-1]) if word in _PLURAL and near else []

    def _speaker(self, token: Token) -> list[Party]:
        """Who says "I": the person to whom the quotation around it is ascribed."""
        speaker = speaker_at(token.idx, self._quotes)
        return [party(m) for m in self._doc.mentions if m.schema == "Person" and m.name == speaker][:1]

    def _met_in_clause_above(self, token: Token, resolve: Callable[[Token], list[Party]]) -> list[Party]:
        """The two persons of the clause that a "when they" hangs on: "told Prime Minister Hart when they spoke"."""
        clause = token.head
        if not (relation(clause) == "advcl" and any(c.lower_ == "when" for c in clause.children)):
            return []
        sides = [*surface_subjects(clause.head), *children(clause.head, "obj", "iobj", "obl")]
        found = [p for s in sides if s.i < clause.i for p in resolve(s) if p.schema == "Person"]
        return found if len({p.name for p in found}) == len(found) == 2 else []

    def _subjects_above(self, token: Token) -> list[list[Token]]:
        found, verb = [], token.head
        while verb.head.i != verb.i:
            verb = verb.head
            if verb.pos_ in {"VERB", "AUX"}:
                # a pronoun may only stand for an earlier one: two that point at each other would never settle
                above = [s for s in surface_subjects(verb) if s.i != token.i and not s.is_ancestor(token)]
                subjects = [t for s in above for t in coordinated(s)]
                found.append([t for t in subjects if t.pos_ != "PRON" or t.i < token.i])
        start = token.sent.start
        if start > 0:
            root = self._doc[start - 1].sent.root
            found.append([t for s in surface_subjects(root) if s.pos_ != "PRON" for t in coordinated(s)])
        return [group for group in found if group]

    def both(self, token: Token) -> list[Party]:
        """Whom "the two sides", "both countries" or a bare "the sides" means, or nothing when it is no such phrase."""
        lemma = token.lemma_.lower()
        if lemma not in _PAIRED or token.lower_ == lemma:
            return []
        marks = {c.lower_ for c in token.children}
        if not marks & {"two", "both"} and not (lemma in _BARE and "the" in marks and _is_whole(token)):
            return []
        return self.pair(polities=lemma in _POLITIES | _FORCES)

    def is_both(self, token: Token) -> bool:
        """True for "both countries" and "the two nations", which without a pair before them name nobody."""
        marks = {c.lower_ for c in token.children}
        return token.lemma_.lower() in _POLITIES and ("both" in marks or {"the", "two"} <= marks)

    def pair(self, *, polities: bool) -> list[Party]:
        """The two sides told of last; as countries when `polities`."""
        if not polities:
            return list(self._pairs[-1]) if self._pairs else self._countries(None)
        last = self._pairs[-1] if self._pairs else ()
        if sum(p.schema == "Country" for p in last) > 1:
            return [p for p in last if p.schema == "Country"]
        return self._countries({p.country for p in last if p.country})

    def polities(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """The countries of persons, for what is between states: relations, a partnership."""
        codes: set[str | None] = {p.country for p in parties if p.country}
        if len(codes) < 2 or any(p.schema == "Country" for p in parties):
            return parties
        return tuple(self._countries(codes)) or parties

    def relation(self, token: Token) -> list[Party]:
        """The two countries whose relation is meant: the only two of the sentence, else of the lead, else of all."""
        doc = self._doc
        for span, rows in ((token.sent, self._nations), (self._lead(), doc.mentions), (doc[:], self._nations)):
            inside = [m.country for m in rows if span.start_char <= m.start < span.end_char]
            codes = dict.fromkeys(code for code in inside if code)
            if len(codes) == 2:
                return self._countries(set(codes)) or [country(c) for c in codes]
        last = {p.country for p in self._pairs[-1] if p.country} if self._pairs else set()
        return self._countries(set(last)) if len(last) == 2 else []

    def _lead(self) -> Words:
        """The report's first sentence of prose."""
        report = self._doc.report
        for sentence in self._doc.sents:
            if not report.is_furniture(sentence.root.idx, sentence.root.idx + 1):
                return sentence
        return self._doc[:0]

    def _countries(self, codes: set[str | None] | None) -> list[Party]:
        """The countries of the last pair; where it names fewer than two, those that the report is about."""
        if not codes or len(codes) < 2:
            codes = set(self._subject(codes or set()))
        seen: dict[str, Mention] = {}
        for mention in self._nations:
            if mention.country in codes and mention.country:
                seen.setdefault(mention.country, mention)
        unnamed = sorted({code for code in codes if code} - set(seen))  # told of by "Chilean" alone
        found = [party(m) for m in seen.values()] + [country(code) for code in unnamed]
        return found if len(found) == 2 else []

    def _subject(self, known: set[str | None]) -> list[str]:
        """The first two countries of the report, unless a third is named as often or one of `known` is another."""
        often = Counter(m.country for m in self._doc.mentions if m.country)
        first = list(often)[:2]
        if len(first) < 2 or not known - {None} <= set(first):
            return []
        others = [often[code] for code in often if code not in first]
        return first if max(others, default=0) <= min(often[code] for code in first) else []
