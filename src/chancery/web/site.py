"""The edition as plain files: every page with relative links, for any web server, a stick, or no server at all."""

from __future__ import annotations

import asyncio
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import html
from starlette.types import ASGIApp

from chancery.web.app import create_app
from chancery.web.edition import Edition

LEFT_OUT = frozenset({"search", "check", "openapi.json"})
"""First steps of addresses that only a server can answer."""
STEPS = ("page", "part")
"""Words of a query that lead to a page of its own; other queries choose among what the page without them holds."""
POLICY = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"


@dataclass(slots=True)
class _Site:
    """Pages by file name, and the file on which the words of each claim stand."""

    pages: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)


def write_site(edition: Edition, folder: Path, progress: Callable[[int], None] | None = None) -> int:
    """Writes all pages of `edition` that can stand alone into `folder`, and gives their number.

    Forms, scripts and what only a server answers are left out. `progress` hears how many pages are read so far. Raises
    `FileExistsError` when `folder` holds anything: nothing of the reader's is overwritten.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: name a new folder, or empty it")
    site = asyncio.run(_read(create_app(edition), progress or (lambda _: None)))
    for name, body in site.files.items():
        _put(folder / name, body)
    for name, page in site.pages.items():
        _relink(page, name, site)
        _put(folder / name, html.tostring(page, doctype="<!doctype html>", encoding="utf-8"))
    return len(site.pages)


def _put(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


async def _read(app: ASGIApp, progress: Callable[[int], None]) -> _Site:
    """Follows every link from the first page on."""
    site, waiting, seen = _Site(), ["/"], {"/"}
    while waiting:
        address = waiting.pop(0)
        status, kind, body = await get(app, address)
        if status != 200:
            continue
        name = file_name(address)
        if not kind.startswith("text/html"):
            site.files[name] = body
            continue
        page = html.document_fromstring(body.decode("utf-8"))
        site.pages[name] = page
        site.claims |= {mark.get("id")[2:]: name for mark in page.iterfind(".//a[@class='ref']") if mark.get("id")}
        progress(len(site.pages))
        for _, _, link, _ in _strip(page).iterlinks():
            found = plain_address(link)
            if found and found not in seen:
                seen.add(found)
                waiting.append(found)
    return site


def _strip(page: Any) -> Any:
    """The page without forms, scripts and links to what needs a server, and with a policy that forbids scripts."""
    for gone in [*page.iter("form"), *page.iter("script")]:
        gone.drop_tree()
    for link in page.xpath("//nav//li/a"):
        if plain_address(link.get("href", "")) is None:
            link.getparent().drop_tree()
    meta = html.Element("meta")
    meta.set("http-equiv", "Content-Security-Policy")
    meta.set("content", POLICY)
    page.find("head").insert(1, meta)
    return page


def plain_address(link: str) -> str | None:
    """The address of the page or file that `link` leads to, without what only chooses on it; `None` when outside."""
    parts = urlsplit(link)
    steps = parts.path.strip("/").split("/")
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or steps[0] in LEFT_OUT or ".." in steps:
        return None
    if parts.path.endswith(".json") and parts.query:
        return None
    asked = parse_qs(parts.query)
    kept = [f"{word}={asked[word][-1]}" for word in STEPS if word in asked and not _narrowed(asked)]
    return parts.path + (f"?{'&'.join(kept)}" if kept else "")


def _narrowed(asked: dict[str, list[str]]) -> bool:
    """True when the query also filters: the further pages of such a list have no files."""
    return any(word not in STEPS for word in asked)


def file_name(address: str) -> str:
    """The file for a plain address: `/event/ab` is `event/ab/index.html`, its second page `event/ab/page-2.html`."""
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    if path.startswith(("static/", "vendor/")) or path.endswith(".json"):
        return path
    query = "-".join(f"{word}-{values[-1]}" for word, values in sorted(parse_qs(parts.query).items()))
    return posixpath.join(path, f"{query or 'index'}.html")


def _relink(page: Any, name: str, site: _Site) -> None:
    """Links to pages of the site become relative; those to pages that are not here are taken off, their words stay."""
    for element, attribute, link, _ in list(page.iterlinks()):
        parts = urlsplit(link)
        if attribute is None or parts.scheme or parts.netloc or not parts.path.startswith("/"):
            continue
        claim = parse_qs(parts.query).get("claim", [""])[-1]
        target = site.claims.get(claim) or _known(link, site)
        if target is None:
            del element.attrib[attribute]
            continue
        fragment = f"w-{claim}" if claim in site.claims else parts.fragment if parts.fragment != "at" else ""
        relative = posixpath.relpath(target, posixpath.dirname(name) or ".")
        element.set(attribute, relative + (f"#{fragment}" if fragment else ""))


def _known(link: str, site: _Site) -> str | None:
    address = plain_address(link)
    name = file_name(address) if address else None
    return name if name in site.pages or name in site.files else None


async def get(app: ASGIApp, address: str) -> tuple[int, str, bytes]:
    """Status, media type and body of a GET, asked of the application itself."""
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost"), (b"accept", b"text/html")],
        "client": ("127.0.0.1", 0),
        "server": ("localhost", 80),
    }
    told: dict[str, Any] = {"status": 500, "kind": "", "body": b""}

    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in asked:
            return message
        await asyncio.Event().wait()  # the reader stays until the answer is there
        raise AssertionError

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            told["status"] = message["status"]
            told["kind"] = dict(message["headers"]).get(b"content-type", b"").decode()
        else:
            told["body"] += message.get("body", b"")

    await app(scope, receive, send)
    return told["status"], told["kind"], told["body"]
