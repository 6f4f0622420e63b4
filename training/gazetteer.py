"""The name lists as bit masks of words: what the entity head knows of a word besides its vector."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from chancery.parse.features import normal_form, without_marks

LISTS = ("given", "family", "country", "place", "place_part", "place_word", "adjective")
LISTS += ("acronym", "company", "body", "body_word")
"""The bits, lowest first; a word of a longer name gets a bit of its own."""

_FOLDER = Path(__file__).parent / "names"


def word_lists() -> dict[str, int]:
    """Each listed word, in lower case and without diacritics, with the mask of its lists."""
    masks: dict[str, int] = defaultdict(int)
    for kind, word in _listed():
        masks[without_marks(normal_form(word))] |= 1 << LISTS.index(kind)
    return dict(masks)


def _listed() -> Iterator[tuple[str, str]]:
    for people in tomllib.loads((_FOLDER / "people.toml").read_text(encoding="utf-8")).values():
        for kind, parts in (("given", "given middle"), ("family", "family after_article")):
            for part in parts.split():
                yield from ((kind, piece) for name in people.get(part, "").split() for piece in name.split("-"))
    places = tomllib.loads((_FOLDER / "places.toml").read_text(encoding="utf-8"))
    for line in _lines(places["countries"]):
        country, adjective, capital = line.split("/")
        yield from _whole_or_parts(country, "country", "place_part")
        yield from _whole_or_parts(capital, "place", "place_part")
        yield "adjective", adjective.split()[-1]
    for name in _lines(places["cities"] + places["regions"]):
        yield from _whole_or_parts(name, "place", "place_part")
    yield from (("place_word", word) for word in _lines(places["words"]))
    yield from (("place", word) for word in _lines(places["abbreviations"]))
    bodies = tomllib.loads((_FOLDER / "organizations.toml").read_text(encoding="utf-8"))
    yield from (("acronym", name) for name in _lines(bodies["acronyms"]))
    yield from (("company", name) for name in _lines(bodies["single"]))
    yield from (("company", name) for name in _lines(bodies["more"]))
    yield from (("body_word", word) for word in _lines(bodies["words"]))
    for name in _lines(bodies["headed"]):
        *parts, head = re.split(r" (?:of|and|for) ", name)[0].split()
        yield "body_word", head
        yield from (("body", part) for part in parts)
    yield from _known()


def _known() -> Iterator[tuple[str, str]]:
    known = tomllib.loads((_FOLDER / "known.toml").read_text(encoding="utf-8"))
    yield from (("company", name) for name in _lines(known["organizations"]) if " " not in name)
    for name in _lines(known["bodies"]):
        yield from (("body", part) for part in name.split() if part not in ("of", "and", "for"))
    yield from (("body_word", word) for word in _lines(known["words"]))
    for name in _lines(known["places"]):
        yield from _whole_or_parts(name, "place", "place_part")
    yield from ((kind, name) for kind in ("given", "family") for name in known[kind].split())


def _whole_or_parts(name: str, whole: str, part: str) -> Iterator[tuple[str, str]]:
    words = name.split()
    yield from ((whole if len(words) == 1 else part, word) for word in words)


def _lines(text: str) -> list[str]:
    return [item.strip() for item in re.split(r"[|\n]", text) if item.strip()]
