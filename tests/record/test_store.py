from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from chancery.model import Claim, Figure, Quote, Report, Span, Time, When
from chancery.record import Found, RecordError, Store, add_report, current_claims, current_reports, fold_text
from chancery.record.schema import MIGRATIONS


def test_a_report_comes_back_as_it_was(store):
    report = Report(
        uri="urn:one",
        body_text="HANOI — Đặng\u0301 met.\r\n",
        provider="Desk",
        credits=("Wire",),
        headline="Talks",
        language="en",
        located="HANOI",
        versioncreated=datetime(2024, 6, 20, 10, 30, tzinfo=UTC),
        furniture=(("dateline", Span(0, 7)),),
        url="https://desk.example/1",
        byline="A. Writer",
    )
    with store.transaction():
        add_report(store, report, Found())
    assert [r for _, r in current_reports(store)] == [report]


def test_claims_of_every_kind_come_back_equal(store, desk):
    days = When("2024-06-20", date(2024, 6, 20), date(2024, 6, 21), "on Thursday")
    text = "Vladimir Putin said trade rose to $5 billion."
    quote = Quote("Vladimir Putin", Span(0, 14), "said", "mixed", Span(20, 44), (Span(20, 25), Span(26, 44)))
    claims = [
        Claim("u", Span(0, 44), text[:44], quote, "test"),
        Claim("u", Span(34, 44), text[34:44], Figure(5e9, "USD", "trade", "at least", days), "test"),
        replace(desk.holds("putin", former=True), report="u", said_by="Sergey Lavrov"),
        replace(desk.meets("putin", "lam", on="2024-06", place=("Hanoi", "VNM"), mode="visit"), report="u"),
    ]
    with store.transaction():
        add_report(store, Report("u", text), Found(claims=claims))
    stored = [c for kind in ("quote", "figure", "occupancy", "event") for _, _, c in current_claims(store, kind)]
    assert stored == claims
    assert [c.id for c in stored] == [c.id for c in claims]


def test_adding_the_same_report_again_changes_nothing(store, desk):
    story = desk.story(desk.meets("putin", "lam", on="2024-06-20"))
    with store.transaction():
        assert add_report(store, story.report, story.found) == 1
        assert add_report(store, story.report, story.found) is None
    assert store.value("SELECT count(*) FROM claims") == 1


def test_a_correction_is_a_new_version_and_hides_the_old_claims(store, desk):
    first = desk.story(desk.meets("putin", "lam", on="2024-06-20"), uri="urn:a")
    second = desk.story(desk.meets("putin", "lam", on="2024-06-21"), uri="urn:a")
    with store.transaction():
        for story in (first, second):
            add_report(store, story.report, story.found)
    assert [r.version for _, r in current_reports(store)] == [2]
    assert [c.body.when.edtf for _, _, c in current_claims(store, "event")] == ["2024-06-21"]
    assert store.value("SELECT count(*) FROM claims") == 2


def test_versions_that_arrive_in_the_wrong_order_keep_their_numbers(store):
    with store.transaction():
        add_report(store, Report("urn:a", "new", version=2), Found())
        add_report(store, Report("urn:a", "old", version=1), Found())
    assert [r.body_text for _, r in current_reports(store)] == ["new"]


def test_a_withdrawn_report_hides_its_claims_and_stays(store, desk):
    story = desk.story(desk.meets("putin", "lam", on="2024-06-20"), uri="urn:a")
    notice = Report("urn:a", story.report.body_text, version=2, pubstatus="canceled")
    with store.transaction():
        add_report(store, story.report, story.found)
        add_report(store, notice, Found())
    assert list(current_claims(store, "event")) == []
    assert store.value("SELECT count(*) FROM reports") == 2


def test_the_same_claim_twice_in_a_report_is_one(store, desk):
    claim = replace(desk.meets("putin", "lam"), report="u")
    with store.transaction():
        add_report(store, Report("u", claim.text), Found(claims=[claim, claim]))
    assert store.value("SELECT count(*) FROM claims") == 1
    assert store.value("SELECT count(*) FROM parties") == 2


def test_a_broken_batch_leaves_nothing(store, desk):
    story = desk.story(desk.meets("putin", "lam"))
    with pytest.raises(KeyError), store.transaction():
        add_report(store, story.report, story.found)
        raise KeyError
    assert store.value("SELECT count(*) FROM reports") + store.value("SELECT count(*) FROM claims") == 0


@pytest.mark.parametrize("query", ["dang minh khoi", "Đặng Minh Khôi", "đang"])
def test_search_is_blind_to_diacritics_and_highlights_the_stored_text(store, query):
    text = "Ambassador Đặng Minh Khôi spoke; Королёв listened."
    with store.transaction():
        add_report(store, Report("u", text), Found())
    match = "SELECT highlight(report_words, 1, '\x01', '\x02') FROM report_words WHERE report_words MATCH ?"
    marked = store.value(match, (fold_text(query),))
    assert len(marked.replace("\x01", "").replace("\x02", "")) == len(text)
    assert text[marked.index("\x01")] == "Đ"


def test_times_are_stored_with_their_days(store):
    time = Time(0, 9, "last week", "DATE", "2024-W24", when=When("2024-W24", date(2024, 6, 10), date(2024, 6, 17), "x"))
    with store.transaction():
        add_report(store, Report("u", "last week"), Found(times=[time]))
    stored = store.query("SELECT value, earliest, latest FROM times")[0]
    assert tuple(stored) == (
        "2024-W24",
        "2024-06-10",
        "2024-06-16",
    )


def test_a_missing_record_is_not_made_by_asking(tmp_path):
    path = tmp_path / "none.chancery"
    with pytest.raises(RecordError, match="chancery add"):
        Store(path)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(RecordError, match="no folder"):
        Store(tmp_path / "no" / "x.chancery", create=True)


def test_other_files_are_refused(tmp_path):
    text, other = tmp_path / "text", tmp_path / "other.db"
    text.write_text("no database at all, but long enough to look at" * 30)
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()
    for path in (text, other):
        with pytest.raises(RecordError, match=path.name):
            Store(path, create=True)


def test_a_record_of_a_newer_program_is_refused(store):
    store.db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(RecordError, match="newer"):
        Store(store.path)


def test_any_sqlite_tool_reads_the_record(store, desk):
    story = desk.story(desk.meets("putin", "lam", on="2024-06-20"))
    with store.transaction():
        add_report(store, story.report, story.found)
    plain = sqlite3.connect(store.path)
    assert plain.execute("SELECT type FROM current_claims").fetchall() == [("CONSULT",)]
    assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    plain.close()


def test_a_read_only_record_answers_and_refuses_to_write(store, desk):
    story = desk.story(desk.meets("putin", "lam"))
    with store.transaction():
        add_report(store, story.report, story.found)
    with Store(store.path, read_only=True) as asked:
        assert asked.value("SELECT count(*) FROM claims") == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            asked.put("concluded", "7")
    with pytest.raises(RecordError, match="no record"):
        Store(store.path.with_name("none.chancery"), read_only=True)


def test_a_question_makes_no_record_of_an_empty_file(tmp_path):
    path = tmp_path / "draft.txt"
    path.touch()
    with pytest.raises(RecordError, match=r"draft\.txt is empty: make one with `chancery add PATH`"):
        Store(path)
    assert not path.stat().st_size
