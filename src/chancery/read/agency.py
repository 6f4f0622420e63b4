"""Agency names in datelines and sign-offs: who published, who is credited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.model.tables import read_table

_BETWEEN = re.compile(r"\s*[/|;&+,]\s*|\s+(?:and|[-–—])\s+")


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML table `read/<name>.toml`, read once. Callers must not change it."""
    return read_table(__file__, f"{name}.toml")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency or outlet: the name it is known by, `wire` or `outlet`, its default language."""

    name: str
    role: str
    language: str | None = None


@cache
def forms() -> dict[str, Agency]:
    """Every form an agency signs with → the agency."""
    found: dict[str, Agency] = {}
    for row in table("agencies")["agency"]:
        agency = Agency(row["name"], row["role"], row.get("language"))
        for form in (row["name"], *row.get("also", ())):
            found[form] = agency
    return found


def known(form: str) -> Agency | None:
    """The agency that signs with this form, or `None`."""
    return forms().get(form.strip(" .·"))


def named(mark: str) -> list[Agency]:
    """The agencies a mark names ("UrduPoint News / Sputnik") in its order; names not listed have role `""`."""
    whole = known(mark)
    if whole:
        return [whole]
    parts = (part.strip(" .·:-–—") for part in _BETWEEN.split(mark))
    found = {agency.name: agency for agency in (known(part) or Agency(part, "") for part in parts if part)}
    return list(found.values())


def publisher(agencies: Sequence[Agency]) -> tuple[str | None, tuple[str, ...]]:
    """Who published and who is credited, by the rule at the head of `agencies.toml`."""
    if not agencies:
        return None, ()
    first = next((a for a in agencies if a.role != "wire"), agencies[0])
    return first.name, tuple(a.name for a in agencies if a.name != first.name)


def credited(provider: str) -> tuple[str, ...]:
    """Wires inside a provider's name that is more than the wire's own ("VNA (Binh Thuan Newspaper)")."""
    if known(provider) or not any(mark in provider for mark in "(/|"):
        return ()
    parts = re.split(r"[()/|]", provider)
    found = [known(part) for part in parts if part.strip()]
    if len(found) < 2 or len({a.name if a else None for a in found}) < 2:
        return ()
    return tuple(a.name for a in found if a and a.role == "wire")


def within(provider: str) -> frozenset[str]:
    """The outlets that a provider's name names ("Viet Nam News (VNS)"): no credit of one is a credit to another."""
    found = [known(part) for part in (provider, *re.split(r"[()/|]", provider)) if part.strip()]
    return frozenset(a.name for a in found if a and (a.role == "outlet" or known(provider)))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))
