"""The widths a network needs for an inventory of labels."""

from __future__ import annotations

from batches import Inventory
from prepare import NER_LABELS, NER_SETS
from torch_network import Sizes


def sizes_of(inventory: Inventory, *, hidden: int) -> Sizes:
    """Sizes of a network that predicts ``inventory`` with ``hidden`` units in each direction of each layer."""
    tables = inventory.tables
    return Sizes(
        words=len(tables.words) + 1,
        shapes=len(tables.shapes) + 1,
        upos=len(inventory.upos),
        feats=len(inventory.feats),
        deprels=len(inventory.deprels),
        entity_labels=len(NER_LABELS),
        entity_sets=len(NER_SETS),
        ngram_buckets=tables.ngram_buckets,
        affix_buckets=tables.affix_buckets,
        hidden=hidden,
    )
