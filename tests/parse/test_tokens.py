import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.parse.tokens import UdTokenizer, split

TOKENIZE = UdTokenizer()


@pytest.mark.parametrize(
    ("chunk", "words"),
    [
        ("Russia's", "Russia 's"),
        ("country’s", "country ’s"),
        ("countries’", "countries ’"),
        ("don’t", "do n’t"),
        ("They'll", "They 'll"),
        ("cannot", "can not"),
        ("US-based", "US - based"),
        ("Vietnam-Russia", "Vietnam - Russia"),
        ("co-operation", "co-operation"),
        ("anti-American", "anti-American"),
        ("e-mail,", "e-mail ,"),
        ("well-known", "well - known"),
        ("U.S.", "U.S."),
        ("U.S.-China", "U.S. - China"),
        ("a.m.,", "a.m. ,"),
        ("Gen.", "Gen."),
        ("Lt.", "Lt."),
        ("J.", "J."),
        ("I.", "I ."),
        ("end.", "end ."),
        ("US$1.5bn", "US$ 1.5 bn"),
        ("$1,000,000", "$ 1,000,000"),
        ("€20m", "€ 20 m"),
        ("10km", "10 km"),
        ("5pm", "5 pm"),
        ("50.5%", "50.5 %"),
        ("2024-2025", "2024 - 2025"),
        ("1990s", "1990s"),
        ("21st", "21st"),
        ("9:30", "9:30"),
        ("10/12/2020", "10/12/2020"),
        ("713-853-3989", "713-853-3989"),
        ("(AP)", "( AP )"),
        ("“We’re", "“ We ’re"),
        ("...", "..."),
        ("--", "--"),
        ("and/or", "and / or"),
        ("https://a.b/c?d=1).", "https://a.b/c?d=1 ) ."),
        ("press@mofa.gov.vn,", "press@mofa.gov.vn ,"),
        ("O'Brien", "O'Brien"),
        ("N’Djamena", "N’Djamena"),
        ("al-Sisi", "al - Sisi"),
        ("Đặng", "Đặng"),
        ("AT&T", "AT&T"),
        (":)", ":)"),
    ],
)
def test_splits_as_the_treebanks_do(chunk: str, words: str) -> None:
    assert list(split(chunk)) == words.split()


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", " a", "a ", "a  b", "a\u00a0b \n c\t", "e\u0301t\u00e9", "🇻🇳 \u200b"]
)
def test_text_survives(text: str) -> None:
    assert TOKENIZE(text).text == text


@given(st.text(max_size=80))
def test_any_text_survives(text: str) -> None:
    assert TOKENIZE(text).text == text


@given(st.text(alphabet="aA1.'’-–&@#:/$%()\"“” \n", max_size=60))
def test_marks_survive(text: str) -> None:
    assert TOKENIZE(text).text == text


def test_one_blank_belongs_to_the_word_before() -> None:
    doc = TOKENIZE("a b  c")
    assert [(token.text, token.whitespace_) for token in doc] == [("a", " "), ("b", " "), (" ", ""), ("c", "")]


def test_long_runs_take_linear_time() -> None:
    text = "a" * 50_000 + "-" * 50_000 + "1." * 20_000
    assert TOKENIZE(text).text == text


def test_cache_starts_anew_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chancery.parse.tokens._MAX_CACHED", 2)
    tokenize = UdTokenizer()
    assert [token.text for token in tokenize("one two three's one")] == ["one", "two", "three", "'s", "one"]
