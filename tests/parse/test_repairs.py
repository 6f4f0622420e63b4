"""Trees that no English sentence can have; built by hand."""

from __future__ import annotations

from chancery.model.document import Doc
from chancery.parse.repairs import repair
from chancery.parse.tokens import UdTokenizer


def _mended(
    text: str, rows: list[tuple[str, str, int]], lemmas: dict[int, str] | None = None
) -> list[tuple[str, str, int]]:
    """Parts of speech, labels and heads (counted from 1, 0 the root) of a text's words after mending."""
    doc: Doc = UdTokenizer()(text)
    words = list(doc)
    heads = [head - 1 if head else number for number, (_, _, head) in enumerate(rows)]
    for token, (pos, dep, _) in zip(words, rows, strict=True):
        token.pos_, token.dep_ = pos, dep
    for number, lemma in (lemmas or {}).items():
        words[number].lemma_ = lemma
    repair(words, heads)
    return [(t.pos_, t.dep_, 0 if heads[t.i] == t.i else heads[t.i] + 1) for t in words]


def test_her_before_a_second_object_owns_it() -> None:
    found = _mended(
        "Police raided her home", [("NOUN", "nsubj", 2), ("VERB", "ROOT", 0), ("PRON", "obj", 2), ("NOUN", "obj", 2)]
    )
    assert found[2:] == [("PRON", "nmod:poss", 4), ("NOUN", "obj", 2)]


def test_what_one_gives_her_is_not_hers() -> None:
    rows = [("NOUN", "nsubj", 2), ("VERB", "ROOT", 0), ("PRON", "iobj", 2), ("NOUN", "obj", 2)]
    assert _mended("Police gave her money", rows) == rows


def test_a_bare_noun_behind_the_verb_is_its_object() -> None:
    rows = [("NOUN", "nsubj", 4), ("ADP", "case", 5), ("PROPN", "nmod", 1), ("VERB", "ROOT", 0), ("NOUN", "nmod", 1)]
    found = _mended("Supporters of Novak blocked roads", rows)
    assert (found[4], found[1]) == (("NOUN", "obj", 4), ("ADP", "case", 3))


def test_a_phrase_with_a_preposition_stays_where_it_is() -> None:
    rows = [("NOUN", "nsubj", 2), ("VERB", "ROOT", 0), ("ADP", "case", 4), ("PROPN", "nmod", 1)]
    assert _mended("Envoys arrived from Peru", rows) == rows


def test_what_has_an_article_is_a_noun() -> None:
    rows = [("PRON", "nsubj", 2), ("VERB", "ROOT", 0), ("ADP", "case", 5), ("DET", "det", 5), ("ADV", "obl", 2)]
    assert _mended("They came for a rally", rows)[4] == ("NOUN", "obl", 2)


def test_a_noun_without_genitive_owns_nothing() -> None:
    rows = [
        ("PROPN", "nsubj", 2), ("VERB", "ROOT", 0), ("ADP", "case", 8), ("DET", "det", 5), ("NOUN", "nmod:poss", 8),
        ("PROPN", "nmod:poss", 8), ("PART", "case", 6), ("NOUN", "obl", 2),
    ]  # fmt: skip
    found = _mended("Albania denounced as a crime Chile's raid", rows)
    assert (found[4], found[7], found[2]) == (("NOUN", "obl", 2), ("NOUN", "obj", 2), ("ADP", "case", 5))
    assert found[5] == ("PROPN", "nmod:poss", 8)


def test_the_aim_of_a_visit_hangs_on_it() -> None:
    rows = [
        ("PROPN", "nsubj", 2), ("VERB", "ROOT", 0), ("PRON", "nmod:poss", 4), ("NOUN", "obj", 2), ("ADP", "case", 6),
        ("PROPN", "obl", 2),
    ]  # fmt: skip
    assert _mended("Ortiz shortened her visit to Lima", rows, lemmas={3: "visit"})[5] == ("PROPN", "nmod", 4)
