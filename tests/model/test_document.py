"""The words of a report and their trees."""

from __future__ import annotations

import pytest

from chancery.model.document import Doc, morph_of


@pytest.fixture
def doc() -> Doc:
    """ "He met her.  They talked": the second sentence's root is "talked", with a run of white space before it."""
    found = Doc(["He", "met", "her", ".", " ", "They", "talked"], [True, True, False, True, False, True, False])
    found.begin_sentences([0, 5])
    found.grow_trees([1, 1, 1, 1, 3, 6, 6])
    return found


def test_words_joined_are_the_text(doc: Doc) -> None:
    assert doc.text == "He met her.  They talked"
    assert [doc.text[t.idx : t.idx + len(t)] for t in doc] == [t.text for t in doc]
    assert [(s.text, s.start_char, s.end_char) for s in doc.sents] == [
        ("He met her.  ", 0, 13),
        ("They talked", 13, 24),
    ]


def test_trees(doc: Doc) -> None:
    met = doc[1]
    assert [t.text for t in met.children] == ["He", "her", "."]
    assert [t.i for t in met.subtree] == [0, 1, 2, 3, 4]
    assert (met.left_edge.i, met.right_edge.i) == (0, 4)
    assert [t.text for t in doc[4].ancestors] == [".", "met"]
    assert met.is_ancestor(doc[4])
    assert not doc[4].is_ancestor(met)
    assert not met.is_ancestor(met)
    assert met.head is met


def test_the_subtree_of_a_crossing_tree_has_both_its_edges() -> None:
    doc = Doc(["a", "b", "c", "d"])
    doc.grow_trees([2, 3, 2, 2])  # b hangs on d, across c
    assert (doc[3].left_edge.i, doc[3].right_edge.i) == (1, 3)
    assert (doc[2].left_edge.i, doc[2].right_edge.i) == (0, 3)


def test_sentences_know_their_words(doc: Doc) -> None:
    assert [t.sent.start for t in doc] == [0, 0, 0, 0, 0, 5, 5]
    assert [t.i for t in doc if t.is_sent_start] == [0, 5]
    assert doc[5:7].sent.root.text == "talked"


def test_an_unmarked_text_is_one_sentence() -> None:
    assert [s.text for s in Doc(["One", "two"]).sents] == ["One two"]
    assert [s.text for s in Doc([]).sents] == []


@pytest.mark.parametrize(
    ("start", "end", "mode", "text"),
    [
        (3, 6, "strict", "met"),
        (3, 7, "strict", None),
        (4, 6, "strict", None),
        (4, 8, "expand", "met her"),
        (4, 10, "contract", "her"),
        (4, 6, "contract", None),
        (2, 6, "expand", "met"),  # the blank behind "He" is no part of it
        (3, 7, "expand", "met"),
        (20, 99, "expand", None),
        (-1, 3, "expand", None),
    ],
)
def test_words_of_characters(doc: Doc, start: int, end: int, mode: str, text: str | None) -> None:
    found = doc.char_span(start, end, alignment_mode=mode)
    assert (found.text if found else None) == text


def test_slices(doc: Doc) -> None:
    part = doc[1:4]
    assert (part.start, part.end, len(part)) == (1, 4, 3)
    assert (part[0].text, part[-1].text, part[1:].text) == ("met", ".", "her.")
    assert doc[2:4].root is doc[2]
    assert (doc[3:1].text, doc[5:99].text) == ("", "They talked")
    assert doc[1] in part
    assert doc[0] not in part
    assert doc[-1].text == "talked"


def test_neighbours(doc: Doc) -> None:
    assert doc[0].nbor().text == "met"
    assert doc[1].nbor(-1).text == "He"
    for token, far in ((doc[0], -1), (doc[6], 1)):
        with pytest.raises(IndexError):
            token.nbor(far)


def test_kinds_of_words() -> None:
    words = Doc(["Hanoi", "$", "”", "7", " ", "—"])
    assert [t.is_punct for t in words] == [False, False, True, False, False, True]
    assert [t.i for t in words if t.is_title] == [0]
    assert [t.i for t in words if t.is_digit] == [3]
    assert [t.i for t in words if t.is_space] == [4]


def test_features_have_values() -> None:
    morph = morph_of("PronType=Int,Rel|Number=Sing")
    assert morph.get("PronType") == ("Int", "Rel")
    assert morph.get("Tense") == ()
    assert morph is morph_of(str(morph))
