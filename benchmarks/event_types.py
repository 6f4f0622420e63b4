"""How often a story labelled with one PLOVER type yields an event of that type, type by type.

    python benchmarks/event_types.py STORIES.jsonl [--every N]

Each line has `text` and `label`. The stories are machine-written and their labels loose, so the figures compare
versions of the patterns; they are no estimate of accuracy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from chancery.model import Event, Report
from chancery.pipeline import analyse


def main() -> None:
    """Prints, for each label, stories, how many have an event of the label's type, and the commonest other types."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("stories", type=Path)
    options.add_argument("--every", type=int, default=1, help="Take every Nth story.")
    given = options.parse_args()
    lines = given.stories.read_text("utf-8").splitlines()[:: given.every]
    stories = [json.loads(line) for line in lines]
    reports = (Report(str(n), story["text"]) for n, story in enumerate(stories))
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    other: dict[str, Counter[str]] = {}
    for story, evidence in zip(stories, analyse(reports), strict=True):
        label = story["label"]
        kinds = {c.body.type for c in evidence.claims if isinstance(c.body, Event)}
        total[label] += 1
        hit[label] += label in kinds
        if label not in kinds:
            other.setdefault(label, Counter()).update(kinds or {"(none)"})
    for label in sorted(total):
        instead = ", ".join(f"{kind} {n}" for kind, n in other.get(label, Counter()).most_common(3))
        print(f"{label:10} {total[label]:5} {hit[label] / total[label]:.3f}  {instead}")
    print(f"{'all':10} {total.total():5} {hit.total() / total.total():.3f}")


if __name__ == "__main__":
    main()
