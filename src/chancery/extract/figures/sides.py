"""Between which countries a measure lies, and in which direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.figures.countries import Countries, Named
from chancery.extract.figures.measures import Noun, vocabulary

if TYPE_CHECKING:
    from chancery.model.document import Doc

NOBODY = "*"
"""Stands for a side that the words leave out: all other countries, or some that are not named."""

TO = frozenset({"to", "into"})
TAIL = 12
"""Words behind the noun that may name its sides."""


def parties_of(doc: Doc, noun: Noun, figure: tuple[int, int], countries: Countries) -> tuple[str, ...]:
    """The countries of a measure (alpha-3): from whom to whom, or in the order of the alphabet; `()` when untold.

    `figure` are the characters of the number. What the phrase leaves out is looked for in the sentence, then in the
    report where two countries stand out; a measure that can be of one country alone is not filled up.
    """
    sides = _Sides(doc, noun, figure, countries)
    return sides.between() if noun.measure.flow == "between" else sides.given()


class _Sides:
    """Finds the sides of one measure."""

    def __init__(self, doc: Doc, noun: Noun, figure: tuple[int, int], countries: Countries) -> None:
        self.doc, self.noun, self.countries, self.known = doc, noun, countries, vocabulary()
        self.figure = figure
        head, first = doc[noun.head], doc[noun.start]
        self.sentence = head.sent.start_char, head.sent.end_char
        self.near = countries.codes(first.idx, head.idx)
        self.owners = list(dict.fromkeys(n.code for n in countries.between(first.idx, head.idx) if n.owns))
        self.receivers, self.givers, self.equals = self._behind()

    def _behind(self) -> tuple[list[str], list[str], list[str]]:
        """Countries behind the noun, by their prepositions: those it goes to, comes from, lies between."""
        roles: dict[str, list[str]] = {"to": [], "from": [], "between": []}
        role: str | None = None
        limit = min(self.noun.head + TAIL, self.doc[self.noun.head].sent.end)
        for token in self.doc[self.noun.head + 1 : limit]:
            inside = self.figure[0] <= token.idx < self.figure[1]
            if token.lower_ in (",", ";", ".", "while") or (token.pos_ in ("VERB", "AUX") and not inside):
                break
            if token.pos_ == "ADP" and not (token.lower_ == "of" and role):
                role = self._role(token.lower_)
            for code in self.countries.codes(token.idx, token.idx + len(token)):
                if role and code not in roles[role]:
                    roles[role].append(code)
        return roles["to"], roles["from"], roles["between"]

    def _role(self, preposition: str) -> str | None:
        if preposition in ("between", "among", "with"):
            return "between"
        if preposition in self.known.toward:
            return "to"
        return "from" if preposition in self.known.from_ else None

    # -- without a direction ---------------------------------------------------------------------------------------

    def between(self) -> tuple[str, ...]:
        told = tuple(dict.fromkeys((*self.near, *self.equals, *self.givers, *self.receivers)))
        if len(told) == 2:
            return tuple(sorted(told))
        if len(told) > 2:
            return ()
        named = self.countries.codes(*self.sentence)
        if told and self.near and not self._mutual():
            return (told[0], NOBODY)
        if len(named) == 2 and set(told) <= set(named):
            return tuple(sorted(named))
        here = self._paragraph() if len(named) < 2 else ()
        return here if set(told) <= set(here) else ()

    def _mutual(self) -> bool:
        return any(token.lower_ in self.known.mutual for token in self.doc[self.noun.start : self.noun.end])

    def _paragraph(self) -> tuple[str, ...]:
        """The two countries of the paragraph, else of the report."""
        text: str = self.doc.text
        left = text.rfind("\n", 0, self.figure[0]) + 1
        right = text.find("\n", self.figure[1])
        named = self.countries.codes(left, right if right >= 0 else len(text))
        return tuple(sorted(named)) if len(named) == 2 else self.countries.two if len(named) < 2 else ()

    # -- with a direction --------------------------------------------------------------------------------------------

    def given(self) -> tuple[str, ...]:
        """Giver and receiver. "of" behind what is received names who gets it: "imports of Chile"."""
        receives = self.noun.measure.flow == "received"
        if receives and self.noun.qualifiers and not self._owned():
            return ()  # "Norwegian oil imports" may be Norway's, or of Norwegian oil
        owner = self.owners[0] if self.owners else None
        origin = _first(self.givers) if receives else owner or _first(self.givers)
        target = owner if receives else _first(self.receivers)
        if not receives and target is None and origin is not None:
            target = next((code for code in self.equals if code != origin), None)
        if len(self.near) > 1 or (origin and origin == target):
            return ()
        origin, target = self._completed(origin, target)
        if origin is None and target is None:
            return ()
        return origin or NOBODY, target or NOBODY

    def _owned(self) -> bool:
        first, head = self.doc[self.noun.start], self.doc[self.noun.head]
        named = self.countries.between(first.idx, head.idx)
        return not named or any(self.doc.text.startswith(("'s", "’s"), n.end) for n in named)

    def _completed(self, origin: str | None, target: str | None) -> tuple[str | None, str | None]:
        others = [code for code in self.countries.codes(*self.sentence) if code not in (origin, target)]
        doer = self._doer(others)
        getting = self._gets()
        if doer and getting and target is None:
            target = doer
        elif doer and not getting and origin is None:
            origin = doer
        elif doer and target is None and self.noun.measure.fills == "any":
            target = doer
        if target is None and doer and doer == origin:
            target = self._to_whom(doer)
        if target is None:
            people = self.noun.measure.unit == "count"
            target = self._by_preposition(others, self.known.toward if people else TO, origin)
        if origin is None:
            origin = self._by_preposition(others, self.known.from_ - {"of"}, target)
        return self._filled(origin, target)

    def _filled(self, origin: str | None, target: str | None) -> tuple[str | None, str | None]:
        """The side still missing, from the two countries that the report is about."""
        known = origin or target
        if known is None or (origin and target) or known not in self.countries.two:
            return origin, target
        other = next(code for code in self.countries.two if code != known)
        everybody = any(t.lower_ in self.known.everybody for t in self.doc[self.noun.start : self.noun.head])
        fills = self.noun.measure.fills
        if everybody or fills == "none" or (fills == "giver" and (origin or target not in self.receivers)):
            return origin, target
        return origin or other, target or other

    def _doer(self, others: list[str]) -> str | None:
        """The country that is the subject of the figure's verb: "Norway offers 100 scholarships"."""
        span = self.doc.char_span(*self.figure, alignment_mode="expand")
        for token in span.root.ancestors if span is not None else ():
            subject = next((c for c in token.lefts if c.dep_.startswith("nsubj")), None)
            if subject is not None and subject.i < self.noun.start:
                codes = self.countries.codes(subject.left_edge.idx, subject.idx + len(subject))
                if any(child.dep_ == "conj" for child in subject.rights):
                    return None  # "Norway and Chile gave": nobody can tell who gave what
                return codes[0] if len(codes) == 1 and codes[0] in others else None
        return None

    def _to_whom(self, giver: str) -> str | None:
        """The one country between the giver and the figure: "Norway gave Chile 50 million euros in aid"."""
        named = [n for n in self.countries.between(self.sentence[0], self.figure[0]) if n.code != giver]
        free = [n.code for n in named if self._preposition(n.start) is None]
        return free[0] if len(free) == len(named) == 1 else None

    def _gets(self) -> bool:
        before = self.doc.char_span(self.sentence[0], self.figure[0], alignment_mode="contract")
        return any(token.lemma_.lower() in self.known.getting for token in before or ())

    def _by_preposition(self, others: list[str], fitting: frozenset[str], known: str | None) -> str | None:
        found = [
            named.code
            for named in self.countries.between(*self.sentence)
            if named.code in others and named.code != known and self._leads_to(named, fitting)
        ]
        return found[0] if len(set(found)) == 1 else None

    def _leads_to(self, named: Named, fitting: frozenset[str]) -> bool:
        """True for "to Chile" and "to Chilean schools", not for "in response to Chile's plan"."""
        owned = self.doc.text.startswith(("'s", "’s"), named.end)
        return not owned and self._preposition(named.start) in fitting

    def _preposition(self, start: int) -> str | None:
        """The preposition right before a country, over "the" and the like; `None` when there is none."""
        before = self.doc.text[max(0, start - 30) : start].lower().split()
        while before and before[-1] in ("the", "its", "both", "young", "foreign", "-"):
            before.pop()
        last = before[-1] if before else ""
        return last if last in self.known.toward | self.known.from_ | {"between", "and", "as", "than"} else None


def _first(codes: list[str]) -> str | None:
    return codes[0] if codes else None
