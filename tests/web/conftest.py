"""The edition of a small hand-made record, asked without a socket, or in a browser on this machine."""

from __future__ import annotations

import asyncio
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from chancery.model import Claim, Evidence, Figure, Finding, Quote, Span, When
from chancery.pipeline.conclusions import rebuild
from chancery.record import Conclusions, Store, add_report, replace_conclusions
from chancery.web import Edition, create_app

TODAY = date(2024, 7, 1)
HOSTILE = '<script>alert(1)</script> "quoted" \u202eright to left\u202c & <img src=x onerror=alert(2)> \u0000 مرحبا'
LINK = "javascript:alert(3)"


def quote(speaker: str, words: str) -> Claim:
    return Claim("", Span(0, 0), words, Quote(speaker, None, "said", "direct", Span(0, 0)), "test")


def trade(words: str, value: float, year: int) -> Claim:
    days = When(str(year), date(year, 1, 1), date(year + 1, 1, 1), str(year))
    figure = Figure(value, "USD", "trade turnover between Russia and Vietnam", when=days)
    return Claim("", Span(0, 0), words, figure, "test")


def told(desk: Any, *claims: Claim, **report: Any) -> Any:
    """A story; the content of its quotations is where their words stand."""
    made = desk.story(*claims, **report)
    placed = [
        replace(c, body=replace(c.body, content=c.span)) if isinstance(c.body, Quote) else c for c in made.found.claims
    ]
    return replace(made, found=replace(made.found, claims=placed))


def stories(desk: Any) -> Iterator[Any]:
    """Talks told twice, words and figures that differ, a plan, words that try to run, and a report of one long line."""
    words = ("President Putin met President Tô Lâm in Hanoi on 20 June", "Putin and Lam held talks in Hanoi on June 20")
    talks = desk.meets("putin", "lam", on="2024-06-20", text=words[0], place=("Hanoi", "VNM"))
    said = quote("Vladimir Putin", "We will open the port in May")
    day = {"provider": "Delta Desk", "versioncreated": date(2024, 6, 21), "headline": "Talks in Hanoi"}
    yield told(desk, talks, desk.holds("putin"), desk.holds("lam"), said, trade("$5 billion", 5e9, 2022), **day)
    again = desk.meets("putin", "lam", on="2024-06-20", text=words[1], place=("Hà Nội", "VNM"))
    also = trade("$6 billion", 6e9, 2023)
    yield told(desk, again, also, provider="Northern Wire", versioncreated=date(2024, 6, 22), url=LINK)
    plan = desk.meets("lavrov", "son", on="2024-09-01", text="Lavrov will visit Vietnam", status="planned")
    yield told(
        desk,
        plan,
        desk.holds("lavrov"),
        headline=HOSTILE,
        provider="</title><b>&",
        body_text=f"{HOSTILE} {plan.text}. {desk.holds('lavrov').text}",
    )
    long = desk.meets("russia", "vietnam", text="Russia and Vietnam agreed", on="2023-05-04", place=("Moscow", "RUS"))
    run = "word" * 40 + " "
    yield told(desk, long, body_text=run * 400 + long.text + "x" * 30_000, versioncreated=date(2023, 5, 5))


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the record of this session."""
    return tmp_path_factory.mktemp("web")


@pytest.fixture
def record(shelf: Path, desk: Any) -> Path:
    """The record; a test that changes it takes a copy."""
    path = shelf / "desk.chancery"
    if not path.exists():
        with Store(path, create=True) as store:
            with store.transaction():
                for story in stories(desk):
                    add_report(store, story.report, story.found)
            rebuild(store)
    return path


@pytest.fixture
def copied(record: Path, tmp_path: Path) -> Path:
    """A copy of the record that may be changed."""
    return Path(shutil.copy(record, tmp_path / "copy.chancery"))


@pytest.fixture
def disputed(desk: Any, tmp_path: Path) -> Path:
    """A record in which two reports give one figure differently; it may be changed."""
    path, values = tmp_path / "disputed.chancery", ("$5 billion", "$7 billion")
    with Store(path, create=True) as store:
        made = [told(desk, trade(words, 1.0, 2022), provider=f"Wire {words[1]}") for words in values]
        with store.transaction():
            for story in made:
                add_report(store, story.report, story.found)
        words = [Evidence(one.report.uri, one.found.claims[0].span, v, v) for one, v in zip(made, values, strict=True)]
        sentence = "Trade turnover of 2022 is $5 billion in one report and $7 billion in another."
        found = Finding("figures", "hard", sentence, values, tuple(words), (1, 1), ("trade", "2022"))
        replace_conclusions(store, Conclusions(findings=(found,)))
    return path


_thread = ThreadPoolExecutor(1)


class Asking:
    """Asks an edition without a socket: `get`, `head` and `post` return responses of httpx."""

    hostile = HOSTILE

    def __init__(self, path: Path, **options: Any) -> None:
        settings = {"today": lambda: TODAY} | options
        self.app = create_app(Edition(path, **settings))

    def get(self, address: str, **options: Any) -> httpx.Response:
        return self._ask("GET", address, options)

    def head(self, address: str, **options: Any) -> httpx.Response:
        return self._ask("HEAD", address, options)

    def post(self, address: str, **options: Any) -> httpx.Response:
        return self._ask("POST", address, options)

    def _ask(self, *asked: Any) -> httpx.Response:
        """In a thread of its own: the thread of a test with a browser has a loop already."""
        return _thread.submit(lambda: asyncio.run(self._send(*asked))).result()

    async def _send(self, method: str, address: str, options: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8421") as client:
            return await client.request(method, address, **options)


_editions: dict[Path, Asking] = {}


@pytest.fixture
def edition(record: Path) -> Asking:
    """The edition of the record."""
    return _editions.get(record) or _new(record)


def _new(record: Path) -> Asking:
    _editions[record] = Asking(record)
    return _editions[record]


@pytest.fixture
def addresses(edition: Asking) -> list[str]:
    """One address for every kind of page, and some for lists that are narrowed."""
    events = edition.get("/timeline.json").json()["events"]
    person = next(p for event in events for p in event["actors"] if p["schema"] == "Person")
    return [
        "/",
        "/timeline",
        "/timeline?party=VNM&other=RUS&since=2023&order=newest",
        f"/event/{events[-1]['id']}",
        "/relations",
        "/relation/VNM/RUS",
        "/people",
        f"/entity/{person['entity']}",
        "/entity/VNM",
        "/post?post=president&of=RUS",
        "/agreements",
        "/commitments",
        "/quotations",
        "/quotations?name=Putin",
        "/figures",
        "/map",
        "/calendar",
        "/disagreements",
        "/coverage",
        "/check",
        "/search",
        "/search?q=hanoi",
        "/report/1",
        "/report/3",
        "/report/4",
        "/record",
        "/judgements",
        "/nowhere",
    ]


Serving = Callable[..., str]


@pytest.fixture
def serving() -> Iterator[Serving]:
    """Serves an application on this machine until the test is over; returns its address."""
    import uvicorn

    started: list[tuple[Any, threading.Thread]] = []

    def serve(app: Any) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        started.append((server, thread))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield serve
    for server, thread in started:
        server.should_exit = True
        thread.join(10)
