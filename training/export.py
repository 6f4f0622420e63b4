"""Write a checkpoint as the files the package ships: ``python training/export.py DATA CHECKPOINT MODEL_FOLDER``.

``weights.npy`` holds all arrays in half precision, one after another, transposed for ``inputs @ weight``;
``tables.json`` their names and shapes, the vocabularies, labels and lemma tables.  Both are written beside their place
and moved there whole.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from batches import Inventory
from numpy.typing import NDArray
from prepare import NER_LABELS, NER_SETS, Sentence, read_conllu
from train import TREEBANKS

from chancery.parse.lemmas import LONGEST_ENDING, Lemmatizer, lemma_key

Array = NDArray[np.float32]
LINEAR = ("tag", "upos", "feats", "arc_dependent", "arc_head", "label_dependent", "label_head", "label_product")
TABLES = ("word", "ngram", "prefix", "suffix", "shape")
PLAIN = ("arc_weight", "arc_bias", "arc_root", "label_root")


def arrays(weights: dict[str, torch.Tensor]) -> dict[str, Array]:
    """The weights under the names and in the layout that ``chancery.parse.network`` reads."""
    w = {name: tensor.numpy() for name, tensor in weights.items()}
    result = {name: w[f"{name}.weight"] for name in TABLES}
    result |= {name: w[name] for name in PLAIN}
    for name in LINEAR:
        result[f"{name}_weight"] = w[f"{name}.weight"].T
        result[f"{name}_bias"] = w[f"{name}.bias"]
    result["label_sum_weight"] = w["label_sum.weight"].T
    for layer in ("first", "second"):
        result |= _lstm(w, layer)
    return result


def entity_arrays(weights: dict[str, torch.Tensor]) -> dict[str, Array]:
    """The entity head of ``entities.py``, reading under UNER's guidelines."""
    w = {name: tensor.numpy() for name, tensor in weights.items()}
    before, word, after = np.split(w["words.weight"].T, 3)
    return {
        "entity_weight": w["encoded.weight"].T,
        "entity_bias": w["encoded.bias"] + w["sets.weight"][NER_SETS.index("uner")],
        "entity_before": before,
        "entity_word": word,
        "entity_after": after,
        "entity_label_weight": w["label.weight"].T,
        "entity_label_bias": w["label.bias"],
    }


def _lstm(w: dict[str, Array], layer: str) -> dict[str, Array]:
    inputs, biases, result = [], [], {}
    for way in ("forwards", "backwards"):
        prefix = f"{layer}.{way}"
        inputs.append(_gates(w[f"{prefix}.weight_ih_l0"]))
        biases.append(_gates(w[f"{prefix}.bias_ih_l0"] + w[f"{prefix}.bias_hh_l0"]))
        result[f"{layer}_{way}"] = _gates(w[f"{prefix}.weight_hh_l0"]).T
    result[f"{layer}_in"] = np.concatenate(inputs).T
    result[f"{layer}_bias"] = np.concatenate(biases)
    return result


def _gates(rows: Array) -> Array:
    """Torch's gate order (input, forget, cell, output) to (input, forget, output, cell), the sigmoid ones halved."""
    enter, forget, cell, leave = np.split(rows, 4)
    return np.concatenate([enter * 0.5, forget * 0.5, leave * 0.5, cell])


def lemma_tables(sentences: Sequence[Sentence]) -> tuple[dict[str, str], dict[str, dict[str, tuple[int, str]]]]:
    """Exceptions and endings of ``chancery.parse.lemmas``, learned from ``sentences``."""
    lemmas: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for form, lemma, upos, feats in zip(s.forms, s.lemmas, s.upos, s.feats, strict=True):
            if lemma != "_" and "Typo=Yes" not in feats and "Abbr=Yes" not in feats:
                lemmas[lemma_key(form, upos), upos, feats][lemma.replace("’", "'")] += 1
    edits: dict[str, dict[str, Counter[tuple[int, str]]]] = defaultdict(lambda: defaultdict(Counter))
    for (word, upos, feats), counts in lemmas.items():
        lemma = counts.most_common(1)[0][0]
        shared = len(_shared(word, lemma))
        if not shared:  # "palestinian" to "Palestinian" teaches nothing about "ukrainian"
            continue
        for length in range(min(LONGEST_ENDING, len(word)) + 1):
            edits[f"{upos}|{feats}"][word[len(word) - length :]][len(word) - shared, lemma[shared:]] += 1
    endings = {key: _pruned(by_ending) for key, by_ending in edits.items()}
    rules = Lemmatizer({}, endings)
    exceptions: dict[str, str] = {}
    for (word, upos, feats), counts in lemmas.items():
        lemma = counts.most_common(1)[0][0]
        if rules.lemma(word, upos, feats) != lemma:
            exceptions[f"{word}|{upos}|{feats}"] = lemma
    return exceptions, endings


def _shared(word: str, lemma: str) -> str:
    length = 0
    while length < min(len(word), len(lemma)) and word[length] == lemma[length]:
        length += 1
    return word[:length]


def _pruned(by_ending: dict[str, Counter[tuple[int, str]]]) -> dict[str, tuple[int, str]]:
    """Keep an ending if it says something other than the next shorter one that is kept."""
    kept: dict[str, tuple[int, str]] = {}
    for ending in sorted(by_ending, key=lambda text: (len(text), text)):
        edit, count = by_ending[ending].most_common(1)[0]
        shorter = next((kept[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in kept), None)
        if edit != shorter and (count >= 2 or not ending):
            kept[ending] = edit
    return kept


def write(folder: Path, weights: dict[str, Array], inventory: Inventory, sentences: Sequence[Sentence]) -> None:
    """Write both files of the model."""
    exceptions, endings = lemma_tables(sentences)
    tables = {
        "arrays": [(name, array.shape) for name, array in weights.items()],
        "labels": {
            "upos": inventory.upos,
            "feats": inventory.feats,
            "deprels": inventory.deprels,
            "entities": NER_LABELS,
        },
        "words": list(inventory.tables.words),
        "shapes": list(inventory.tables.shapes),
        "lists": dict(inventory.tables.lists),
        "exceptions": exceptions,
        "endings": endings,
    }
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "weights.tmp").open("wb") as file:
        np.save(file, np.concatenate([array.astype(np.float16).ravel() for array in weights.values()]))
    (folder / "tables.tmp").write_text(json.dumps(tables, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    (folder / "tables.tmp").replace(folder / "tables.json")
    (folder / "weights.tmp").replace(folder / "weights.npy")


def main() -> None:
    """Read the arguments and export."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("checkpoint", type=Path)
    arguments.add_argument("folder", type=Path)
    options = arguments.parse_args()
    state = torch.load(options.checkpoint, weights_only=False)
    sentences = [s for name in TREEBANKS for s in read_conllu(options.data / f"treebanks/{name}-train.conllu")]
    weights = arrays(state["weights"]) | entity_arrays(state["entity_head"])
    write(options.folder, weights, state["inventory"], sentences)


if __name__ == "__main__":
    main()
