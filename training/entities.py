"""Train the entity head that is shipped: ``python training/entities.py DATA BUILD/checkpoint.pt OUT``.

The encoder stays as ``train.py`` left it, so the trees do not change.  The head reads the encoder's second layer and,
of each word and its two neighbours, the word vector and the name lists (``gazetteer.py``).  OUT receives
``entities.pt``, which holds the whole checkpoint with the new head.

With ``--folds 4`` it also prints the F1 of heads that were each trained without a fourth of UNER's sentences.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from augment import augmented, invented
from batches import Batcher, Inventory
from entity_words import Words, encode
from gazetteer import LISTS, word_lists
from numpy.typing import NDArray
from prepare import NER_LABELS, NER_SETS, Sentence
from schedule import rate_at
from torch import Tensor, nn
from torch.nn import functional as F
from torch_network import Parser, Sizes
from train import Data, load, spans

from chancery.parse.features import FeatureTables
from chancery.parse.network import allowed_labels

WIDTH = 160
ENCODED_DROPOUT, WORD_DROPOUT, LISTS_DROPOUT, HIDDEN_DROPOUT = 0.3, 0.2, 0.2, 0.3
"""``LISTS_DROPOUT`` takes all lists of a word away at once, so that the head does not rely on them."""

VARIED = 3
"""Varied copies of UNER's sentences, which are few, each time with other names."""

KEPT_OUT = -2
"""Label of a word that takes no part; one that is merely unknown has ``batches.ABSENT``."""


class EntityHead(nn.Module):
    """Entity labels from the encoder's output and the words around."""

    def __init__(self, encoded: int, vector: int, width: int = WIDTH) -> None:
        super().__init__()
        self.encoded = nn.Linear(encoded, width)
        self.words = nn.Linear(3 * (vector + len(LISTS)), width, bias=False)
        self.sets = nn.Embedding(len(NER_SETS), width)
        self.label = nn.Linear(width, len(NER_LABELS))
        nn.init.normal_(self.sets.weight, std=0.1)

    def forward(self, encoded: Tensor, vectors: Tensor, lists: Tensor, entity_set: Tensor) -> Tensor:
        """Encoder output (r, e), word vectors (r, 3, v), lists (r, 3, l) and sets (r,) to scores (r, labels)."""
        if self.training:
            encoded = F.dropout(encoded, ENCODED_DROPOUT)
            vectors = F.dropout(vectors, WORD_DROPOUT)
            lists = lists * (torch.rand(*lists.shape[:2], 1) >= LISTS_DROPOUT)
        around = torch.cat([vectors, lists], dim=-1).flatten(1)
        hidden = F.relu(self.encoded(encoded) + self.words(around) + self.sets(entity_set))
        scores: Tensor = self.label(F.dropout(hidden, HIDDEN_DROPOUT, self.training))
        return scores


def train_head(words: Words, seed: int, options: argparse.Namespace) -> EntityHead:
    """Train a new head on the known labels of ``words``."""
    torch.manual_seed(seed)
    head = EntityHead(words.encoded.shape[1], words.vectors.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=options.rate, weight_decay=0.01)
    for epoch in range(options.epochs):
        batches = list(words.epoch(options.batch_words))
        total = 0.0
        for number, (rows, weights) in enumerate(batches):
            optimiser.param_groups[0]["lr"] = options.rate * rate_at((epoch + number / len(batches)) / options.epochs)
            optimiser.zero_grad(set_to_none=True)
            scores = head(*words.read(rows), words.sets[rows])
            losses = F.cross_entropy(scores, words.labels[rows], reduction="none")
            loss = (losses * weights).sum() / weights.sum()
            loss.backward()
            optimiser.step()
            total += loss.item()
        print(f"{epoch + 1}\tloss {total / len(batches):.4f}", flush=True)
    return head.eval()


def train_all(words: Words, options: argparse.Namespace) -> EntityHead:
    """The mean of several heads, which differ in their seed."""
    return joined([train_head(words, options.seed + turn, options) for turn in range(options.heads)])


@torch.no_grad()
def joined(heads: Sequence[EntityHead]) -> EntityHead:
    """One wider head whose scores are the mean of those of ``heads``."""
    first = heads[0]
    vector = first.words.in_features // 3 - len(LISTS)
    whole = EntityHead(first.encoded.in_features, vector, WIDTH * len(heads))
    states = [head.state_dict() for head in heads]
    state = {name: torch.cat([other[name] for other in states]) for name in ("encoded.weight", "encoded.bias")}
    state["words.weight"] = torch.cat([other["words.weight"] for other in states])
    state["sets.weight"] = torch.cat([other["sets.weight"] for other in states], dim=1)
    state["label.weight"] = torch.cat([other["label.weight"] for other in states], dim=1) / len(heads)
    state["label.bias"] = torch.stack([other["label.bias"] for other in states]).mean(0)
    whole.load_state_dict(state)
    return whole.eval()


@torch.no_grad()
def counts(head: EntityHead, words: Words, wanted: Tensor) -> Counter[str]:
    """Entities ``found``, ``gold`` and ``both``, all and by type, in the sentences with the numbers ``wanted``."""
    result: Counter[str] = Counter()
    sizes = words.sentences.bincount().tolist()
    for rows in torch.arange(len(words.labels)).split(sizes):
        if words.sentences[rows[0]] not in wanted:
            continue
        scores = head(*words.read(rows), words.sets[rows]).numpy()
        right, here = spans(words.labels[rows].tolist()), spans(best_path(scores))
        for name, some in (("gold", right), ("found", here), ("both", right & here)):
            result.update(f"{name} {key}" for _, _, kind in some for key in (kind, "all"))
    return result


def best_path(scores: NDArray[np.float32]) -> list[int]:
    """The best label numbers for scores (n, labels) of which no I- stands without its beginning."""
    allowed = allowed_labels(NER_LABELS)
    best, back = scores[0] + allowed[0], []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _report(name: str, count: Counter[str]) -> None:
    cells = []
    for kind in ("all", "PER", "ORG", "LOC"):
        score = 200 * count[f"both {kind}"] / max(1, count[f"found {kind}"] + count[f"gold {kind}"])
        cells.append(f"{kind} {score:.2f}")
    print(f"{name}\tF1 " + "\t".join(cells), flush=True)


def _sentences(data: Data, options: argparse.Namespace) -> tuple[list[Sentence], list[int]]:
    """What the head learns from, and of each sentence its number in UNER, -1 for those of other sets."""
    rng = random.Random(options.seed)
    uner, crossner = data.dev["uner"], data.crossner
    sentences = uner + [varied for _ in range(VARIED) for varied in augmented(uner, rng)]
    numbers = [number for _ in range(VARIED + 1) for number in range(len(uner))]
    sentences += data.train + crossner + augmented(crossner, rng) + invented(options.invented, rng)
    return sentences, numbers + [-1] * (len(sentences) - len(numbers))


def _without(words: Words, numbers: Tensor, fold: int, folds: int) -> Words:
    """``words`` with a fold's UNER sentences kept out."""
    number = numbers[words.sentences]
    hidden = (number >= 0) & (number % folds == fold)
    return replace(words, labels=torch.where(hidden, KEPT_OUT, words.labels))


def _with_lists(tables: FeatureTables, lists: Mapping[str, int]) -> FeatureTables:
    return FeatureTables(tables.words, tables.shapes, tables.ngram_buckets, tables.affix_buckets, lists)


def _cross_validate(words: Words, numbers: Tensor, options: argparse.Namespace) -> None:
    total: Counter[str] = Counter()
    originals = int(numbers.max()) + 1
    for fold in range(options.folds):
        seen = _without(words, numbers, fold, options.folds)
        head = train_all(seen, options)
        total += counts(head, words, torch.arange(fold, originals, options.folds))
    _report("uner, cross-validated", total)


def main() -> None:
    """Read the options, train the head, report its scores and save."""
    options = _options()
    torch.set_num_threads(options.threads)
    state = torch.load(options.checkpoint, weights_only=False)
    old: Inventory = state["inventory"]
    lists = word_lists()
    inventory = Inventory(_with_lists(old.tables, lists), old.upos, old.feats, old.deprels)
    parser = Parser(Sizes(**state["sizes"]), dropout=0.0, word_dropout=0.0)
    parser.load_state_dict(state["weights"])
    parser.eval()
    batcher = Batcher(inventory)
    data = load(options.data)
    sentences, numbers = _sentences(data, options)
    words = encode(parser, batcher, sentences)
    if options.folds:
        _cross_validate(words, torch.tensor(numbers), options)
    head = train_all(words, options)
    dev = encode(parser, batcher, [s for s in data.dev["gum-open"] if s.entities])
    _report("gum-open", counts(head, dev, dev.sentences.unique()))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({**state, "inventory": inventory, "entity_head": head.state_dict()}, options.out / "entities.pt")


def _options() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("checkpoint", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--epochs", type=int, default=5)
    arguments.add_argument("--heads", type=int, default=3, help="heads of which the mean is shipped")
    arguments.add_argument("--folds", type=int, default=0, help="cross-validate over UNER (0: no)")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--batch-words", type=int, default=2048)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--invented", type=int, default=3000)
    return arguments.parse_args()


if __name__ == "__main__":
    main()
