"""Draws the findings of sets of reports and holds the hard ones against what a reader said of each.

    python benchmarks/findings.py              every set
    python benchmarks/findings.py --set NAME   only the sets whose name contains NAME

`findings.json` keeps the counts and the judgements. A hard finding that nobody has judged is added to it with an empty
verdict and printed, and the script ends with status 1: read both sides in the reports, and write `right`, `wrong` or
`doubtful` and a reason. docs/accuracy.md prints the file (`python benchmarks/accuracy.py`).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
REPORTS = ROOT.parent / "shared"
KEPT = ROOT / "benchmarks" / "findings.json"
SEED = 7


@dataclass(frozen=True)
class Set:
    """A file or folder of reports, all of it or so many of its lines at random."""

    name: str
    source: str
    sample: int | None = None


SETS = (
    Set("state-press, 500 at random", "data/reports/state-press.jsonl", 500),
    Set("state-press, all", "data/reports/state-press.jsonl"),
    Set("ukraine-president", "data/reports/ukraine-president.jsonl"),
    Set("gold-reports", "gold-reports/reports"),
    Set("seeds", "seeds"),
)


def disagreements(chosen: Set, folder: Path) -> tuple[int, list[dict[str, Any]]]:
    """How many reports the set has, and its findings."""
    source = REPORTS / chosen.source
    if chosen.sample is not None:
        lines = source.read_text("utf-8").splitlines()
        picked = random.Random(SEED).sample(lines, chosen.sample)
        source = folder / "sample.jsonl"
        source.write_text("\n".join(picked) + "\n", "utf-8")
    record = folder / "record.chancery"
    list(ask(record, "add", str(source)))
    found = list(ask(record, "disagreements"))
    return next(ask(record, "status"))["reports"], found


def ask(record: Path, *words: str) -> Iterator[dict[str, Any]]:
    """The answer of a command, one object for each line."""
    command = [sys.executable, "-m", "chancery", "--record", str(record), *words, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=False)
    if run.returncode:
        raise RuntimeError(f"{' '.join(words)} failed: {run.stderr[-2000:]}")
    for line in run.stdout.splitlines():
        yield json.loads(line)


def load() -> dict[str, Any]:
    """`{"sets": {name: counts}, "judged": [finding with verdict and why]}`."""
    stored: dict[str, Any] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {"sets": {}, "judged": []}
    return stored


def keep(kept: dict[str, Any], chosen: Set, reports: int, found: list[dict[str, Any]]) -> None:
    """Notes the counts of a set, and its hard findings; a judgement stays with what it was said of."""
    grades = [finding["grade"] for finding in found]
    kept["sets"][chosen.name] = {"reports": reports, "hard": grades.count("hard"), "soft": grades.count("soft")}
    judged = {(finding["set"], finding["id"]): finding for finding in kept["judged"]}
    hard = [finding for finding in found if finding["grade"] == "hard"]
    others = [finding for finding in kept["judged"] if finding["set"] != chosen.name]
    rows = []
    for finding in hard:
        known = judged.get((chosen.name, finding["id"]), {"verdict": "", "why": ""})
        about = {"set": chosen.name, "id": finding["id"], "check": finding["check"], "sentence": finding["sentence"]}
        rows.append(about | {"verdict": known["verdict"], "why": known["why"]})
    kept["judged"] = sorted([*others, *rows], key=lambda finding: (finding["set"], finding["check"], finding["id"]))


def main() -> None:
    """Draws, compares, writes; status 1 while a hard finding has no verdict."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="")
    wanted = parser.parse_args().set
    kept = load()
    for chosen in SETS:
        if wanted not in chosen.name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            reports, found = disagreements(chosen, Path(folder))
        keep(kept, chosen, reports, found)
        print(chosen.name, json.dumps(kept["sets"][chosen.name]))
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    open_ones = [finding for finding in kept["judged"] if not finding["verdict"]]
    for finding in open_ones:
        print(f"not judged: {finding['id']} {finding['set']}: {finding['sentence']}")
    raise SystemExit(1 if open_ones else 0)


if __name__ == "__main__":
    main()
