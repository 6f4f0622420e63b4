from __future__ import annotations

from datetime import date

import pytest

from chancery.reconcile.draft.offices import Asked, Tenure, judge_office
from chancery.reconcile.draft.reading import Held
from chancery.reconcile.draft.verdict import Backing


def asked(holder: str, post: str, of: str = "VNM", *, day: str | None = "2021-11-30", former: bool = False) -> Asked:
    held = Held(0, 10, holder, post, of, former, frozenset({holder}))
    return Asked(held, 0, 10, date.fromisoformat(day) if day else None)


def tenure(holder: str, post: str, day: str, of: str = "VNM") -> Tenure:
    page = int(day.replace("-", ""))
    return Tenure(frozenset({holder}), holder, post, of, date.fromisoformat(day), False, Backing(page, 0, 10))


PHUC = tenure("Phuc", "President", "2021-11-30")


def test_an_office_the_record_gives_is_supported() -> None:
    verdict = judge_office(asked("Phuc", "State President"), [PHUC], [])
    assert (verdict.ruling, verdict.backing) == ("supported", (PHUC.backing,))


def test_another_office_at_that_time_contradicts() -> None:
    verdict = judge_office(asked("Phuc", "Foreign Minister"), [PHUC], [PHUC])
    assert verdict.ruling == "contradicted"
    assert verdict.sentence == "The record has Phuc as President on 30 November 2021."


@pytest.mark.parametrize("day", ["2018-11-19", None])
def test_another_office_at_another_time_does_not(day: str | None) -> None:
    assert judge_office(asked("Phuc", "Prime Minister", day=day), [PHUC], []).ruling == "not in the record"


@pytest.mark.parametrize(
    ("one", "other"),
    [("General Secretary", "President"), ("Deputy Prime Minister", "Foreign Minister"), ("chess player", "President")],
)
def test_offices_that_go_together_do_not_contradict(one: str, other: str) -> None:
    told = [tenure("Trong", one, "2019-02-01")]
    assert judge_office(asked("Trong", other, day="2019-02-01"), told, told).ruling == "not in the record"


def test_the_office_of_another_country_contradicts() -> None:
    assert judge_office(asked("Phuc", "President", "CHN"), [PHUC], []).ruling == "contradicted"


def test_a_state_that_is_gone_is_no_other_country() -> None:
    told = [tenure("Gorbatko", "President", "1990-01-01", "SUN")]
    assert judge_office(asked("Gorbatko", "President", "RUS", day="1990-01-01"), told, []).ruling == "supported"


def test_a_title_after_the_successor_took_office_contradicts() -> None:
    lam = tenure("Lam", "President", "2024-06-20")
    verdict = judge_office(asked("Phuc", "President", day="2024-07-01"), [PHUC], [PHUC, lam])
    assert verdict.ruling == "contradicted"
    assert "30 November 2021" in verdict.sentence
    assert "20 June 2024" in verdict.sentence


def test_an_old_title_told_of_old_times_does_not() -> None:
    lam = tenure("Lam", "President", "2024-06-20")
    assert judge_office(asked("Phuc", "President", day="2021-12-05"), [PHUC], [PHUC, lam]).ruling == "supported"


def test_somebody_the_record_does_not_know_in_an_office_that_is_held() -> None:
    assert judge_office(asked("Nobody", "President"), [], [PHUC]).ruling == "contradicted"
    assert judge_office(asked("Nobody", "President", day="2023-01-01"), [], [PHUC]).ruling == "not in the record"
    assert judge_office(asked("Nobody", "Minister of Health"), [], [PHUC]).ruling == "not in the record"


def test_two_embassies_exclude_each_other() -> None:
    told = [tenure("Khoi", "Ambassador to Russia", "2021-09-28")]
    assert judge_office(asked("Khoi", "Ambassador to China", day="2021-09-28"), told, []).ruling == "contradicted"
    assert judge_office(asked("Khoi", "Ambassador", day="2021-09-28"), told, []).ruling == "supported"


def test_a_former_holder_is_accused_of_nothing() -> None:
    verdict = judge_office(asked("Phuc", "Prime Minister", former=True), [PHUC], [])
    assert verdict.ruling == "not in the record"


@pytest.mark.parametrize(
    ("own", "others", "hinted"),
    [
        ([PHUC], [], True),
        ([], [PHUC], True),
        ([], [], False),
        ([tenure("Phuc", "chess player", "2021-11-30")], [], False),
    ],
)
def test_what_only_a_day_would_settle_asks_for_it(own: list[Tenure], others: list[Tenure], hinted: bool) -> None:
    post = "Foreign Minister" if own else "President"
    undated = judge_office(asked("Thuong" if others else "Phuc", post, day=None), own, others)
    assert undated.ruling == "not in the record"
    assert ("--published" in undated.sentence) is hinted
    dated = judge_office(asked("Thuong" if others else "Phuc", post), own, others)
    assert (dated.ruling == "contradicted") is hinted


@pytest.mark.parametrize("post", ["Ambassador to the Russian Federation", "Vietnamese Ambassador to Russia"])
def test_a_country_of_an_embassy_goes_by_any_of_its_names(post: str) -> None:
    told = [tenure("Khoi", "Ambassador to Russia", "2021-11-30")]
    assert judge_office(asked("Khoi", post), told, []).ruling == "supported"
    elsewhere = judge_office(asked("Khoi", "Ambassador to the Republic of Belarus"), told, [])
    assert elsewhere.ruling == "contradicted"


@pytest.mark.parametrize("name", ["D. A. Medvedev", "D.A. Medvedev", "Medvedev"])
def test_a_name_with_its_first_names_cut_to_letters_is_no_rival(name: str) -> None:
    told = [tenure("Dmitry Medvedev", "Prime Minister", "2018-11-13", "RUS")]
    held = asked(name, "Prime Minister", "RUS", day="2018-11-19")
    assert judge_office(held, [], told).ruling == "not in the record"
    other = asked("A. Medvedev", "Prime Minister", "RUS", day="2018-11-19")
    assert judge_office(other, [], told).ruling == "contradicted"
