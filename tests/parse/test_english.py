from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model.document import Doc
from chancery.parse.english import load_english
from chancery.parse.network import LONGEST_SENTENCE

pytestmark = pytest.mark.model

NEWS = (
    "MOSCOW, Nov. 10 (Reuters) - Vietnamese Foreign Minister Bui Thanh Son met Russian President Vladimir Putin in "
    "Moscow on Monday.\n\n“We’ll sign the agreement,” he told reporters.  It was signed."
)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "treebanks" / "gum-open-dev.conllu"


def facts(doc: Doc) -> list[tuple[str, str, str, str, int, str, str, str]]:
    return [
        (t.text, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.ent_iob_ + t.ent_type_, str(t.is_sent_start))
        for t in doc
    ]


def check_trees(doc: Doc) -> None:
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert (token.dep_ == "ROOT") == (token.head.i == token.i)
            assert len(list(token.ancestors)) < len(doc)


def test_everything_is_annotated() -> None:
    doc = load_english()(NEWS)
    assert doc.text == NEWS
    assert doc.parsed
    assert all(token.pos_ and token.lemma_ and token.dep_ and token.ent_iob_ for token in doc)
    check_trees(doc)


def test_the_parser_is_loaded_once() -> None:
    assert load_english() is load_english()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Vietnamese Foreign Minister Bui Thanh Son will meet Russian officials in Moscow.", "Bui Thanh Son"),
        ("President Vladimir Putin received the delegation in Moscow.", "Vladimir Putin"),
        ("Secretary of State Antony J. Blinken spoke today with his counterpart.", "Antony J. Blinken"),
    ],
)
def test_a_title_hangs_on_the_name(text: str, person: str) -> None:
    doc = load_english()(text)
    assert person == " ".join(token.text for token in doc if token.ent_type_ == "PER")
    name = doc[next(t.i for t in doc if t.text == person.split()[0])]
    assert name.dep_ == "nsubj"
    assert any(child.dep_ == "nmod:desc" for child in name.children)


def test_the_verb_is_the_root_behind_a_dateline() -> None:
    doc = load_english()(
        "HANOI, Nov. 10 (Reuters) - President To Lam received Russian President Vladimir Putin on Friday."
    )
    assert [token.text for token in doc if token.dep_ == "ROOT"] == ["received"]


def test_passives_keep_their_subtypes() -> None:
    doc = load_english()("The minister was received by the president.")
    labels = {token.text: token.dep_ for token in doc}
    assert labels["minister"] == "nsubj:pass"
    assert labels["president"] == "obl:agent"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n", ".", "  Hi", "Hi \n\n  there ", "\n\nHi", "a\u00a0b"])
def test_empty_and_blank_texts(text: str) -> None:
    doc = load_english()(text)
    assert doc.text == text
    check_trees(doc)
    assert all(token.pos_ == "SPACE" for token in doc if token.is_space)


def test_white_space_hangs_on_a_neighbour() -> None:
    doc = load_english()("He  left.\n\nShe stayed.")
    spaces = [token for token in doc if token.is_space]
    assert [token.dep_ for token in spaces] == ["dep", "dep"]
    assert [token.head.text for token in spaces] == ["He", "."]


def test_company_does_not_change_an_analysis() -> None:
    parser = load_english()
    texts = [NEWS, "Short.", "", "The two sides " * 30 + "agreed.", "Hà Nội", NEWS[::-1]]
    together = [facts(doc) for doc in parser.pipe(map(parser.make_doc, texts))]
    assert together == [facts(parser(text)) for text in texts]
    assert together[::-1] == [facts(doc) for doc in parser.pipe(map(parser.make_doc, texts[::-1]))]


def test_a_very_long_sentence_is_read_in_pieces() -> None:
    doc = load_english()("word and " * (LONGEST_SENTENCE * 6))
    assert len(doc.sents) == 1
    check_trees(doc)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gets_trees(text: str) -> None:
    doc = load_english()(text)
    assert doc.text == text
    check_trees(doc)


def test_a_document_without_marked_sentences_is_one_sentence() -> None:
    doc = Doc(["He", "left", "Hanoi"])
    load_english().annotate([doc])
    assert len(doc.sents) == 1
    check_trees(doc)


@pytest.mark.shared
def test_accuracy_on_development_text() -> None:
    if not SHARED.exists():
        pytest.skip("the development sets are not beside the checkout")
    right = total = 0
    for block in SHARED.read_text(encoding="utf-8").split("\n\n")[:200]:
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            doc = Doc([row[1] for row in rows])
            load_english().annotate([doc])
            total += len(rows)
            right += sum(token.pos_ == row[3] for token, row in zip(doc, rows, strict=True))
    assert right / total > 0.95


def test_an_unknown_word_is_not_given_another_ones_letters() -> None:
    words = {
        token.text: token.lemma_ for token in load_english()("Ukrainian, Jordanian, Ruritanian and Mexican leaders")
    }
    for word in ("Ukrainian", "Jordanian", "Ruritanian", "Mexican"):
        assert words[word].lower() == word.lower()
