from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chancery.record import Store
from chancery.run import Options, add
from chancery.run.add import BATCH, BATCH_CHARACTERS

SLOW = Path(__file__).with_name("slow_add.py")
NAMES = ["Arkhipov", "Belova", "Chinh", "Dung", "Egorov"]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Enough reports for several batches; the last item is a correction of the first, one line is broken."""
    path = tmp_path / "news.jsonl"
    lines = []
    for number in range(BATCH * 4 + 3):
        text = (
            f"{NAMES[number % 5]} {NAMES[(number + 2) % 5]}-{number % 7} met in the capital and talked about {number}."
        )
        lines.append(json.dumps({"id": f"item-{number}", "text": text, "language": "en", "published": "2024-06-20"}))
    lines.insert(5, "{ this is no JSON")
    lines.append(json.dumps({"id": "item-0", "text": "Arkhipov Chinh met again.", "language": "en"}))
    path.write_text("\n".join(lines) + "\n")
    return path


def slow_add(record: Path, news: Path, seconds: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(SLOW), str(record), str(news), str(seconds)])


def stored(record: Path) -> int:
    try:
        with Store(record) as store:
            return store.value("SELECT count(*) FROM reports")
    except Exception:
        return 0


def test_a_killed_run_goes_on_and_ends_like_an_unbroken_one(tmp_path, news, contents):
    whole, broken = tmp_path / "whole.chancery", tmp_path / "broken.chancery"
    assert slow_add(whole, news, 0).wait(60) == 0
    run = slow_add(broken, news, 0.7)
    deadline = time.monotonic() + 60
    while stored(broken) < BATCH and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    at_kill = stored(broken)
    assert BATCH <= at_kill < BATCH * 4
    assert at_kill % BATCH == 0
    assert slow_add(broken, news, 0).wait(60) == 0
    assert contents(broken) == contents(whole)
    with Store(broken) as store:
        assert store.value("SELECT count(*) FROM runs WHERE finished IS NULL") == 1


def test_a_killed_run_says_so(tmp_path, news):
    from chancery.answer import status

    record = tmp_path / "r.chancery"
    run = slow_add(record, news, 5)
    deadline = time.monotonic() + 60
    while not (record.exists() and record.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.05)
    while time.monotonic() < deadline:
        with Store(record) as store:
            if store.value("SELECT count(*) FROM runs"):
                break
    run.kill()
    run.wait()
    with Store(record) as store:
        assert status(store).unfinished


def stand_in(batches):
    sys.path.insert(0, str(SLOW.parent))
    try:
        from slow_add import found
    finally:
        sys.path.pop(0)
    for batch in batches:
        yield [found(report) for report in batch]


def test_a_run_tells_what_became_of_every_input(store, news):
    heard = []
    first = add(store, [str(news)], Options(stand_in, progress=heard.append))
    assert (first.added, first.skipped, len(first.unread)) == (BATCH * 4 + 4, 0, 1)
    assert first.unread[0].line == 6
    assert [p.step for p in heard][-1] == "summaries"
    assert [p for p in heard if p.step == "reports"][-1].total == BATCH * 4 + 4
    again = add(store, [str(news)], Options(stand_in))
    assert (again.added, again.skipped, len(again.unread)) == (0, BATCH * 4 + 4, 1)
    assert store.value("SELECT count(*) FROM unread") == 1


def test_a_long_report_does_not_wait_for_a_batch_to_fill(store, tmp_path):
    long = "The envoy met the king. " * (BATCH_CHARACTERS // 20)
    texts = ["A short note.", long, *(f"Note {number} of many." for number in range(BATCH + 1))]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
    sizes = []

    def engine(batches):
        for batch in batches:
            sizes.append(len(batch))
            yield from stand_in([batch])

    add(store, [str(path)], Options(engine))
    assert sizes == [2, BATCH, 1]


def test_a_report_that_breaks_a_stage_does_not_take_the_others_with_it(monkeypatch):
    from chancery.model import Report
    from chancery.pipeline import Evidence, analyse_batch, evidence

    def analyse(reports):
        for report in reports:
            if report.uri == "bad":
                raise ValueError("no such tree")
            yield Evidence(report, (), (), ())

    monkeypatch.setattr(evidence, "analyse", analyse)
    out = analyse_batch([Report("one", "x"), Report("bad", "y"), Report("two", "z")])
    assert [getattr(item, "report", item) and type(item).__name__ for item in out] == ["Evidence", "Unread", "Evidence"]
    assert "no such tree" in str(out[1])


def test_a_broken_installation_is_no_fault_of_the_reports(monkeypatch):
    from chancery.model import Report
    from chancery.pipeline import analyse_batch, evidence

    def analyse(_):
        raise FileNotFoundError("the model is missing")

    monkeypatch.setattr(evidence, "analyse", analyse)
    with pytest.raises(FileNotFoundError):
        analyse_batch([Report("one", "x")])


def test_an_engine_that_loses_a_batch_is_found_out(store, news):
    def lossy(batches):
        for number, batch in enumerate(stand_in(batches)):
            if number != 1:
                yield batch

    with pytest.raises(RuntimeError, match="came back"):
        add(store, [str(news)], Options(lossy))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_the_local_engine_loses_no_batch(monkeypatch, count):
    from chancery.model import Report
    from chancery.run import local

    module = sys.modules["chancery.run.local"]
    monkeypatch.setattr(module, "analyse_batch", lambda batch: [report.uri for report in batch])
    batches = [[Report(str(n), "x")] for n in range(count)]
    assert list(local(1)(batches)) == [[str(n)] for n in range(count)]
