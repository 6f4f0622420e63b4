"""Profiles of mentions and the groups that profiles alike form."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from chancery.model import Entity, Name
from chancery.resolve import keys
from chancery.resolve.names import parse_name, script_of
from chancery.resolve.organisations import names_no_one
from chancery.resolve.pair import Side, Years
from chancery.resolve.styles import styles_of

Kind = Literal["person", "body", "other"]


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity of one report, or several alike: `key` names it in the record, `reports` counts them.

    `name` is the fullest form, `schema` FollowTheMoney's, `country` alpha-3, `posts` normalised posts, `years` the
    first and last year of the reports.
    """

    key: str
    name: str
    schema: str
    country: str | None = None
    posts: frozenset[str] = frozenset()
    years: Years = None
    reports: int = 1


def name_in(signature: str) -> str:
    """The part of a signature that is the name."""
    return signature.split("|", 2)[1]


def twins_of(signature: str) -> str:
    """The part of a signature that groups share which are one but for a person's judgement on a profile of theirs."""
    return "|".join(signature.split("|", 3)[:3])


@dataclass(slots=True)
class Group:
    """Profiles alike: same name letter for letter, same kind, same country. `bare`: a person's name of one word,
    or a body's of common words without a country. `alone`: the key of the one profile it was made for.

    It counts what its profiles say, and not the profiles, so that a name in a hundred thousand reports costs no more
    than another: reports by name as written, by schema, by post and by year. `masks` and `keys` are how it is found
    (`keys.may_agree`, `keys.keys_of`), as of the name and side in `indexed`; `None`: not looked up yet.
    """

    signature: str
    kind: Kind
    country: str | None
    bare: bool
    alone: str | None = None
    texts: Counter[str] = field(default_factory=Counter)
    schemas: Counter[str] = field(default_factory=Counter)
    posts: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    name: str = ""
    side: Side = field(default_factory=Side)
    masks: tuple[int, ...] = ()
    keys: frozenset[str] | None = None
    indexed: tuple[str, Side] | None = None

    @property
    def reports(self) -> int:
        """How many reports use the name so."""
        return self.schemas.total()


def kind_of(schema: str) -> Kind:
    """Persons and organisations are matched by their names; places and countries only joined when they are equal."""
    if schema == "Person":
        return "person"
    return "body" if schema in ("Organization", "PublicBody", "Company", "LegalEntity") else "other"


def levelled(name: str) -> str:
    """A name composed, in lower case, with single blanks: how human judgements name it."""
    return " ".join(unicodedata.normalize("NFC", name).lower().split())


def signature_of(profile: Profile, *, alone: bool) -> str:
    """The name of the group that a profile belongs to.

    A bare name (one word, or a body's of common words), and a profile that a human judgement names (`alone`), is a
    group of its own.
    """
    shared, bare = _signature(profile.name, profile.schema, profile.country)
    return f"{shared}|{profile.key}" if alone or bare else shared


@lru_cache(maxsize=262144)
def _signature(text: str, schema: str, country: str | None) -> tuple[str, bool]:
    """The signature that profiles of one name, schema and country share, and whether the name is bare."""
    kind = kind_of(schema)
    name = levelled(text)
    if kind == "person":
        parsed = parse_name(text)
        name = parsed.ideographs or " ".join(token.text for token in parsed.tokens) or name
        bare = keys.is_bare(text)
    else:
        bare = kind == "body" and country is None and names_no_one(text)
    return "|".join((kind, name.replace("|", " "), country or "")), bare


def new_group(signature: str, profile: Profile, *, alone: bool) -> Group:
    """The group of a first profile, still empty."""
    kind = kind_of(profile.schema)
    group = Group(signature, kind, profile.country, _signature(profile.name, profile.schema, profile.country)[1])
    group.alone = profile.key if alone or group.bare else None
    group.masks = keys.masks(profile.name) if kind == "person" else ()
    group.indexed = "", Side()
    return group


def count(group: Group, profile: Profile, sign: int = 1) -> None:
    """Counts what a profile says in its group, or takes it out again (`sign` -1); `settle` it when all are counted."""
    weight = sign * profile.reports
    group.texts[profile.name] += weight
    group.schemas[profile.schema] += weight
    for post in profile.posts:
        group.posts[post] += weight
    for year in profile.years or ():
        group.years[year] += weight
    if sign < 0:
        for counter in (group.texts, group.schemas, group.posts, group.years):
            for item in [item for item, number in counter.items() if number <= 0]:
                del counter[item]


TERM = 2
"""Years by which a report that calls "President Novak" may lie off those that name the president in full."""


def settle(group: Group) -> None:
    """Sets what follows from the counts: the name to compare, and what stands beside it.

    A surname alone that is called by a post of which a state has one stands for the years around too.
    """
    group.name = min(group.texts, default="")
    schema = {"person": "Person", "body": "Organization", "other": min(group.schemas, default="")}[group.kind]
    years = (min(group.years), max(group.years)) if group.years else None
    posts = group.side.posts if group.side.posts == group.posts.keys() else frozenset(group.posts)
    if years and group.bare and styles_of(posts):
        years = (years[0] - TERM, years[1] + TERM)
    side = Side(group.country, posts, years, schema)
    if side != group.side:
        group.side = side


@lru_cache(maxsize=262144)
def group_id(signature: str) -> str:
    """The id of the entity whose alphabetically first group this is."""
    return hashlib.sha256(signature.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def entity_of(first: str, groups: Iterable[Group]) -> Entity:
    """The entity that groups make: its names by script and reports; its caption the commonest Latin one, if any.

    A person's surname alone comes behind all fuller names, however common it is.
    """
    texts: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    schemas: Counter[str] = Counter()
    for group in groups:
        texts.update(group.texts)
        schemas.update(group.schemas)
        if group.country:
            countries[group.country] += group.reports
    names = [Name(text, script_of(text), count) for text, count in texts.items()]
    short = {n.text for n in names if "Person" in schemas and keys.is_bare(n.text)}
    names.sort(key=lambda n: (n.script != "Latn", n.text in short, -n.reports, n.text.isupper(), -len(n.text), n.text))
    return Entity(group_id(first), _commonest(schemas), names[0].text, tuple(names), _commonest(countries) or None)


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda item: (-counts[item], item), default="")
