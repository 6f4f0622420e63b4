"""Whose words: the source of a cue, and the name of its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.extract.parties import MentionIndex
from chancery.extract.quotes.cues import HEADS, Cues, Words
from chancery.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "PART", "X", "SYM"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PEOPLE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})


@dataclass(frozen=True, slots=True)
class Source:
    """The tokens `[start, end)` that name a source, and the one that heads them."""

    start: int
    end: int
    head: int


def subject_of(words: Words, verb: int, depth: int = 0) -> Source | None:
    """The subject of the verb at token `verb` by the tree: its own, or the one it shares with the verb above it."""
    token = words.doc[verb]
    own = [c for c in token.children if c.dep_.startswith("nsubj")]
    if own:
        subject = own[0]
        if subject.lower_ in RELATIVE and token.dep_.startswith("acl"):
            return around(words, token.head.i)
        agent = next((c for c in token.children if c.dep_ == "obl:agent"), None)
        if subject.dep_ == "nsubj:pass":
            return around(words, agent.i) if agent is not None else None
        return around(words, subject.i)
    if depth > 4 or token.head.i == verb:
        return None
    if token.dep_.startswith("acl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return around(words, token.head.i)
    if token.dep_ in ("conj", "advcl", "xcomp", "ccomp", "parataxis", "advcl:relcl", "csubj", "aux", "cop"):
        return subject_of(words, token.head.i, depth + 1)
    return None


def around(words: Words, head: int) -> Source:
    """The noun phrase of token `head`, up to a comma, a relative clause or a verb."""
    token = words.doc[head]
    start, end = head, head + 1
    while start > token.left_edge.i and words.pos[start - 1] not in ("PUNCT", "VERB", "SPACE", "CCONJ"):
        start -= 1
    while start < head and words.pos[start] in ("ADP", "ADV"):
        start += 1
    while end <= token.right_edge.i and words.pos[end] not in ("PUNCT", "VERB", "AUX", "SPACE", "SCONJ"):
        if words.low[end] in RELATIVE:
            break
        end += 1
    return Source(start, end, head)


def chunk(words: Words, start: int, end: int) -> Source | None:
    """The tokens `[start, end)` as a source when they read as one noun phrase; `None` when they do not."""
    while start < end and words.pos[start] in ("ADV", "PUNCT", "SPACE", "CCONJ"):
        start += 1
    while end > start and words.pos[end - 1] in ("ADV", "PUNCT", "SPACE", "AUX"):
        end -= 1
    inside = range(start, end)
    if not inside or not any(words.pos[i] in HEADS for i in inside):
        return None
    head = next((i for i in inside if words.doc[i].head.i not in inside and words.pos[i] in HEADS), None)
    return Source(start, end, end - 1 if head is None else head)


def before(words: Words, verb: int, first: int) -> Source | None:
    """The noun phrase right before the verb at `verb`, not reaching behind token `first`: for trees that lack it."""
    end = verb
    while end > first and words.pos[end - 1] in ("ADV", "AUX", "PART"):
        end -= 1
    start = end
    while start > first and (
        words.pos[start - 1] in NOMINAL or words.low[start - 1] in ("of", "to", "for", "-", "the")
    ):
        start -= 1
    while start < end and words.low[start] in ("to", "that", "for", "of"):
        start += 1
    return chunk(words, start, end) if end > start else None


class Speakers:
    """Names the speaker of a source; remembers who spoke before."""

    def __init__(self, doc: Doc, words: Words, table: Cues) -> None:
        self.doc, self.words, self.table = doc, words, table
        self.index = MentionIndex(doc)
        self.last_person: str | None = None
        self.last_body: str | None = None

    def name(self, source: Source | None) -> str | None:
        """The speaker: the fullest name in the report, else the words of the source without article."""
        if source is None:
            return None
        document = self._behind_document(source)
        head = document if document is not None else self.doc[source.head]
        mention = self._mention(head, source if document is None else None)
        name = mention.name if mention else self._unnamed(source, head)
        self._remember(mention, name, source)
        return name

    def is_named_person(self, source: Source) -> bool:
        """True when the source is a person by name."""
        mention = self._mention(self.doc[source.head], source)
        return mention is not None and mention.schema == "Person" and mention.form == "name"

    def _mention(self, head: Token, source: Source | None) -> Mention | None:
        found = self.index.at(head)
        if found is not None and (found.form != "nominal" or found.name != found.text):
            return found
        near = range(source.start, source.end) if source else range(head.left_edge.i, head.i)
        inside = [m for i in near if (m := self.index.at(self.doc[i])) and m.schema == "Person"]
        owned = any(self.words.low[i] in ("'s", "’s", "of") for i in near)
        return inside[-1] if inside and not owned else found

    def _behind_document(self, source: Source) -> Token | None:
        """Who made the document: "the ministry's statement", "a statement of the ministry", "a Kremlin communiqué"."""
        head = self.doc[source.head]
        if head.lemma_.lower() not in self.table.documents:
            return None
        owner = next((c for c in head.children if c.dep_ == "nmod:poss"), None)
        maker = next(
            (
                c
                for c in head.children
                if c.dep_.startswith("nmod") and any(g.lower_ in ("of", "from", "by") for g in c.children)
            ),
            None,
        )
        named = next((c for c in head.children if c.dep_ == "compound" and self.index.at(c)), None)
        return owner or maker or named

    def _unnamed(self, source: Source, head: Token) -> str | None:
        low = head.lower_
        if low in PEOPLE:
            return self.last_person
        if low in ("it", "its"):
            return self.last_body
        if low in ("i", "we", "you", "they", "them", "this", "that", "which", "who"):
            return None
        if head.lemma_.lower() in self.table.documents and source.end - source.start <= 2 and self.last_body:
            return self.last_body
        if head.i != source.head:
            near = around(self.words, head.i)
            return self._plain(near.start, near.end)
        return self._plain(source.start, source.end)

    def _plain(self, start: int, end: int) -> str | None:
        while start < end and (
            self.words.pos[start] == "DET" or self.words.low[start] in ("his", "her", "their", "its")
        ):
            start += 1
        while end > start and self.words.low[end - 1] in ("'s", "’s", "'", "’"):
            end -= 1
        return self.doc.text[self.words.at[start] : self.words.end_of(end - 1)] if end > start else None

    def _remember(self, mention: Mention | None, name: str | None, source: Source) -> None:
        if name is None:
            return
        person = mention.schema == "Person" if mention else self.words.low[source.head] in PEOPLE
        if person:
            self.last_person = name
        else:
            self.last_body = name
