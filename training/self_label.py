"""Entities for the treebank that has none: the averaged network labels it as training goes on.

Words of which it is unsure stay without a label.  EWT's sentences are of the same kind as UNER's, so its labels follow
UNER's guidelines.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from batches import Batcher
from prepare import NER_LABELS, NER_SETS, Sentence
from torch_network import Parser

SURE = 0.8
"""Least probability of a label that is kept."""

UNSURE = "?"
_GROUP = 100


@torch.no_grad()
def self_label(parser: Parser, batcher: Batcher, sentences: Sequence[Sentence]) -> None:
    """Give each of ``sentences``, in place, the entity labels of which ``parser`` is sure."""
    ranked = sorted(sentences, key=lambda sentence: -len(sentence.forms))
    uner = NER_SETS.index("uner")
    for start in range(0, len(ranked), _GROUP):
        group = ranked[start : start + _GROUP]
        batch = batcher.batch(group)
        scores = parser.entities(parser.encode(batch)[1], torch.full((len(group),), uner))
        chances, labels = scores.softmax(-1).max(-1)
        for sentence, sure, row in zip(group, (chances >= SURE).tolist(), labels.tolist(), strict=True):
            size = len(sentence.forms)
            sentence.entities = [NER_LABELS[row[i]] if sure[i] else UNSURE for i in range(size)]
            sentence.entity_set = "uner"
