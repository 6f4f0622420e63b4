"""Makes the indexes of `src/chancery/lang/geo/`: where in the table of cities a name or a first word stands.

Run by hand after `make_geography.py`, or when the folding of names changes: `python tables/make_city_indexes.py`. A
test makes them anew and compares. Rows are `key, first bytes of rows of cities.tsv`, sorted by key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

from chancery.lang.geo import CityRow, city_lines, city_row, countries, letters
from chancery.parse.mentions.places import city_names
from chancery.parse.mentions.words import split

TARGET = Path(__file__).parent.parent / "src" / "chancery" / "lang" / "geo"


def indexes() -> dict[str, str]:
    """The text of each index by its file's name."""
    states = {row.alpha2 for row in countries()}
    starts = accumulate((len(f"{line}\n".encode()) for line in city_lines()), initial=0)
    placed = zip(starts, city_lines(), strict=False)  # one start more: the end of the table
    rows = [(start, city_row(line)) for start, line in placed if line.split("\t")[1] in states]
    return {"city_names.tsv": _index(rows, _by_letters), "city_words.tsv": _index(rows, _by_first_word)}


def _by_letters(city: CityRow) -> Iterable[str]:
    return (letters(name) for name in (city.name, *city.spellings))


def _by_first_word(city: CityRow) -> Iterable[str]:
    return (split(name)[0] for name in city_names(city))


def _index(rows: Iterable[tuple[int, CityRow]], keys: Callable[[CityRow], Iterable[str]]) -> str:
    found: dict[str, list[str]] = {}
    for start, city in rows:
        for key in dict.fromkeys(keys(city)):
            found.setdefault(key, []).append(str(start))
    return "".join(sorted(f"{key}\t{' '.join(starts)}\n" for key, starts in found.items()))


def main() -> None:
    """Writes the indexes."""
    for name, text in indexes().items():
        (TARGET / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
