"""Days for formats that know less than EDTF: never sharper than what was told."""

from __future__ import annotations

import re


def plain_day(edtf: str | None) -> list[str]:
    """`[2024]`, `[2024-06]` or `[2024-06-20]` when `edtf` is just that, in the calendar's own words; else nothing."""
    if edtf and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", edtf):
        return [edtf]
    return []
