import pytest

from chancery.parse.sentences import mark_sentences, sentence_starts
from chancery.parse.tokens import UdTokenizer

TOKENIZE = UdTokenizer()


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in mark_sentences(TOKENIZE(text)).sents]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Phan Van Giang met Lt. Gen. Alexander Fomin in the U.S. on Sept. 5, 2024.",
        "HANOI, Nov. 10 (Reuters) - Vietnam signed the text.",
        "Dr. J. D. Vance spoke at 5 p.m. Monday to Prof. Nguyen Van A. Tran.",
        "U.S. President Joe Biden met him at 3.5 percent.",
        "“What now?” he asked.",
        "He read No. 5 of Vol. 3, p. 10.",
        "Its shares, e.g. those of the U.S. Treasury, fell.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ('He said: "Go." Then he left.', 2),
        ("“It is done.” The talks ended.", 2),
        ("(He came back.) It ended.", 2),
        ("He works for Acme Inc. The firm grew.", 2),
        ("It left the U.S. In 2024 it returned.", 2),
        ("What? No! Yes.", 3),
        ("Then he left... But no.", 2),
        ("He was there.[6] She was not.", 2),
        ("it is late. we go home.", 2),
    ],
)
def test_several_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_paragraph_break_always_ends() -> None:
    assert sentences("the two\n\nsides agreed") == ["the two", "sides agreed"]


def test_headings_and_bullets_stand_alone() -> None:
    text = "Joint Statement\nThe sides agreed on a text that is\nwrapped over lines.\n- first point\n- second point"
    assert sentences(text) == [
        "Joint Statement",
        "The sides agreed on a text that is\nwrapped over lines.",
        "- first point",
        "- second point",
    ]


def test_numbered_points_keep_their_numbers() -> None:
    assert sentences("1. First item.\n2. Second item.") == ["1. First item.", "2. Second item."]


def test_closing_quotation_mark_belongs_to_its_sentence() -> None:
    assert sentences('"We agree." He left.') == ['"We agree."', "He left."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "...", ". .", '"', "\n.\n"])
def test_odd_texts(text: str) -> None:
    doc = mark_sentences(TOKENIZE(text))
    assert "".join(token.text + token.whitespace_ for sentence in doc.sents for token in sentence) == text


def test_first_word_begins_a_sentence() -> None:
    assert sentence_starts(["Yes", "."], [False, False]) == [0]
    assert sentence_starts([], []) == []


def test_component_marks_every_token() -> None:
    doc = mark_sentences(TOKENIZE("Yes. No."))
    assert [token.is_sent_start for token in doc] == [True, False, True, False]
