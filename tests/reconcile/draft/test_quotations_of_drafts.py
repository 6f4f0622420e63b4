from __future__ import annotations

from dataclasses import replace

from chancery.reconcile.draft.quotes import Quotation, judge_quotation, quotations
from chancery.reconcile.draft.reading import Named, Reading, Spoken

SAID = "our friendship has stood the test of time and has not aged"


def quotation(text: str, speaker: str | None = "vnukov", page: int = 1) -> Quotation:
    ids = frozenset({speaker} if speaker else ())
    return Quotation(page, 0, len(text), text, tuple(text.lower().split()), speaker, ids)


def test_the_same_words_or_a_part_of_them_are_supported() -> None:
    assert judge_quotation(quotation(SAID, page=0), [quotation(SAID)]).ruling == "supported"
    assert judge_quotation(quotation("the test of time", page=0), [quotation(SAID)]).ruling == "supported"


def test_changed_words_show_the_difference() -> None:
    verdict = judge_quotation(quotation(SAID.replace("aged", "withered"), page=0), [quotation(SAID)])
    assert verdict.ruling == "contradicted"
    assert verdict.sentence == "The record quotes vnukov with “aged”, not “withered”."


def test_the_same_words_of_somebody_else_contradict() -> None:
    verdict = judge_quotation(quotation(SAID, "khoi", 0), [quotation(SAID)])
    assert (verdict.ruling, verdict.sentence) == ("contradicted", "The record gives these words to vnukov, not khoi.")


def test_words_of_two_speakers_are_supported_by_either() -> None:
    assert judge_quotation(quotation(SAID, "khoi", 0), [quotation(SAID), quotation(SAID, "khoi")]).ruling == "supported"


def test_other_words_are_not_in_the_record() -> None:
    other = quotation("we are opening a new page with an old friend", page=0)
    assert judge_quotation(other, [quotation(SAID)]).ruling == "not in the record"


def test_like_words_of_another_speaker_prove_nothing() -> None:
    other = quotation(SAID.replace("aged", "withered"), "khoi", 0)
    assert judge_quotation(other, [quotation(SAID)]).ruling == "not in the record"


def test_quotation_marks_around_a_word_or_two_are_no_quotation() -> None:
    text = 'The "true friend" said: “We shall go on together.”'
    found = list(quotations(3, Reading(text, quotes=(Spoken(25, 48, "Putin", frozenset({"putin"})),))))
    assert [(q.text, q.speaker) for q in found] == [("We shall go on together.", "Putin")]


def test_a_title_told_with_other_words_proves_nothing() -> None:
    title, other = "building a sustainable resilient future", "building a sustainable and resilient future"
    for ours, theirs in ((None, None), (None, "vnukov"), ("vnukov", None)):
        verdict = judge_quotation(quotation(other, ours, 0), [quotation(title, theirs)])
        assert verdict.ruling == "not in the record"


def test_a_ministry_speaks_through_its_spokesperson() -> None:
    ministry = replace(quotation(SAID, "ministry"), body=True)
    assert judge_quotation(quotation(SAID, "baloch", 0), [ministry]).ruling == "supported"
    other = replace(quotation(SAID, "assembly", 0), body=True)
    assert judge_quotation(other, [ministry]).ruling == "contradicted"


def test_a_speaker_that_is_no_person_is_known_as_one() -> None:
    text = "The Foreign Ministry said: “He may not return for now.” Baloch said: “He may not come back for now.”"
    names = (Named(4, 20, "PublicBody", "Foreign Ministry", "PAK"), Named(56, 62, "Person", "Baloch", "PAK"))
    spoken = (Spoken(28, 54, "Foreign Ministry"), Spoken(70, 101, "Baloch"))
    assert [q.body for q in quotations(1, Reading(text, names=names, quotes=spoken))] == [True, False]
