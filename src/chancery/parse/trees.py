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
    if heads.count(0) < 2:
        heads = spanning_tree(square)[1:]
        if heads.count(0) == 1:
            return heads
    # One root costs less than two: with this penalty the spanning tree uses as few root arcs as it can, that is, one.
    # It makes cycles of all best heads, so it is kept for the sentences whose best tree has several.
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

    A cycle of best heads is joined into its first node, whose row and column then stand for the best arcs into and out
    of the cycle; ``ends`` says between which nodes the arc of each cell really runs.
    """
    size = len(scores)
    scores = scores.copy()
    ends = np.stack(np.meshgrid(np.arange(size), np.arange(size), indexing="ij"), axis=2)
    heads = [0, *scores[1:].argmax(axis=1).tolist()]
    content = [[node] for node in range(size)]
    joined: list[list[tuple[list[int], list[int]]]] = []
    while cycle := _cycle(heads):
        joined.append([(content[node], ends[node, heads[node]].tolist()) for node in cycle])
        _join(scores, ends, cycle, heads)
        first, *others = cycle
        content[first] = [node for member in cycle for node in content[member]]
        heads = [first if head in others else head for head in heads]
        heads[first] = int(scores[first].argmax())
        for node in others:
            heads[node], content[node] = 0, []
    tree = [0] + [-1] * (size - 1)
    for node in range(1, size):
        if content[node]:
            inner, outer = ends[node, heads[node]].tolist()
            tree[inner] = outer
    for arcs in reversed(joined):  # one node of each cycle hangs on something outside by now, and loses its old head
        for node, head in [arc for members, arc in arcs if all(tree[node] < 0 for node in members)]:
            tree[node] = head
    return tree


def _join(scores: NDArray[np.float64], ends: NDArray[np.int64], cycle: list[int], heads: list[int]) -> None:
    """Make the first node of ``cycle`` stand for all of it, in place; the others can be reached no more."""
    first, nodes, all_nodes = cycle[0], np.array(cycle), np.arange(len(scores))
    losses = scores[nodes] - scores[nodes, [heads[node] for node in cycle]][:, None]
    entered = losses.argmax(axis=0)
    left = scores[:, nodes].argmax(axis=1)
    into, into_ends = losses[entered, all_nodes], ends[nodes[entered], all_nodes]
    out, out_ends = scores[all_nodes, nodes[left]], ends[all_nodes, nodes[left]]
    scores[nodes], scores[:, nodes] = -np.inf, -np.inf
    scores[first], ends[first] = into, into_ends
    scores[:, first], ends[:, first] = out, out_ends
    scores[first, nodes] = -np.inf


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
