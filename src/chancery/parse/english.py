"""The English pipeline as a spaCy ``Language``: tokens, sentences, parts of speech, lemmas, trees and entities.

Everything follows Universal Dependencies for English; entities are PER, ORG and LOC.  The model is part of the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, MORPH, POS, SENT_START
from spacy.lang.en import English
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

import chancery.parse.sentences  # noqa: F401 (registers the component)
from chancery.parse.network import LONGEST_SENTENCE, Analysis, Network
from chancery.parse.tokens import UdTokenizer

_BATCH_WORDS = 4000
"""Words analysed together; from 2,000 on speed no longer grows."""

_ATTRIBUTES = [POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3


@lru_cache(maxsize=1)
def load_english() -> Language:
    """The pipeline, loaded once per process (0.3 s); ``nlp(text)`` or ``nlp.pipe(texts)`` annotate."""
    nlp: Language = English(create_tokenizer=lambda nlp: UdTokenizer(nlp.vocab))  # spaCy's own takes 0.2 s to make
    nlp.add_pipe("chancery_sentences")
    nlp.add_pipe("chancery_network")
    return nlp


@Language.factory(  # type: ignore[untyped-decorator]
    "chancery_network",
    assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep", "doc.ents"],
    requires=["token.is_sent_start"],
)
def make_network(nlp: Language, name: str) -> NetworkComponent:
    """The trained component over ``nlp``'s vocabulary."""
    return NetworkComponent(nlp.vocab, name)


class NetworkComponent:
    """Annotates documents whose sentences are marked.  White-space tokens hang on a neighbour as ``dep``."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.name = name
        self._vocab = vocab
        self._network, self._lemmatizer = Network.load(Path(str(files("chancery.lang.en") / "model")))
        labels = self._network.labels
        strings, morphology = vocab.strings, vocab.morphology
        self._pos = np.array([POS_IDS[label] for label in labels.upos], dtype=np.uint64)
        self._morph = np.array([morphology.add(label or "_") for label in labels.feats], dtype=np.uint64)
        self._dep = np.array([strings.add(_spacy_label(label)) for label in labels.deprels], dtype=np.uint64)
        tags = [_entity_columns(label) for label in labels.entities]
        self._entity_iob = np.array([iob for iob, _ in tags], dtype=np.uint64)
        self._entity_type = np.array([strings.add(kind) if kind else 0 for _, kind in tags], dtype=np.uint64)
        self._other_dep, self._root_dep = strings.add("dep"), strings.add("ROOT")
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document, in place."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate ``stream`` in order, ``batch_size`` documents read at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        held: list[tuple[Doc, list[NDArray[np.int64]]]] = [(doc, _sentences(doc)) for doc in docs]
        pieces = [(doc, rows) for doc, sentences in held for sentence in sentences for rows in _pieces(sentence)]
        order = sorted(range(len(pieces)), key=lambda number: len(pieces[number][1]))
        found: dict[int, Analysis] = {}
        batch: list[int] = []
        words = 0
        for number in order:
            batch.append(number)
            words += len(pieces[number][1])
            if words >= _BATCH_WORDS:
                found |= self._analyse(pieces, batch)
                batch, words = [], 0
        found |= self._analyse(pieces, batch)
        place = 0
        for doc, sentences in held:
            columns = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
            columns[:, 5] = _OUTSIDE
            for sentence in sentences:
                root = -1
                for rows in _pieces(sentence):
                    root = self._fill(doc, columns, rows, found[place], root)
                    place += 1
            self._fill_spaces(doc, columns)
            if len(doc):
                doc.from_array(_ATTRIBUTES, columns)

    def _analyse(self, pieces: list[tuple[Doc, NDArray[np.int64]]], batch: list[int]) -> dict[int, Analysis]:
        if not batch:
            return {}
        forms = [[pieces[number][0][int(row)].text for row in pieces[number][1]] for number in batch]
        return dict(zip(batch, self._network.analyse(forms), strict=True))

    def _fill(self, doc: Doc, columns: NDArray[np.uint64], rows: NDArray[np.int64], found: Analysis, root: int) -> int:
        """Write one analysis into ``columns``; return the row of its sentence's root.

        ``root`` is -1 for the first piece of a sentence; the roots of later pieces hang on the first one's.
        """
        columns[rows, 0] = self._pos[found.upos]
        columns[rows, 1] = self._morph[found.feats]
        columns[rows, 2] = self._lemma_keys(doc, rows, found)
        is_root = found.heads == 0
        heads = rows[found.heads - 1]
        own = int(rows[int(is_root.argmax())])
        heads[is_root] = own if root < 0 else root
        columns[rows, 3] = (heads - rows).astype(np.uint64)
        columns[rows, 4] = self._dep[found.deprels]
        if root >= 0:
            columns[own, 4] = self._other_dep
        columns[rows, 5] = self._entity_iob[found.entities]
        columns[rows, 6] = self._entity_type[found.entities]
        return own if root < 0 else root

    def _lemma_keys(self, doc: Doc, rows: NDArray[np.int64], found: Analysis) -> list[int]:
        keys = []
        lemmas, strings, labels = self._lemmas, self._vocab.strings, self._network.labels
        for row, upos, feats in zip(rows.tolist(), found.upos.tolist(), found.feats.tolist(), strict=True):
            token = doc[row]
            key = lemmas.get((token.orth, upos, feats))
            if key is None:
                if len(lemmas) > 500_000:
                    lemmas.clear()
                lemma = self._lemmatizer.lemma(token.text, labels.upos[upos], labels.feats[feats])
                key = lemmas[token.orth, upos, feats] = strings.add(lemma)
            keys.append(key)
        return keys

    def _fill_spaces(self, doc: Doc, columns: NDArray[np.uint64]) -> None:
        """Hang the white space of each sentence on its nearest word before, else on the first after."""
        blank = _is_blank(doc)
        for start, end in _sentence_bounds(doc):
            spaces = np.flatnonzero(blank[start:end]) + start
            words = np.flatnonzero(~blank[start:end]) + start if len(spaces) else spaces
            for row in spaces.tolist():
                before = int(np.searchsorted(words, row))
                head = int(words[max(before - 1, 0)]) if len(words) else start
                columns[row, :5] = (POS_IDS["SPACE"], 0, doc[row].orth, 0, self._other_dep)
                columns[row, 3] = np.int64(head - row).astype(np.uint64)
                if head == row:
                    columns[row, 4] = self._root_dep
                if 0 < before < len(words) and columns[words[before], 5] == _INSIDE:
                    columns[row, 5:] = columns[words[before], 5:]


def _is_blank(doc: Doc) -> NDArray[np.bool_]:
    """Which tokens are white space, (n,)."""
    blank: NDArray[np.bool_] = doc.to_array([IS_SPACE]).reshape(-1) != 0
    return blank


def _sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    starts = np.flatnonzero(doc.to_array([SENT_START]).reshape(-1) == 1).tolist()
    starts = starts if starts[:1] == [0] else [0, *starts]
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(doc)], strict=True) if start < end]


def _sentences(doc: Doc) -> list[NDArray[np.int64]]:
    """Rows of the words of each sentence that has any."""
    blank = _is_blank(doc)
    rows = (np.flatnonzero(~blank[start:end]) + start for start, end in _sentence_bounds(doc))
    return [row for row in rows if len(row)]


def _pieces(rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    return [rows[start : start + LONGEST_SENTENCE] for start in range(0, len(rows), LONGEST_SENTENCE)]


def _spacy_label(deprel: str) -> str:
    """spaCy writes the root's label in capitals."""
    return "ROOT" if deprel == "root" else deprel


def _entity_columns(label: str) -> tuple[int, str]:
    if label == "O":
        return _OUTSIDE, ""
    return (_BEGIN if label.startswith("B-") else _INSIDE), label[2:]
