"""When two wordings are one post, and which post somebody asks for (`lang/en/posts.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from chancery.answer.party import country_code
from chancery.lang import knowledge
from chancery.record import fold_name

LONGEST = 5
"""Words of the longest name of a country that is looked for."""


@dataclass(frozen=True, slots=True)
class PostName:
    """A post apart from its wording: its `words`, of which `rank` make it another post, whom it is accredited `to`.

    `of` is the country that the words themselves name. `standing` is held, acting, designate or former, by the words.
    """

    words: frozenset[str]
    rank: frozenset[str]
    of: str | None = None
    to: str | None = None
    standing: str = "held"


@lru_cache(maxsize=16384)
def read_post(text: str, of: str | None = None) -> PostName:
    """Takes the wording of a post apart; `of` is the country or body that the report gives beside it."""
    low = fold_name(re.sub(r"\([^)]*\)", " ", text)).split()
    low, countries = _without_countries(low)
    to = next((code for code, before in countries if before == "to"), None)
    named = next((code for code, before in countries if before != "to"), None)
    table = _table()
    standing = next((kind for kind in ("former", "designate", "acting") if table[kind] & set(low)), "held")
    rest = [word for word in low if not any(word in table[kind] for kind in ("former", "designate", "acting"))]
    words = frozenset(_written_out(" ".join(rest), of or named).split()) - table["drop"]
    return PostName(words - table["rank"], words & table["rank"], named, to, standing)


def is_post(asked: PostName, told: PostName) -> bool:
    """True when `told` is the post asked for, or that post with further duties ("foreign and trade minister")."""
    if asked.rank != told.rank or (asked.to and asked.to != told.to) or not asked.words:
        return False
    if asked.words == told.words:
        return True
    duties = asked.words - _roles()
    return bool(duties) and asked.words <= told.words and not (told.words - asked.words) & _roles()


def is_implied(post: PostName) -> bool:
    """True for a post that belongs to its holder's country where no report says whose it is."""
    return any(post.words | post.rank == frozenset(words.split()) for words in _posts()["implied"])


def is_single(post: PostName) -> bool:
    """True for a post that one person holds at a time; there are many ambassadors, but one to a country."""
    return not post.rank and (post.to is not None or not post.words <= frozenset(_posts()["many"]))


@cache
def _posts() -> dict[str, Any]:
    return knowledge("en", "posts")


@cache
def _table() -> dict[str, frozenset[str]]:
    rows = {"former": "former", "designate": "coming", "acting": "acting", "drop": "drop", "rank": "rank"}
    return {key: frozenset(_posts()[field]) for key, field in rows.items()}


@cache
def _roles() -> frozenset[str]:
    """The nouns of offices: a spokesperson of a minister is no minister."""
    nouns = {fold_name(noun) for row in knowledge("en", "offices")["role"] for noun in row["nouns"]}
    single = {noun for noun in nouns if " " not in noun}
    return frozenset(single | set(_posts()["same"].values()) & single | {"premier", "junior-minister", "charge"})


@cache
def _same(of: str | None) -> tuple[tuple[str, str], ...]:
    local = {row["from"]: row["to"] for row in _posts()["local"] if row["of"] == of}
    pairs = {**_posts()["same"], **local}
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0].split()), pair[0])))


def _written_out(text: str, of: str | None) -> str:
    """`text` with wordings replaced by what they are written out as; what was put in is not read again."""
    done: dict[str, str] = {}
    for number, (wording, put) in enumerate(_same(of)):
        mark = f"\0{number}\0"
        text, times = re.subn(rf"(?<!\S){re.escape(wording)}(?!\S)", mark, text)
        if times:
            done[mark] = put
    for mark, put in done.items():
        text = text.replace(mark, put)
    return text


def _without_countries(words: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The words without names and adjectives of countries, and those countries with the word before each."""
    rest: list[str] = []
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(words):
        for size in range(min(LONGEST, len(words) - place), 0, -1):
            code = _country(" ".join(words[place : place + size]))
            if code:
                before = next((w for w in reversed(rest) if w not in ("the", "socialist", "federal")), "")
                found.append((code, before))
                place += size
                break
        else:
            rest.append(words[place])
            place += 1
    return rest, found


@lru_cache(maxsize=16384)
def _country(text: str) -> str | None:
    if len(text) < 4 and text not in ("us", "uk", "uae", "drc"):
        return None
    return country_code(text.upper() if len(text) < 4 else text.title())
