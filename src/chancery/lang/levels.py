"""At which level an office stands: head of state, foreign minister, ambassador."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from chancery.lang import knowledge


@dataclass(frozen=True, slots=True)
class Level:
    """A row of levels.toml; `rank` is its place in the order of protocol, 0 the highest."""

    id: str
    plural: str
    rank: int
    posts: tuple[re.Pattern[str], ...]
    state: bool


@cache
def levels(language: str = "en") -> tuple[Level, ...]:
    """All levels, the highest first."""
    return tuple(
        Level(row["id"], row["plural"], rank, tuple(re.compile(p) for p in row["posts"]), row["state"])
        for rank, row in enumerate(knowledge(language, "levels")["level"])
    )


@lru_cache(maxsize=8192)
def level_of(post: str | None, of: str | None, language: str = "en") -> Level | None:
    """The level of an office as told ("Foreign Minister", of "VNM"), or `None`; `of` is alpha-3 or a body's name."""
    if not post:
        return None
    bare = " ".join(post.casefold().split())
    national = of is None or (len(of) == 3 and of.isupper())
    return next(
        (
            level
            for level in levels(language)
            if (national or not level.state) and any(pattern.search(bare) for pattern in level.posts)
        ),
        None,
    )
