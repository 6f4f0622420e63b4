"""The name of the speaker behind a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.parties import MentionIndex
from chancery.extract.quotes.cues import Cues, Words
from chancery.extract.quotes.draft import Draft
from chancery.extract.quotes.sources import Source, around
from chancery.model import Mention

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token

PEOPLE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
NOBODY = frozenset({"i", "we", "you", "they", "them", "this", "that", "which", "who", "what", "these", "those"})
MAKERS = frozenset({"of", "from", "by"})
POINTING = frozenset({"the", "this", "that"})
OWNED = frozenset({"'s", "’s", "of", "for"})


class Speakers:
    """Names the speakers of one `Doc` in order of place; remembers who spoke before."""

    def __init__(self, doc: Doc, words: Words, table: Cues) -> None:
        self.doc, self.words, self.table = doc, words, table
        self.index = MentionIndex(doc)
        self.last_person: str | None = None
        self.last_body: str | None = None
        self.last_document: str | None = None

    def name(self, draft: Draft) -> str | None:
        """The speaker: the fullest name in the report, else the words of the source without article."""
        source = draft.source
        if source is None:
            return None
        document = self._maker(source)
        head = document if document is not None else self.doc[source.head]
        mention = self._mention(head, source if document is None else None)
        name = self._name(mention, draft, head)
        if head.lower_ in PEOPLE and name and self.last_person and self._is_told_of(name, draft):
            name = self.last_person  # who is spoken of in the words is not who speaks them
        self._remember(mention, name, source)
        return name

    def is_named_person(self, source: Source) -> bool:
        """True when the source is a person by name."""
        mention = self._mention(self.doc[source.head], source)
        return mention is not None and mention.schema == "Person" and mention.form == "name"

    def _name(self, mention: Mention | None, draft: Draft, head: Token) -> str | None:
        source = draft.source
        if source is None:
            return None
        if mention is None or (mention.form == "nominal" and mention.name == mention.text):
            return self._unnamed(draft, source, head) or (mention.name if mention else None)
        return mention.name

    def _mention(self, head: Token, source: Source | None) -> Mention | None:
        """The mention at the head of the source, else the last person named in it: "party spokesman Ivo Lind"."""
        found = self.index.at(head)
        if found is not None and found.schema == "Person":
            return found
        beside = [self.index.at(c) for c in head.children if c.dep_ == "appos" and c.i > head.i]
        town = self.doc.report.is_furniture(head.idx, head.idx + len(head))  # "OSLO – The ministry said"
        named = next((m for m in beside if m is not None and (town or m.schema == "Person")), None)
        if named is not None:  # "Chile's president, Lena Ortiz, said"
            return named
        near = range(source.start, source.end) if source else range(head.left_edge.i, head.i)
        inside = [m for i in near if (m := self.index.at(self.doc[i])) and m.schema == "Person"]
        owned = any(self.words.low[i] in OWNED for i in near)
        return inside[-1] if inside and not owned and head.i in near else found

    def _maker(self, source: Source) -> Token | None:
        """Who made the document: "the ministry's statement", "a statement of the ministry", "a Kremlin communiqué"."""
        head = self.doc[source.head]
        if head.lemma_.lower() not in self.table.documents:
            return None
        owner = next((c for c in head.children if c.dep_ == "nmod:poss"), None)
        nominals = [c for c in head.children if c.dep_.startswith("nmod")]
        maker = next((c for c in nominals if any(g.lower_ in MAKERS for g in c.children)), None)
        named = next((c for c in head.children if c.dep_ == "compound" and self.index.at(c)), None)
        return owner or maker or named

    def _is_told_of(self, name: str, draft: Draft) -> bool:
        last = name.split()[-1]
        return any(last in self.doc.text[start:end] for start, end in draft.pieces)

    def _unnamed(self, draft: Draft, source: Source, head: Token) -> str | None:
        low, lemma = head.lower_, head.lemma_.lower()
        if low in PEOPLE:
            return self.last_person
        if low in ("it", "its"):
            return self.last_body
        if low in NOBODY:
            return None
        if self._points_back(source, head):
            if lemma in self.table.documents:
                return self.last_document or self.last_body
            known = self._before(head, lemma)
            if known is not None and not self._is_told_of(known, draft):
                return known
            if known is not None and self.last_body:
                return self.last_body
        inside = source.start <= head.i < source.end
        place = source if inside else around(self.words, head.i)
        return self._plain(place.start, place.end)

    def _points_back(self, source: Source, head: Token) -> bool:
        first = source.start if source.start <= head.i < source.end else head.left_edge.i
        return self.words.low[first] in POINTING and head.i - first <= 2 and head.pos_ == "NOUN"

    def _before(self, head: Token, lemma: str) -> str | None:
        """Whom "the diplomat" or "the ministry" means: the last speaker or body that can be called so."""
        if lemma in self.table.people:
            post = [m for m in self.doc.mentions if m.start < head.idx and m.schema == "Person" and m.post]
            fit = [m for m in post if lemma in (m.post or "").lower()]
            acting = [m for m in fit if self._is_subject(m)]
            best = acting if len({m.name for m in fit}) > 1 and acting else fit
            return best[-1].name if best else self._last_who_can_be(lemma)
        bodies = [m for m in self.doc.mentions if m.start < head.idx and m.schema in ("PublicBody", "Organization")]
        named = [m.name for m in bodies if lemma in m.name.lower().split() and m.name.lower() != lemma]
        return named[-1] if named else None

    def _is_subject(self, mention: Mention) -> bool:
        """True for who acts in a main clause: of two presidents the one a report goes on to call "the president"."""
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return span is not None and span.root.dep_.startswith("nsubj") and span.root.head.dep_ == "ROOT"

    def _last_who_can_be(self, lemma: str) -> str | None:
        """Who spoke last, unless known by another office alone: "the envoy" is not "Chile's president"."""
        last = self.last_person.split()[-1].lower() if self.last_person else ""
        return None if last in self.table.people and last != lemma else self.last_person

    def _plain(self, start: int, end: int) -> str | None:
        low = self.words.low
        while start < end and (self.words.pos[start] == "DET" or low[start] in ("his", "her", "their", "its")):
            start += 1
        while end > start and low[end - 1] in ("'s", "’s", "'", "’"):
            end -= 1
        return self.doc.text[self.words.at[start] : self.words.end_of(end - 1)] if end > start else None

    def _remember(self, mention: Mention | None, name: str | None, source: Source) -> None:
        if name is None:
            return
        person = mention.schema == "Person" if mention else self.words.low[source.head] in PEOPLE
        head = self.doc[source.head]
        if head.lemma_.lower() in self.table.documents:
            self.last_document = name
        elif person or head.lemma_.lower() in self.table.people:
            self.last_person = name
        else:
            self.last_body = name
