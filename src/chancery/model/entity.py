"""An entity that mentions resolve to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of an entity's name, with its ISO 15924 script and how many reports use it."""

    text: str
    script: str
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Entity:
    """A Person, Organization, PublicBody, Country or Address, with its names in each script."""

    id: str
    schema: str
    caption: str
    names: tuple[Name, ...]
    country: str | None = None
