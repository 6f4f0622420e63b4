"""Make a checkpoint of the shipped model: ``python training/restore.py MODEL_FOLDER BUILD``.

It is the inverse of ``export.py`` for all but the entity head, so that ``entities.py`` can train a new head without the
encoder being trained again.  BUILD receives ``checkpoint.pt``; its weights have the half precision of the shipped ones.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import Inventory
from network_sizes import sizes_of
from torch_network import Parser

from chancery.parse.network import arrays_in, features_of
from export import LINEAR, PLAIN, TABLES, Array, arrays


def read(folder: Path) -> tuple[dict[str, Array], Inventory]:
    """The arrays of ``weights.npy`` by name, and the vocabularies and labels of ``tables.json``."""
    tables: dict[str, Any] = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
    shipped = arrays_in(np.load(folder / "weights.npy"), tables["arrays"])
    features = features_of(tables, shipped)
    labels = tables["labels"]
    return shipped, Inventory(features, *(tuple(labels[kind]) for kind in ("upos", "feats", "deprels")))


def weights(shipped: Mapping[str, Array]) -> dict[str, Array]:
    """The shipped arrays under torch's names and in its layout; of the entity head nothing."""
    result = {f"{name}.weight": shipped[name] for name in TABLES}
    result |= {name: shipped[name] for name in PLAIN}
    for name in LINEAR:
        result[f"{name}.weight"] = shipped[f"{name}_weight"].T
        result[f"{name}.bias"] = shipped[f"{name}_bias"]
    result["label_sum.weight"] = shipped["label_sum_weight"].T
    for layer in ("first", "second"):
        sides = zip(
            ("forwards", "backwards"),
            np.split(shipped[f"{layer}_in"].T, 2),
            np.split(shipped[f"{layer}_bias"], 2),
            strict=True,
        )
        for way, inputs, bias in sides:
            prefix = f"{layer}.{way}"
            result[f"{prefix}.weight_ih_l0"] = _gates(inputs)
            result[f"{prefix}.weight_hh_l0"] = _gates(shipped[f"{layer}_{way}"].T)
            result[f"{prefix}.bias_ih_l0"] = _gates(bias)
            result[f"{prefix}.bias_hh_l0"] = np.zeros_like(bias)
    return result


def _gates(rows: Array) -> Array:
    """The inverse of the order and the halving of gates in ``export.py``."""
    enter, forget, leave, cell = np.split(rows, 4)
    return np.concatenate([enter * 2, forget * 2, cell, leave * 2])


def main() -> None:
    """Read the arguments, restore, check that exporting gives the same again, and save."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("out", type=Path)
    options = arguments.parse_args()
    shipped, inventory = read(options.folder)
    sizes = sizes_of(inventory, hidden=len(shipped["first_forwards"]))
    parser = Parser(sizes, dropout=0.0, word_dropout=0.0)
    state = parser.state_dict() | {
        name: torch.tensor(np.ascontiguousarray(array)) for name, array in weights(shipped).items()
    }
    parser.load_state_dict(state)
    for name, array in arrays(parser.state_dict()).items():
        if not np.array_equal(array.astype(np.float16), shipped[name].astype(np.float16)):
            raise SystemExit(f"{name} differs after restoring: is {options.folder} a model that export.py wrote?")
    options.out.mkdir(parents=True, exist_ok=True)
    state = {"weights": parser.state_dict(), "sizes": asdict(sizes), "inventory": inventory}
    torch.save(state, options.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
