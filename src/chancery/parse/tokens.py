"""Split text into words as the English treebanks of Universal Dependencies do (EWT, GUM).

Hyphenated compounds, clitics, currency signs and units become words of their own; prefixes (``co-founder``),
abbreviations (``U.S.``), numbers, addresses and e-mail addresses stay whole.  The text is never altered: ``Doc.text``
equals the input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.lang import knowledge
from chancery.model import Report
from chancery.model.document import Doc

_MAX_CACHED = 200_000
"""Distinct chunks remembered before the cache starts anew (about 60 MB)."""

_LONGEST_CHUNK = 1000
"""Characters without white space that are looked at together; some patterns look ahead as far as they can."""

_KNOWN = knowledge("en", "tokens")
_PREFIXES, _ABBREVIATIONS, _UNITS, _DOMAINS = (
    "|".join(map(re.escape, _KNOWN["words"][name].split()))
    for name in ("prefixes", "abbreviations", "units", "domains")
)

_URL = (
    r"(?:(?:https?|ftp)://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
    rf"|(?:[A-Za-z0-9][\w-]*\.)+(?:{_DOMAINS})"
    r"(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]])?(?!\w)"
    r"|[^\W\d]{2,}(?:\.[^\W\d]{2,}){2,}(?![\w.])"
    r"|[^\W_]+(?:_[^\W_]+)+"
    r"|(?-i:[A-Z]{1,3}&[A-Z]{1,3}(?![^\W]))"
    r"|@\w+|#[^\W\d]\w+"
)
_EMOTICON = r"[:;=]['’]?-?[()DPpOo\]\[/|\\](?!\w)|<3(?!\d)|\^_\^"
_NUMBER = (
    r"\(\d{3}\)\d{3}-\d{4}"
    r"|\+?\d+(?:-\d+){2,}"  # telephone numbers, dates
    r"|\d{3}-\d{4}(?!\d)"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)(?!\w)"
    r"|\.?\d+(?:[.,:]\d+)*(?:s(?!\w)|[A-Za-z]+(?![\w.]))?"
)
_LETTER = r"[^\W\d_]"
_LETTERS = rf"(?:{_LETTER}[\u0300-\u036f]*)+"
_WORD = rf"(?:{_LETTERS}|\d)+(?:['’`]{_LETTERS})*['’]?"
_DOTTED = rf"{_LETTER}(?:\.{_LETTER})+(?!\w)\.?|(?:(?!i\.){_LETTER}\.)(?=\W|$)|Ph\.D\.?"

_SCAN = re.compile(
    "|".join(
        [
            rf"(?P<url>{_URL})",
            rf"(?P<emoticon>{_EMOTICON})",
            rf"(?P<dotted>(?<!\w)(?:{_DOTTED}))",
            rf"(?P<abbreviation>(?<![\w])(?:{_ABBREVIATIONS}|no(?=\.\d))\.(?!\w))",
            r"(?P<with>(?<!\w)w/o?(?!\w)|\+\d{1,3}(?!\d))",
            r"(?P<us>US\$|A\$|C\$|NZ\$|HK\$|S\$)",
            rf"(?P<number>(?<![^\W_])(?:{_NUMBER}))",
            rf"(?P<prefixed>(?<![\w-])(?:(?:{_PREFIXES})[-‑]{_WORD}))",
            r"(?P<clipped>(?<![\w-])[^\W\d_]{1,3}-(?=$|[,.?!]))",
            rf"(?P<word>{_WORD})",
            r"(?P<dots>\.{2,}|…+|-{2,}|[–—]+|\*+|_+|=+|~+|#+|!+\?+|\?+!+|[!?]+|>+|<+|\++|\$+|''|’’|‘‘|``|['’‘`]s(?!\w))",
            r"(?P<mark>.)",
        ]
    ),
    re.IGNORECASE | re.DOTALL,
)
_UNIT = re.compile(rf"(\.?\d+(?:[.,:]\d+)*)({_UNITS})", re.IGNORECASE)
_CLITIC = re.compile(r"(.*\w)(n['’]t|['’`](?:s|m|d|re|ve|ll))", re.IGNORECASE | re.DOTALL)
_JOINED: dict[str, int] = _KNOWN["joined"]


class UdTokenizer:
    """Callable that turns text into a ``Doc``; remembers how each chunk was split."""

    def __init__(self) -> None:
        self._cache: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str, report: Report | None = None) -> Doc:
        """The ``Doc`` of ``text``, which is that of ``report``; its words joined are ``text`` again."""
        words: list[str] = []
        spaces: list[bool] = []
        for chunk in re.findall(r"\s+|\S+", text):
            if chunk.isspace():
                _add_space(words, spaces, chunk)
                continue
            pieces = self._cache.get(chunk)
            if pieces is None:
                pieces = self._remember(chunk)
            words.extend(pieces)
            spaces.extend([False] * len(pieces))
        return Doc(words, spaces, report=report)

    def _remember(self, chunk: str) -> tuple[str, ...]:
        if len(self._cache) >= _MAX_CACHED:
            self._cache.clear()
        pieces = self._cache[chunk] = tuple(split(chunk))
        return pieces


def _add_space(words: list[str], spaces: list[bool], blank: str) -> None:
    """Note a run of white space: one blank belongs to the word before it, the rest becomes a token of its own."""
    if blank[0] == " " and words and not spaces[-1]:
        spaces[-1] = True
        blank = blank[1:]
    if blank:
        words.append(blank)
        spaces.append(False)


def split(chunk: str) -> Iterator[str]:
    """Yield the words of ``chunk``, a run without white space; joined again they are ``chunk``."""
    for start in range(0, len(chunk), _LONGEST_CHUNK):
        yield from _split(chunk[start : start + _LONGEST_CHUNK])


def _split(chunk: str) -> Iterator[str]:
    for match in _SCAN.finditer(chunk):
        piece = match.group()
        if match.lastgroup in ("word", "prefixed"):
            yield from _word(piece)
        elif match.lastgroup == "number":
            unit = _UNIT.fullmatch(piece)
            yield from unit.groups() if unit else (piece,)
        else:
            yield piece


def _word(piece: str) -> Iterator[str]:
    """Split clitics and closing apostrophes off a run of letters."""
    two = _JOINED.get(piece.lower())
    if two:
        yield piece[:two]
        yield piece[two:]
        return
    clitic = _CLITIC.fullmatch(piece)
    if clitic:
        yield from _word(clitic.group(1))
        yield clitic.group(2)
    elif len(piece) > 1 and piece[-1] in "'’":
        yield piece[:-1]
        yield piece[-1]
    else:
        yield piece
