"""At home in which country news agencies and outlets are."""

from __future__ import annotations

import re
from functools import cache

from chancery.model.tables import read_table


@cache
def _homes() -> dict[str, str]:
    table = read_table(__file__, "agencies.toml")["home"]
    return {_key(name): country for country, names in table.items() for name in names}


def home_of(provider: str | None) -> str | None:
    """The country (alpha-3) of an agency or outlet, or `None`; of "VNA (VietnamPlus)" that of both, if it is one."""
    if not provider:
        return None
    homes = _homes()
    whole = homes.get(_key(provider))
    if whole:
        return whole
    parts = {homes.get(_key(part)) for part in re.split(r"[()/]", provider) if part.strip()} - {None}
    return parts.pop() if len(parts) == 1 else None


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
