"""Entities for the treebank that has none: the averaged network labels it as training goes on.

Words of which it is unsure stay without a label.  EWT's sentences are of the same kind as UNER's, so its labels follow
UNER's guidelines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from batches import Batcher
from prepare import NER_LABELS, NER_SETS, Sentence
from torch import Tensor
from torch_network import Batch, Parser

SURE = 0.8
"""Least probability of a label that is kept."""

UNSURE = "?"
_GROUP = 100


def self_label(parser: Parser, batcher: Batcher, sentences: Sequence[Sentence]) -> None:
    """Give each of ``sentences``, in place, the entity labels of which ``parser`` is sure."""

    def scores(batch: Batch) -> Tensor:
        second = parser.encode(batch)[1]
        return parser.entities(second, torch.full_like(batch.entity_set, NER_SETS.index("uner")))

    label_sentences(scores, batcher, sentences)


@torch.no_grad()
def label_sentences(scores: Callable[[Batch], Tensor], batcher: Batcher, sentences: Sequence[Sentence]) -> None:
    """Label ``sentences`` by ``scores``, a function from a batch to label scores (b, n, labels)."""
    ranked = sorted(sentences, key=lambda sentence: -len(sentence.forms))
    for start in range(0, len(ranked), _GROUP):
        group = ranked[start : start + _GROUP]
        chances, labels = scores(batcher.batch(group)).softmax(-1).max(-1)
        for sentence, sure, row in zip(group, (chances >= SURE).tolist(), labels.tolist(), strict=True):
            size = len(sentence.forms)
            sentence.entities = [NER_LABELS[row[i]] if sure[i] else UNSURE for i in range(size)]
            sentence.entity_set = "uner"
