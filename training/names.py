"""Random people, places, organisations and titles from the lists in ``names/``."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from phrases import SINGULAR, UNSURE, Phrase, compound_name, flat_name, join, named, word

from chancery.parse.features import without_marks

_FOLDER = Path(__file__).parent / "names"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _listed(text: str) -> list[str]:
    return [item.strip() for item in re.split(r"[|\n]", text) if item.strip()]


_PEOPLE = _read("people.toml")
_CULTURES = list(_PEOPLE)
_OFTEN = {"western": 4, "vietnamese": 2, "slavic": 2}
_CULTURE_WEIGHTS = [_OFTEN.get(culture, 1) for culture in _CULTURES]
_PLACES = _read("places.toml")
COUNTRIES = [tuple(line.split("/")) for line in _listed(_PLACES["countries"])]
_CITIES = _listed(_PLACES["cities"]) + [capital for _, _, capital in COUNTRIES]
_REGIONS = _listed(_PLACES["regions"])
FOREIGN_FIRST = frozenset(
    {"Sri", "El", "Le", "Santa", "Fort"} | {name.split()[0] for name in [*_CITIES, *_REGIONS] if " " in name}
)
"""First words of places whose names are trees like those of people (Rio de Janeiro)."""

_ORGANIZATIONS = {
    kind: _listed(text)
    for kind, text in _read("organizations.toml").items()
    if kind in ("acronyms", "single", "headed")
}

_TITLES = _read("titles.toml")
TITLES, LONG_TITLES = _listed(_TITLES["titles"]), _listed(_TITLES["long"])
_SHORT_TITLES: list[str] = _TITLES["short"].split()


def person(rng: random.Random) -> Phrase:
    """A personal name: proper nouns, flat on the first."""
    people = _PEOPLE[rng.choices(_CULTURES, _CULTURE_WEIGHTS)[0]]
    forms: list[str] = []
    for part in rng.choice(people["order"]).split():
        forms.append(_part(part, people, rng))
    name = " ".join(forms)
    if rng.random() < people.get("bare", 0.3):
        name = without_marks(name)
    if rng.random() < 0.03:
        name = name.upper()
    return named(flat_name(name.split()), "PER")


_PARTS = {"F": "family", "G": "given", "M": "middle", "P": "patronymic", "A": "after_article"}


def _part(part: str, people: dict[str, Any], rng: random.Random) -> str:
    if part == "I":
        return rng.choice("ABCDEFGHJKLMNPRSTVW") + "."
    if part == "F-F":
        return f"{_part('F', people, rng)}-{_part('F', people, rng)}"
    if part == "al-A":
        return f"{rng.choice(['al', 'Al', 'El', 'al'])}-{_part('A', people, rng)}"
    if part in _PARTS:
        choices: list[str] = people[_PARTS[part]].split()
        return rng.choice(choices)
    return part


def country(rng: random.Random) -> tuple[Phrase, str]:
    """A country and its adjective."""
    name, adjective, _ = rng.choice(COUNTRIES)
    return place_name(name), adjective


def place(rng: random.Random) -> Phrase:
    """A country, city or region."""
    kind = rng.choices((0, 1, 2), (4, 4, 2))[0]
    return place_name((rng.choice(COUNTRIES)[0], rng.choice(_CITIES), rng.choice(_REGIONS))[kind])


def city(rng: random.Random) -> Phrase:
    """A city."""
    return place_name(rng.choice(_CITIES))


def place_name(name: str) -> Phrase:
    """The tree of a place's name: ``flat`` for foreign ones, headed by the last word for English ones."""
    forms = name.split()
    if forms[0] == "The":
        return named(
            join(word(forms[1], "PROPN", SINGULAR), before=[("det", word("The", "DET", "Definite=Def|PronType=Art"))]),
            "LOC",
        )
    english = forms[0] in _ENGLISH_FIRST or forms[-1] in _ENGLISH_LAST
    return named(compound_name(forms) if english else flat_name(forms), "LOC")


_ENGLISH_FIRST = frozenset(_PLACES["english_first"].split())
_ENGLISH_LAST = frozenset(_PLACES["english_last"].split())


def organization(rng: random.Random) -> Phrase:
    """An organisation's name, without an article."""
    kind = rng.choices(("acronyms", "single", "headed"), (3, 3, 5))[0]
    return named(compound_name(rng.choice(_ORGANIZATIONS[kind]).split()), "ORG")


def title(rng: random.Random) -> Phrase:
    """What stands before a name: Foreign Minister, Lt. Gen., Minister of Defense, President of Vietnam …"""
    draw = rng.random()
    if draw < 0.18:
        return _proper(rng.choice(_SHORT_TITLES))
    if draw < 0.2:
        return join(_proper("Gen."), before=[("compound", _proper(rng.choice(["Lt.", "Maj.", "Brig."])))])
    if draw < 0.3:
        return _long_title(rng.choice(LONG_TITLES))
    head = compound_name(rng.choice(TITLES).split())
    draw = rng.random()
    if draw < 0.08:
        land = join(country(rng)[0], before=[("case", word(rng.choice(["of", "of", "to"]), "ADP"))])
        return join(head, after=[("nmod", land)])
    if draw < 0.5:
        head = join(head, before=[("amod", word(country(rng)[1].split()[-1], "ADJ", "Degree=Pos"))])
    elif draw < 0.6:
        owner = named(
            word(rng.choice(["U.S.", "US", "UN", "U.N.", "EU", "UK", "NATO", "ASEAN"]), "PROPN", UNSURE), "LOC"
        )
        owner = named(owner, "LOC" if owner[0].form in ("U.S.", "US", "UK") else "ORG")
        head = join(head, before=[("compound", owner)])
    elif draw < 0.66:
        head = join(head, before=[("compound", organization(rng))])
    if rng.random() < 0.06:
        head = join(
            head, before=[("amod", word(rng.choice(["former", "Former", "then", "visiting"]), "ADJ", "Degree=Pos"))]
        )
    return head


def _proper(form: str) -> Phrase:
    return word(form, "PROPN", UNSURE if form.endswith(".") else SINGULAR)


def _long_title(text: str) -> Phrase:
    forms = text.split()
    cut = forms.index("of")
    after = forms[cut + 1 :]
    before = [("case", word("of", "ADP"))]
    if after[0] == "the":
        before.append(("det", word("the", "DET", "Definite=Def|PronType=Art")))
        after = after[1:]
    body = compound_name(after)
    if after[-1] in ("Assembly", "Duma", "Council", "Senate"):
        body = named(body, "ORG")
    return join(compound_name(forms[:cut]), after=[("nmod", join(body, before=before))])


def titled_person(rng: random.Random) -> Phrase:
    """A name with a title before it: the name is the head, the title its ``nmod:desc``."""
    return join(person(rng), before=[("nmod:desc", title(rng))])
