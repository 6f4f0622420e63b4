"""From scores of arcs to a tree with exactly one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """The heads of the best tree over ``n`` words: 0 for the root, else the 1-based number of the head.

    ``scores`` is (n, n + 1): row ``i`` scores each head of word ``i + 1``, column 0 the root.  The best head of every
    word is a tree nearly always; only where it is not does the maximum spanning tree have to be searched for.
    """
    size = scores.shape[0]
    scores = scores.copy()
    scores[np.arange(size), np.arange(1, size + 1)] = -np.inf
    heads: list[int] = scores.argmax(axis=1).tolist()
    if heads.count(0) == 1 and _reaches_root(heads):
        return heads
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    # One root costs less than two: with this penalty the spanning tree uses as few root arcs as it can, that is, one.
    square[1:, 0] -= 1.0 + 2.0 * size * float(np.abs(scores[np.isfinite(scores)]).max())
    return spanning_tree(square)[1:]


def _reaches_root(heads: list[int]) -> bool:
    """Whether every word's chain of heads ends at 0."""
    safe = [False] * (len(heads) + 1)
    safe[0] = True
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        while not safe[word]:
            if len(path) > len(heads):
                return False
            path.append(word)
            word = heads[word - 1]
        for passed in path:
            safe[passed] = True
    return True


def spanning_tree(scores: NDArray[np.float64]) -> list[int]:
    """Maximum spanning arborescence from node 0 (Chu and Liu 1965, Edmonds 1967).

    ``scores[i, j]`` is the score of node ``j`` as the head of node ``i``; row 0 is ignored.  Returns the head of each
    node, with 0 for node 0 itself.
    """
    size = scores.shape[0]
    heads = [0] + [int(scores[node].argmax()) for node in range(1, size)]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    loss = {node: scores[node] - scores[node, heads[node]] for node in cycle}
    entering = np.stack([loss[node][outside] for node in cycle])
    leaving = scores[np.ix_(outside, np.array(cycle))]
    reduced = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    reduced[:-1, :-1] = scores[np.ix_(outside, outside)]
    reduced[-1, :-1] = entering.max(axis=0)
    reduced[:-1, -1] = leaving.max(axis=1)
    chosen = spanning_tree(reduced)
    for place, node in enumerate(outside[1:], start=1):
        head = chosen[place]
        heads[node] = cycle[int(leaving[place].argmax())] if head == len(outside) else int(outside[head])
    entry = chosen[-1]
    broken = cycle[int(entering[:, entry].argmax())]
    heads[broken] = int(outside[entry])
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle of ``heads``, or none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return []
