"""Furniture of whole texts: what is marked, what it says about the report, what stays prose."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Report
from chancery.read import Defaults, dress

BODY = "The envoy of the republic met the minister on Tuesday. They agreed to meet again."


def marked(text: str, **fields: object) -> list[tuple[str, str]]:
    report = dress(Report(uri="a", body_text=text, **fields))  # type: ignore[arg-type]
    return [(kind, span.of(text)) for kind, span in report.furniture]


def dressed(text: str, *, provider: str | None = None, defaults: Defaults | None = None) -> Report:
    return dress(Report(uri="a", body_text=text, provider=provider), defaults)


def test_headline_dateline_signoff() -> None:
    text = f"Envoy meets minister in Oslo\n\nOSLO — {BODY} — VNA/VNS"
    assert marked(text) == [
        ("headline", "Envoy meets minister in Oslo"),
        ("dateline", "OSLO —"),
        ("signoff", "— VNA/VNS"),
    ]
    report = dressed(text)
    assert (report.provider, report.credits, report.located) == ("VNS", ("VNA",), "OSLO")
    assert report.headline == "Envoy meets minister in Oslo"
    assert report.versioncreated is None


def test_header_line_dates_the_report() -> None:
    text = f" date 2019-05-02 (@desk_one)\n\nOSLO (UrduPoint News / Sputnik - 2nd May, 2019) {BODY}"
    assert marked(text)[0] == ("header", "date 2019-05-02 (@desk_one)")
    report = dressed(text)
    assert report.versioncreated == date(2019, 5, 2)
    assert (report.provider, report.credits) == ("UrduPoint News", ("Sputnik",))


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Published: 2 May 2019 14:30 GMT", datetime(2019, 5, 2, 14, 30, tzinfo=UTC)),
        ("Thursday, May 2, 2019 - 14:30 (GMT+7)", datetime(2019, 5, 2, 14, 30, tzinfo=timezone(timedelta(hours=7)))),
        ("02/05/2019", None),
        ("23/05/2019 | 09:15", datetime(2019, 5, 23, 9, 15)),
        ("Updated 3 May 2019 | Published 2 May 2019", date(2019, 5, 2)),
        ("Updated 3 May 2019", date(2019, 5, 3)),
        ("May 2", None),
    ],
)
def test_header_moments(line: str, moment: object) -> None:
    report = dressed(f"Envoy meets minister in Oslo\n{line}\n{BODY}")
    assert ("header", line) in [(kind, span.of(report.body_text)) for kind, span in report.furniture]
    assert report.versioncreated == moment


def test_dateline_without_a_year_is_no_publication_date() -> None:
    assert dressed(f"OSLO, May 2 (Reuters) - {BODY}").versioncreated is None
    default = Defaults(published=date(2019, 5, 3))
    assert dressed(f"OSLO, May 2 (Reuters) - {BODY}", defaults=default).versioncreated == date(2019, 5, 3)
    assert dressed(f"DUBAI, 2nd May, 2019 (WAM) -- {BODY}", defaults=default).versioncreated == date(2019, 5, 2)


def test_caption_in_the_middle() -> None:
    caption = "Envoy meets minister - ảnh 1The envoy and the minister in Oslo (Photo: A. Roe/ VOV)"
    text = f"Envoy meets minister\n\n(VOVWORLD) - {BODY}\n{caption}\n\n{BODY}"
    assert ("caption", caption) in marked(text)


def test_caption_glued_to_the_dateline() -> None:
    text = f"The envoy in Oslo on Monday (Photo: VNA)HANOI (VNA) – {BODY}"
    assert marked(text) == [("caption", "The envoy in Oslo on Monday (Photo: VNA)"), ("dateline", "HANOI (VNA) –")]


@pytest.mark.parametrize(
    "line",
    [
        "The envoy and the minister. — VNA/VNS Photo Jane Roe",
        "The envoy arrives on May 2, 2019. REUTERS/Jane Roe",
        "The envoy arrives. [Photo/Xinhua]",
        "Jane Roe via Getty Images",
        "(AP Photo/Jane Roe)",
        "Photo: Jane Roe / The Desk",
    ],
)
def test_captions(line: str) -> None:
    assert ("caption", line) in marked(f"{BODY}\n\n{line}\n\n{BODY}")


def test_a_photo_in_prose_is_no_caption() -> None:
    assert marked(f"{BODY}\n\nThe letter holds a photo of the envoy wearing a hat.\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        (" — VNS", "VNS"),
        (" - VNS", "VNS"),
        (" (ANI)", "ANI"),
        (" (Yonhap)", "Yonhap"),
        (" -- BERNAMA", "Bernama"),
        ("\nSource: VNA", "VNA"),
        ("\nVNA/VNP", "VietnamPlus"),
        (" (With inputs from ANI)", "ANI"),
        ("/.", None),
        ("\n###", None),
        ("\n# # #", None),
        (" (END)", None),
        ("\nENDS", None),
        ("\n(Reporting by Jane Roe; Editing by A. Bee)", None),
        ("\nJane Roe contributed to this report.", None),
    ],
)
def test_signoffs(end: str, credit: str | None) -> None:
    found = marked(BODY + end)
    assert found == [("signoff", end.strip())]
    assert dressed(BODY + end).provider == credit


@pytest.mark.parametrize(
    "end",
    [
        " They joined the Union of the Northern Seas (UNS).",
        " He stayed in Oslo - the capital.",
        " They spoke of NATO.",
    ],
)
def test_no_signoff(end: str) -> None:
    assert marked(BODY + end) == []


def test_press_office_release() -> None:
    text = (
        "Office of the Spokesperson\nThe below is attributable to Spokesperson Jane Roe:\n"
        f"{BODY}\nFor press inquiries, please contact press@ministry.example.gov.\nEnd text."
    )
    assert marked(text) == [
        ("byline", "Office of the Spokesperson"),
        ("boilerplate", "The below is attributable to Spokesperson Jane Roe:"),
        ("boilerplate", "For press inquiries, please contact press@ministry.example.gov."),
        ("boilerplate", "End text."),
    ]


def test_transcript_head_and_turns() -> None:
    text = (
        "Jane Roe, Secretary of State\nJohn Bee, Sylvanian Foreign Minister\nOslo, Norway\nThe Harbour Hotel\n"
        "SECRETARY ROE: Thank you all for coming to this place on such a cold day in spring.\n"
        "MINISTER BEE: Thank you."
    )
    assert [kind for kind, _ in marked(text)] == ["byline", "byline", "header", "header"]
    assert dressed(text).located == "Oslo, Norway"


@pytest.mark.parametrize("line", ["By Jane Roe", "By Jane Roe and John Bee", "BYLINE: Jane Roe", "Written by Jane Roe"])
def test_bylines(line: str) -> None:
    text = f"Envoy meets minister in Oslo\n{line}\n{BODY}"
    assert ("byline", line) in marked(text)
    assert (dressed(text).byline or "").startswith("Jane Roe")


def test_sentences_are_no_bylines_or_headlines() -> None:
    assert marked(f"By winning the vote, the envoy surprised them all.\n{BODY}") == []
    assert marked(f"The envoy met the minister.\n{BODY}") == []
    assert marked(BODY) == []


def test_title_given_apart_is_found_in_the_text_even_with_a_stop() -> None:
    found = marked(f"The envoy met the minister.\n{BODY}", headline="The envoy met the minister")
    assert found == [("headline", "The envoy met the minister.")]


@pytest.mark.parametrize(
    ("text", "provider", "default", "expected"),
    [
        (f"HANOI (VNA) – {BODY}", "VNA (Harbour Daily)", None, ("VNA (Harbour Daily)", ("VNA",))),
        (f"{BODY} — VNS", "Viet Nam News (VNS)", None, ("Viet Nam News (VNS)", ())),
        (f"(VOVWORLD) - {BODY}", "VOVWORLD", None, ("VOVWORLD", ())),
        (f"HANOI (VNA) – {BODY}", None, "Harbour Daily", ("Harbour Daily", ("VNA",))),
        (f"(VOVWORLD) - {BODY}", None, "Harbour Daily", ("VOV", ())),
        (f"TOKYO, May 2 (Kyodo/Jiji) -- {BODY}", None, None, ("Kyodo", ("Jiji",))),
        (BODY, None, None, (None, ())),
    ],
)
def test_who(text: str, provider: str | None, default: str | None, expected: object) -> None:
    report = dressed(text, provider=provider, defaults=Defaults(provider=default))
    assert (report.provider, report.credits) == expected


LINES = st.sampled_from(
    [
        BODY,
        "OSLO (AP) —",
        "(Photo: VNA)",
        "x (Photo: VNA) OSLO (VNA) - y",
        "By Jane Roe",
        "# # #",
        "/.",
        "Published 2 May 2019",
        "Office of the Spokesperson",
        "A Short Headline Here",
        "VNA/VNS",
        "—",
        "",
        "   ",
        "\t(ANI)\t",
        "\r",
        "Read more:",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(LINES, max_size=12).map("\n".join), st.text(max_size=400)))
def test_furniture_is_sorted_apart_and_inside(text: str) -> None:
    report = dress(Report(uri="a", body_text=text, language="en"))
    assert report.body_text == text
    spans = [span for _, span in report.furniture]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


def test_office_release_with_date_and_town() -> None:
    text = (
        f"Office of the Press Secretary\nFOR IMMEDIATE RELEASE\nMay 2, 2019\nOslo, Norway\n"
        f"Readout of the Call between the Prime Minister and the Queen of Sylvania in the Spring\n{BODY}"
    )
    kinds = ["byline", "boilerplate", "header", "header", "headline"]
    assert [kind for kind, _ in marked(text)] == kinds
    report = dressed(text)
    assert (report.versioncreated, report.located) == (date(2019, 5, 2), "Oslo, Norway")


def test_place_and_day_at_the_end() -> None:
    report = dressed(f"{BODY}\nOslo, 2 May 2019")
    assert [kind for kind, _ in report.furniture] == ["dateline"]
    assert report.versioncreated == date(2019, 5, 2)


def test_agency_alone_on_the_first_line() -> None:
    report = dressed(f"Reuters\nEnvoy meets minister in Oslo\nOSLO, May 2 (Reuters) - {BODY}")
    assert [kind for kind, _ in report.furniture] == ["header", "headline", "dateline"]
    assert (report.provider, report.credits) == ("Reuters", ())


def test_wrapped_lines_hold_no_headline() -> None:
    text = (
        "The envoy of the republic met the foreign minister of the kingdom\n"
        "in Oslo on Tuesday and they agreed to open trade offices in both\n"
        "Capital Cities of the two countries by the end of the coming year,\n"
        "Envoy Roe said. They will meet again.\n"
    )
    assert marked(text) == []
    assert marked(f"Envoy meets minister in Oslo\n\n{text}") == [("headline", "Envoy meets minister in Oslo")]


@pytest.mark.parametrize("town", ["Washington, D.C.", "Jerusalem", "San Jose, Costa Rica"])
def test_town_and_room_under_a_byline(town: str) -> None:
    text = f"Jane Roe, Secretary of State\n{town}\nThe Green Room\n{BODY}"
    assert [kind for kind, _ in marked(text)] == ["byline", "header", "header"]
    assert dressed(text).located == town
