"""Pre-train the encoder on unlabelled text: ``python training/pretrain.py DATA OUT``.

A fifth of the words are hidden whole, and the network names them from both sides: the cloze task of Devlin et al.
(2019, arXiv:1810.04805) on a small scale.  It reads the press releases of ``reports/state-press.jsonl`` and the words
of the training treebanks; ``train.py --start OUT/pretrained.pt`` goes on from there.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from batches import Batcher, Inventory
from network_sizes import sizes_of
from prepare import Sentence, feature_tables
from schedule import rate_at
from torch import Tensor, nn
from torch.nn import functional as F
from torch_network import Batch, Parser
from train import Data, load

from chancery.parse.sentences import mark_sentences
from chancery.parse.tokens import UdTokenizer

HIDDEN_SHARE = 0.2
SHORTEST, LONGEST = 4, 100
"""Words of the sentences kept; shorter ones are headings, longer ones lists."""


def raw_sentences(path: Path) -> Iterator[Sentence]:
    """The distinct sentences of a JSON Lines file with a ``text`` field."""
    tokenize = UdTokenizer()
    seen: set[str] = set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for sentence in mark_sentences(tokenize(json.loads(line)["text"])).sents:
                forms = [token.text for token in sentence if not token.is_space]
                key = " ".join(forms)
                if SHORTEST <= len(forms) <= LONGEST and key not in seen:
                    seen.add(key)
                    yield Sentence(forms=forms)


class Cloze(nn.Module):
    """The parser's encoder with a head that names hidden words."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser
        self.guess = nn.Linear(2 * parser.sizes.hidden, parser.sizes.word_width)
        self.bias = nn.Parameter(torch.zeros(parser.sizes.words))

    def forward(self, batch: Batch) -> Tensor:
        """Mean cross-entropy of the hidden words that the vocabulary knows."""
        inputs = self.parser.embed(batch)
        hidden = torch.rand(batch.types.shape) < HIDDEN_SHARE
        inputs = inputs * ~hidden[..., None]
        second = self.parser.encode_vectors(inputs, batch.lengths)[1]
        words = batch.words[batch.types]
        inside = torch.arange(words.shape[1])[None, :] < batch.lengths[:, None]
        asked = hidden & inside & (words > 0)
        guesses = F.gelu(self.guess(second[asked])) @ self.parser.word.weight.T + self.bias
        return F.cross_entropy(guesses, words[asked])


def pretrain(data: Data, raw: list[Sentence], options: argparse.Namespace) -> None:
    """Run all epochs and save the parser's weights after each."""
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    labelled = data.train + data.crossner
    tables = feature_tables(labelled + raw)
    inventory = Inventory.collect(data.train, tables)
    sizes = sizes_of(inventory, hidden=options.hidden)
    cloze = Cloze(Parser(sizes, dropout=0.1, word_dropout=0.0))
    optimiser = torch.optim.AdamW(cloze.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01)
    batcher = Batcher(inventory)
    batches = list(batcher.batches(raw + labelled, options.batch_words, rng))
    steps, step, began = options.epochs * len(batches), 0, time.perf_counter()
    for epoch in range(1, options.epochs + 1):
        total = 0.0
        rng.shuffle(batches)
        for batch in batches:
            step += 1
            optimiser.param_groups[0]["lr"] = options.rate * rate_at(step / steps)
            optimiser.zero_grad(set_to_none=True)
            loss = cloze(batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(cloze.parameters(), 5.0)
            optimiser.step()
            total += loss.item()
        print(f"{epoch}\t{time.perf_counter() - began:.0f}s\tloss {total / len(batches):.3f}", flush=True)
        options.out.mkdir(parents=True, exist_ok=True)
        state = {"weights": cloze.parser.state_dict(), "inventory": inventory}
        torch.save(state, options.out / "pretrained.tmp")
        (options.out / "pretrained.tmp").replace(options.out / "pretrained.pt")


def main() -> None:
    """Read the options and pre-train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--hidden", type=int, default=256)
    arguments.add_argument("--batch-words", type=int, default=1500)
    arguments.add_argument("--rate", type=float, default=2e-3)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    raw = list(raw_sentences(options.data / "reports/state-press.jsonl"))
    print(f"{len(raw)} sentences, {sum(len(s.forms) for s in raw)} words", flush=True)
    pretrain(load(options.data), raw, options)


if __name__ == "__main__":
    main()
