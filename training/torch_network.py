"""The network in torch, for training only; ``chancery.parse.network`` computes the same thing with numpy.

Word features feed a two-layer bidirectional LSTM.  Tags are read from its first layer, arcs, labels and entities from
its second.  Arcs are scored by the biaffine form of Dozat and Manning (2017, arXiv:1611.01734), their labels by a
low-rank bilinear form.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of every table and layer; counts of labels."""

    words: int
    shapes: int
    upos: int
    feats: int
    deprels: int
    entity_labels: int
    entity_sets: int
    ngram_buckets: int = 16384
    affix_buckets: int = 4096
    word_width: int = 128
    ngram_width: int = 80
    affix_width: int = 32
    shape_width: int = 32
    hidden: int = 256
    tag_width: int = 128
    arc_width: int = 256
    label_width: int = 128
    entity_width: int = 128


@dataclass(slots=True)
class Batch:
    """``b`` sentences padded to ``n`` words, over ``u`` distinct words.

    ``types`` (b, n) points into the distinct words; ``words, prefixes, suffixes, shapes, lists`` are (u,), the last one
    bit masks; ``ngrams`` is flat with ``ngram_starts`` (u,).  Labels are (b, n) with -1 where absent; ``heads`` count
    from 1, 0 is the root.
    """

    lengths: Tensor
    types: Tensor
    words: Tensor
    prefixes: Tensor
    suffixes: Tensor
    shapes: Tensor
    lists: Tensor
    ngrams: Tensor
    ngram_starts: Tensor
    upos: Tensor
    feats: Tensor
    heads: Tensor
    deprels: Tensor
    entities: Tensor
    entity_set: Tensor


class TwoWay(nn.Module):
    """One bidirectional LSTM layer: the backward direction reads each sentence mirrored within its length.

    Two plain LSTMs train faster on a CPU than one bidirectional LSTM over packed sequences.
    """

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.forwards = nn.LSTM(width, hidden, batch_first=True)
        self.backwards = nn.LSTM(width, hidden, batch_first=True)

    def forward(self, inputs: Tensor, mirrored: Tensor) -> Tensor:
        """(b, n, width) and mirrored positions (b, n) to (b, n, 2·hidden)."""
        ahead = self.forwards(inputs)[0]
        back = self.backwards(_take(inputs, mirrored))[0]
        return torch.cat([ahead, _take(back, mirrored)], dim=-1)


class Parser(nn.Module):
    """Tagger, parser and entity recogniser over one encoder."""

    def __init__(self, sizes: Sizes, *, dropout: float, word_dropout: float) -> None:
        super().__init__()
        self.sizes, self.dropout, self.word_dropout = sizes, dropout, word_dropout
        self.word = nn.Embedding(sizes.words, sizes.word_width)
        self.ngram = nn.EmbeddingBag(sizes.ngram_buckets, sizes.ngram_width, mode="mean")
        self.prefix = nn.Embedding(sizes.affix_buckets, sizes.affix_width)
        self.suffix = nn.Embedding(sizes.affix_buckets, sizes.affix_width)
        self.shape = nn.Embedding(sizes.shapes, sizes.shape_width)
        width = sizes.word_width + sizes.ngram_width + 2 * sizes.affix_width + sizes.shape_width
        both = 2 * sizes.hidden
        self.first = TwoWay(width, sizes.hidden)
        self.second = TwoWay(both, sizes.hidden)
        self.tag = nn.Linear(both, sizes.tag_width)
        self.upos = nn.Linear(sizes.tag_width, sizes.upos)
        self.feats = nn.Linear(sizes.tag_width, sizes.feats)
        self.arc_dependent = nn.Linear(both, sizes.arc_width)
        self.arc_head = nn.Linear(both, sizes.arc_width)
        self.arc_weight = nn.Parameter(torch.eye(sizes.arc_width) * 0.05)
        self.arc_bias = nn.Parameter(torch.zeros(sizes.arc_width))
        self.arc_root = nn.Parameter(torch.randn(sizes.arc_width) * 0.1)
        self.label_dependent = nn.Linear(both, sizes.label_width)
        self.label_head = nn.Linear(both, sizes.label_width)
        self.label_root = nn.Parameter(torch.randn(sizes.label_width) * 0.1)
        self.label_product = nn.Linear(sizes.label_width, sizes.deprels)
        self.label_sum = nn.Linear(sizes.label_width, sizes.deprels, bias=False)
        self.entity = nn.Linear(both, sizes.entity_width)
        self.entity_set = nn.Embedding(sizes.entity_sets, sizes.entity_width)
        self.entity_label = nn.Linear(sizes.entity_width, sizes.entity_labels)
        self._initialise()

    def _initialise(self) -> None:
        for table in (self.word, self.ngram, self.prefix, self.suffix, self.shape, self.entity_set):
            nn.init.normal_(table.weight, std=0.1 if table is self.entity_set else 0.3)
        for lstm in (self.first, self.second):
            for name, weight in lstm.named_parameters():
                if "weight_hh" in name:
                    for gate in weight.data.chunk(4):
                        nn.init.orthogonal_(gate)
                elif "bias_ih" in name:
                    weight.data[self.sizes.hidden : 2 * self.sizes.hidden] = 1.0

    def embed(self, batch: Batch) -> Tensor:
        """Word vectors (b, n, width)."""
        word = self.word(batch.words)[batch.types]
        rest = torch.cat(
            [
                self.ngram(batch.ngrams, batch.ngram_starts),
                self.prefix(batch.prefixes),
                self.suffix(batch.suffixes),
                self.shape(batch.shapes),
            ],
            dim=-1,
        )[batch.types]
        if self.training:
            hidden = torch.rand(batch.types.shape) < self.word_dropout
            word = torch.where(hidden[..., None], self.word.weight[0], word)
        return self.drop(torch.cat([word, rest], dim=-1))

    def drop(self, layer: Tensor) -> Tensor:
        """Dropout with one mask for all positions of a sentence (Gal and Ghahramani 2016)."""
        if not self.training:
            return layer
        keep = 1.0 - self.dropout
        mask = torch.empty(layer.shape[0], 1, layer.shape[2]).bernoulli_(keep) / keep
        return layer * mask

    def encode(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Outputs of both layers, each (b, n, 2·hidden)."""
        return self.encode_vectors(self.embed(batch), batch.lengths)

    def encode_vectors(self, vectors: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """The same from word vectors (b, n, width)."""
        positions = torch.arange(vectors.shape[1])[None, :]
        mirrored = torch.where(positions < lengths[:, None], lengths[:, None] - 1 - positions, positions)
        first = self.first(vectors, mirrored)
        second = self.second(self.drop(first), mirrored)
        return self.drop(first), self.drop(second)

    def arcs(self, second: Tensor, lengths: Tensor) -> Tensor:
        """Scores (b, n, n + 1) of each word's head; column 0 is the root, columns past the sentence are -inf."""
        dependent = self.drop(F.relu(self.arc_dependent(second)))
        heads = self.drop(F.relu(self.arc_head(second)))
        root = self.arc_root.expand(heads.shape[0], 1, -1)
        heads = torch.cat([root, heads], dim=1)
        scores = dependent @ self.arc_weight @ heads.transpose(1, 2) + (heads @ self.arc_bias)[:, None, :]
        absent = torch.arange(heads.shape[1])[None, :] > lengths[:, None]
        return scores.masked_fill(absent[:, None, :], float("-inf"))

    def labels(self, second: Tensor, heads: Tensor) -> Tensor:
        """Label scores (b, n, deprels) given each word's head (b, n)."""
        dependent = self.drop(self.label_dependent(second))
        head = self.drop(self.label_head(second))
        head = torch.cat([self.label_root.expand(head.shape[0], 1, -1), head], dim=1)
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.label_product(dependent * chosen) + self.label_sum(F.relu(dependent + chosen))

    def entities(self, second: Tensor, entity_set: Tensor) -> Tensor:
        """Entity label scores (b, n, labels), read under the guidelines of each sentence's set (b,)."""
        hidden = F.relu(self.entity(second) + self.entity_set(entity_set)[:, None, :])
        return self.entity_label(self.drop(hidden))

    def tags(self, first: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of UPOS (b, n, upos) and of features (b, n, feats)."""
        hidden = self.drop(F.relu(self.tag(first)))
        return self.upos(hidden), self.feats(hidden)

    def loss(self, batch: Batch) -> dict[str, Tensor]:
        """Mean cross-entropy of each task over the words that carry its label."""
        first, second = self.encode(batch)
        upos, feats = self.tags(first)
        losses = {
            "upos": _entropy(upos, batch.upos),
            "feats": _entropy(feats, batch.feats),
            "entities": _entropy(self.entities(second, batch.entity_set), batch.entities),
        }
        parsed = batch.heads[:, 0] >= 0
        if parsed.any():
            heads = batch.heads[parsed]
            second, lengths = second[parsed], batch.lengths[parsed]
            losses["arcs"] = _entropy(self.arcs(second, lengths), heads)
            losses["labels"] = _entropy(self.labels(second, heads.clamp(min=0)), batch.deprels[parsed])
        return losses


def _take(layer: Tensor, positions: Tensor) -> Tensor:
    return layer.gather(1, positions[..., None].expand(-1, -1, layer.shape[-1]))


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    known = gold >= 0
    if not known.any():
        return scores.new_zeros(())
    return F.cross_entropy(scores[known], gold[known])
