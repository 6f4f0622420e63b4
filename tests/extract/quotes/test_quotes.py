"""Quotations in texts written for the tests: content, cue, source, speaker and mode."""

from __future__ import annotations

import pytest

from chancery.extract.quotes import find_quotes
from chancery.model import Claim, Quote, Report, Span
from chancery.parse import parse

pytestmark = pytest.mark.model


def quotes_of(text: str) -> list[Claim]:
    (doc,) = parse([Report("test:1", text)])
    return find_quotes(doc)


def body(claim: Claim) -> Quote:
    assert isinstance(claim.body, Quote)
    return claim.body


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(body(c).speaker, body(c).cue, c.text) for c in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "Norwegian Foreign Minister Ivo Lind said that the two ports would reopen in May.",
            "Ivo Lind",
            "said",
            "the two ports would reopen in May",
        ),
        (
            "The two ports will reopen in May, Norwegian Foreign Minister Ivo Lind said on Monday.",
            "Ivo Lind",
            "said",
            "The two ports will reopen in May",
        ),
        (
            "The two ports will reopen in May, said the ministry in a statement.",
            "ministry",
            "said",
            "The two ports will reopen in May",
        ),
        (
            "Ivo Lind told reporters in Oslo on Monday that the deal was ready.",
            "Ivo Lind",
            "told",
            "the deal was ready",
        ),
        (
            "According to the Finance Ministry, the deal was signed in secret.",
            "Finance Ministry",
            "According to",
            "the deal was signed in secret",
        ),
        (
            "The deal was signed in secret, according to the Finance Ministry.",
            "Finance Ministry",
            "according to",
            "The deal was signed in secret",
        ),
        (
            "The plan, Ivo Lind said, was never discussed in Oslo.",
            "Ivo Lind",
            "said",
            "The plan, Ivo Lind said, was never discussed in Oslo",
        ),
        (
            "In his view, the talks failed for lack of time. Ivo Lind left early.",
            None,
            "In his view",
            "the talks failed for lack of time",
        ),
    ],
)
def test_indirect_speech(text: str, speaker: str | None, cue: str, content: str) -> None:
    found = [(c, k, t) for c, k, t in told(text) if t == content]
    assert found, told(text)
    assert found[0][1] == cue
    if speaker:
        assert found[0][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“We will reopen the ports,” Ivo Lind said.", "Ivo Lind", "We will reopen the ports,"),
        ("“We will reopen the ports,” said Ivo Lind, who leads the talks.", "Ivo Lind", "We will reopen the ports,"),
        ("Ivo Lind said: “We will reopen the ports.”", "Ivo Lind", "We will reopen the ports."),
        ("«We will reopen the ports», Ivo Lind told Sputnik.", "Ivo Lind", "We will reopen the ports"),
        ("''We will reopen the ports,'' Ivo Lind wrote.", "Ivo Lind", "We will reopen the ports,"),
        ("“Will the ports reopen?” asked Ivo Lind.", "Ivo Lind", "Will the ports reopen?"),
    ],
)
def test_direct_speech(text: str, speaker: str, content: str) -> None:
    (quote,) = quotes_of(text)
    assert (body(quote).speaker, body(quote).mode, quote.text) == (speaker, "direct", content)


def test_words_go_on_behind_their_cue() -> None:
    text = "“The ports will reopen,” Ivo Lind said. “Nobody will lose a job.”"
    (quote,) = quotes_of(text)
    assert [piece.of(text) for piece in body(quote).pieces] == ["The ports will reopen,", "Nobody will lose a job."]


def test_words_run_over_paragraphs_without_a_new_cue() -> None:
    text = "“The ports will reopen,” Ivo Lind said.\n\n“Nobody will lose a job.”"
    (quote,) = quotes_of(text)
    assert len(body(quote).pieces) == 2
    assert body(quote).speaker == "Ivo Lind"


def test_one_speaker_two_verbs() -> None:
    found = told("Ivo Lind said that the ports were closed and warned that food was short.")
    assert [(cue, content) for _, cue, content in found] == [
        ("said", "the ports were closed"),
        ("warned", "food was short"),
    ]
    assert {speaker for speaker, *_ in found} == {"Ivo Lind"}


def test_adding_goes_on_with_the_same_speaker() -> None:
    found = told("The ports are closed, Ivo Lind noted, adding that food was short.")
    assert ("Ivo Lind", "adding", "food was short") in found


def test_quoted_by_an_agency_the_speaker_is_who_was_quoted() -> None:
    found = told("Ivo Lind was quoted by TASS as saying that the ports were closed.")
    assert ("Ivo Lind", "saying", "the ports were closed") in found


def test_words_in_marks_inside_a_clause_are_mixed() -> None:
    (quote,) = quotes_of("Ivo Lind said the talks had “failed the test of patience” in Oslo.")
    assert body(quote).mode == "mixed"
    assert quote.text == "the talks had “failed the test of patience” in Oslo"


def test_what_something_is_called() -> None:
    (quote,) = quotes_of("The ministry called the attack a “blatant breach of the treaty”.")
    assert quote.text == "blatant breach of the treaty"


def test_scare_quotes_and_titles_are_no_quotation() -> None:
    assert quotes_of("The choir sang “Northern Lights” at the opening of the so-called “green corridor”.") == []


def test_the_maker_of_a_statement_speaks() -> None:
    found = told("The ports are closed, a statement of the Finance Ministry said.")
    assert found[0][0] == "Finance Ministry"


def test_who_is_told_of_does_not_speak() -> None:
    text = (
        "Ivo Lind spoke in Oslo. “The ports are closed,” Lind said.\n\n"
        "“In May President Karl Berg opened them for a week,” he added."
    )
    assert [body(c).speaker for c in quotes_of(text)] == ["Ivo Lind", "Ivo Lind"]


def test_a_noun_and_an_adjective_attribute() -> None:
    found = told("Ivo Lind is confident that the ports will open. He repeated his claim that food is short.")
    assert {content for *_, content in found} >= {"the ports will open", "food is short"}


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Lind met Karl Berg in Oslo and signed two agreements.",
        "The sides agreed to reopen the ports and plan to meet again.",
        "It is raining in Oslo, and the ports are closed.",
        "Russia reported to the commission.",
    ],
)
def test_nobody_is_quoted(text: str) -> None:
    assert quotes_of(text) == []


def test_every_span_is_verbatim() -> None:
    text = "HANOI — “Đường sắt sẽ mở,” Minister Trần Văn Ân said 🚆, adding that “all” would “be well”."
    for quote in quotes_of(text):
        assert quote.span.of(text) == quote.text
        assert all(piece.of(text) for piece in body(quote).pieces)
        source = body(quote).source
        assert source is None or source.of(text)


def test_a_headline_quotes_with_a_colon() -> None:
    text = "Lind: Ports will open in May\n\nFishing boats left Oslo on Monday."
    found = quotes_of(text)
    assert [(c.rule, c.text) for c in found] == [("quotes.headline", "Ports will open in May")]


def test_as_somebody_put_it() -> None:
    found = told("As Ivo Lind noted on Monday, the ports will open in May.")
    assert ("Ivo Lind", "noted", "the ports will open in May") in found


def test_to_be_convinced_is_to_believe() -> None:
    found = told("Ivo Lind is convinced that the ports will open.")
    assert found == [("Ivo Lind", "convinced", "the ports will open")]


def test_a_cue_inside_a_relative_clause() -> None:
    found = told("Karl Berg praised the treaty, a text which he said would outlive its authors.")
    assert "would outlive its authors" in [content for *_, content in found]


def test_a_transcript_names_who_takes_the_turn() -> None:
    (quote,) = quotes_of("They spoke on air:\n\n“LIND: We will open the ports in May.”")
    assert (body(quote).speaker, quote.text) == ("LIND", "We will open the ports in May.")


def test_a_signed_quotation() -> None:
    (quote,) = quotes_of("“We want our ports to open again soon.” — Anna Solberg\nThe paper asked forty readers.")
    assert body(quote).speaker == "Anna Solberg"


def test_speech_in_speech_stays_beside_the_whole() -> None:
    found = told("The ministry said Ivo Lind had warned that the northern ports would be closed again.")
    assert {cue for _, cue, _ in found} == {"said", "warned"}


def test_furniture_is_not_quoted() -> None:
    text = "Lind said ports will open\n\nFishing boats left Oslo on Monday."
    headline = Report("test:1", text, headline="x", furniture=(("headline", Span(0, 26)),))
    (doc,) = parse([headline])
    assert find_quotes(doc) == []


def test_a_comma_inside_a_name_does_not_open_the_cue() -> None:
    text = "Japan will lift its controls, the Ministry of Economy, Trade and Industry announced."
    assert [content for *_, content in told(text)] == ["Japan will lift its controls"]


def test_who_is_named_in_his_words_does_not_speak_them() -> None:
    text = 'Norwegian Foreign Minister Ivo Lind came to Lima. "A good meeting with Secretary Luis Mora," he wrote.'
    assert [body(c).speaker for c in quotes_of(text)] == ["Ivo Lind"]


def test_a_name_behind_its_office_speaks() -> None:
    text = "Norway's Foreign Minister, Ivo Lind, said that the two ports would reopen in May."
    assert [body(c).speaker for c in quotes_of(text)] == ["Ivo Lind"]


def test_the_president_is_the_one_who_acts() -> None:
    text = (
        "Norwegian President Ivo Lind came from Peru, where he had met President Luis Mora. "
        '"Trade is growing," the president said.'
    )
    assert [body(c).speaker for c in quotes_of(text)] == ["Ivo Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "Commenting on the words of some envoys that the border is closed, Ivo Lind left.",
        "Ivo Lind commented on the claim by his rival that the border is closed.",
        "Ivo Lind responded to the minister's statement that the border is closed.",
    ],
)
def test_who_comments_on_words_does_not_say_them(text: str) -> None:
    assert not [told_by for told_by, _, content in told(text) if "border" in content and told_by == "Ivo Lind"]
