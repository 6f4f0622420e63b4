"""NITF: the News Industry Text Format, alone or inside NewsML-G2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from chancery.model import Report
from chancery.read.day import moment
from chancery.read.decode import mend
from chancery.read.dress import dress
from chancery.read.language import UNKNOWN, tidy
from chancery.read.markup import paragraphs_of, parse_xml
from chancery.read.outcome import Unread, Unreadable
from chancery.read.source import Input
from chancery.read.status import pubstatus

_ROOT = re.compile(rb"<(?:\w+:)?nitf[\s>]")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")


def sniff_nitf(head: bytes) -> bool:
    """True when the document's first element is `nitf`."""
    return bool(_ROOT.search(head[:4096]))


def read_nitf(given: Input) -> Iterator[Report | Unread]:
    """One report. Dateline and byline stand apart in NITF, so the text is the content alone."""
    root = parse_xml(given.all())
    text, headline = nitf_text(root)
    meta = root.find("{*}head/{*}docdata")
    status = pubstatus(meta.get("management-status") if meta is not None else None)
    if not text and status == "usable":
        raise Unreadable("its body has no text")
    top = root.find("{*}body/{*}body.head")
    report = Report(
        uri=_attribute(meta, "doc-id", "id-string") or given.name,
        body_text=text,
        version=int(_attribute(meta, "du-key", "version") or 1),
        provider=_words(top, "distributor") or _attribute(meta, "doc.copyright", "holder"),
        credits=tuple(name for name in (_attribute(meta, "doc-id", "regsrc"),) if name),
        headline=headline,
        language=tidy(root.get(_LANG)) or UNKNOWN,
        located=_words(top, "dateline/{*}location"),
        versioncreated=moment(_extended(_attribute(meta, "date.issue", "norm") or _attribute(top, _STORY, "norm"))),
        pubstatus=status,
        byline=_words(top, "byline"),
    )
    yield dress(report, given.defaults)


_STORY = "dateline/{*}story.date"


def nitf_text(root: Any) -> tuple[str, str | None]:
    """The content of a `nitf` element as text, and its headline."""
    content = root.find("{*}body/{*}body.content")
    headline = _words(root, "body/{*}body.head/{*}hedline/{*}hl1") or _words(root, "head/{*}title")
    return (mend(paragraphs_of(content)) if content is not None else ""), headline


def _words(node: Any, path: str) -> str | None:
    found = None if node is None else node.find(f"{{*}}{path}")
    text = " ".join("".join(found.itertext()).split()) if found is not None else ""
    return mend(text) or None


def _attribute(node: Any, path: str, name: str) -> str | None:
    found = None if node is None else node.find(f"{{*}}{path}")
    return (found.get(name) or None) if found is not None else None


def _extended(norm: str | None) -> str | None:
    """ISO 8601 extended form of NITF's basic form ("20251110T143000+0700")."""
    match = _BASIC_DATE.fullmatch(norm or "")
    if not match:
        return norm
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day}{clock}"
