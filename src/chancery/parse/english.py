"""The English parser: tokens, sentences, parts of speech, features, lemmas, trees and entities.

Everything follows Universal Dependencies for English; entities are PER, ORG and LOC.  The model is part of the package.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from pathlib import Path

import chancery.lang
from chancery.model.document import Doc, Token, Words, morph_of
from chancery.parse.lemmas import Lemmatizer
from chancery.parse.network import LONGEST_SENTENCE, Analysis, Network
from chancery.parse.repairs import repair
from chancery.parse.sentences import mark_sentences
from chancery.parse.tokens import UdTokenizer

_BATCH_WORDS = 4000
"""Words analysed together; from 2,000 on speed no longer grows."""

_BATCH_DOCS = 64
_MAX_LEMMAS = 500_000


@lru_cache(maxsize=1)
def load_english() -> EnglishParser:
    """The parser, loaded once per process (0.3 s)."""
    return EnglishParser(*Network.load(Path(chancery.lang.__file__).parent / "en" / "model"))


class EnglishParser:
    """``parser(text)`` gives a parsed ``Doc``; ``make_doc`` only splits words, ``pipe`` parses many such docs.

    White-space tokens hang on a neighbour as ``dep``.
    """

    def __init__(self, network: Network, lemmatizer: Lemmatizer) -> None:
        self.make_doc = UdTokenizer()
        self._network, self._lemmatizer = network, lemmatizer
        self._morphs = [morph_of(feats) for feats in network.labels.feats]
        self._deprels = network.labels.deprels
        self._entities = [label.partition("-")[::2] for label in network.labels.entities]
        self._lemmas: dict[tuple[str, int, int], str] = {}

    def __call__(self, text: str) -> Doc:
        """The parsed ``Doc`` of one text."""
        return next(self.pipe([self.make_doc(text)]))

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Marks the sentences of unparsed docs and parses them, some dozens at a time; the same docs in their order."""
        stream = iter(docs)
        while batch := list(islice(stream, _BATCH_DOCS)):
            self.annotate([mark_sentences(doc) for doc in batch])
            yield from batch

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Parses docs whose sentences are marked, in place."""
        split = [[[token for token in sentence if not token.is_space] for sentence in doc.sents] for doc in docs]
        analyses = iter(self._analyse([piece for doc in split for words in doc for piece in _pieces(words)]))
        for doc, sentences in zip(docs, split, strict=True):
            heads = list(range(len(doc)))
            for sentence, words in zip(doc.sents, sentences, strict=True):
                first: Token | None = None
                for piece in _pieces(words):
                    root = self._write(piece, next(analyses), heads)
                    if first is None:
                        first, root.dep_ = root, "ROOT"
                    else:
                        heads[root.i], root.dep_ = first.i, "dep"
                if len(words) < len(sentence):
                    _hang_spaces(sentence, words, heads)
            doc.grow_trees(heads)

    def _analyse(self, pieces: list[list[Token]]) -> list[Analysis]:
        """The analyses of all pieces, in order; pieces of like length are read together."""
        found: dict[int, Analysis] = {}
        batch: list[int] = []
        words = 0
        order = sorted(range(len(pieces)), key=lambda number: len(pieces[number]))
        for number in order:
            batch.append(number)
            words += len(pieces[number])
            if words >= _BATCH_WORDS or number == order[-1]:
                forms = [[token.text for token in pieces[one]] for one in batch]
                found |= zip(batch, self._network.analyse(forms), strict=True)
                batch, words = [], 0
        return [found[number] for number in range(len(pieces))]

    def _write(self, piece: list[Token], found: Analysis, heads: list[int]) -> Token:
        """Writes labels into the tokens of a piece and places into `heads`; returns the root."""
        root = piece[0]
        upos = self._network.labels.upos
        columns = (column.tolist() for column in (found.upos, found.feats, found.heads, found.deprels, found.entities))
        for token, pos, feats, head, deprel, entity in zip(piece, *columns, strict=True):
            token.pos_ = upos[pos]
            token.morph = self._morphs[feats]
            token.lemma_ = self._lemma(token.text, pos, feats)
            token.dep_ = self._deprels[deprel]
            token.ent_iob_, token.ent_type_ = self._entities[entity]
            if head:
                heads[token.i] = piece[head - 1].i
            else:
                root = token
        repair(piece, heads)
        return root

    def _lemma(self, form: str, upos: int, feats: int) -> str:
        lemmas, labels = self._lemmas, self._network.labels
        lemma = lemmas.get((form, upos, feats))
        if lemma is None:
            if len(lemmas) > _MAX_LEMMAS:
                lemmas.clear()
            lemma = lemmas[form, upos, feats] = self._lemmatizer.lemma(form, labels.upos[upos], labels.feats[feats])
        return lemma


def _pieces(words: list[Token]) -> list[list[Token]]:
    """The words of a sentence, without its white space, in pieces that the network can read."""
    return [words[start : start + LONGEST_SENTENCE] for start in range(0, len(words), LONGEST_SENTENCE)]


def _hang_spaces(sentence: Words, words: list[Token], heads: list[int]) -> None:
    """Hangs the white space of a sentence on the nearest of its words before, else on the first after."""
    for token in sentence:
        if not token.is_space:
            continue
        before = bisect_left(words, token.i, key=attrgetter("i"))
        head = words[max(before - 1, 0)] if words else sentence[0]
        heads[token.i] = head.i
        token.pos_, token.lemma_, token.dep_ = "SPACE", token.text, "dep"
        token.ent_iob_ = "O"
        if head is token:
            token.dep_ = "ROOT"
        if 0 < before < len(words) and words[before].ent_iob_ == "I":
            token.ent_iob_, token.ent_type_ = "I", words[before].ent_type_
