"""The application: every page, the files it needs, errors and guards."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.responses import RedirectResponse

import chancery
from chancery.api import Record
from chancery.web.assets import FOLDERS, Assets
from chancery.web.edition import Edition, Shelf
from chancery.web.guard import Guard
from chancery.web.kept import Kept
from chancery.web.page import JSON, add_data, add_page, reply
from chancery.web.pages import PAGES
from chancery.web.pages.dots import marks
from chancery.web.problems import Problem, add_problems
from chancery.web.rendering import address
from chancery.web.shapes import read_shapes

ABOUT = """The record of relations between countries. Every page of the edition is given as JSON at its own address with
`.json` behind it; errors come as `application/problem+json`. Ids are stable: the same reports give the same ids."""


def create_app(edition: Edition) -> FastAPI:
    """The web edition of one record.

    Raises `RecordError` when there is no record at `edition.path`, `ShapesError` when `edition.shapes` has no shapes.
    """
    Record(edition.path, read_only=True).close()
    read_shapes(edition.shapes)
    app = FastAPI(
        title="Chancery",
        version=chancery.__version__,
        description=ABOUT,
        docs_url=None,  # the usual pages load scripts from another machine; `/api` lists the same
        redoc_url=None,
        openapi_url=None,
    )
    app.state.edition = edition
    app.state.shelf = Shelf(edition.path)
    app.state.pages = PAGES
    app.add_middleware(Kept, edition=edition)
    app.add_middleware(Guard, hosts=edition.hosts)
    add_problems(app)
    for page in PAGES:
        add_page(app, page)
    for name, folder in FOLDERS.items():
        app.mount(f"/{name}", Assets(directory=folder), name=name)
    add_data(app, "/timeline/dots.json", "dots", marks)
    app.get("/relations/of", include_in_schema=False)(_relation_of)
    app.get("/openapi.json", include_in_schema=False)(_openapi)
    return app


def _relation_of(left: str, right: str) -> Response:
    """Where the form for two countries leads."""
    return RedirectResponse(address("/relation", left.strip() or "?", right.strip() or "?"), status_code=303)


def _openapi(request: Request) -> Response:
    import json

    schema = request.app.openapi()
    schema["components"]["schemas"].setdefault("Problem", Problem.model_json_schema())
    return reply(request, json.dumps(schema, ensure_ascii=False).encode(), JSON)
