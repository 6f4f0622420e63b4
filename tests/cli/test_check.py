"""`chancery check` from the draft to the exit status, with the trained pipeline."""

from __future__ import annotations

import importlib.util
import json
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

import chancery
from chancery.answer import Unanswerable
from chancery.cli import main
from chancery.run import Options, local

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
REPORTS = {
    "2001.txt": "HANOI, March 1, 2001 (Northern Wire) - Russian President Vladimir Putin and Vietnamese President Tran "
    "Duc Luong signed a joint statement on a strategic partnership in Hanoi on Thursday.\n\nViet Nam and the Soviet "
    "Union established diplomatic relations on January 30, 1950.\n",
    "2018.txt": "HANOI, November 19, 2018 (Quay Street News) - Vietnamese Prime Minister Nguyễn Xuân Phúc held talks "
    "with Russian Prime Minister Dmitry Medvedev in Hanoi on Monday.\n\nTrade turnover between Viet Nam and Russia "
    'reached $5.23 billion in 2017, Medvedev said. "Our friendship has not aged," he added.\n',
}
DRAFT = (
    "Viet Nam and the Soviet Union established diplomatic relations on January 30, 1950. Russian President Vladimir "
    "Putin and Vietnamese President Tran Duc Luong signed a joint statement in Hanoi on March 1, 2001.\n\nPrime "
    "Minister Nguyen Xuan Phuc held talks with Russian Prime Minister Dmitry Medvedev in Hanoi on November 19, 2018. "
    'Trade turnover between Viet Nam and Russia reached $5.23 billion in 2017. "Our friendship has not aged," Medvedev '
    "said.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    with chancery.open(folder / "check.chancery") as opened:
        opened.add(*(str(folder / name) for name in REPORTS), options=Options(local(1)))
    return folder / "check.chancery"


def check(capsys, record: Path, text: str | bytes, *words: str) -> tuple[str, str, int]:
    draft = record.parent / "draft.txt"
    draft.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SystemExit) as leaving:
        main(["--record", str(record), "check", str(draft), "--published", "2025-05-20", *words])
    out, err = capsys.readouterr()
    return out, err, leaving.value.code or 0


def test_a_correct_draft_raises_nothing(capsys, record):
    out, err, status = check(capsys, record, DRAFT)
    assert (err, status) == ("", 0)
    assert "0 contradicted" in out.splitlines()[-1]
    assert "quotation “Our friendship has not aged,”: 1 report, 1 independent, since 19 November 2018" in out


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("January 30, 1950", "January 30, 1951", "on 30 January 1950, not 30 January 1951"),
        ("November 19, 2018", "November 18, 2018", "The record has this on 19 November 2018, not 18 November 2018"),
        ("$5.23 billion", "$6.23 billion", "The record has 5.23 billion USD for 2017, not $6.23 billion: 19.1% more."),
        ("not aged", "not withered", "The record quotes Dmitry Medvedev with “aged”, not “withered”."),
        ("Prime Minister Nguyen", "Foreign Minister Nguyen", "The record has Nguyen Xuan Phuc as Prime Minister"),
    ],
)
def test_one_wrong_fact_is_shown_with_the_arithmetic(capsys, record, right, wrong, said):
    out, _, status = check(capsys, record, DRAFT.replace(right, wrong))
    assert status == 1
    assert said in out
    assert "1 contradicted" in out.splitlines()[-1]
    assert "[1: " in out


def test_a_draft_is_accused_of_a_wrong_day_once_and_never_of_its_own(tmp_path):
    """A dateline without a desk is still that of the draft, whatever day the report of the same news has."""
    tutorial = ROOT / "docs" / "tutorial"
    with chancery.open(tmp_path / "test.chancery") as opened:
        opened.add(str(tutorial / "articles"), options=Options(local(1)))
        checked = opened.check((tutorial / "draft.txt").read_text("utf-8").replace(" (Own Desk)", ""))
        moved = opened.check("German Chancellor Olaf Scholz met Emmanuel Macron in Meseberg on May 27, 2024.")
    assert [fact.text for fact in checked.facts if fact.verdict == "contradicted"] == ["May 27"]
    assert [fact.text for fact in moved.facts if fact.verdict == "contradicted"] == ["May 27, 2024"]
    assert not [fact.text for fact in moved.facts if fact.verdict == "not in the record"]


def test_an_unknown_event_is_told_with_its_contradicted_day(record):
    with chancery.open(record) as opened:
        draft = DRAFT.replace("November 19, 2018", "November 18, 2018")
        facts = opened.check(draft, published=date(2025, 5, 20)).facts
    assert [fact.text for fact in facts if fact.verdict == "contradicted"] == ["November 18, 2018"]
    assert not [fact.text for fact in facts if fact.kind == "event" and fact.verdict == "not in the record"]


@pytest.fixture
def disputed(tmp_path) -> Path:
    """A record whose reports disagree about one figure."""
    (tmp_path / "2018.txt").write_text(REPORTS["2018.txt"], "utf-8")
    (tmp_path / "again.txt").write_text(
        "HANOI, December 3, 2018 (Delta Desk) - Trade turnover between Viet Nam and Russia stood at $5.32 billion in "
        "2017, exporters said on Monday.\n",
        "utf-8",
    )
    with chancery.open(tmp_path / "disputed.chancery") as opened:
        opened.add(str(tmp_path / "2018.txt"), str(tmp_path / "again.txt"), options=Options(local(1)))
    return tmp_path / "disputed.chancery"


def test_what_reports_disagree_about_is_supported_but_disputed_until_it_is_dismissed(capsys, disputed):
    text = "Trade turnover between Viet Nam and Russia reached $5.23 billion in 2017, Medvedev said.\n"
    with chancery.open(disputed) as opened:
        (finding,) = [found for found in opened.disagreements() if found.check == "figures"]
    out, _, status = check(capsys, disputed, text)
    assert status == 0
    assert "[!: $5.23 billion]" in out
    told = f"Disputed: $5.32 billion (Delta Desk, 3 December 2018), disagreement {finding.id[:6]}."
    assert told in " ".join(out.split())
    assert "(1 disputed: see `chancery disagreements`)." in out.splitlines()[-1]

    facts = [json.loads(line) for line in check(capsys, disputed, text, "--json")[0].splitlines()]
    (figure,) = [fact for fact in facts if fact["disputed"]]
    assert (figure["kind"], figure["verdict"], figure["sentence"]) == ("figure", "supported", told)
    (other,) = figure["disputed"]
    assert (other["value"], other["by"]) == ("$5.32 billion", "Delta Desk, 2018-12-03")
    assert (other["text"], other["finding"]) == ("$5.32 billion", finding.id)

    with chancery.open(disputed) as opened:
        opened.dismiss(finding.id, "another method", by="Analyst")
    facts = [json.loads(line) for line in check(capsys, disputed, text, "--json")[0].splitlines()]
    assert not [fact for fact in facts if fact["disputed"]]


def test_json_gives_one_object_for_each_fact_at_its_place(capsys, record):
    text = DRAFT.replace("$5.23", "$6.23")
    out, _, status = check(capsys, record, text, "--json")
    facts = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert all(text[fact["start"] : fact["end"]] == fact["text"] for fact in facts)
    kinds = {fact["kind"] for fact in facts}
    assert kinds >= {"name", "office", "date", "figure", "event", "place", "quotation"}
    (wrong,) = [fact for fact in facts if fact["verdict"] == "contradicted"]
    assert (wrong["text"], wrong["by"]) == ("$6.23 billion", ["Quay Street News, 2018-11-19"])
    assert wrong["words"][0]["text"] == "$5.23 billion"


def test_nothing_is_stored(capsys, record):
    with chancery.open(record) as opened:
        before = opened.status().reports
        check(capsys, record, DRAFT)
        assert opened.status().reports == before == 2


def test_a_misspelt_name_is_shown_beside_the_known_one(record):
    with chancery.open(record) as opened:
        facts = opened.check("Tran Duc Luang went to Moscow.", published=date(2001, 3, 2)).facts
    (name,) = [fact for fact in facts if fact.kind == "name"]
    assert (name.verdict, name.sentence) == ("not in the record", "Did you mean Tran Duc Luong?")


def test_a_misspelt_name_with_its_office_is_a_slip(record):
    with chancery.open(record) as opened:
        draft = "Vietnamese President Tran Duc Luang signed a statement in Hanoi."
        facts = opened.check(draft, published=date(2001, 3, 2)).contradicted
    assert "The record writes Tran Duc Luong for the President of VNM." in [fact.sentence for fact in facts]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "it is empty"), (bytes(range(256)) * 8, "it is a binary file"), (b"%PDF-1.4 ...", "it is a PDF")],
)
def test_what_cannot_be_read_says_why(capsys, record, content, words):
    out, err, status = check(capsys, record, content)
    assert (out, status) == ("", 1)
    assert words in err


def test_a_page_of_html_is_read_like_a_report(capsys, record):
    html = f"<html><head><title>Draft</title></head><body><article><p>{DRAFT}</p></article></body></html>"
    out, _, status = check(capsys, record, html.replace("January 30, 1950", "January 30, 1951"))
    assert status == 1
    assert "January 30, 1951" in out


def test_a_record_that_is_not_there_names_the_mend(capsys, record):
    with pytest.raises(SystemExit) as leaving:
        main(["--record", str(record.parent / "none"), "check", str(record.parent / "draft.txt")])
    assert leaving.value.code == 1
    assert "chancery add" in capsys.readouterr().err


def test_an_empty_draft_is_no_question(record):
    with chancery.open(record) as opened, pytest.raises(Unanswerable, match="empty"):
        opened.check("  \n")


def test_most_wrong_facts_of_the_samples_are_found_and_right_ones_left_alone(tmp_path):
    spec = importlib.util.spec_from_file_location("mutations", ROOT / "benchmarks" / "mutations.py")
    assert spec
    assert spec.loader
    mutations = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = mutations
    spec.loader.exec_module(mutations)
    with chancery.open(tmp_path / "samples.chancery") as opened:
        opened.add(str(ROOT / "samples"), options=Options(local(1)))
        asked = Namespace(seed=3, per_kind=1, misses=0, without_own=False, limit=8)
        measured = mutations.measure(opened, asked)
    assert measured["mutations"] > 25
    assert measured["recall"] >= 0.9
    assert measured["false_accusations"] <= 0.01


def test_several_drafts_in_one_file_are_told_apart(capsys, record):
    told = [
        {"id": "first", "title": "A visit", "text": "Vladimir Putin signed a joint statement in Hanoi."},
        {"id": "second", "text": "Trade turnover between Viet Nam and Russia reached $6.23 billion in 2017."},
    ]
    drafts = record.parent / "drafts.jsonl"
    drafts.write_text("\n".join(map(json.dumps, [*told, {"id": "third"}])), "utf-8")

    def run(*words: str) -> tuple[str, str]:
        with pytest.raises(SystemExit) as leaving:
            main(["--record", str(record), "check", str(drafts), "--published", "2025-05-20", *words])
        assert leaving.value.code == 1
        return capsys.readouterr()

    out, err = run()
    assert "drafts.jsonl:3: it has no text" in err
    first, second = out.split("\n\nDraft 2 of 2: second\n\n")
    assert first.startswith("Draft 1 of 2: first, “A visit”\n\nVladimir Putin")
    assert "[1: $6.23 billion]" in second and "$6.23" not in first
    rows = [json.loads(line) for line in run("--json")[0].splitlines()]
    assert [row["draft"] for row in rows if row["verdict"] == "contradicted"] == ["second"]
    assert "first" in {row["draft"] for row in rows}


def test_one_draft_has_no_heading(capsys, record):
    assert check(capsys, record, DRAFT)[0].startswith("Viet Nam and the Soviet Union")
