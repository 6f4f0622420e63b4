"""Posts by which reports call their holder with the surname alone and no country: "President Novak"."""

from __future__ import annotations

from functools import cache, lru_cache

from chancery.lang import knowledge


@cache
def _known() -> tuple[str, ...]:
    known: list[str] = knowledge("en", "posts")["styles"]
    return tuple(known)


@lru_cache(maxsize=4096)
def styles_of(posts: frozenset[str]) -> frozenset[str]:
    """Those of `posts` (normalised) that are such a style; "president of peru" is "president"."""
    return frozenset(style for style in _known() for post in posts if post == style or post.startswith(f"{style} of "))
