"""From what a person types to whom it means: a country, or people and bodies of the record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from chancery.answer.views import Unanswerable
from chancery.lang import geo, knowledge
from chancery.record import Store, fold_name


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom a word means: a country (alpha-3), or the entities that bear the name."""

    asked: str
    country: str | None = None
    entities: tuple[str, ...] = ()


def choose(store: Store, asked: str) -> Chosen:
    """Whom `asked` means: a code (VNM, VN), a country's name in any of its languages, or a name of the record.

    Raises `Unanswerable` with the nearest names when the record knows nobody of that name.
    """
    country = country_code(asked)
    if country:
        return Chosen(asked, country)
    entities = named(store, asked)
    if not entities:
        raise Unanswerable(f"nobody in the record is called {asked!r}{nearest(store, asked)}")
    return Chosen(asked, None, entities)


def named(store: Store, asked: str) -> tuple[str, ...]:
    """Ids of the people and bodies with a name that has all words of `asked`, whole names first, then the most told."""
    words = fold_name(asked).split()
    if not words:
        return ()
    like = " AND ".join("' ' || folded || ' ' LIKE ?" for _ in words)
    sql = f"""SELECT entity, max(folded = ?) AS whole, sum(reports) AS told FROM entity_names
              JOIN entities ON entities.id = entity WHERE schema <> 'Country' AND {like} GROUP BY entity
              ORDER BY whole DESC, told DESC, entity"""
    return tuple(row["entity"] for row in store.query(sql, (" ".join(words), *(f"% {word} %" for word in words))))


def nearest(store: Store, asked: str) -> str:
    """`; did you mean …?` with up to three names of the record that look like `asked`, or nothing."""
    from rapidfuzz import process

    captions = {row["caption"]: fold_name(row["caption"]) for row in store.query("SELECT caption FROM entities")}
    close = process.extract(fold_name(asked), captions, limit=3, score_cutoff=70)
    return "; did you mean " + " or ".join(caption for _, _, caption in close) + "?" if close else ""


def country_code(asked: str) -> str | None:
    """The alpha-3 code that `asked` means as a code or a country's name, or `None`."""
    text = asked.strip()
    if text.upper() in _by_alpha3() and (text.isupper() or text.islower()):  # "Nga" is no code: Russia in Vietnamese
        return text.upper()
    if len(text) == 2 and text.isupper():
        code = next((row.alpha3 for row in geo.countries() if row.alpha2 == text), None)
        return code or _by_name().get(" ".join(text.casefold()))  # "UK" as "U.K."
    return _by_name().get(fold_name(text))


def country_name(code: str | None) -> str:
    """The English name of an alpha-3 code; another text stays as it is."""
    return _by_alpha3().get(code or "", code or "")


@cache
def _by_alpha3() -> dict[str, str]:
    gone = {code: entry["names"][0] for code, entry in knowledge("en", "countries").items() if entry.get("names")}
    return gone | {row.alpha3: row.names["en"] for row in geo.countries()}


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in geo.countries():
        for name in row.names.values():
            names.setdefault(fold_name(name), row.alpha3)
    for code, entry in knowledge("en", "countries").items():
        for field in ("names", "adjective"):
            for name in entry.get(field, ()):
                names.setdefault(fold_name(name), code)
    return names
