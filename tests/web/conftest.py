"""The edition of a small hand-made record, asked without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from chancery.record import Store
from chancery.web import Edition, create_app

TODAY = date(2024, 7, 1)
HOSTILE = '<script>alert(1)</script> "quoted" \u202eright to left\u202c & <img src=x onerror=alert(2)>'
LINK = "javascript:alert(3)"


@pytest.fixture
def record(filled: Callable[..., Store], desk: Any) -> Store:
    """Three reports by two agencies: a visit told twice, with another date, a plan, and words that try to run."""
    words = ("President Putin met President Tô Lâm in Hanoi on 20 June", "Putin and Lam held talks in Hanoi on June 20")
    day = {"provider": "Delta Desk", "versioncreated": date(2024, 6, 21), "headline": "Talks in Hanoi"}
    return filled(
        desk.story(
            desk.meets("putin", "lam", on="2024-06-20", text=words[0], place=("Hanoi", "VNM")), desk.holds("lam"), **day
        ),
        desk.story(
            desk.meets("putin", "lam", on="2024-06-20", text=words[1]),
            provider="Northern Wire",
            versioncreated=date(2024, 6, 22),
            url=LINK,
        ),
        desk.story(
            desk.meets("lavrov", "son", on="2024-09-01", text="Lavrov will visit Vietnam", status="planned"),
            headline=HOSTILE,
            provider=HOSTILE,
        ),
    )


class Asking:
    """Asks an edition without a socket: `get`, `head` and `post` return responses of httpx."""

    hostile = HOSTILE

    def __init__(self, path: Path, **options: Any) -> None:
        settings = {"today": lambda: TODAY} | options
        self.app = create_app(Edition(path, **settings))

    def get(self, address: str, **options: Any) -> httpx.Response:
        return asyncio.run(self._send("GET", address, options))

    def head(self, address: str, **options: Any) -> httpx.Response:
        return asyncio.run(self._send("HEAD", address, options))

    def post(self, address: str, **options: Any) -> httpx.Response:
        return asyncio.run(self._send("POST", address, options))

    async def _send(self, method: str, address: str, options: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8421") as client:
            return await client.request(method, address, **options)


@pytest.fixture
def edition(record: Store) -> Asking:
    """The edition of that record."""
    return Asking(record.path)
