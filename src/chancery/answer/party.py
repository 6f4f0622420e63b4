"""From what a person types to whom it means: a country, or people and bodies of the record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from chancery.answer.views import Unanswerable
from chancery.lang import geo, knowledge
from chancery.record import Store, fold_name, matching_names


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom a word means: a country (alpha-3), or the entities that bear the name."""

    asked: str
    country: str | None = None
    entities: tuple[str, ...] = ()


def choose(store: Store, asked: str) -> Chosen:
    """Whom `asked` means: a code (VNM, VN), a country's name in any of its languages, or a name of the record.

    Where people or bodies bear the very name, in any spelling, those of whose name it is a part are left out. Raises
    `Unanswerable` with the nearest names when the record knows nobody of that name.
    """
    country = country_code(asked)
    if country:
        return Chosen(asked, country)
    entities = named(store, asked)
    if not entities:
        raise Unanswerable(unknown(store, asked))
    whole = tuple(entity for entity, score in entities.items() if score > IN_PART)
    return Chosen(asked, None, whole or tuple(entities))


def choose_all(store: Store, asked: Sequence[str]) -> list[Chosen]:
    """Whom each of the words means. Raises `Unanswerable` for one that means nobody, and for two that mean the same."""
    chosen = [choose(store, word) for word in asked]
    for one, other in combinations(chosen, 2):
        if one.country == other.country and one.entities == other.entities:
            raise Unanswerable(f"{one.asked!r} and {other.asked!r} mean the same: name it once")
    return chosen


IN_PART = 0.65
"""The score of those of whose name the words asked for are a part, and of a single word whoever bears it."""


def named(store: Store, asked: str) -> dict[str, float]:
    """People and bodies that can be called `asked`, with how surely: those of that name, the most told, first.

    By the letters, or by the matcher of the record: in another spelling, another script, or by a part of the name.
    """
    found = _with_words(store, asked)
    for match in matching_names(store, asked):
        found[match.entity] = max(match.score, found.get(match.entity, 0.0))
    if len(fold_name(asked).split()) == 1:  # a surname alone is no whole name, even where a report has no more
        found = {entity: min(score, IN_PART) if _is_person(store, entity) else score for entity, score in found.items()}
    told = {row["entity"]: row["told"] for row in store.query(_TOLD, (json.dumps(list(found)),))}
    return dict(sorted(found.items(), key=lambda item: (-item[1], -told.get(item[0], 0), item[0])))


_TOLD = """SELECT entity, sum(reports) AS told FROM entity_names
WHERE entity IN (SELECT value FROM json_each(?)) GROUP BY entity"""


def _with_words(store: Store, asked: str) -> dict[str, float]:
    """Entities with a name that has all words of `asked`: 1 where it has no others."""
    words = fold_name(asked).split()
    if not words:
        return {}
    like = " AND ".join("' ' || folded || ' ' LIKE ?" for _ in words)
    sql = f"""SELECT entity, max(folded = ?) AS whole FROM entity_names JOIN entities ON entities.id = entity
              WHERE schema <> 'Country' AND {like} GROUP BY entity"""
    rows = store.query(sql, (" ".join(words), *(f"% {word} %" for word in words)))
    return {row["entity"]: 1.0 if row["whole"] else IN_PART for row in rows}


def _is_person(store: Store, entity: str) -> bool:
    return bool(store.value("SELECT schema = 'Person' FROM entities WHERE id = ?", (entity,)))


def unknown(store: Store, asked: str) -> str:
    """That no country bears this name or code, nor anybody in the record, with the nearest names."""
    if not asked.strip():
        return "a name is empty: write a country, a person or a body"
    code = " or code" if len(asked) in (2, 3) and asked.isupper() else ""
    start = f"no country has the name{code} {asked!r}, and nobody in the record is called so"
    return start + nearest(store, asked)


def nearest(store: Store, asked: str) -> str:
    """`; did you mean …?` with up to three names that look like `asked`, in any script, or nothing.

    Countries first, if nearly all letters agree, then people and bodies of the record.
    """
    from rapidfuzz import fuzz, process

    plain = _plain(asked)
    if len(plain) < LEAST:
        return ""
    countries = {name: _plain(name) for name in _by_alpha3().values()}
    close = process.extract(plain, countries, scorer=fuzz.ratio, limit=2, score_cutoff=75)
    names = {row["caption"]: _plain(row["caption"]) for row in store.query(CAPTIONS, (LEAST,))}
    close += process.extract(plain, names, limit=3, score_cutoff=75)
    found = dict.fromkeys(name for _, _, name in close)
    return "; did you mean " + " or ".join([*found][:3]) + "?" if found else ""


LEAST = 3
"""Letters of the shortest name that is offered in place of another."""
CAPTIONS = "SELECT DISTINCT caption FROM entities WHERE length(caption) >= ? AND schema <> 'Country'"


def _plain(name: str) -> str:
    folded = fold_name(name)
    if folded.isascii():
        return folded
    from anyascii import anyascii  # with what it loads a hundredth of a second, and most names do without

    return anyascii(folded).casefold()


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
