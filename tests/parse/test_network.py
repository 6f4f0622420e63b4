import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from chancery.parse.features import FeatureTables, normal_form, shape_of, without_marks
from chancery.parse.lemmas import Lemmatizer
from chancery.parse.network import Labels, Network
from chancery.parse.trees import best_tree

LABELS = Labels(
    ("NOUN", "VERB"), ("", "Number=Sing"), ("nsubj", "obj", "root"), ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
)
TABLES = FeatureTables(
    {"the": 1, "cat": 2}, {"x": 1, "Xxx": 2}, ngram_buckets=16, affix_buckets=8, lists={"hanoi": 3, "cat": 1}
)
HIDDEN = 5


def random_network(seed: int = 0) -> Network:
    rng = np.random.default_rng(seed)
    width, both = 4 + 3 + 2 + 2 + 2, 2 * HIDDEN
    shapes = {
        "word": (3, 4), "ngram": (16, 3), "prefix": (8, 2), "suffix": (8, 2), "shape": (3, 2),
        "first_in": (width, 8 * HIDDEN), "first_bias": (8 * HIDDEN,), "second_in": (both, 8 * HIDDEN),
        "second_bias": (8 * HIDDEN,), "tag_weight": (both, 4), "tag_bias": (4,), "upos_weight": (4, 2),
        "upos_bias": (2,), "feats_weight": (4, 2), "feats_bias": (2,), "arc_dependent_weight": (both, 6),
        "arc_dependent_bias": (6,), "arc_head_weight": (both, 6), "arc_head_bias": (6,), "arc_weight": (6, 6),
        "arc_bias": (6,), "arc_root": (6,), "label_dependent_weight": (both, 3), "label_dependent_bias": (3,),
        "label_head_weight": (both, 3), "label_head_bias": (3,), "label_root": (3,), "label_product_weight": (3, 3),
        "label_product_bias": (3,), "label_sum_weight": (3, 3), "entity_weight": (both, 4), "entity_bias": (4,),
        "entity_before": (width + 2, 4), "entity_word": (width + 2, 4), "entity_after": (width + 2, 4),
        "entity_label_weight": (4, 5), "entity_label_bias": (5,),
    }  # fmt: skip
    shapes |= {
        f"{layer}_{way}": (HIDDEN, 4 * HIDDEN) for layer in ("first", "second") for way in ("forwards", "backwards")
    }
    weights = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return Network(weights, LABELS, TABLES)


SENTENCES = [["The", "cat"], ["Hanoi"], ["the", "cat", "sat", "on", "a", "2024", "mat"], ["a", "b", "c", "d"]]


def test_company_does_not_change_an_analysis() -> None:
    network = random_network()
    together = network.analyse(SENTENCES)
    for sentence, found in zip(SENTENCES, together, strict=True):
        alone = random_network().analyse([sentence])[0]
        for field in ("upos", "feats", "heads", "deprels", "entities"):
            assert getattr(alone, field).tolist() == getattr(found, field).tolist()


def naive_layer(inputs: NDArray[np.float32], weights: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    """The textbook LSTM over one sentence, gates in the order input, forget, output, cell, their rows halved."""
    sides = []
    for side, way in enumerate(("forwards", "backwards")):
        order = range(len(inputs)) if way == "forwards" else range(len(inputs) - 1, -1, -1)
        columns = slice(side * 4 * HIDDEN, (side + 1) * 4 * HIDDEN)
        state, cell = np.zeros(HIDDEN), np.zeros(HIDDEN)
        out = np.zeros((len(inputs), HIDDEN))
        for t in order:
            gate = inputs[t] @ weights[f"{name}_in"][:, columns] + weights[f"{name}_bias"][columns]
            enter, forget, leave, new = np.split(gate + state @ weights[f"{name}_{way}"], 4)
            enter, forget, leave = (1 / (1 + np.exp(-2 * row)) for row in (enter, forget, leave))
            cell = forget * cell + enter * np.tanh(new)
            state = leave * np.tanh(cell)
            out[t] = state
        sides.append(out)
    return np.concatenate(sides, axis=1)


def test_layers_are_textbook_lstms() -> None:
    network = random_network(1)
    from chancery.parse.network import _lay_out

    inputs = np.random.default_rng(2).normal(size=(7, 10)).astype(np.float32)
    layout = _lay_out([4, 3])
    places = np.concatenate(layout.rows)
    packed = np.empty_like(inputs)
    packed[places] = inputs
    found = network._layer("second", packed, layout, None)[places]
    wanted = np.concatenate([naive_layer(part, network._w, "second") for part in (inputs[:4], inputs[4:])])
    np.testing.assert_allclose(found, wanted, atol=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_entities_never_begin_inside(seed: int) -> None:
    for found in random_network(seed).analyse(SENTENCES):
        labels = ["O", *(LABELS.entities[number] for number in found.entities)]
        for before, after in itertools.pairwise(labels):
            assert not after.startswith("I-") or before[2:] == after[2:]


@pytest.mark.parametrize("seed", range(5))
def test_the_root_alone_is_labelled_root(seed: int) -> None:
    for found in random_network(seed).analyse(SENTENCES):
        roots = [LABELS.deprels[label] == "root" for label in found.deprels]
        assert roots == [head == 0 for head in found.heads]
        assert sum(roots) == 1


def is_tree(heads: tuple[int, ...]) -> bool:
    def reaches(word: int) -> bool:
        seen: set[int] = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        return word == 0

    return heads.count(0) == 1 and all(reaches(word) for word in range(1, len(heads) + 1))


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_best_tree_is_the_best_of_all_trees(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    trees = [heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads)]
    best = max(trees, key=lambda heads: sum(scores[word, head] for word, head in enumerate(heads)))
    assert tuple(best_tree(scores)) == best


def test_a_long_sentence_has_one_tree() -> None:
    heads = best_tree(np.random.default_rng(0).normal(size=(120, 121)).astype(np.float32))
    assert is_tree(tuple(heads))


def test_features() -> None:
    assert normal_form("G20’s") == "g00's"
    assert without_marks("Đặng Minh Khôi") == "Dang Minh Khoi"
    assert [shape_of(form) for form in ("Hanoi", "VND", "G20", "Đặng", "al-")] == ["Xxx", "XX", "Xdd", "X'x'xx", "xx-"]
    assert TABLES.of("Cat").word == TABLES.of("cat").word == 2
    assert TABLES.of("zebra").word == 0
    assert TABLES.of("Khôi").ngrams == TABLES.of("Khoi").ngrams


def test_lemmas() -> None:
    endings = {"NOUN|Number=Plur": {"s": (1, ""), "ies": (3, "y"), "": (0, "")}}
    lemmatizer = Lemmatizer({"children|NOUN|Number=Plur": "child"}, endings)
    assert lemmatizer.lemma("Parties", "NOUN", "Number=Plur") == "party"
    assert lemmatizer.lemma("talks", "NOUN", "Number=Plur") == "talk"
    assert lemmatizer.lemma("children", "NOUN", "Number=Plur") == "child"
    assert lemmatizer.lemma("sheep", "NOUN", "Number=Plur") == "sheep"
    assert lemmatizer.lemma("Hanoi", "PROPN", "Number=Sing") == "Hanoi"
    assert lemmatizer.lemma("S", "NOUN", "Number=Plur") == "s"
