"""Server time of every kind of page, as its first answer on a warm server.

    python benchmarks/pages.py --record FILE [--runs 3] [--only WORD …] [--write]

Asks for the busiest of each kind: the two countries with most events together, the person told of most, the event with
most tellings, the longest report. A server is warmed up with the pages of others and then asked for each once: none was
asked for before, so none is kept. Processor seconds, the best of some such servers.
`--write` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import platform
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

from speed import PAGE, put_part, table

from chancery.cli import YOUNG
from chancery.record import Store
from chancery.web import Edition, create_app
from chancery.web.site import get

BUSIEST_PERSON = """SELECT e.id FROM entities AS e JOIN members AS m ON m.entity = e.id
JOIN parties AS p ON p.appearance = m.appearance WHERE e.schema = 'Person' GROUP BY e.id ORDER BY count(*) DESC, e.id"""
BUSIEST_EVENT = "SELECT event FROM event_claims GROUP BY event ORDER BY count(*) DESC, event"
LONGEST_REPORT = "SELECT number FROM current_reports ORDER BY length(body_text) DESC, number"
BUSIEST_POST = """SELECT p.post, p.of FROM parties AS p WHERE p.role = 'holder' AND p.post IS NOT NULL
AND length(p.of) = 3 GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2"""


def addresses(record: Path, *, place: int) -> dict[str, str]:
    """The page to ask for of every kind: that of the busiest subject, or of the one at `place` behind it."""
    from chancery.answer import figures
    from chancery.answer.overview import pairs

    with Store(record) as store:
        both = pairs(store)[place]
        measured = [one.parties for one in figures(store).series if len(one.parties) == 2 and "*" not in one.parties]
        counted = list(dict.fromkeys(measured))[place]
        person, event, report = (
            store.query(f"{sql} LIMIT 1 OFFSET ?", (place,))[0][0]
            for sql in (BUSIEST_PERSON, BUSIEST_EVENT, LONGEST_REPORT)
        )
        post, of = store.query(f"{BUSIEST_POST} LIMIT 1 OFFSET ?", (place,))[0]
    sides = f"party={both.left}&other={both.right}"
    word = ("agreement", "minister", "visit")[place % 3]
    return {
        "overview": f"/?{place}",
        "timeline": f"/timeline?size={50 + place}",
        "timeline, two countries": f"/timeline?{sides}",
        "timeline, marks to draw": f"/timeline/dots.json?sources={place + 1}",
        "relations": f"/relations?size={50 + place}",
        "relation": f"/relation/{both.left}/{both.right}",
        "people": f"/people?size={50 + place}",
        "a person": f"/entity/{quote(person, safe='')}",
        "post": f"/post?post={quote(post)}&of={of}",
        "agreements": f"/agreements?size={50 + place}",
        "agreements, two countries": f"/agreements?{sides}",
        "commitments": f"/commitments?size={50 + place}",
        "commitments, two countries": f"/commitments?{sides}",
        "quotations of a country": f"/quotations?name={both.left}",
        "quotations with a word": f"/quotations?about={word}",
        "figures": f"/figures?size={10 + place}",
        "figures, two countries": f"/figures?party={counted[0]}&other={counted[1]}",
        "map": f"/map?size={50 + place}",
        "map, two countries": f"/map?{sides}",
        "calendar": f"/calendar?size={50 + place}",
        "calendar, two countries": f"/calendar?{sides}",
        "disagreements": f"/disagreements?size={50 + place}",
        "coverage": f"/coverage?size={50 + place}",
        "coverage, two countries": f"/coverage?{sides}",
        "search": f"/search?q={word}",
        "reports": f"/search?size={20 + place}",
        "record": f"/record?{place}",
        "judgements": f"/judgements?{place}",
        "an event": f"/event/{event}",
        "a report": f"/report/{report}",
        "check (the form)": f"/check?{place}",
    }


def ask(record: Path, only: Sequence[str]) -> dict[str, tuple[float, int]]:
    """Processor seconds and bytes of the first answer of each kind, of a server that was warmed up with others."""
    gc.set_threshold(YOUNG)  # as `chancery serve` does
    app = create_app(Edition(record, today=lambda: date(2026, 6, 1)))
    for address in addresses(record, place=1).values():
        asyncio.run(get(app, address))
    told = {}
    for kind, address in addresses(record, place=0).items():
        if only and not any(word in kind for word in only):
            continue
        start = time.process_time()
        status, _, body = asyncio.run(get(app, address))
        told[kind] = time.process_time() - start, len(body)
        if status != 200:
            sys.exit(f"{address} answers {status}")
    return told


def best(record: Path, runs: int, only: Sequence[str]) -> list[tuple[str, float, int]]:
    """Kind of page, seconds and bytes of its first answer: the best of some servers, each a process of its own."""
    told = []
    for _ in range(runs):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as server:
            told.append(server.submit(ask, record, only).result())
    return [(kind, min(one[kind][0] for one in told), size) for kind, (_, size) in told[0].items()]


def main() -> None:
    """Measures, prints one line a page, and writes the part of the page of benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True, help="a record, best of some thousand reports")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="kinds of page that have one of these words")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args()
    lines = []
    for kind, seconds, size in best(options.record, options.runs, options.only):
        lines.append((kind, f"{1000 * seconds:.0f} ms", f"{size / 1000:.0f} kB"))
        print(f"{lines[-1][1]:>8}  {lines[-1][2]:>8}  {kind}")
    if options.write:
        with Store(options.record) as store:
            sizes = [store.value(f"SELECT count(*) FROM {name}") for name in ("current_reports", "events", "claims")]
        held = "{:,} reports, {:,} events, {:,} claims".format(*sizes)
        machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, load average {os.getloadavg()[0]:.1f}"
        told = f"Written by `benchmarks/pages.py` on {datetime.now(UTC):%Y-%m-%d}: {held}; {machine}."
        what = "Processor time of the first answer of a warm server, the busiest subject of each kind:"
        put_part("Pages", f"{told}\n\n{what}\n\n{table(('page', 'server time', 'size'), lines)}")
        print(f"written to {PAGE}")


if __name__ == "__main__":
    main()
