"""Train the entity head that is shipped: ``python training/entities.py DATA BUILD/checkpoint.pt OUT``.

The encoder stays as ``train.py`` left it, so the trees do not change.  The head reads the encoder's second layer and,
of each word and its two neighbours, the word vector and the name lists (``gazetteer.py``).  OUT receives
``entities.pt``, which holds the whole checkpoint with the new head.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from augment import augmented, invented
from batches import Batcher, Inventory
from gazetteer import LISTS, word_lists
from prepare import NER_LABELS, NER_SETS, Sentence
from schedule import rate_at
from self_label import label_sentences
from torch import Tensor, nn
from torch.nn import functional as F
from torch_network import Batch, Parser, Sizes
from train import load, spans

from chancery.parse.features import FeatureTables

WIDTH = 160
REPEATS = {"uner": 4, "crossner": 2}
"""How often an epoch holds a small set, each time with other names."""


class EntityHead(nn.Module):
    """Entity labels from the encoder's output and the words around."""

    def __init__(self, encoded: int, vector: int) -> None:
        super().__init__()
        self.encoded = nn.Linear(encoded, WIDTH)
        self.words = nn.Linear(3 * (vector + len(LISTS)), WIDTH, bias=False)
        self.sets = nn.Embedding(len(NER_SETS), WIDTH)
        self.label = nn.Linear(WIDTH, len(NER_LABELS))
        nn.init.normal_(self.sets.weight, std=0.1)

    def forward(self, encoded: Tensor, words: Tensor, entity_set: Tensor) -> Tensor:
        """Encoder output (b, n, encoded) and words with lists (b, n, vector + lists) to scores (b, n, labels)."""
        if self.training:
            encoded = F.dropout(encoded, 0.3)
            words = F.dropout(words, 0.2)
        blank = torch.zeros_like(words[:, :1])
        around = torch.cat([torch.cat([blank, words[:, :-1]], 1), words, torch.cat([words[:, 1:], blank], 1)], dim=-1)
        hidden = F.relu(self.encoded(encoded) + self.words(around) + self.sets(entity_set)[:, None, :])
        return self.label(F.dropout(hidden, 0.3, self.training))


@torch.no_grad()
def read(parser: Parser, batch: Batch) -> tuple[Tensor, Tensor]:
    """What the head reads: the encoder's output, and word vectors with list bits, zero past each sentence's end."""
    vectors = parser.embed(batch)
    second = parser.encode_vectors(vectors, batch.lengths)[1]
    bits = (batch.lists[:, None] >> torch.arange(len(LISTS))) & 1
    words = torch.cat([vectors, bits.float()[batch.types]], dim=-1)
    inside = torch.arange(words.shape[1])[None, :] < batch.lengths[:, None]
    return second, words * inside[..., None]


def train_head(
    parser: Parser, batcher: Batcher, sentences: Sequence[Sentence], options: argparse.Namespace
) -> EntityHead:
    """Train a new head on ``sentences`` (each with entities), varied anew in every epoch."""
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    head = EntityHead(2 * parser.sizes.hidden, _vector_width(parser.sizes))
    optimiser = torch.optim.AdamW(head.parameters(), lr=options.rate, weight_decay=0.01)
    pool = [s for s in sentences for _ in range(1 if s.heads else REPEATS[s.entity_set])]
    for epoch in range(options.epochs):
        varied = augmented(pool, rng) + invented(options.invented, rng)
        batches = list(batcher.batches(varied, options.batch_words, rng))
        began, total = time.perf_counter(), 0.0
        for number, batch in enumerate(batches):
            optimiser.param_groups[0]["lr"] = options.rate * rate_at((epoch + number / len(batches)) / options.epochs)
            optimiser.zero_grad(set_to_none=True)
            known = batch.entities >= 0
            loss = F.cross_entropy(head(*read(parser, batch), batch.entity_set)[known], batch.entities[known])
            loss.backward()
            optimiser.step()
            total += loss.item()
        print(f"{epoch + 1}\t{time.perf_counter() - began:.0f}s\tloss {total / len(batches):.4f}", flush=True)
    return head.eval()


@torch.no_grad()
def label(parser: Parser, head: EntityHead, batcher: Batcher, sentences: Sequence[Sentence]) -> None:
    """Give each of ``sentences``, in place, the labels of which ``head`` is sure, under UNER's guidelines."""

    def scores(batch: Batch) -> Tensor:
        return head(*read(parser, batch), torch.full_like(batch.entity_set, NER_SETS.index("uner")))

    label_sentences(scores, batcher, sentences)


@torch.no_grad()
def entity_f1(parser: Parser, head: EntityHead, batches: Sequence[Batch]) -> float:
    """F1 in percent under the guidelines of each sentence's own set."""
    found = gold = both = 0
    for batch in batches:
        labels = head(*read(parser, batch), batch.entity_set).argmax(-1)
        for predicted, true, length in zip(
            labels.tolist(), batch.entities.tolist(), batch.lengths.tolist(), strict=True
        ):
            right, here = spans(true[:length]), spans(predicted[:length])
            found, gold, both = found + len(here), gold + len(right), both + len(right & here)
    return 200 * both / max(1, found + gold)


def _vector_width(sizes: Sizes) -> int:
    return sizes.word_width + sizes.ngram_width + 2 * sizes.affix_width + sizes.shape_width


def _with_lists(tables: FeatureTables) -> FeatureTables:
    return FeatureTables(tables.words, tables.shapes, tables.ngram_buckets, tables.affix_buckets, word_lists())


def main() -> None:
    """Read the options, train the head, report its scores and save."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("checkpoint", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--epochs", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--batch-words", type=int, default=1000)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--invented", type=int, default=1500)
    arguments.add_argument("--rounds", type=int, default=2, help="EWT takes part from the second on")
    arguments.add_argument("--hold-out", type=int, default=0)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    state = torch.load(options.checkpoint, weights_only=False)
    old: Inventory = state["inventory"]
    inventory = Inventory(_with_lists(old.tables), old.upos, old.feats, old.deprels)
    parser = Parser(Sizes(**state["sizes"]), dropout=0.0, word_dropout=0.0)
    parser.load_state_dict(state["weights"])
    parser.eval()
    batcher = Batcher(inventory)
    data = load(options.data, hold_out=options.hold_out)
    unnamed = [s for s in data.train if not s.entity_set]
    for turn in range(1, options.rounds + 1):
        named = [s for s in data.train + data.entity_train if s.entities]
        head = train_head(parser, batcher, named, options)
        for name in ("uner", "gum-open"):
            if name in data.dev:
                score = entity_f1(parser, head, list(batcher.batches(data.dev[name], 3000, None)))
                print(f"round {turn}\t{name}\tF1 {score:.2f}", flush=True)
        if turn < options.rounds:
            label(parser, head, batcher, unnamed)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({**state, "inventory": inventory, "entity_head": head.state_dict()}, options.out / "entities.pt")


if __name__ == "__main__":
    main()
