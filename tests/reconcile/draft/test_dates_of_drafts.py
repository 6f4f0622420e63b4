from __future__ import annotations

from chancery.model import Elapsed, When
from chancery.reconcile.draft.events import Telling, find_event
from chancery.reconcile.draft.measures import judge_figure
from chancery.reconcile.draft.ordinals import Base, Counted, judge_anniversary, judge_milestone
from chancery.reconcile.draft.page import stems
from chancery.reconcile.draft.reading import Counted as Figure
from chancery.reconcile.draft.reading import Happened
from chancery.reconcile.draft.verdict import Backing

PAIR = frozenset({"RUS", "VNM"})
TIES = "the establishment of diplomatic relations"


def base(of: str, edtf: str, *, told: bool = False, origin: str = "a", page: int = 1) -> Base:
    return Base(of, When.parse(edtf), told, origin, Backing(page, 0, 5), PAIR)


def anniversary(count: int, anchor: str, counted_from: str, of: str = TIES) -> Counted:
    told = (f"the {count}th anniversary of {of}", of, count, "Y", "anniversary")
    return Counted(Elapsed(0, 20, *told, When.parse(anchor), When.parse(counted_from), ""), PAIR)


STATED = base("established diplomatic relations on January 30, 1950", "1950-01-30", told=True)


def test_an_anniversary_that_the_date_bears_out() -> None:
    verdict = judge_anniversary(anniversary(75, "2025", "1950"), [STATED])
    assert verdict
    assert verdict.ruling == "supported"


def test_an_anniversary_that_does_not_add_up_says_the_arithmetic() -> None:
    verdict = judge_anniversary(anniversary(70, "2021", "1951"), [STATED])
    assert verdict
    assert verdict.ruling == "contradicted"
    assert verdict.sentence == "The record dates it to 30 January 1950: 2021 − 1950 = 71, not 70."


def test_a_lone_wrong_report_does_not_outweigh_a_stated_date() -> None:
    wrong = base(TIES, "1951", origin="b", page=2)
    verdict = judge_anniversary(anniversary(70, "2021", "1951"), [STATED, wrong])
    assert verdict
    assert verdict.ruling == "contradicted"


def test_an_anniversary_of_something_else_is_not_judged_by_it() -> None:
    assert judge_anniversary(anniversary(50, "2025", "1975", "the liberation of the South"), [STATED]) is None


def test_an_event_that_is_no_milestone_is_known_by_its_words() -> None:
    known = [base("Victory in the Great Patriotic War", "1945")]
    right = judge_anniversary(anniversary(80, "2025", "1945", "the victory in the Great Patriotic War"), known)
    wrong = judge_anniversary(anniversary(75, "2025", "1950", "the victory in the Great Patriotic War"), known)
    assert (right and right.ruling, wrong and wrong.ruling) == ("supported", "contradicted")


def test_a_milestone_told_with_another_day() -> None:
    words = "established diplomatic relations on January 30, 1951"
    found = judge_milestone(words, When.parse("1951-01-30"), PAIR, [STATED])
    assert found
    assert found[1] == "The record dates it 30 January 1950, not 30 January 1951."
    assert judge_milestone(words, When.parse("1951-01-30"), frozenset({"RUS", "CHN"}), [STATED]) is None


def happened(when: str | None, town: str | None = "Moscow", **more: object) -> Happened:
    told = {"type": "CONSULT", "mode": None, "status": "held", "ids": frozenset({"lavrov", "son"}), "countries": PAIR}
    edtf = When.parse(when) if when else None
    return Happened(0, 9, **(told | more), when=edtf, words=stems("met in town"), town=town)  # type: ignore[arg-type]


def telling(event: Happened, page: int = 1) -> Telling:
    return Telling(event, f"o{page}", Backing(page, 0, 9))


MET = telling(happened("2021-09-28"))


def test_a_meeting_on_the_same_day_is_found() -> None:
    assert find_event(happened("2021-09"), [MET]).agree == (MET,)


def test_a_meeting_a_day_off_is_told_wrongly() -> None:
    found = find_event(happened("2021-09-27"), [MET])
    assert found.sentence == "The record has this on 28 September 2021, not 27 September 2021: 1 day earlier."


def test_the_same_day_of_another_year_is_told_wrongly() -> None:
    assert find_event(happened("2020-09-28"), [MET]).against == (MET,)


def test_a_meeting_months_later_is_another_meeting() -> None:
    assert find_event(happened("2022-07-06"), [MET]) == find_event(happened("2022-07-06"), [])


def test_between_two_meetings_near_by_nobody_decides() -> None:
    other = telling(happened("2021-09-30"), 2)
    assert not find_event(happened("2021-09-29"), [MET, other]).against


def test_a_call_is_no_meeting_and_other_people_are_no_party() -> None:
    assert not find_event(happened("2021-09-27"), [telling(happened("2021-09-28", mode="phone"))]).against
    assert not find_event(happened("2021-09-27", ids=frozenset({"lavrov", "wang"})), [MET]).against


def test_another_town_on_that_day() -> None:
    found = find_event(happened("2021-09-28", "Sochi"), [MET])
    assert (found.apart, found.elsewhere) == ((MET,), "The record has this in Moscow, not Sochi.")


def figure(low: float, high: float, period: str = "2017", of: str = "Trade turnover", bound: str = "exact") -> Figure:
    return Figure(0, 13, low, high, "USD", of, bound, When.parse(period))


def test_a_figure_of_one_measure_and_period_beyond_its_bounds() -> None:
    known = [(figure(5.225e9, 5.235e9, of="trade turnover"), Backing(1, 0, 5))]
    wrong = judge_figure(figure(6.225e9, 6.235e9), "$6.23 billion", known)
    right = judge_figure(figure(5.225e9, 5.235e9), "$5.23 billion", known)
    assert wrong
    assert wrong.sentence == "The record has 5.23 billion USD for 2017, not $6.23 billion: 19.1% more."
    assert right
    assert right.ruling == "supported"


def test_a_figure_of_another_year_or_measure_is_not_judged() -> None:
    known = [(figure(5.2e9, 5.3e9), Backing(1, 0, 5))]
    assert judge_figure(figure(6e9, 6.1e9, "2018"), "$6 billion", known) is None
    assert judge_figure(figure(6e9, 6.1e9, of="registered capital"), "$6 billion", known) is None
