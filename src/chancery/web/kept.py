"""Answers that are given again as long as the record is the same: some count all of it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chancery.web.edition import Edition

MOST = 200
"""Answers that are kept; the one asked for longest ago goes first."""
LARGEST = 400_000
"""Bytes of an answer that is kept."""


@dataclass(slots=True)
class _Answer:
    start: Message
    body: bytes


class Kept:
    """Keeps the answers to GET, by address, what the browser accepts, the day and the state of the record's files."""

    def __init__(self, app: ASGIApp, edition: Edition) -> None:
        self.app, self.edition = app, edition
        self.answers: OrderedDict[tuple[object, ...], _Answer] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        if scope["type"] != "http" or scope["method"] != "GET" or _is_file(scope["path"]):
            await self.app(scope, receive, send)
            return
        key = (scope["raw_path"], scope["query_string"], headers.get("accept", ""), *self._state())
        if answer := self.answers.get(key):
            self.answers.move_to_end(key)
            known = headers.get("if-none-match", "")
            same = Headers(raw=answer.start["headers"])["etag"] in (tag.strip() for tag in known.split(","))
            start = dict(answer.start, status=304 if same else 200, headers=list(answer.start["headers"]))
            if same:
                start["headers"] = [pair for pair in start["headers"] if pair[0] in (b"etag", b"cache-control")]
            await send(start)
            await send({"type": "http.response.body", "body": b"" if same else answer.body})
            return
        await self.app(scope, receive, self._keeping(key, send))

    def _keeping(self, key: tuple[object, ...], send: Send) -> Send:
        answer = _Answer({}, b"")

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.start = dict(message, headers=list(message["headers"]))
            else:
                answer.body += message.get("body", b"")
                kept = answer.start["status"] == 200 and "etag" in MutableHeaders(scope=answer.start)
                if not message.get("more_body") and kept and len(answer.body) <= LARGEST:
                    self.answers[key] = answer
                    while len(self.answers) > MOST:
                        self.answers.popitem(last=False)
            await send(message)

        return keep

    def _state(self) -> tuple[object, ...]:
        """What changes when the record does: its file and the log that SQLite writes beside it."""
        beside = self.edition.path.with_name(self.edition.path.name + "-wal")
        return self.edition.today(), _stamp(self.edition.path), _stamp(beside)


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of a file; an empty log, which readers make and remove, is none."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return (status.st_size, status.st_mtime_ns) if status.st_size else (0, 0)


def _is_file(path: str) -> bool:
    return path.startswith(("/static/", "/vendor/"))
