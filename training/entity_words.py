"""Words of many sentences in one row, encoded once: what the entity head is trained on.

The encoder does not change while the head is trained, so it reads every sentence once; an epoch of the head then takes
seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from batches import Batcher
from gazetteer import LISTS
from prepare import Sentence
from torch import Tensor
from torch_network import Batch, Parser

PLAIN_SHARE = 0.2
"""Share of the plain words (in lower case, away from every name) that an epoch sees; the others count for them."""

_GROUP_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Words:
    """``n`` words in a row.

    ``encoded`` (n, 2·hidden) is the encoder's second layer, ``vectors`` (n + 1, width) the word vectors and ``lists``
    (n + 1, lists) the name lists' bits, in half precision; their last row is blank.  ``before`` and ``after`` (n,) are
    the rows of the neighbours, ``labels`` (n,) are negative where unknown, ``sets`` (n,) the sets of entities,
    ``plain`` (n,) is true for words that hardly can be names, ``sentences`` (n,) numbers each word's sentence.
    """

    encoded: Tensor
    vectors: Tensor
    lists: Tensor
    before: Tensor
    after: Tensor
    labels: Tensor
    sets: Tensor
    plain: Tensor
    sentences: Tensor

    def read(self, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of ``rows`` (r,): encoder output (r, e), and word vectors (r, 3, v) and lists (r, 3, l).

        The middle of the three is the word itself, the others are its neighbours.
        """
        around = torch.stack([self.before[rows], rows, self.after[rows]], dim=1)
        return self.encoded[rows].float(), self.vectors[around].float(), self.lists[around].float()

    def epoch(self, size: int) -> Iterator[tuple[Tensor, Tensor]]:
        """Shuffled rows with known labels in batches of ``size``, and the weight of each."""
        known = self.labels >= 0
        drawn = known & (~self.plain | (torch.rand(len(known)) < PLAIN_SHARE))
        rows = drawn.nonzero()[:, 0]
        rows = rows[torch.randperm(len(rows))]
        for some in rows.split(size):
            yield some, torch.where(self.plain[some], 1 / PLAIN_SHARE, 1.0)


@torch.no_grad()
def encode(parser: Parser, batcher: Batcher, sentences: Sequence[Sentence]) -> Words:
    """Read ``sentences`` in their order."""
    order = sorted(range(len(sentences)), key=lambda number: -len(sentences[number].forms))
    parts: list[dict[str, Tensor]] = [{}] * len(sentences)
    for numbers in _groups(order, sentences):
        batch = batcher.batch([sentences[number] for number in numbers])
        vectors = parser.embed(batch)
        encoded = parser.encode_vectors(vectors, batch.lengths)[1]
        for row, number in enumerate(numbers):
            size = len(sentences[number].forms)
            parts[number] = {"encoded": encoded[row, :size].half(), "vectors": vectors[row, :size].half()}
            parts[number] |= _facts(batch, row, size) | {"sentences": torch.full((size,), number)}
    columns = {name: torch.cat([part[name] for part in parts]) for name in parts[0]}
    return _joined(columns, torch.tensor([plain for s in sentences for plain in _plain(s)]))


def _facts(batch: Batch, row: int, size: int) -> dict[str, Tensor]:
    bits = (batch.lists[batch.types[row, :size], None] >> torch.arange(len(LISTS))) & 1
    sets = batch.entity_set[row].repeat(size)
    return {"lists": bits.half(), "labels": batch.entities[row, :size], "sets": sets}


def _joined(columns: dict[str, Tensor], plain: Tensor) -> Words:
    count = len(columns["labels"])
    rows, numbers = torch.arange(count), columns["sentences"]
    first = torch.cat([torch.ones(1, dtype=torch.bool), numbers[1:] != numbers[:-1]])
    last = torch.cat([first[1:], torch.ones(1, dtype=torch.bool)])
    blank = {name: torch.cat([columns[name], torch.zeros_like(columns[name][:1])]) for name in ("vectors", "lists")}
    before, after = torch.where(first, count, rows - 1), torch.where(last, count, rows + 1)
    return Words(before=before, after=after, plain=plain, **(columns | blank))


def _groups(order: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    start = 0
    while start < len(order):
        count = max(1, _GROUP_WORDS // len(sentences[order[start]].forms))
        yield list(order[start : start + count])
        start += count


def _plain(sentence: Sentence) -> list[bool]:
    size = len(sentence.forms)
    named = [label != "O" for label in sentence.entities] or [False] * size
    return [not (form[:1].isupper() or any(named[max(0, i - 2) : i + 3])) for i, form in enumerate(sentence.forms)]
