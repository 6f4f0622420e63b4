"""Markup → text: a hardened XML parser, and paragraphs out of HTML and NITF elements.

lxml is loaded by the first document that has markup: plain text does without.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from chancery.read.decode import decode, mend
from chancery.read.outcome import Unreadable

_BLOCKS = frozenset(
    [
        *(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "tr",
            "table",
            "blockquote",
            "section",
            "article",
            "pre",
            "hr",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "body"),
        *("hl1", "hl2", "block", "bq", "body.content"),  # NITF
    ]
)
_LEFT_OUT = frozenset(
    [
        *("script", "style", "noscript", "template", "figure", "iframe", "svg", "form", "head", "nav", "object"),
        "media",  # NITF
    ]
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def decode_markup(content: bytes) -> str:
    """The text of HTML or XML bytes: as UTF-8 when it is, else by the encoding the document names, else by evidence."""
    try:
        if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(content[:4096])
    if named and b"\x00" not in content:
        try:
            return content.decode(codecs.lookup(named[1].decode("ascii")).name, "replace")
        except LookupError:
            pass
    return decode(content)


def parse_xml(content: bytes) -> Any:
    """The root element of an XML document. Nothing outside it is loaded and no entity of its own is expanded.

    Raises `Unreadable` when it is not well-formed, or declares entities itself, the way of a decompression bomb.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"it is no well-formed XML: {error.msg}") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise Unreadable("it declares XML entities of its own, which can blow up; remove its DOCTYPE")
    return root


def paragraphs(markup: str) -> str:
    """The text of an HTML fragment, paragraphs apart by an empty line; scripts, styles and figures left out."""
    from lxml import etree

    cleaned = _DECLARATION.sub("", mend(markup))
    if not cleaned.strip():
        return ""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(f"<html><body>{cleaned}</body></html>".encode("utf-8", "replace"), parser)
    return paragraphs_of(root) if root is not None else ""


def paragraphs_of(element: Any) -> str:
    """The text under an element: blocks apart by an empty line, line breaks kept, other white space single."""
    from html import unescape

    from lxml import etree

    pieces: list[str] = []
    left_out = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = _name(node, etree)
        block = name in _BLOCKS
        if event == "start":
            left_out += name in _LEFT_OUT
            if not left_out:
                pieces.append("\x00" if block else "\x01" if name == "br" else "")
                pieces.append(unescape(node.text or "") if name == "&" else _single(node.text))
            continue
        if block and not left_out:
            pieces.append("\x00")
        left_out -= name in _LEFT_OUT
        if not left_out and node is not element:
            pieces.append(_single(node.tail))
    blocks = (re.sub(r" *\x01[ \x01]*", "\n", block).strip() for block in "".join(pieces).split("\x00"))
    return "\n\n".join(re.sub(r" {2,}", " ", block) for block in blocks if block)


def _single(words: str | None) -> str:
    return re.sub(r"[\s\x00\x01]+", " ", words) if words else ""


def _name(node: Any, etree: Any) -> str:
    """The local name in small letters; `&` for an entity reference."""
    if not isinstance(node.tag, str):
        return "&" if node.tag is etree.Entity else ""
    return str(etree.QName(node).localname).lower()
