"""Views into HTML: Jinja with every text escaped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

import chancery
from chancery.answer.days import spelled, spoken
from chancery.answer.party import country_name
from chancery.answer.views import PartyLine, ReportLine
from chancery.answer.words import act_of, named_already, standing, title
from chancery.web.assets import asset
from chancery.web.curves import short
from chancery.web.edition import edition_of

ID = 8
"""Characters of an id that a link shows; addresses carry all of them."""

KINDS = {"PublicBody": "Public body", "Address": "Place"}
"""What people call the schemata of entities, where it is not their name."""
SCRIPTS = {"Latn": "Latin", "Cyrl": "Cyrillic", "Arab": "Arabic", "Hans": "Chinese", "Hani": "Chinese", "Grek": "Greek"}


def render(request: Request, name: str, **values: Any) -> bytes:
    """The template `name` with `values`; a text that is no UTF-8 is shown with replacement marks."""
    edition = edition_of(request)
    context = {
        "edition": edition,
        "pages": request.app.state.pages,
        "here": request.url.path,
        "query": request.url.query,
    } | values
    return environment().get_template(f"{name}.html").render(context).encode("utf-8", "replace")


@cache
def environment() -> Environment:
    """The templates with the words and addresses they use."""
    jinja = Environment(
        loader=PackageLoader("chancery.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters |= {
        "act": act_of,
        "country": country_name,
        "day": spoken,
        "kind": lambda schema: KINDS.get(schema, schema),
        "digits": lambda number: f"{number:,}",
        "short": short,
        "publisher": publisher,
        "source": source,
        "spelled": spelled,
        "squash": lambda text: " ".join(text.split()),
        "title_of": title,
        "script_name": lambda code: SCRIPTS.get(code, code),
        "web": web_address,
    }
    jinja.globals |= {
        "address": address,
        "asset": asset,
        "count": count,
        "named_already": named_already,
        "office": office,
        "standing": standing,
        "VERSION": chancery.__version__,
    }
    return jinja


def address(path: str, *parts: object, **query: object) -> str:
    """An address in the edition: `path`, then `parts` as further steps, then the query without what is empty."""
    steps = "".join("/" + quote(str(part), safe="") for part in parts)
    pairs = [(key.rstrip("_"), value) for key, given in query.items() for value in _each(given)]
    kept = urlencode([(key, str(value)) for key, value in pairs if value not in (None, "", False)])
    return path.rstrip("/") + steps + (f"?{kept}" if kept else "") or "/"


def _each(given: object) -> Iterable[object]:
    return given if isinstance(given, list | tuple) else (given,)


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 report`, `2,000 reports`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def publisher(report: ReportLine) -> str:
    """Who published a report, or the last part of its name."""
    return report.provider or report.uri.rstrip("/").rsplit("/", 1)[-1] or report.uri


def source(report: ReportLine) -> str:
    """A report as a source in one line: `Delta Desk, 20 June 2024`."""
    published = spoken(report.published[:10]) if report.published else "undated"
    return f"{publisher(report)}, {published}"


def office(line: PartyLine) -> str:
    """The office of a party with its country: `President, Russia`; nothing for a country."""
    if line.schema in ("Country", "Address"):
        return ""
    of, told = country_name(line.of or line.country), line.post or ""
    return ", ".join(part for part in (told, "" if of.casefold() in told.casefold() else of) if part)


def web_address(url: str | None) -> str | None:
    """`url` where a browser may follow it: an http or https address without control characters, else `None`."""
    if not url or any(unicodedata.category(mark).startswith("C") for mark in url):
        return None
    return url if url.lower().startswith(("http://", "https://")) else None
