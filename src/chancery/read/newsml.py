"""NewsML-G2: news items, alone or in a news message, with their text inline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from chancery.model import Report
from chancery.read.dateline import find_dateline
from chancery.read.day import moment
from chancery.read.decode import mend
from chancery.read.dress import dress
from chancery.read.language import UNKNOWN, tidy
from chancery.read.markup import paragraphs, paragraphs_of, parse_xml
from chancery.read.nitf import nitf_text
from chancery.read.outcome import Defaults, Unread, Unreadable
from chancery.read.source import Input
from chancery.read.status import pubstatus

_ROOT = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|itemSet)[\s>]")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def sniff_newsml(head: bytes) -> bool:
    """True when the first element is one of NewsML-G2."""
    return bool(_ROOT.search(head[:4096]))


def read_newsml(given: Input) -> Iterator[Report | Unread]:
    """One report for each news item; an item without text inside is an `Unread` with its number."""
    root = parse_xml(given.all())
    found = list(root.iter("{*}newsItem", "{*}packageItem"))
    if not found:
        raise Unreadable("it is NewsML-G2 without a news item")
    for number, node in enumerate(found, start=1):
        try:
            yield _report(node, f"{given.name}#{number}", given.defaults)
        except Unreadable as error:
            yield Unread(given.name, node.sourceline, str(error))


def _report(item: Any, place: str, defaults: Defaults) -> Report:
    guid = item.get("guid") or place
    if item.tag.endswith("packageItem"):
        raise Unreadable(f"{guid} is a package that only points at other items; add those")
    meta, content = _child(item, "itemMeta"), _child(item, "contentMeta")
    status = pubstatus(_code(_child(meta, "pubStatus")))
    text, headline = _text(item)
    if not text and status == "usable":
        raise Unreadable(f"{guid} holds no text itself (class {_code(_child(meta, 'itemClass')) or 'unknown'})")
    dateline = find_dateline(_words(_child(content, "dateline")) or "")
    language = _child(content, "language")
    report = Report(
        uri=guid,
        body_text=text,
        version=int(item.get("version", "1")) if item.get("version", "1").isdecimal() else 1,
        provider=_party(_child(meta, "provider")),
        credits=_credits(content),
        headline=_words(_child(content, "headline")) or headline,
        language=tidy(language.get("tag") if language is not None else item.get(_LANG)) or UNKNOWN,
        located=_party(_child(content, "located")) or (dateline.place if dateline else None),
        versioncreated=moment(_words(_child(meta, "versionCreated")) or _words(_child(meta, "firstCreated"))),
        pubstatus=status,
        byline=_words(_child(content, "by")),
    )
    return dress(report, defaults)


def _text(item: Any) -> tuple[str, str | None]:
    """The inline text of an item and, where the text part holds one, its headline."""
    for part in item.iterfind("{*}contentSet/{*}inlineXML"):
        nitf = next(part.iter("{*}nitf"), None)
        if nitf is not None:
            return nitf_text(nitf)
        if text := paragraphs_of(part):
            return mend(text), None
    for part in item.iterfind("{*}contentSet/{*}inlineData"):
        words = mend(part.text or "")
        if words.strip():
            return (paragraphs(words) if "html" in part.get("contenttype", "") else words), None
    return "", None


def _credits(content: Any) -> tuple[str, ...]:
    """The credit line and the information sources, each name once."""
    lines = [_words(_child(content, "creditline"))]
    sources = content.iterfind("{*}infosource") if content is not None else ()
    return tuple(dict.fromkeys(name for name in (*lines, *map(_party, sources)) if name))


def _child(node: Any, name: str) -> Any:
    return None if node is None else node.find(f"{{*}}{name}")


def _words(node: Any) -> str | None:
    text = " ".join("".join(node.itertext()).split()) if node is not None else ""
    return mend(text) or None


def _code(node: Any) -> str | None:
    return None if node is None else node.get("qcode") or node.get("uri") or node.get("literal")


def _party(node: Any) -> str | None:
    """A party's or place's name, else the last part of its code ("nprov:AP" → "AP")."""
    if node is None:
        return None
    name = _words(_child(node, "name"))
    return name or node.get("literal") or re.split(r"[:/]", _code(node) or "")[-1] or None
