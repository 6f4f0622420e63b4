from __future__ import annotations

from datetime import date

from chancery.model import Report
from chancery.reconcile.reprints import find_sources, independent

LONG = " ".join(f"The {word} minister told the press that talks number {n} went well." for n, word in enumerate("abcd"))
OTHER = " ".join(f"Officials of ministry {n} in the capital gave no word on {word}." for n, word in enumerate("stuv"))


def sources(*reports):
    return find_sources(enumerate(reports, 1))


def test_a_reprint_is_no_second_source_whichever_came_first():
    original = Report("a", LONG, provider="Wire", versioncreated=date(2024, 6, 20))
    cut = Report("b", LONG[: len(LONG) * 2 // 3], provider="Paper", versioncreated=date(2024, 6, 21))
    for order in ((original, cut), (cut, original)):
        found = {order[s.number - 1].uri: s for s in sources(*order)}
        assert found["a"].copy_of is None
        assert order[found["b"].copy_of - 1] is original
        assert "Wire" in found["b"].reason
        assert independent(found.values()) == 1


def test_a_credited_agency_is_the_source():
    found = sources(
        Report("a", LONG, provider="Wire"),
        Report("b", OTHER, provider="Paper", credits=("Wire",)),
        Report("c", OTHER + LONG[:80]),
    )
    assert found[0].origin == found[1].origin
    assert found[1].reason == "credits Wire"


def test_different_desks_on_one_event_are_two_sources():
    assert independent(sources(Report("a", LONG, provider="Wire"), Report("b", OTHER, provider="Desk"))) == 2


def test_reports_of_nobody_are_sources_of_their_own():
    assert independent(sources(Report("a", LONG), Report("b", OTHER))) == 2


def test_short_notices_alike_by_form_are_no_copies():
    notices = (Report(str(n), f"The embassy is closed on {n} May.", provider=str(n)) for n in range(3))
    assert independent(sources(*notices)) == 3
