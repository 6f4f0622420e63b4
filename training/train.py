"""Train the English network: ``python training/train.py DATA OUT [options]``.

DATA holds ``treebanks/`` and ``ner/``; OUT receives ``checkpoint.pt`` after every epoch (averaged weights) and
``log.tsv``.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from augment import NEWS, augmented, invented
from batches import Batcher, Inventory
from gazetteer import word_lists
from network_sizes import sizes_of
from prepare import NER_LABELS, NER_SETS, Sentence, feature_tables, read_columns, read_conllu
from schedule import rate_at
from sorted_names import Known, label_by_names, sorted_names
from torch_network import Batch, Parser, Sizes

TREEBANKS = ("ewt", "gum-open")
TASK_WEIGHTS = {"upos": 0.5, "feats": 0.5, "arcs": 1.0, "labels": 1.0, "entities": 0.7}


@dataclass(frozen=True, slots=True)
class Data:
    """What is trained on, and what selects among models.

    ``train`` has trees and entities, ``crossner`` entities alone.  UNER's sentences stand in ``dev``: the encoder never
    sees their labels, so that the head which ``entities.py`` trains on them learns how sure the encoder is of new text.
    """

    train: list[Sentence]
    crossner: list[Sentence]
    dev: dict[str, list[Sentence]]


def load(folder: Path) -> Data:
    """Read the sets; the treebank that has no entities is labelled by the sorted names."""
    train = [s for name in TREEBANKS for s in read_conllu(folder / f"treebanks/{name}-train.conllu")]
    known = Known(sorted_names(), word_lists())
    for sentence in train:
        if not sentence.entity_set:
            label_by_names(sentence, known)
    dev = {name: list(read_conllu(folder / f"treebanks/{name}-dev.conllu")) for name in TREEBANKS}
    dev["uner"] = list(read_columns(folder / "ner/uner-en_ewt-ud-dev.iob2", "uner"))
    crossner = list(read_columns(folder / "ner/crossner-politics-train.bio", "crossner"))
    return Data(train=train, crossner=crossner, dev=dev)


def train(data: Data, options: argparse.Namespace) -> None:
    """Run all epochs, averaging the weights exponentially and saving the average after each."""
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    sizes, inventory, parser = _begin(data, options)
    batcher = Batcher(inventory)
    average = copy.deepcopy(parser).eval()
    optimiser = torch.optim.AdamW(parser.parameters(), lr=options.rate, betas=(0.9, 0.95), weight_decay=0.01)
    per_epoch = _count_batches(data, options.batch_words)
    step, done, began = 0, 0.0, time.perf_counter()
    for epoch in range(1, options.epochs + 1):
        parser.train()
        sentences = augmented(data.train + data.crossner, rng) + invented(int(NEWS * len(data.train)), rng)
        for batch in batcher.batches(sentences, options.batch_words, rng):
            step += 1
            done = step / (per_epoch * options.epochs)
            if options.minutes:
                done = max(done, (time.perf_counter() - began) / (60 * options.minutes))
            optimiser.param_groups[0]["lr"] = options.rate * rate_at(done)
            update(parser, optimiser, batch)
            follow(average, parser, min(options.averaging, step / (step + 10)))
        line = f"{epoch}\t{time.perf_counter() - began:.0f}s\t{done:.0%}\t{report(average, batcher, data)}"
        print(line, flush=True)
        save(options.out, average, sizes, inventory, line)
        if done >= 1.0:
            break


def _count_batches(data: Data, batch_words: int) -> int:
    words = sum(len(s.forms) for s in data.train + data.crossner)
    return int(words * (1 + NEWS) / batch_words)


def update(parser: Parser, optimiser: torch.optim.Optimizer, batch: Batch) -> None:
    """One step down the weighted sum of the tasks' losses."""
    optimiser.zero_grad(set_to_none=True)
    losses = parser.loss(batch)
    sum(TASK_WEIGHTS[task] * loss for task, loss in losses.items()).backward()
    torch.nn.utils.clip_grad_norm_(parser.parameters(), 5.0)
    optimiser.step()


@torch.no_grad()
def follow(average: Parser, parser: Parser, keep: float) -> None:
    """Move the averaged weights towards the current ones."""
    torch._foreach_lerp_(list(average.parameters()), list(parser.parameters()), 1.0 - keep)


@torch.no_grad()
def report(parser: Parser, batcher: Batcher, data: Data) -> str:
    """Selection scores on gold tokens: UPOS, features, UAS, LAS of each treebank; entity F1."""
    cells = []
    for name, sentences in data.dev.items():
        score = _entity_f1 if name == "uner" else _tree_scores
        cells.append(f"{name} " + score(parser, list(batcher.batches(sentences, 3000, None))))
    return "\t".join(cells)


def _tree_scores(parser: Parser, batches: Sequence[Batch]) -> str:
    right = dict.fromkeys(("upos", "feats", "uas", "las"), 0)
    words = 0
    for batch in batches:
        first, second = parser.encode(batch)
        upos, feats = parser.tags(first)
        known = batch.heads >= 0
        heads = parser.arcs(second, batch.lengths).argmax(-1)
        attached = (heads == batch.heads) & known
        labels = parser.labels(second, heads).argmax(-1)
        words += int(known.sum())
        right["upos"] += int(((upos.argmax(-1) == batch.upos) & known).sum())
        right["feats"] += int(((feats.argmax(-1) == batch.feats) & known).sum())
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (labels == batch.deprels)).sum())
    return " ".join(f"{task} {100 * count / words:.2f}" for task, count in right.items())


def _entity_f1(parser: Parser, batches: Sequence[Batch]) -> str:
    found = gold = both = 0
    for batch in batches:
        labels = parser.entities(parser.encode(batch)[1], batch.entity_set * 0 + NER_SETS.index("uner")).argmax(-1)
        for predicted, true in zip(labels.tolist(), batch.entities.tolist(), strict=True):
            right, here = spans(true), spans(predicted[: sum(label >= 0 for label in true)])
            found, gold, both = found + len(here), gold + len(right), both + len(right & here)
    return f"F1 {200 * both / max(1, found + gold):.2f}"


def spans(labels: Sequence[int]) -> set[tuple[int, int, str]]:
    """(first, end, type) of each entity in a row of label numbers; a stray I- opens one."""
    result: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for place, number in enumerate([*labels, 0]):
        label = NER_LABELS[max(number, 0)]
        if kind and label != f"I-{kind}":
            result.add((start, place, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]
    return result


def save(out: Path, parser: Parser, sizes: Sizes, inventory: Inventory, line: str) -> None:
    """Write ``checkpoint.pt`` in one move and add to ``log.tsv``."""
    out.mkdir(parents=True, exist_ok=True)
    state = {"weights": parser.state_dict(), "sizes": asdict(sizes), "inventory": inventory}
    torch.save(state, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").replace(out / "checkpoint.pt")
    with (out / "log.tsv").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def _begin(data: Data, options: argparse.Namespace) -> tuple[Sizes, Inventory, Parser]:
    """A new network, or one that goes on from pre-trained weights."""
    start = torch.load(options.start, weights_only=False) if options.start else None
    labelled = data.train + data.crossner
    inventory = start["inventory"] if start else Inventory.collect(data.train, feature_tables(labelled))
    sizes = sizes_of(inventory, hidden=options.hidden)
    parser = Parser(sizes, dropout=options.dropout, word_dropout=options.word_dropout)
    if start:
        parser.load_state_dict(start["weights"])
    return sizes, inventory, parser


def main() -> None:
    """Read the options and train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--start", type=Path, help="pretrained.pt of pretrain.py")
    arguments.add_argument("--epochs", type=int, default=16)
    arguments.add_argument("--minutes", type=float, default=0.0, help="let the rate fall to its end in this time")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--hidden", type=int, default=256)
    arguments.add_argument("--batch-words", type=int, default=1000)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--dropout", type=float, default=0.33)
    arguments.add_argument("--word-dropout", type=float, default=0.15)
    arguments.add_argument("--averaging", type=float, default=0.998)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    train(load(options.data), options)


if __name__ == "__main__":
    main()
