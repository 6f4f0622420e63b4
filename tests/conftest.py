"""Hand-made reports and claims, so that most tests need no trained model."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from chancery.model import Claim, Event, Mention, Occupancy, Party, Place, Report, Span, When
from chancery.record import Found, Store, add_report

PUTIN = Party("Vladimir Putin", "Person", "RUS", "President", "RUS")
TO_LAM = Party("Tô Lâm", "Person", "VNM", "President", "VNM")
LAVROV = Party("Sergey Lavrov", "Person", "RUS", "Foreign Minister", "RUS")
SON = Party("Bùi Thanh Sơn", "Person", "VNM", "Foreign Minister", "VNM")
RUSSIA, VIETNAM = Party("Russia", "Country", "RUS"), Party("Viet Nam", "Country", "VNM")
PARTIES = {"putin": PUTIN, "lam": TO_LAM, "lavrov": LAVROV, "son": SON, "russia": RUSSIA, "vietnam": VIETNAM}


def when(edtf: str, words: str | None = None) -> When:
    """A `When` of a day, a month, a year or an interval of them."""
    first, _, last = edtf.partition("/")

    def bounds(part: str) -> tuple[date, date]:
        numbers = [int(number) for number in part.split("-")]
        start = date(*[*numbers, 1, 1][:3])
        if len(numbers) == 3:
            return start, start + timedelta(days=1)
        if len(numbers) == 2:
            return start, (start + timedelta(days=31)).replace(day=1)
        return start, date(start.year + 1, 1, 1)

    return When(edtf, bounds(first)[0], bounds(last or first)[1], words or edtf)


@dataclass(frozen=True)
class Story:
    """A report with what was found in it."""

    report: Report
    found: Found


@dataclass
class Desk:
    """Writes stories in which parties meet; each claim's words stand in the text."""

    count: int = 0

    def story(self, *claims: Claim, **report: Any) -> Story:
        """A report that holds `claims` (their `report` and place are set here), with mentions of their parties."""
        self.count += 1
        uri = report.pop("uri", f"desk-{self.count}")
        text = report.pop("body_text", " ".join([*(claim.text + "." for claim in claims), f"Item {self.count}."]))
        placed = []
        for claim in claims:
            start = text.index(claim.text)
            placed.append(replace(claim, report=uri, span=Span(start, start + len(claim.text))))
        return Story(Report(uri, text, **report), Found(mentions=_mentions(placed), claims=placed))

    def meets(self, *who: str | Party, on: str | None = None, text: str | None = None, **more: Any) -> Claim:
        """A claim that the first party met the others, on an EDTF day."""
        parties = [PARTIES[party] if isinstance(party, str) else party for party in who]
        text = text or " met ".join(party.name for party in parties) + (f" on {on}" if on else "")
        status = more.pop("status", "held")
        place = Place(*more.pop("place")) if "place" in more else None
        fields = {"type": "CONSULT", "mode": None, "what": "met"} | more
        body = Event(
            actors=tuple(parties[:1]),
            recipients=tuple(parties[1:]),
            place=place,
            when=when(on) if on else None,
            **fields,
        )
        return Claim("", Span(0, 0), text, body, "test", status)

    def holds(self, who: str, **more: Any) -> Claim:
        """A claim that a party holds its post."""
        party = PARTIES[who]
        body = Occupancy(party.name, party.post or "", party.of, **more)
        return Claim("", Span(0, 0), f"{party.post} {party.name}", body, "test")


def _mentions(claims: list[Claim]) -> list[Mention]:
    parties: dict[str, Party] = {}
    for claim in claims:
        if isinstance(claim.body, Event):
            parties |= {party.name: party for party in (*claim.body.actors, *claim.body.recipients)}
        elif isinstance(claim.body, Occupancy):
            held = claim.body
            unknown = Party(held.holder, "Person", held.of, None if held.former else held.post, held.of)
            party = next((party for party in PARTIES.values() if party.name == held.holder), unknown)
            parties.setdefault(party.name, party)
    return [
        Mention(0, 1, p.name, p.schema, p.name, at, p.country, p.post, p.of) for at, p in enumerate(parties.values())
    ]


@pytest.fixture
def desk() -> Desk:
    """A writer of stories."""
    return Desk()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    with Store(tmp_path / "test.chancery", create=True) as opened:
        yield opened


Filled = Callable[..., Store]


@pytest.fixture
def filled(store: Store) -> Filled:
    """Fills the record with stories and draws the conclusions."""

    def fill(*stories: Story) -> Store:
        from chancery.pipeline.conclusions import rebuild

        with store.transaction():
            for story in stories:
                add_report(store, story.report, story.found)
        rebuild(store)
        return store

    return fill


ORDERS = 4
"""Orders of arrival in which `shuffled` tells stories."""


@pytest.fixture
def shuffled(tmp_path: Path) -> Callable[[list[Story]], Iterator[Store]]:
    """Records of the same stories, which came in another order to each, with their conclusions."""

    def records(stories: list[Story]) -> Iterator[Store]:
        from chancery.pipeline.conclusions import rebuild

        for seed in range(ORDERS):
            order = random.Random(seed).sample(stories, len(stories))
            with Store(tmp_path / f"{seed}.chancery", create=True) as opened:
                with opened.transaction():
                    for story in order:
                        add_report(opened, story.report, story.found)
                rebuild(opened)
                yield opened

    return records


@pytest.fixture
def contents() -> Callable[[Path], dict[str, list[tuple[Any, ...]]]]:
    """Reads all tables of a record but the log, row by row."""

    def read(path: Path) -> dict[str, list[tuple[Any, ...]]]:
        with Store(path) as opened:
            names = [
                row[0] for row in opened.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            ]
            kept = [name for name in names if name not in ("runs", "batches") and "report_words_" not in name]
            return {
                name: sorted((tuple(row) for row in opened.query(f"SELECT * FROM {name}")), key=repr) for name in kept
            }

    return read
