"""Prints random merges of a record, to be read by a person: which words of which reports were put together, and why.

    chancery --record press.chancery add ../shared/data/reports
    python benchmarks/merges.py press.chancery --seed 1 --count 50

A merge is one judgement of the rules: two claims that tell one event. `--across` takes only those that join two
reports, `--within` only those inside one report. The sample is of the merges sorted by the claims' ids, so that a seed
gives the same merges of the same record on every machine. What was judged of such samples stands in `merges.toml`;
`accuracy.py` puts it on the page of accuracy.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

from chancery.record import Store

BEFORE, AFTER = 300, 150
"""Code points of the report shown on each side of the words."""

CLAIM = """SELECT c.*, r.number AS report_number, r.headline, r.versioncreated, r.body_text FROM claims AS c
JOIN current_reports AS r ON r.number = c.report WHERE c.id = ?"""


def merges(store: Store, kind: str = "") -> list[tuple[Any, Any, Any]]:
    """All merges as `(left claim, right claim, judgement)`; `kind` is `across`, `within` or empty for all."""
    rows = store.query(
        "SELECT * FROM judgements WHERE about = 'events' AND verdict = 'same' AND by = 'rule'"
        " ORDER BY left_id, right_id"
    )
    found = [(_claim(store, row["left_id"]), _claim(store, row["right_id"]), row) for row in rows]
    return [
        (left, right, row)
        for left, right, row in found
        if not kind or (left["report"] != right["report"]) == (kind == "across")
    ]


def _claim(store: Store, identity: str) -> Any:
    return store.query(CLAIM, (identity,))[0]


def show(claim: Any) -> str:
    """The words of a claim in their report, with what was made of them."""
    body = json.loads(claim["body"])
    sides = [", ".join(party["name"] for party in body[side]) for side in ("actors", "recipients")]
    place = body["place"]["name"] if body["place"] else "-"
    text, start, end = claim["body_text"], claim["span_start"], claim["span_end"]
    left = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 2, start - BEFORE)
    told = f"…{text[left:start]}[[{claim['text']}]]{text[end : end + AFTER]}…".replace("\n", " ")
    about = f"{claim['type']} {claim['mode'] or '-'}, {claim['status']}, {claim['edtf'] or 'no date'}, {place}"
    head = f"  [{claim['report_number']}] {(claim['versioncreated'] or 'undated')[:10]} {claim['headline']}"
    return f"{head}\n      {about}: {' – '.join(side for side in sides if side)}\n      {told}"


def main() -> None:
    """Prints the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--across", dest="kind", action="store_const", const="across", default="")
    parser.add_argument("--within", dest="kind", action="store_const", const="within")
    options = parser.parse_args()
    with Store(options.record) as store:
        every = merges(store, options.kind)
        chosen = random.Random(options.seed).sample(every, min(options.count, len(every)))
        print(f"{len(chosen)} of {len(every)} merges, seed {options.seed}")
        for number, (left, right, judgement) in enumerate(chosen, 1):
            print(f"\n{number}. {judgement['reason']} ({judgement['score']})\n{show(left)}\n{show(right)}")


if __name__ == "__main__":
    main()
