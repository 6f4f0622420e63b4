"""Which nouns are papers that states sign, and of which kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chancery.lang import knowledge

if TYPE_CHECKING:
    from chancery.model.document import Token


@dataclass(frozen=True, slots=True)
class Kind:
    """A row `[[kind]]` of instruments.toml."""

    id: str
    heads: frozenset[str]
    needs: frozenset[str]
    never: frozenset[str]

    def fits(self, head: Token) -> bool:
        """True when `head` heads the name of such a paper."""
        word = head.lower_
        if not {head.lemma_.lower(), word, word.removesuffix("s")} & self.heads and not self._phrase(head):
            return False
        before = {t.lower_ for t in head.doc[max(head.sent.start, head.i - 5) : head.i] if head.is_ancestor(t)}
        return (not self.needs or bool(before & self.needs)) and not before & self.never

    def _phrase(self, head: Token) -> bool:
        """True where a head of several words ("letter of intent") begins at `head`."""
        rest = [t.lower_ for t in head.doc[head.i + 1 : head.i + 3]]
        named = (head.lemma_.lower(), head.lower_.removesuffix("s"))
        return any(" ".join([first, *rest]) in self.heads for first in named)


@cache
def _kinds(language: str) -> tuple[Kind, ...]:
    rows = knowledge(language, "instruments")["kind"]
    sets = ((frozenset(row[key]) if key in row else frozenset() for key in ("heads", "with", "not")) for row in rows)
    return tuple(Kind(row["id"], *fields) for row, fields in zip(rows, sets, strict=True))


def kind_of(head: Token, language: str = "en") -> Kind | None:
    """The kind of paper whose name `head` heads, or `None`."""
    return next((kind for kind in _kinds(language) if kind.fits(head)), None)
