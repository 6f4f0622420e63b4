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
from chancery.resolve.pair import Side

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
    years: tuple[int, int] | None = None
    reports: int = 1


@dataclass(slots=True)
class Group:
    """Profiles alike: same name letter for letter, same kind, same country. `bare`: a person's name of one word,
    or a body's of common words without a country.

    `masks` and `keys` are how it is found (`keys.may_agree`, `keys.keys_of`), as of the posts in `indexed`.
    """

    signature: str
    name: str
    kind: Kind
    side: Side
    bare: bool
    masks: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    indexed: frozenset[str] | None = None
    members: dict[str, Profile] = field(default_factory=dict)
    reports: int = 0


def kind_of(schema: str) -> Kind:
    """Persons and organisations are matched by their names; places and countries only joined when they are equal."""
    if schema == "Person":
        return "person"
    return "body" if schema in ("Organization", "PublicBody", "Company", "LegalEntity") else "other"


@lru_cache(maxsize=262144)
def levelled(name: str) -> str:
    """A name composed, in lower case, with single blanks: how human judgements name it."""
    return " ".join(unicodedata.normalize("NFC", name).lower().split())


def signature_of(profile: Profile, *, alone: bool) -> str:
    """The name of the group that a profile belongs to.

    A bare name (one word, or a body's of common words), and a profile that a human judgement names (`alone`), is a
    group of its own.
    """
    kind = kind_of(profile.schema)
    name = levelled(profile.name)
    if kind == "person":
        parsed = parse_name(profile.name)
        name = parsed.ideographs or " ".join(token.text for token in parsed.tokens) or name
    alone = alone or _is_bare(profile, kind)
    return "|".join([kind, name, profile.country or "", *([profile.key] if alone else [])])


def _is_bare(profile: Profile, kind: Kind) -> bool:
    if kind == "person":
        return keys.is_bare(profile.name)
    return kind == "body" and profile.country is None and names_no_one(profile.name)


def new_group(signature: str, profile: Profile) -> Group:
    """The group of a first profile."""
    kind = kind_of(profile.schema)
    schema = {"person": "Person", "body": "Organization", "other": profile.schema}[kind]
    side = Side(profile.country, profile.posts, profile.years, schema)
    group = Group(signature, profile.name, kind, side, _is_bare(profile, kind))
    group.members[profile.key] = profile
    group.reports = profile.reports
    group.masks = keys.masks(profile.name) if kind == "person" else ()
    return group


def joined(group: Group, profile: Profile) -> None:
    """Takes a further profile into its group; one with the same key replaces the old one."""
    old = group.members.get(profile.key)
    group.reports += profile.reports - (old.reports if old else 0)
    group.members[profile.key] = profile
    group.name = min(group.name, profile.name)
    years = [y for y in (group.side.years, profile.years) if y]
    span = (min(y[0] for y in years), max(y[1] for y in years)) if years else None
    posts = group.side.posts | profile.posts
    if (posts, span) != (group.side.posts, group.side.years):
        group.side = Side(group.side.country, posts, span, group.side.schema)


def group_id(signature: str) -> str:
    """The id of the entity whose alphabetically first group this is."""
    return hashlib.sha256(signature.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def entity_of(first: str, groups: Iterable[Group]) -> Entity:
    """The entity that groups make: its names by script and reports; its caption the commonest Latin one, if any."""
    texts: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    schemas: Counter[str] = Counter()
    for group in groups:
        for profile in group.members.values():
            texts[profile.name] += profile.reports
            schemas[profile.schema] += profile.reports
            if profile.country:
                countries[profile.country] += profile.reports
    names = [Name(text, script_of(text), count) for text, count in texts.items()]
    names.sort(key=lambda n: (n.script != "Latn", -n.reports, n.text.isupper(), -len(n.text), n.text))
    return Entity(group_id(first), _commonest(schemas), names[0].text, tuple(names), _commonest(countries) or None)


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda item: (-counts[item], item), default="")
