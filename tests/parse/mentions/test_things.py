"""Stretches of text that only the network takes for names."""

from chancery.parse.mentions.spans import index
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.things import find_things
from chancery.parse.mentions.words import read_words


def things(text: str, entities: str) -> list[str]:
    words = read_words(text, [])
    labels = [label.strip("-") for label in entities.split()]
    size = len(words)
    syntax = Syntax(True, ["dep"] * size, ["NOUN"] * size, labels, list(range(size)))
    return [words.text[found.first] for found in find_things(words, index([], words), syntax, [], frozenset())]


def test_a_stretch_without_a_capital_at_the_end_of_the_text_is_no_name() -> None:
    assert things("Chile asked the board", "- - - ORG") == []
    assert things("Chile asked Novatek", "- - ORG") == ["Novatek"]
