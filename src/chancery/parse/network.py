"""The English network in numpy: words in, parts of speech, features, trees and entities out.

It computes what ``training/torch_network.py`` trains.  Sentences of a batch are laid out by position, longest first, so
that each step of a recurrent layer is one matrix product over a contiguous block and no padding exists: what a
sentence is read with cannot change its analysis.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chancery.parse.features import FeatureTables
from chancery.parse.lemmas import Lemmatizer
from chancery.parse.trees import best_tree

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
Integers = NDArray[np.int64]

LONGEST_SENTENCE = 250
"""Words; a longer sentence is read in pieces of this length, so that memory stays bounded."""

_LOOKED_UP = ("word", "ngram", "prefix", "suffix", "shape")
"""Arrays of which single rows are used."""

_MAX_CACHED = 50_000
"""Word vectors remembered before the cache starts anew (about 70 MB)."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of what the network predicts, in the order of its outputs."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Of one sentence of ``n`` words: label numbers (n,) and heads (n,), 0 for the root, else 1-based."""

    upos: Integers
    feats: Integers
    heads: Integers
    deprels: Integers
    entities: Integers


@dataclass(frozen=True, slots=True)
class _Layout:
    """Words of a batch ordered by position; ``active[t]`` sentences have a word at position ``t``."""

    active: list[int]
    starts: list[int]
    rows: list[Integers]


class Network:
    """The trained network; ``load`` reads it, ``analyse`` applies it."""

    def __init__(self, weights: dict[str, Floats], labels: Labels, tables: FeatureTables) -> None:
        self.labels, self._tables, self._w = labels, tables, weights
        self._vectors = np.zeros((1024, len(weights["entity_word"])), dtype=np.float32)
        self._bits = np.arange(len(weights["entity_word"]) - len(weights["first_in"]))
        self._known: dict[str, int] = {}
        self._allowed = allowed_labels(labels.entities)

    @classmethod
    def load(cls, folder: Path) -> tuple[Network, Lemmatizer]:
        """Read ``weights.npy`` (half precision) and ``tables.json`` from ``folder``."""
        tables: dict[str, Any] = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
        weights = arrays_in(np.load(folder / "weights.npy", mmap_mode="r"), tables["arrays"])
        labels = Labels(**{name: tuple(values) for name, values in tables["labels"].items()})
        endings = {key: {end: (n, add) for end, (n, add) in of.items()} for key, of in tables["endings"].items()}
        features = features_of(tables, weights)
        return cls(weights, labels, features), Lemmatizer(tables["exceptions"], endings)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse sentences of at least one word each, in one batch; results in the same order.

        The cost of memory is about 20 kB a word.
        """
        order = sorted(range(len(sentences)), key=lambda number: -len(sentences[number]))
        ranked = [sentences[number] for number in order]
        layout = _lay_out([len(sentence) for sentence in ranked])
        types, distinct = self._types(ranked, layout)
        plain = distinct[:, : len(self._w["first_in"])]
        first = self._layer("first", plain, layout, types)
        second = self._layer("second", first, layout, None)
        upos, feats = self._tags(first)
        heads, deprels = self._tree(second, layout)
        entities = self._entities(second, layout, types, distinct)
        results: list[Analysis | None] = [None] * len(order)
        for rank, number in enumerate(order):
            rows = layout.rows[rank]
            results[number] = Analysis(upos[rows], feats[rows], heads[rows], deprels[rows], entities[rows])
        return [result for result in results if result is not None]

    def _types(self, ranked: Sequence[Sequence[str]], layout: _Layout) -> tuple[Integers, Floats]:
        """For each word of the batch its place among the distinct words, and their vectors (u, width + lists)."""
        forms = [form for sentence in ranked for form in sentence]
        if len(self._known) > _MAX_CACHED:
            self._known.clear()
        known = self._known
        cached = [known[form] if form in known else self._remember(form) for form in forms]
        distinct, places = np.unique(np.array(cached), return_inverse=True)
        types = np.empty(len(forms), dtype=np.int64)
        types[np.concatenate(layout.rows)] = places
        return types, self._vectors[distinct]

    def _remember(self, form: str) -> int:
        number = len(self._known)
        if number == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        ids, w = self._tables.of(form), self._w
        ngram = w["ngram"][list(ids.ngrams)].astype(np.float32).mean(axis=0)
        bits = (ids.lists >> self._bits & 1).astype(np.float32)
        affixes = [w["prefix"][ids.prefix], w["suffix"][ids.suffix]]
        parts = [w["word"][ids.word], ngram, *affixes, w["shape"][ids.shape], bits]
        self._vectors[number] = np.concatenate(parts)
        self._known[form] = number
        return number

    def _layer(self, name: str, inputs: Floats, layout: _Layout, types: Integers | None) -> Floats:
        """One bidirectional LSTM layer (Hochreiter and Schmidhuber 1997): (words, width) to (words, 2·hidden).

        With ``types``, ``inputs`` holds distinct words only and is projected before it is spread over the batch.
        The rows of the sigmoid gates are stored halved, because sigmoid(x) = tanh(x / 2) / 2 + 1 / 2.
        """
        w = self._w
        projected = inputs @ w[f"{name}_in"] + w[f"{name}_bias"]
        hidden = w[f"{name}_forwards"].shape[0]
        steps = range(len(layout.active))
        outputs = np.empty((layout.starts[-1], 2 * hidden), dtype=np.float32)
        for side, way, order in ((0, "forwards", steps), (1, "backwards", reversed(steps))):
            gates = projected[:, side * 4 * hidden : (side + 1) * 4 * hidden]
            state = np.zeros((layout.active[0], hidden), dtype=np.float32)
            cell = np.zeros_like(state)
            for step in order:
                rows = slice(layout.starts[step], layout.starts[step + 1])
                count = layout.active[step]
                gate = state[:count] @ w[f"{name}_{way}"]
                gate += gates[rows] if types is None else gates[types[rows]]
                np.tanh(gate, out=gate)
                gate[:, : 3 * hidden] *= 0.5
                gate[:, : 3 * hidden] += 0.5
                now = cell[:count]
                now *= gate[:, hidden : 2 * hidden]
                now += gate[:, :hidden] * gate[:, 3 * hidden :]
                np.tanh(now, out=state[:count])
                state[:count] *= gate[:, 2 * hidden : 3 * hidden]
                outputs[rows, side * hidden : (side + 1) * hidden] = state[:count]
        return outputs

    def _tags(self, first: Floats) -> tuple[Integers, Integers]:
        hidden = np.maximum(self._linear("tag", first), 0.0)
        return self._linear("upos", hidden).argmax(axis=1), self._linear("feats", hidden).argmax(axis=1)

    def _tree(self, second: Floats, layout: _Layout) -> tuple[Integers, Integers]:
        """Heads (words,) within each sentence and label numbers (words,)."""
        w = self._w
        dependent = np.maximum(self._linear("arc_dependent", second), 0.0) @ w["arc_weight"] + w["arc_bias"]
        head = np.maximum(self._linear("arc_head", second), 0.0)
        heads = np.empty(len(second), dtype=np.int64)
        head_rows = np.empty(len(second), dtype=np.int64)
        for rows in layout.rows:
            scores = dependent[rows] @ np.vstack([w["arc_root"], head[rows]]).T
            heads[rows] = best_tree(scores)
            head_rows[rows] = np.concatenate([[len(second)], rows])[heads[rows]]
        dependent = self._linear("label_dependent", second)
        chosen = np.vstack([self._linear("label_head", second), w["label_root"]])[head_rows]
        labels = self._linear("label_product", dependent * chosen)
        labels += np.maximum(dependent + chosen, 0.0) @ w["label_sum_weight"]
        is_root = heads == 0
        root = self.labels.deprels.index("root")
        labels[:, root] = np.where(is_root, np.inf, -np.inf)
        return heads, labels.argmax(axis=1)

    def _entities(self, second: Floats, layout: _Layout, types: Integers, distinct: Floats) -> Integers:
        """Label numbers (words,), read from the encoder and from each word and its two neighbours."""
        hidden = self._linear("entity", second)
        hidden += (distinct @ self._w["entity_word"])[types]
        before, after = (distinct @ self._w[f"entity_{side}"] for side in ("before", "after"))
        for rows in layout.rows:
            hidden[rows[1:]] += before[types[rows[:-1]]]
            hidden[rows[:-1]] += after[types[rows[1:]]]
        return self._best_labels(self._linear("entity_label", np.maximum(hidden, 0.0)), layout)

    def _best_labels(self, scores: Floats, layout: _Layout) -> Integers:
        """The best labels (words,) of which no I- stands without its beginning (Viterbi 1967)."""
        size = scores.shape[1]
        back = np.zeros((len(scores), size), dtype=np.int64)
        best = scores[: layout.active[0]] + self._allowed[0]
        ends = np.zeros(layout.active[0], dtype=np.int64)
        for step in range(1, len(layout.active)):
            count = layout.active[step]
            ends[count : layout.active[step - 1]] = best[count : layout.active[step - 1]].argmax(axis=1)
            paths = best[:count, :, None] + self._allowed[None]
            rows = slice(layout.starts[step], layout.starts[step + 1])
            back[rows] = paths.argmax(axis=1)
            best[:count] = paths.max(axis=1) + scores[rows]
        ends[: layout.active[-1]] = best[: layout.active[-1]].argmax(axis=1)
        labels = np.empty(len(scores), dtype=np.int64)
        for step in range(len(layout.active) - 1, -1, -1):
            count = layout.active[step]
            rows = slice(layout.starts[step], layout.starts[step + 1])
            labels[rows] = ends[:count]
            ends[:count] = np.take_along_axis(back[rows], ends[:count, None], axis=1)[:, 0]
        return labels

    def _linear(self, name: str, inputs: Floats) -> Floats:
        result: Floats = inputs @ self._w[f"{name}_weight"] + self._w[f"{name}_bias"]
        return result


def arrays_in(stored: Halves, shapes: Sequence[tuple[str, Sequence[int]]]) -> dict[str, Any]:
    """The arrays that ``stored`` holds one after another, by name.

    Those in ``_LOOKED_UP`` stay in the file: a text needs some hundred of their rows.
    """
    plain, arrays, at = np.asarray(stored), {}, 0
    for name, shape in shapes:
        end = at + math.prod(shape)
        array = plain[at:end].reshape(shape)
        arrays[name] = array if name in _LOOKED_UP else array.astype(np.float32)
        at = end
    return arrays


def features_of(tables: Mapping[str, Any], weights: Mapping[str, Any]) -> FeatureTables:
    """The vocabularies of ``tables.json``, with the buckets that the weights have."""
    return FeatureTables(
        words={word: number for number, word in enumerate(tables["words"], start=1)},
        shapes={shape: number for number, shape in enumerate(tables["shapes"], start=1)},
        ngram_buckets=len(weights["ngram"]),
        affix_buckets=len(weights["prefix"]),
        lists=tables["lists"],
    )


def _lay_out(lengths: Sequence[int]) -> _Layout:
    """``lengths`` must fall: sentence ``s`` has its word ``t`` in row ``starts[t] + s``."""
    active = [int(count) for count in (np.array(lengths)[None, :] > np.arange(lengths[0])[:, None]).sum(axis=1)]
    starts = [0, *np.cumsum(active).tolist()]
    offsets = np.array(starts)
    return _Layout(active, starts, [offsets[:length] + rank for rank, length in enumerate(lengths)])


def allowed_labels(entities: Sequence[str]) -> Floats:
    """(k, k) of 0 where label ``j`` may follow label ``i`` and -inf where not; row 0 (O) also begins a sentence."""
    allowed = np.zeros((len(entities), len(entities)), dtype=np.float32)
    for before, one in enumerate(entities):
        for after, other in enumerate(entities):
            if other.startswith("I-") and one[2:] != other[2:]:
                allowed[before, after] = -np.inf
    return allowed
