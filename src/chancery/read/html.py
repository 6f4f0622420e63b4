"""Web pages: text and metadata by trafilatura, the exact time of publication by ourselves (it keeps the day only)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from chancery.model import Report
from chancery.read.day import moment
from chancery.read.decode import mend
from chancery.read.dress import dress
from chancery.read.language import UNKNOWN
from chancery.read.markup import decode_markup
from chancery.read.outcome import Defaults, Unread, Unreadable
from chancery.read.source import Input, is_url

_ROOT = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)[\s>]", re.IGNORECASE)
_TIME_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "sailthru.date",
    "date",
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|WebPage)$")


def sniff_html(head: bytes) -> bool:
    """True when one of HTML's outer elements is near the start."""
    return bool(_ROOT.search(head[:4096].lstrip()))


def read_html(given: Input) -> Iterator[Report | Unread]:
    """One report: the page's article."""
    url = given.name if is_url(given.name) else None
    yield page(given.all(), given.name, url, given.defaults)


def page(content: bytes, place: str, url: str | None, defaults: Defaults) -> Report:
    """The article of a page. Its uri is the page's own address where it names one, else `url`, else `place`.

    Raises `Unreadable` when the page holds no article.
    """
    import trafilatura
    from lxml import html

    text = mend(decode_markup(content))
    try:
        tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
        found = trafilatura.bare_extraction(
            text, url=url, favor_precision=True, include_comments=False, with_metadata=True
        )
    except Exception as error:  # the libraries document no exceptions, and one bad page must not end a run
        raise Unreadable(f"the page cannot be parsed: {type(error).__name__}: {error}") from error
    body = "\n\n".join(line.strip() for line in (found.text or "").split("\n") if line.strip()) if found else ""
    if not body:
        raise Unreadable("the page holds no article text; save its text as a .txt file")
    linked = list(_linked_data(tree))
    address = _address(tree) or url
    report = Report(
        uri=address or place,
        body_text=mend(body),
        provider=_meta(tree, "og:site_name") or _name(linked, "publisher") or found.sitename,
        headline=_first(linked, "headline") or found.title,
        language=UNKNOWN,
        versioncreated=_published(tree, linked) or moment(found.date),
        url=address,
        byline=_name(linked, "author") or found.author,
    )
    return dress(report, defaults)


def _meta(tree: Any, *names: str) -> str | None:
    for name in names:
        for node in tree.iter("meta"):
            key = node.get("property") or node.get("name") or node.get("itemprop") or ""
            if key.lower() == name and (node.get("content") or "").strip():
                return str(node.get("content")).strip()
    return None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article."""
    for node in tree.iter("script"):
        if node.get("type") == "application/ld+json":
            try:
                found = json.loads(node.text_content(), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from (item for item in _objects(found, 3) if _ARTICLE.search(_kind(item)))


def _objects(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for item in found if depth else ():
            yield from _objects(item, depth - 1)
    elif isinstance(found, dict):
        yield found
        yield from _objects(found.get("@graph", []), depth - 1) if depth else ()


def _kind(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind)


def _first(linked: Iterable[dict[str, Any]], name: str) -> str | None:
    return next((item[name].strip() for item in linked if isinstance(item.get(name), str) and item[name].strip()), None)


def _name(linked: Iterable[dict[str, Any]], role: str) -> str | None:
    for item in linked:
        party = item.get(role)
        names = [p.get("name") if isinstance(p, dict) else p for p in (party if isinstance(party, list) else [party])]
        words = ", ".join(name.strip() for name in names if isinstance(name, str) and name.strip())
        if words:
            return words
    return None


def _published(tree: Any, linked: list[dict[str, Any]]) -> date | datetime | None:
    """The first time of publication given with a clock, else the first day."""
    given = [_meta(tree, name) for name in _TIME_NAMES]
    given += [item.get("datePublished") for item in linked if isinstance(item.get("datePublished"), str)]
    given += [node.get("datetime") or node.get("content") for node in tree.xpath("//*[@itemprop='datePublished']")]
    times = {node.get("datetime") for node in tree.iter("time") if node.get("datetime")}
    given += sorted(times) if len(times) == 1 else []
    moments = [found for words in given if words and (found := _moment(words))]
    return next((found for found in moments if isinstance(found, datetime)), moments[0] if moments else None)


def _moment(words: str) -> date | datetime | None:
    try:
        return moment(words)
    except Unreadable:
        return None


def _address(tree: Any) -> str | None:
    """The page's own address, unless it is only that of the site."""
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)").strip()
    for address in (canonical, _meta(tree, "og:url") or ""):
        parts = urlsplit(address) if is_url(address) else None
        if parts and (parts.path.strip("/") or parts.query):
            return str(address)
    return None
