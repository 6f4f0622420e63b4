"""Which quotations are one, over hand-made claims."""

from __future__ import annotations

from datetime import date

from chancery.model import Claim, Quote, Span
from chancery.reconcile.checks.material import Source, Told
from chancery.reconcile.quotations import same_quotations

PORT = "We will open the port in May and the railway to the border will follow before winter"


def told(words: str, *, day: int | None = 1, month: int = 6, speaker: str | None = "lind", **more) -> Told:
    name = more.get("name", "Anna Lind")
    uri = f"{words[:20]}-{month}-{day}-{speaker}-{more.get('report', 0)}"
    published = date(2024, month, day) if day else None
    body = Quote(name, None, "said", more.get("mode", "direct"), Span(0, len(words)))
    claim = Claim(uri, body.content, words, body, "test")
    return Told(Source(uri, more.get("desk", "Desk"), published, uri, words), claim, holder=speaker)


def groups(*quotes: Told) -> list[set[str]]:
    return sorted(({q.claim.text for q in group} for group in same_quotations(quotes)), key=sorted)


def test_cut_and_changed_words_are_one_quotation() -> None:
    cut = "The railway to the border will follow before winter"
    changed = PORT.replace("May", "June")
    assert groups(told(PORT), told(cut), told(changed)) == [{PORT, cut, changed}]


def test_marks_case_and_punctuation_do_not_matter() -> None:
    other = "“we will open the port in May, and the railway to the border will follow, before winter.”"
    assert len(groups(told(PORT), told(other))) == 1


def test_other_speakers_and_other_words_stay_apart() -> None:
    assert len(list(same_quotations([told(PORT), told(PORT, speaker="holm")]))) == 2
    assert len(groups(told(PORT), told("We will not open anything before the talks are over"))) == 2


def test_a_stock_phrase_is_said_again_a_month_later() -> None:
    short = "We stand with our friends"
    assert len(list(same_quotations([told(short), told(short, month=8)]))) == 2
    assert len(list(same_quotations([told(short), told(short, day=3)]))) == 1
    assert len(list(same_quotations([told(PORT), told(PORT, month=8)]))) == 1


def test_an_excerpt_does_not_tie_two_speeches_together() -> None:
    first = "We stand with our friends and the bridge will be built by both cities next year"
    second = "The border stays closed this winter but we stand with our friends and neighbours always"
    excerpt = "We stand with our friends and"
    assert sorted(map(len, same_quotations([told(first), told(second), told(excerpt)]))) == [1, 2]


def test_two_excerpts_with_a_long_run_in_common_are_one() -> None:
    run = "the railway to the border will follow before the winter comes"
    left = f"We will open the port in May and start with the ferries at once since {run}"
    right = f"{run} and then we shall see what the towns on the coast still need from us all"
    assert len(groups(told(left), told(right))) == 1
    assert len(groups(told(left, mode="indirect"), told(right, mode="indirect"))) == 2


def test_a_desk_that_retells_two_occasions_in_the_same_words_tells_two_things() -> None:
    retold = told(PORT, mode="indirect")
    assert len(list(same_quotations([retold, told(PORT, mode="indirect", day=2)]))) == 2
    assert len(list(same_quotations([retold, told(PORT, mode="indirect", day=2, desk="Wire")]))) == 1
    assert len(list(same_quotations([retold, told(PORT, mode="indirect", month=8, desk="Wire")]))) == 2


def test_a_speaker_whom_nobody_knows_is_known_by_name() -> None:
    assert len(list(same_quotations([told(PORT, speaker=None, name="ministry") for _ in range(2)]))) == 1
    assert len(list(same_quotations([told(PORT, speaker=None, name=None) for _ in range(2)]))) == 2


def test_the_order_does_not_matter() -> None:
    quotes = [told(PORT), told(PORT.replace("May", "June")), told(PORT[:40]), told("Go home now, he told us all")]
    assert groups(*quotes) == groups(*reversed(quotes))
