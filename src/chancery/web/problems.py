"""Errors: a page a person can read, or `application/problem+json` (RFC 9457) for a program."""

from __future__ import annotations

import json
import sqlite3
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from chancery.answer import Unanswerable
from chancery.api import RecordError
from chancery.web.rendering import render

PROBLEM = "application/problem+json"


class Problem(BaseModel):
    """What went wrong, in the fields of RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


_SCHEMA = {"content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"description": "The question cannot be answered as put."} | _SCHEMA,
    404: {"description": "The record holds no such thing."} | _SCHEMA,
    422: {"description": "A value of the query is not what it must be."} | _SCHEMA,
    503: {"description": "The record cannot be read."} | _SCHEMA,
}


def add_problems(app: FastAPI) -> None:
    """Registers how each kind of error is answered."""

    def unanswerable(request: Request, error: Exception) -> Response:
        return problem(request, 404 if request.path_params else 400, str(error))

    def unreadable(request: Request, error: Exception) -> Response:
        return problem(request, 503, f"the record cannot be read: {error}")

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        told = (f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in error.errors())
        return problem(request, 422, "; ".join(told))

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        detail = "there is no page at this address" if error.status_code == 404 else str(error.detail)
        return problem(request, error.status_code, detail, headers=error.headers)

    def failed(request: Request, _: Exception) -> Response:
        return problem(request, 500, "the program failed at this question; its log says where")

    app.add_exception_handler(Unanswerable, unanswerable)
    app.add_exception_handler(RecordError, unreadable)
    app.add_exception_handler(sqlite3.OperationalError, unreadable)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, failed)


def problem(request: Request, status: int, detail: str, *, headers: Any = None) -> Response:
    """An error in the form the asker reads."""
    title = HTTPStatus(status).phrase
    told = Problem(title=title, status=status, detail=detail, instance=request.url.path)
    if _wants_json(request):
        body = json.dumps(told.model_dump(), ensure_ascii=False).encode()
        return Response(body, status, headers=headers, media_type=PROBLEM)
    body = render(request, "problem", it=told)
    return Response(body, status, headers=headers, media_type="text/html; charset=utf-8")


def _wants_json(request: Request) -> bool:
    accepts = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("json" in accepts and "html" not in accepts)
