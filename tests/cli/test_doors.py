"""The commands as a user meets them, over hand-made claims."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from chancery.cli import main
from chancery.model import Party
from chancery.record import Store


@pytest.fixture
def record(desk, filled) -> Path:
    """Three desks on one meeting, one of them a reprint; a plan; an office; a report without a date."""
    words = "held talks in Hanoi on Thursday with great attention to energy, trade, science, schools and the sea"
    day = {"versioncreated": date(2024, 6, 20)}
    told = [
        desk.meets("putin", "lam", on="2024-06-20", text=f"Putin and Tô Lâm {words}", place=("Hanoi", "VNM")),
        desk.holds("putin"),
        desk.holds("lam"),
    ]
    long = " ".join(f"Item {n} of the long list of papers was read aloud." for n in range(9))
    text = ". ".join([*(claim.text for claim in told), long])
    store = filled(
        desk.story(*told, provider="Northern Wire", body_text=text, **day),
        desk.story(*told, provider="Paper", credits=("Northern Wire",), body_text=text + " Reprint.", **day),
        desk.story(desk.meets("lam", "putin", on="2024-06-20", text="Tô Lâm received Putin"), provider="Desk", **day),
        desk.story(desk.meets("lavrov", "son", on="2024-07", status="planned", text="Lavrov will meet Sơn"), **day),
        desk.story(desk.meets("son", "russia", mode="visit", text="Sơn was in Russia")),
    )
    return store.path


def ask(capsys, *words, record=None):
    """What the command prints, what it complains of, and its exit status."""
    arguments = [*(["--record", str(record)] if record else []), *words]
    try:
        main(arguments)
        status = 0
    except SystemExit as leave:
        status = leave.code or 0
    out, err = capsys.readouterr()
    return out, err, status


def rows(capsys, *words, record):
    out, err, status = ask(capsys, *words, "--json", record=record)
    assert (err, status) == ("", 0)
    return [json.loads(line) for line in out.splitlines()]


def test_timeline_shows_the_words_the_reports_and_how_many_are_independent(capsys, record):
    out, _, status = ask(capsys, "timeline", "VNM", "RUS", record=record)
    assert status == 0
    first = out.split("\n\n")[0].splitlines()
    assert first[0].startswith(
        "20 June 2024  meeting: Vladimir Putin (President, Russia) – Tô Lâm (President, Vietnam)"
    )
    assert "“Tô Lâm received Putin” [3: Desk, 20 June 2024]" in out
    assert "[2: Paper, crediting Northern Wire, 20 June 2024, copy of 1]" in out
    assert "(3 reports, 2 independent; id " in out
    assert (
        out.index("meeting [planned; no report that it took place]")
        < out.index("No date in the words")
        < out.index("Sơn was in Russia")
    )
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("day", "told"),
    [("2024-07-31", "meeting [planned]:"), ("2024-08-01", "meeting [planned; no report that it took place]:")],
)
def test_a_plan_is_overdue_when_all_its_days_have_passed(capsys, record, day, told):
    assert told in ask(capsys, "timeline", "Lavrov", "--as-of", day, record=record)[0]
    (event,) = rows(capsys, "timeline", "Lavrov", "--as-of", day, record=record)
    assert event["overdue"] is ("no report" in told)


def test_events_without_a_date_are_told_on_the_days_asked_for(capsys, desk, filled):
    stories = [
        desk.story(desk.meets("putin", "lam", text=f"Words {n}"), versioncreated=date(2024, month, 1))
        for n, month in enumerate((3, 6))
    ]
    path = filled(*stories).path
    out, _, _ = ask(capsys, "timeline", "--since", "2024-05", record=path)
    assert "no date, told 1 June 2024" in out
    assert "1 without a date left out" in out
    assert "1 March 2024" not in out


@pytest.fixture
def journey(desk, filled) -> Path:
    """A journey that was announced, a stop of it and a meeting that took place; a visit that only its talks date."""
    day = {"versioncreated": date(2024, 6, 17)}
    korea = Party("North Korea", "Country", "PRK")
    where = {"mode": "visit", "status": "planned"}
    plan = desk.meets("putin", korea, "vietnam", on="2024-06-18/2024-06-20", text="The journey", what="trip", **where)
    stop = desk.meets("putin", "vietnam", on="2024-06-19/2024-06-20", text="The stop", what="visit", **where)
    talks = desk.meets("putin", "lam", on="2024-06-20", text="Talks")
    undated = [desk.meets("lavrov", "vietnam", mode="visit", text="Lavrov’s visit", what="visit")]
    undated.append(desk.meets("lavrov", "son", on="2022-07-06", text="Lavrov met Sơn"))
    return filled(
        desk.story(plan, stop, **day),
        desk.story(talks, versioncreated=date(2024, 6, 21)),
        desk.story(*undated, versioncreated=date(2022, 7, 6)),
    ).path


def test_parts_stand_under_their_visit(capsys, journey):
    out, _, _ = ask(capsys, "timeline", "--brief", "--as-of", "2025-01-01", record=journey)
    lines = [line.split(" (single")[0].rstrip() for line in out.splitlines()]
    assert lines[:5] == [
        "no date, told 6 July 2022  visit: Sergey Lavrov (Foreign Minister, Russia) – Vietnam",
        "    6 July 2022  meeting: Sergey Lavrov (Foreign Minister, Russia)"
        " – Bùi Thanh Sơn (Foreign Minister, Vietnam)",
        "18–20 June 2024  visit [planned]: Vladimir Putin (President, Russia) – North Korea, Vietnam",
        "    19–20 June 2024  visit [planned]: Vladimir Putin (President, Russia) – Vietnam",
        "        20 June 2024  meeting: Vladimir Putin (President, Russia) – Tô Lâm (President, Vietnam)",
    ]


def test_an_event_shows_its_parts_and_what_it_is_part_of(capsys, journey):
    events = {event["words"][0]["text"]: event for event in rows(capsys, "timeline", record=journey)}
    plan, stop, talks = (events[words] for words in ("The journey", "The stop", "Talks"))
    assert (plan["parts"], stop["part_of"], stop["parts"]) == ([stop["id"]], plan["id"], [talks["id"]])
    assert not plan["overdue"]
    out, _, _ = ask(capsys, "event", stop["id"], record=journey)
    assert "\npart of: 18–20 June 2024  visit [planned]: " in out
    assert "\nParts:\n  20 June 2024  meeting: " in out
    (alone,) = rows(capsys, "timeline", "--since", "2024", "--status", "held", record=journey)
    assert (
        alone["part_because"]
        == "Vladimir Putin is to be in Viet Nam: 20 June 2024 is in the visit's days (19–20 June 2024)."
    )
    assert f"; part of {stop['id'][:6]})" in ask(capsys, "timeline", "--status", "held", record=journey)[0]


def test_what_became_of_a_plan(capsys, desk, filled):
    told = {"planned": date(2024, 6, 1), "held": date(2024, 6, 21)}
    path = filled(
        *(
            desk.story(desk.meets("putin", "lam", on="2024-06-20", text=status, status=status), versioncreated=day)
            for status, day in told.items()
        )
    ).path
    (event,) = rows(capsys, "timeline", record=path)
    assert [(stage["status"], stage["report"]) for stage in event["stages"]] == [("planned", 1), ("held", 2)]
    out, _, _ = ask(capsys, "event", event["id"], record=path)
    assert "planned (report 1, 1 June 2024), held (report 2, 21 June 2024)" in out
    assert "(2 reports, 2 independent; planned in 1, held in 2; id" in ask(capsys, "timeline", record=path)[0]


def test_every_word_of_the_timeline_stands_in_its_report(capsys, record):
    with Store(record) as store:
        texts = {row["number"]: row["body_text"] for row in store.query("SELECT number, body_text FROM reports")}
    events = rows(capsys, "timeline", record=record)
    assert len(events) == 3
    for words in (words for event in events for words in event["words"]):
        assert texts[words["report"]["number"]][words["start"] : words["end"]] == words["text"]


@pytest.mark.parametrize("party", ["VNM", "vnm", "VN", "Viet Nam", "Việt Nam", "vietnam", "To Lam", "Tô Lâm", "lam"])
def test_a_party_may_be_written_in_many_ways(capsys, record, party):
    assert {event["when"] for event in rows(capsys, "timeline", party, "Putin", record=record)} == {"2024-06-20"}


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--since", "2024-07"], ["2024-07"]),
        (["--until", "2024-06"], ["2024-06-20"]),
        (["--since", "2024-06-20", "--until", "2024-07-15"], ["2024-06-20", "2024-07"]),
        (["--since", "2025"], []),
        (["--status", "planned"], ["2024-07"]),
        (["--type", "consult"], ["2024-06-20", "2024-07", None]),
        (["--type", "SANCTION"], []),
    ],
)
def test_filters(capsys, record, options, days):
    assert [event["when"] for event in rows(capsys, "timeline", *options, record=record)] == days


def test_events_left_out_for_want_of_a_date_are_counted(capsys, record):
    out, _, _ = ask(capsys, "timeline", "--since", "2024", record=record)
    assert "1 without a date left out" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["timeline", "Lavroc"], "did you mean Sergey Lavrov?"),
        (["timeline", "Germony"], "did you mean Germany?"),
        (["timeline", "XXX"], "no country has the name or code 'XXX'"),
        (["timeline", "VNM", "Vietnam"], "'VNM' and 'Vietnam' mean the same"),
        (["timeline", ""], "a name is empty"),
        (["timeline", "--since", "2025", "--until", "2024"], "turn the days round"),
        (["search", "--since", "2025", "--until", "2024"], "turn the days round"),
        (["timeline", "--since", "June"], "write 2024, 2024-06 or 2024-06-20"),
        (["timeline", "--since", "2024-13"], "not in the calendar"),
        (["timeline", "--type", "MEET"], "write one of AGREE, CONSULT"),
        (["event", "zzz"], "no event or claim has the id 'zzz'"),
        (["event", ""], "no event or claim"),
        (["who", "Nobody"], "nobody in the record is called so"),
        (["who", "Russia"], "is a country: `chancery timeline RUS`"),
        (["show", "99"], "no report is '99'"),
        (["show", "desk"], "no report is 'desk'"),
    ],
)
def test_a_question_without_an_answer_says_what_to_mend(capsys, record, words, told):
    out, err, status = ask(capsys, *words, record=record)
    assert (out, status) == ("", 1)
    assert told in err
    assert err.startswith("chancery: ")


@pytest.mark.parametrize(
    "command", [["timeline"], ["status"], ["who", "x"], ["show", "1"], ["disagreements"], ["rebuild"]]
)
def test_a_missing_record_is_named_and_not_made(capsys, tmp_path, command):
    path = tmp_path / "none.chancery"
    _, err, status = ask(capsys, *command, record=path)
    assert status == 1
    assert str(path) in err
    assert "chancery add" in err
    assert not path.exists()


def test_the_record_may_be_named_after_the_command_or_by_the_environment(capsys, record, monkeypatch):
    after = ask(capsys, "status", "--json", "--record", str(record))
    monkeypatch.setenv("CHANCERY_RECORD", str(record))
    assert ask(capsys, "status", "--json") == after


def test_event_shows_every_source_and_why_they_were_put_together(capsys, record):
    (event,) = rows(capsys, "timeline", "Putin", "--until", "2024-06", record=record)
    out, _, _ = ask(capsys, "event", event["id"][:7], record=record)
    assert out.count("date told: 20 June 2024") == 3
    assert "Put together because:\n  - Both tell a meeting with " in out


def test_who_shows_names_offices_and_events(capsys, record):
    out, _, _ = ask(capsys, "who", "putin", record=record)
    assert out.startswith("Vladimir Putin (Person, Russia)  id ")
    assert "    20 June 2024  President, Russia (2 reports" in out
    assert "20 June 2024  meeting: " in out


def test_show_prints_the_text_as_it_was_read(capsys, record):
    (shown,) = rows(capsys, "show", "3", record=record)
    out, _, _ = ask(capsys, "show", "desk-3", record=record)
    assert shown["text"] in out
    assert "event (1)\n  meeting · Tô Lâm, Vladimir Putin · 20 June 2024 · held: “Tô Lâm received Putin”" in out


def test_show_says_when_a_report_was_corrected(capsys, desk, filled):
    store = filled(desk.story(uri="urn:x", body_text="Old."), desk.story(uri="urn:x", body_text="New."))
    assert "later version corrects" in ask(capsys, "show", "1", record=store.path)[0]
    assert "later version" not in ask(capsys, "show", "urn:x", record=store.path)[0]


def test_status_counts(capsys, record):
    (status,) = rows(capsys, "status", record=record)
    assert (status["reports"], status["copies"], status["events"], status["told_often"]) == (5, 1, 3, 1)
    assert dict(status["claims"]) == {"event": 5, "occupancy": 4}
    assert not status["stale"]


def test_stale_conclusions_are_confessed(capsys, record, desk):
    from chancery.record import add_report

    story = desk.story(desk.meets("putin", "lam", on="2025-05-09"))
    with Store(record) as store, store.transaction():
        add_report(store, story.report, story.found)
    _, err, status = ask(capsys, "timeline", record=record)
    assert status == 0
    assert "chancery rebuild" in err
    assert ask(capsys, "rebuild", record=record)[2] == 0
    assert ask(capsys, "timeline", record=record)[1] == ""


def test_adding_what_cannot_be_read_lists_it_and_fails(capsys, tmp_path):
    record = tmp_path / "r.chancery"
    out, err, status = ask(capsys, "add", str(tmp_path / "absent.txt"), record=record)
    assert status == 1
    assert "absent.txt" in err
    assert "Added 0 reports" in out
    assert rows(capsys, "status", record=record)[0]["unread"][0][0].endswith("absent.txt")


def test_an_engine_that_is_none_is_refused(capsys, tmp_path):
    _, err, status = ask(capsys, "add", str(tmp_path), "--engine", "ray://x", record=tmp_path / "r.chancery")
    assert status == 2
    assert "dask://HOST:PORT" in err


def test_a_note_on_two_of_whom_nothing_is_told_says_so(capsys, record):
    out, err, status = ask(capsys, "brief", "VNM", "FRA", record=record)
    assert status == 0
    assert "No milestone is told." in out
    assert "the record tells of nothing between the two; `chancery search --country FRA`" in err
    _, err, _ = ask(capsys, "brief", "VNM", "RUS", record=record)
    assert err == ""


@pytest.mark.parametrize(
    "words", [("brief", "VNM", "RUS", "-o", "{}/gone/note.md"), ("export", "plover", "-o", "{}/gone/events.csv")]
)
def test_what_cannot_be_written_is_told_in_one_line(capsys, record, tmp_path, words):
    _, err, status = ask(capsys, *(word.format(tmp_path) for word in words), record=record)
    assert status == 1
    assert err.startswith(f"chancery: cannot write {tmp_path}/gone/")
    assert len(err.splitlines()) == 1
