"""Whether what the record sums up of its conclusions was written by the rules of this program."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from chancery.lang import knowledge
from chancery.record import SUMMED, Store

VERSION = 1
"""Goes up when commitments are told from other acts in another way."""


@cache
def rules() -> str:
    """A mark of the rules by which commitments are summed up and milestones are told."""
    words = json.dumps(knowledge("en", "milestones"), sort_keys=True, ensure_ascii=False)
    return f"{VERSION} {hashlib.sha256(words.encode()).hexdigest()[:16]}"


def is_summed(store: Store) -> bool:
    """True when lists can be read from what was summed up; else they are drawn from the claims, which takes longer."""
    return store.get(SUMMED) == rules()
