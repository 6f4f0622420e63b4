"""How long `chancery check` takes against a record of 10,000 reports, from the command line, model load included.

    python benchmarks/check_speed.py --record FILE [--reports 10000] [--runs 5] [--keep FILE] [--write]

Inflates a copy of a record: each copy of a report has other numbers, a later day and, every other time, names of its
own, so that words, names, offices and days are as many as in a record of that size. Then checks a draft of 400 words
made from two of its reports. Wall clock and processor seconds are of whole processes, the best of the runs; those of
`chancery --help` stand beside them, and the seconds that counting to five million takes, to compare machines by.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from speed import put_part, table

import chancery
from chancery.record import Store, current_claims

WORDS = 400


def inflate(path: Path, wanted: int) -> int:
    """Copies the reports of the record with what was found in them until there are `wanted`; returns how many."""
    with Store(path) as store:
        db = store.db
        own = store.value("SELECT count(*) FROM reports")
        step = {table: store.value(f"SELECT max({key}) FROM {table}") for table, key in _KEYS.items()}
        rounds = -(-wanted // own) - 1
        with store.transaction():
            for turn in range(1, rounds + 1):
                _copy(db, turn, {table: turn * by for table, by in step.items()})
            for kind in KINDS:  # an id is a hash of the content, and the days are others now
                ids = [(claim.id, number) for number, _, claim in current_claims(store, kind)]
                db.executemany("UPDATE claims SET id = ? WHERE number = ?", ids)
        db.execute("ANALYZE")
        return int(store.value("SELECT count(*) FROM reports"))


KINDS = ("event", "occupancy", "quote", "figure")
_KEYS = {"reports": "number", "appearances": "number", "claims": "number"}


def _copy(db: sqlite3.Connection, turn: int, by: dict[str, int]) -> None:
    """One copy of everything that the first reports hold."""
    first = {table: by[table] // turn for table in by}
    days = f"+{turn * 37} days"
    mark = f" {_letters(turn)}" if turn % 2 else ""
    report, appearance, claim = by["reports"], by["appearances"], by["claims"]
    db.execute(
        f"""INSERT INTO reports SELECT number + {report}, digest || '-{turn}', uri || '-{turn}', version, provider,
            credits, headline, body_text, language, located, date(substr(versioncreated, 1, 10), '{days}'), pubstatus,
            url, byline, furniture FROM reports WHERE number <= {first["reports"]}"""
    )
    db.execute(
        f"""INSERT INTO report_words (rowid, headline, body_text)
            SELECT number + {report}, coalesce(headline, '') || '{mark}', body_text || '{mark}'
            FROM reports WHERE number <= {first["reports"]}"""
    )
    db.execute(
        f"""INSERT INTO appearances SELECT number + {appearance}, report + {report}, schema,
            name || iif(schema = 'Person', '{mark}', ''), folded || iif(schema = 'Person', lower('{mark}'), ''),
            country, post, of FROM appearances WHERE number <= {first["appearances"]}"""
    )
    _shifted(db, "claims", {"number": claim, "report": report}, f"number <= {first['claims']}", days)
    _shifted(db, "times", {"report": report}, f"report <= {first['reports']}", days)
    _shifted(db, "elapsed", {"report": report}, f"report <= {first['reports']}", days)
    _shifted(db, "mentions", {"appearance": appearance, "report": report}, f"report <= {first['reports']}", days)
    _shifted(db, "parties", {"claim": claim, "appearance": appearance}, f"claim <= {first['claims']}", days)
    entity = f"iif(e.schema = 'Person' AND '{mark}' <> '', m.entity || '-{turn}', m.entity)"
    db.execute(
        f"""INSERT OR IGNORE INTO entities SELECT id || '-{turn}', schema, caption || '{mark}', country
            FROM entities WHERE schema = 'Person' AND '{mark}' <> '' AND id NOT LIKE '%-%'"""
    )
    db.execute(
        f"""INSERT OR IGNORE INTO entity_names SELECT n.entity || '-{turn}', n.text || '{mark}',
            n.folded || lower('{mark}'), n.script, n.reports FROM entity_names AS n
            JOIN entities AS e ON e.id = n.entity
            WHERE e.schema = 'Person' AND '{mark}' <> '' AND n.entity NOT LIKE '%-%'"""
    )
    db.execute(
        f"""INSERT INTO members SELECT m.appearance + {appearance}, {entity} FROM members AS m
            JOIN entities AS e ON e.id = m.entity WHERE m.appearance <= {first["appearances"]}"""
    )
    db.execute(
        f"""INSERT INTO sources SELECT report + {report}, origin || '-{turn}', NULL, reason FROM sources
            WHERE report <= {first["reports"]}"""
    )


def _shifted(db: sqlite3.Connection, table: str, shift: dict[str, int], which: str, days: str) -> None:
    """Copies rows with their numbers and days moved on."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    given = []
    for column in columns:
        if column in shift:
            given.append(f"{column} + {shift[column]}")
        elif column in ("earliest", "latest"):
            given.append(f"date({column}, '{days}')")
        else:
            given.append(column)
    db.execute(f"INSERT INTO {table} SELECT {', '.join(given)} FROM {table} WHERE {which}")


def _letters(number: int) -> str:
    """A surname for each number: 27 becomes "Bba"."""
    word = ""
    while number:
        number, digit = divmod(number, 26)
        word = chr(ord("a") + digit) + word
    return f"B{word}"


def draft(path: Path) -> tuple[str, str]:
    """About 400 words of two reports of the record, and the day of the first."""
    with Store(path) as store:
        rows = store.query(
            "SELECT body_text, substr(versioncreated, 1, 10) AS day FROM reports WHERE length(body_text) > 1600"
            " AND versioncreated IS NOT NULL ORDER BY number LIMIT 2"
        )
    halves = [" ".join(row["body_text"].split(" ")[: WORDS // 2]) for row in rows]
    return "\n\n".join(halves), rows[0]["day"]


def timed(*words: str) -> tuple[float, float]:
    """Wall and processor seconds of one run of the command line."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "chancery", *words]
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    if run.returncode > 1 or not run.stdout:
        sys.exit(f"chancery {' '.join(words)} failed: {run.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


def counting() -> float:
    """Processor seconds that counting to five million takes."""
    start, number = time.process_time(), 0
    while number < 5_000_000:
        number += 1
    return time.process_time() - start


def main() -> None:
    """Measures and prints one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True, help="a record with some hundred reports")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="leave the inflated record here")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args()
    compileall.compile_dir(Path(chancery.__file__).parent, quiet=1)  # as an installed program is
    with tempfile.TemporaryDirectory() as folder:
        record = options.keep or Path(folder) / "big.chancery"
        if not (options.keep and options.keep.exists()):
            shutil.copy(options.record, record)
            inflate(record, options.reports)
        text, day = draft(record)
        written = Path(folder) / "draft.txt"
        written.write_text(text, "utf-8")
        check = ("--record", str(record), "check", str(written), "--published", day, "--json")
        with Store(record) as store:
            result: dict[str, Any] = {"reports": store.value("SELECT count(*) FROM reports")}
        result |= {"words": len(text.split()), "bytes": record.stat().st_size}
        for name, words in (("", check), ("help_", ("--help",))):
            runs = [timed(*words) for _ in range(options.runs)]
            result[f"{name}wall_s"] = round(min(wall for wall, _ in runs), 2)
            result[f"{name}processor_s"] = round(min(used for _, used in runs), 2)
        result["counting_s"] = round(min(counting() for _ in range(3)), 2)
        result["load"] = round(os.getloadavg()[0], 1)
    print(json.dumps(result))
    if options.write:
        put_part("A draft", _told(result))


def _told(result: dict[str, Any]) -> str:
    """The part of docs/benchmarks.md."""
    size = f"{result['reports']:,} reports, {result['bytes'] / 1e6:,.0f} MB"
    machine = f"{os.cpu_count()} cores, load average {result['load']} at the end"
    head = f"{size}; {machine}. The best run, start and model included."
    rows = (
        (f"`chancery check`, a draft of {result['words']} words", _seconds(result, "")),
        ("`chancery --help`", _seconds(result, "help_")),
        ("counting to five million in Python", f"{result['counting_s']} s"),
    )
    return f"{head}\n\n{table(('what', 'measured'), rows)}"


def _seconds(result: dict[str, Any], name: str) -> str:
    return f"{result[f'{name}wall_s']:.2f} s ({result[f'{name}processor_s']:.2f} s processor)"


if __name__ == "__main__":
    main()
