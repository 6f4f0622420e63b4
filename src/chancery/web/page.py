"""A page: one answer, given as HTML at its address and as JSON at the same address with `.json`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

from fastapi import Depends, FastAPI, Request, Response
from pydantic import TypeAdapter

from chancery.answer import View
from chancery.web.problems import PROBLEMS
from chancery.web.rendering import render

JSON = "application/json"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the edition.

    `answer` is a FastAPI dependency: its parameters are the address and the query, and what it returns (a `View`, by
    its annotation) is the JSON as it stands and `it` in `templates/NAME.html`. The first line of its docstring tells
    readers of the API what it answers. A page with a `title` stands in the navigation. What a form of the page sends is
    answered by `posted`, in the same template.
    """

    path: str
    name: str
    answer: Callable[..., View]
    title: str = ""
    posted: Callable[..., View] | None = None

    @property
    def json_path(self) -> str:
        """Where the JSON is."""
        return "/index.json" if self.path == "/" else f"{self.path}.json"

    @property
    def told(self) -> str:
        """What the page answers, in a line."""
        return (self.answer.__doc__ or "").strip().split("\n")[0]


def add_page(app: FastAPI, page: Page) -> None:
    """Serves `page` at both its addresses."""
    _add(app, page, page.answer, "GET")
    if page.posted:
        _add(app, page, page.posted, "POST")


def _add(app: FastAPI, page: Page, function: Callable[..., View], method: str) -> None:
    answer = Depends(function)

    def as_html(request: Request, it: Any = answer) -> Response:
        return reply(request, render(request, page.name, it=it), HTML)

    add_data(app, page.json_path, page.name, function, method=method)
    app.add_api_route(page.path, as_html, methods=[method], include_in_schema=False, response_class=Response)


def add_data(app: FastAPI, path: str, name: str, function: Callable[..., View], *, method: str = "GET") -> None:
    """Serves the JSON of an answer alone."""
    answer = Depends(function)
    shape = get_type_hints(function)["return"]
    packed: TypeAdapter[Any] = TypeAdapter(shape)

    def as_json(request: Request, it: Any = answer) -> Response:
        return reply(request, packed.dump_json(it), JSON)

    app.add_api_route(
        path,
        as_json,
        methods=[method],
        summary=(function.__doc__ or "").strip().split("\n")[0],
        operation_id=name if method == "GET" else f"{name}_{method.lower()}",
        response_model=shape,
        responses=PROBLEMS,
    )


def reply(request: Request, body: bytes, media_type: str) -> Response:
    """`body`, or only that it has not changed since the browser last had it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = request.headers.get("if-none-match", "")
    if tag in (part.strip().removeprefix("W/") for part in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
