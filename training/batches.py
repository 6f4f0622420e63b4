"""Turn annotated sentences into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from prepare import NER_LABELS, NER_SETS, Sentence
from torch import Tensor
from torch_network import Batch

from chancery.parse.features import FeatureTables, WordFeatures

ABSENT = -1


@dataclass(frozen=True, slots=True)
class Inventory:
    """Names of every label the network predicts, in the order of its outputs, and the word tables."""

    tables: FeatureTables
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]

    @classmethod
    def collect(cls, sentences: Sequence[Sentence], tables: FeatureTables) -> Inventory:
        """All labels that occur in ``sentences``, sorted."""
        return cls(
            tables=tables,
            upos=_sorted(label for s in sentences for label in s.upos),
            feats=_sorted(label for s in sentences for label in s.feats),
            deprels=_sorted(label for s in sentences for label in s.deprels),
        )


class Batcher:
    """Encodes sentences; features of a word are computed once."""

    def __init__(self, inventory: Inventory) -> None:
        self.tables = inventory.tables
        self._features: dict[str, WordFeatures] = {}
        self._upos = _numbers(inventory.upos)
        self._feats = _numbers(inventory.feats)
        self._deprels = _numbers(inventory.deprels)
        self._entities = _numbers(NER_LABELS)

    def batches(self, sentences: Sequence[Sentence], words: int, rng: random.Random | None) -> Iterator[Batch]:
        """Batches of about ``words`` words each, of similar length; shuffled if ``rng`` is given."""
        noise = [len(s.forms) * (rng.uniform(0.85, 1.15) if rng else 1.0) for s in sentences]
        order = sorted(range(len(sentences)), key=noise.__getitem__)
        groups: list[list[Sentence]] = [[]]
        held = 0
        for number in order:
            if held >= words:
                groups.append([])
                held = 0
            groups[-1].append(sentences[number])
            held += len(sentences[number].forms)
        if rng:
            rng.shuffle(groups)
        yield from (self.batch(group) for group in groups if group)

    def batch(self, group: Sequence[Sentence]) -> Batch:
        """One padded batch, longest sentence first."""
        ranked = sorted(group, key=lambda s: -len(s.forms))
        width = len(ranked[0].forms)
        distinct: dict[str, int] = {}
        types = [[distinct.setdefault(form, len(distinct)) for form in s.forms] for s in ranked]
        features = [self._of(form) for form in distinct]
        starts, flat = [], []
        for feature in features:
            starts.append(len(flat))
            flat.extend(feature.ngrams)
        return Batch(
            lengths=torch.tensor([len(s.forms) for s in ranked]),
            types=_padded(types, width, 0),
            words=torch.tensor([f.word for f in features]),
            prefixes=torch.tensor([f.prefix for f in features]),
            suffixes=torch.tensor([f.suffix for f in features]),
            shapes=torch.tensor([f.shape for f in features]),
            lists=torch.tensor([f.lists for f in features]),
            ngrams=torch.tensor(flat),
            ngram_starts=torch.tensor(starts),
            upos=_padded([_known(self._upos, s.upos) for s in ranked], width, ABSENT),
            feats=_padded([_known(self._feats, s.feats) for s in ranked], width, ABSENT),
            heads=_padded([s.heads for s in ranked], width, ABSENT),
            deprels=_padded([_known(self._deprels, s.deprels) for s in ranked], width, ABSENT),
            entities=_padded([_known(self._entities, s.entities) for s in ranked], width, ABSENT),
            entity_set=torch.tensor([NER_SETS.index(s.entity_set) if s.entity_set else 0 for s in ranked]),
        )

    def _of(self, form: str) -> WordFeatures:
        found = self._features.get(form)
        if found is None:
            found = self._features[form] = self.tables.of(form)
        return found


def _sorted(labels: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(labels)))


def _numbers(labels: Sequence[str]) -> dict[str, int]:
    return {label: number for number, label in enumerate(labels)}


def _known(numbers: Mapping[str, int], labels: Sequence[str]) -> list[int]:
    return [numbers.get(label, ABSENT) for label in labels]


def _padded(rows: Sequence[Sequence[int]], width: int, fill: int) -> Tensor:
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])
