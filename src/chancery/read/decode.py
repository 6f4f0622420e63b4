"""Bytes → text: which encoding the bytes themselves speak for."""

from __future__ import annotations

import codecs
import re

from chancery.read.outcome import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERS = (
    (b"%PDF", "it is a PDF; save its text as a .txt file"),
    (b"{\\rtf", "it is rich text; save it as a .txt file"),
    (b"PK\x03\x04", "it is a zip archive or an office document; unpack it, or save its text as a .txt file"),
)
_SAMPLE = 1 << 16
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY = "it is a binary file, not text; chancery reads text, HTML, feeds, JSON, NewsML, NITF and WARC"


def decode(content: bytes) -> str:
    """The text of the bytes: by byte-order mark, else UTF-8, else UTF-16, cp1252, cp1251 or KOI8-R by evidence.

    The mark is not part of the text; line ends stay as they are. Raises `Unreadable` for empty and binary content.
    """
    if not content.strip():
        raise Unreadable("it is empty")
    for start, reason in _OTHERS:
        if content.startswith(start):
            raise Unreadable(reason)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\x00" in content:
        return _decode_wide(content)
    sample = content[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) // 200:
        raise Unreadable(_BINARY)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_narrow(content)


def _decode_wide(content: bytes) -> str:
    """UTF-16 without a mark shows as zero bytes at every other place; any other zero byte means no text."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 8 and min(even, odd) <= max(even, odd) // 50:
        try:
            return content.decode("utf-16-be" if even > odd else "utf-16-le")
        except UnicodeDecodeError as error:
            raise Unreadable(f"it looks like UTF-16 but breaks at byte {error.start}; save it as UTF-8") from error
    raise Unreadable(_BINARY)


def _decode_narrow(content: bytes) -> str:
    """One byte a letter, or UTF-8 with a few broken bytes.

    Cyrillic text has words made of high bytes only; Western text has single high bytes among ASCII letters. KOI8-R
    and cp1251 hold small and capital letters in each other's places, so the right one gives more small letters.
    """
    patched = content.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    if broken * 5 <= sum(1 for letter in patched[:_SAMPLE] if letter > "\x7f" and letter != "\ufffd"):
        return patched
    sample = content[:_SAMPLE]
    high = sum(1 for byte in sample if byte >= 0xC0)
    in_words = sum(len(run) for run in re.findall(rb"[\xc0-\xff\xa3\xb3\xa8\xb8]{3,}", sample))
    if high and in_words > high * 0.6:
        readings = (content.decode("cp1251", "replace"), content.decode("koi8-r", "replace"))
        return max(readings, key=_small_letters)
    return content.decode("cp1252", "replace")


def _small_letters(text: str) -> int:
    return sum(1 for letter in text[:_SAMPLE] if "а" <= letter <= "я" or letter == "ё")


def mend(text: str) -> str:
    """Replaces lone surrogates and NUL, one for one, so that offsets hold and every store accepts the text."""
    if text.isascii() and "\x00" not in text:
        return text
    return _LONE.sub("\ufffd", text)


_LONE = re.compile("[\ud800-\udfff\x00]")
