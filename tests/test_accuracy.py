"""Accuracy may not fall: each development set against its floor."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def load_benchmark() -> ModuleType:
    path = Path(__file__).parent.parent / "benchmarks" / "accuracy.py"
    spec = importlib.util.spec_from_file_location("accuracy_benchmark", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


accuracy = load_benchmark()


@pytest.mark.shared
@pytest.mark.model
@pytest.mark.parametrize("task", accuracy.TASKS, ids=lambda task: task.name)
def test_no_figure_falls_below_its_floor(task) -> None:
    gold = accuracy.SHARED / task.gold
    if not gold.exists():
        pytest.skip(f"development set {task.gold} is not beside the checkout")
    floor = accuracy.load_floors()[task.name]
    if floor["digest"] != accuracy.digest(gold):
        pytest.skip(f"the floors of {task.name} were measured on another edition of the set")
    result = accuracy.score(task)
    fallen = {
        path: (accuracy.figure(result, path), best)
        for path, best in floor["best"].items()
        if accuracy.figure(result, path) < best - accuracy.SLACK
    }
    assert not fallen, f"{task.name} fell: {fallen}"


def test_the_page_shows_what_the_floors_file_holds() -> None:
    assert accuracy.PAGE.read_text("utf-8") == accuracy.page(accuracy.load_floors()), "run `make floors`"
