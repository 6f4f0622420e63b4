"""Speed of the whole path: reports a second into a record, words a second of each stage, answers, start-up.

    python benchmarks/speed.py [--reports FILE] [--limit N] [--jobs 2] [--names]

Writes docs/benchmarks.md. Without a file it takes the development set beside the checkout, else the samples. Seconds of
the wall clock depend on what else the machine does, so processor seconds stand beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SETS = (ROOT.parent / "shared" / "data" / "reports" / "state-press.jsonl", ROOT / "samples")
PAGE = ROOT / "docs" / "benchmarks.md"
PART = re.compile(r"^## ", re.MULTILINE)
"""What other benchmarks write stands on the page under headings."""
STAGED = 100
"""Reports that are measured stage by stage."""


def chancery(*arguments: str) -> str:
    """Runs the command line in a process of its own; returns what it prints. 1 is `add` with something not read."""
    run = subprocess.run([sys.executable, "-m", "chancery", *arguments], capture_output=True, text=True)
    if run.returncode > 1 or not run.stdout:
        sys.exit(f"chancery {' '.join(arguments)} failed: {run.stderr[-2000:]}")
    return run.stdout


def spent() -> float:
    """Processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What `work` returns, with its wall seconds and the processor seconds of the processes it started."""
    cpu, wall = spent(), time.perf_counter()
    out = work()
    return out, time.perf_counter() - wall, spent() - cpu


def adding(source: Path, jobs: int, record: str) -> list[tuple[str, str]]:
    """Rows about `chancery add` and what follows it."""
    out, wall, cpu = timed(lambda: chancery("--record", record, "add", str(source), "--jobs", str(jobs), "--json"))
    added = json.loads(out)
    reports = added["added"]
    rows = [
        (f"`chancery add --jobs {jobs}`, {reports} reports", f"{reports / wall:.1f} reports/s ({wall:.0f} s)"),
        ("processor time of it", f"{1000 * cpu / reports:.0f} ms a report"),
        ("not read", str(len(added["unread"]))),
        ("claims found", f"{added['claims']:,}"),
    ]
    for words in (["add", str(source), "--jobs", "1"], ["rebuild"], ["timeline", "--json"], ["status"]):
        _, wall, cpu = timed(lambda words=words: chancery("--record", record, *words))
        told = "the same again (all known)" if words[0] == "add" else f"`chancery {' '.join(words)}`"
        rows.append((told, f"{wall:.1f} s ({cpu:.1f} s processor)"))
    rows.append(("size of the record", f"{Path(record).stat().st_size / 1e6:.1f} MB"))
    return rows


def starting() -> list[tuple[str, str]]:
    """Rows about the start of the program: the best of five."""
    best = min(timed(lambda: chancery("--help"))[1] for _ in range(5))
    return [("`chancery --help`", f"{best:.2f} s")]


def stages(reports: Sequence[Any]) -> list[tuple[str, str]]:
    """Rows of words a second (of processor time, one core) for each stage after the model is loaded."""
    from chancery.extract.events import find_events
    from chancery.extract.figures import find_figures
    from chancery.extract.occupancies import find_occupancies
    from chancery.extract.quotes import find_quotes
    from chancery.parse.english import load_english
    from chancery.parse.mentions import find_mentions
    from chancery.parse.quotation import find_quoted
    from chancery.parse.times import find_elapsed, find_times

    parser = load_english()
    parser("The minister met the ambassador in Hanoi.")
    seconds: Counter[str] = Counter()

    def clocked(stage: str, work: Callable[..., Any], *given: Any) -> Any:
        before = time.process_time()
        out = work(*given)
        seconds[stage] += time.process_time() - before
        return out

    unread = (parser.make_doc(report.body_text, report) for report in reports)
    docs = clocked("syntax and names (the model)", lambda: list(parser.pipe(unread)))
    for report, doc in zip(reports, docs, strict=True):
        doc.quoted = clocked("quotation marks", find_quoted, doc.text)
        doc.times = clocked("times", find_times, doc)
        doc.elapsed = clocked("times", find_elapsed, doc.text, doc.times, report.published)
        doc.mentions = clocked("mentions", find_mentions, doc)
        quotes = clocked("quotes", find_quotes, doc)
        clocked("events", find_events, doc, quotes)
        clocked("occupancies", find_occupancies, doc)
        clocked("figures", find_figures, doc)
    words = sum(len(report.body_text.split()) for report in reports)
    seconds["quotes and figures together"] = seconds["quotes"] + seconds["figures"]
    rows = [(stage, f"{words / spent:,.0f}") for stage, spent in seconds.items() if spent]
    del seconds["quotes and figures together"]
    return [*rows, ("all of them", f"{words / seconds.total():,.0f}")]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def put_part(heading: str, text: str) -> None:
    """Puts `text` under `heading` on the page, in the place of what stood there."""
    page = PAGE.read_text("utf-8")
    first, *parts = PART.split(page)
    kept = {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}
    kept[heading] = text.strip()
    told = [f"## {heading}\n\n{kept[heading]}" for heading in sorted(kept)]
    PAGE.write_text("\n\n".join([first.strip(), *told]) + "\n", "utf-8")


def main() -> None:
    """Measures and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=next(path for path in SETS if path.exists()))
    parser.add_argument("--limit", type=int, help="take the first N lines of the file only")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--names", action="store_true", help="run benchmarks/names.py too (minutes)")
    options = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    with tempfile.TemporaryDirectory() as folder:
        source = options.reports
        if options.limit:
            source = Path(folder) / source.name
            source.write_text("".join(options.reports.open(encoding="utf-8").readlines()[: options.limit]), "utf-8")
        rows = [*starting(), *adding(source, options.jobs, str(Path(folder) / "speed.chancery"))]
        chosen = _some(source)
        staged = stages(chosen)
    load = f"load average {os.getloadavg()[0]:.1f}"
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {load} at the end of the run"
    parts = [
        "# Benchmarks",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}, Chancery {version('chancery')}, `{source.name}`:"
        f" {machine}.",
        table(("what", "measured"), rows),
        f"Words a second of processor time on one core, {len(chosen)} reports:",
        table(("stage", "words/s"), staged),
    ]
    known = PAGE.read_text("utf-8") if PAGE.exists() else ""
    others = PART.search(known)
    PAGE.write_text("\n\n".join(parts) + "\n" + (f"\n{known[others.start() :]}" if others else ""), "utf-8")
    if options.names:
        subprocess.run([sys.executable, str(ROOT / "benchmarks" / "names.py"), "--write"], check=True)
    print(PAGE.read_text("utf-8"))


def _some(source: Path) -> list[Any]:
    from chancery.model import Report
    from chancery.read import read

    reports = [item for item in read([str(source)]) if isinstance(item, Report)]
    return reports[:: max(1, len(reports) // STAGED)][:STAGED]


if __name__ == "__main__":
    main()
