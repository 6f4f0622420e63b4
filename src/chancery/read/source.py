"""Where bytes come from: files, folders, standard input, URLs; gzip is undone on the way."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from chancery.read.outcome import Defaults, Unread, Unreadable

HEAD = 8192
LIMIT = 256 << 20
Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Input:
    """One input opened for a reader: its name in reports, its first bytes (uncompressed), the stream from its start."""

    name: str
    head: bytes
    stream: BinaryIO
    defaults: Defaults

    def all(self) -> bytes:
        """The whole content. Raises `Unreadable` above 256 MiB: one news item is never that long."""
        content = self.stream.read(LIMIT + 1)
        if len(content) > LIMIT:
            raise Unreadable("it is larger than 256 MiB as one item; give many items as JSON Lines or WARC")
        return content


def fetch_url(url: str) -> bytes:
    """Fetches one page with the standard library; 30 seconds, 64 MiB at most. Raises `OSError`."""
    import urllib.request

    request = urllib.request.Request(url, headers={"User-Agent": "chancery", "Accept-Encoding": "identity"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return cast(bytes, answer.read(64 << 20))


def walk(source: str) -> Iterator[str | Unread]:
    """The inputs a source stands for: itself, or the files under a folder in sorted order (hidden ones left out)."""
    path = Path(source)
    if source == "-" or is_url(source) or not path.is_dir():
        yield source
        return
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Unread(source, None, f"the folder cannot be listed: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and entry.is_dir():
            yield Unread(str(entry), None, "it is a link to a folder and was not followed; name the folder itself")
        elif entry.exists() and not entry.is_file() and not entry.is_dir():
            yield Unread(str(entry), None, "it is neither a file nor a folder")
        else:
            yield from walk(str(entry))


def is_url(source: str) -> bool:
    """True for a source that is to be fetched."""
    return source.lower().startswith(("http://", "https://"))


@contextmanager
def opened(name: str, defaults: Defaults, fetch: Fetch) -> Iterator[Input]:
    """Opens an input. Raises `Unreadable` with the reason in words."""
    try:
        raw = _raw(name, fetch)
    except OSError as error:
        raise Unreadable(_why(name, error)) from error
    stream = io.BufferedReader(raw, HEAD)
    try:
        plain = stream
        if stream.peek(2)[:2] == b"\x1f\x8b":
            plain = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)), HEAD)
        yield Input(name, bytes(plain.peek(HEAD)[:HEAD]), cast(BinaryIO, plain), defaults)
    finally:
        stream.detach()
        if name != "-":
            raw.close()


def _raw(name: str, fetch: Fetch) -> io.RawIOBase:
    if name == "-":
        return cast(io.RawIOBase, sys.stdin.buffer)
    if is_url(name):
        return cast(io.RawIOBase, io.BytesIO(fetch(name)))
    return cast(io.RawIOBase, Path(name).open("rb", buffering=0))


def _why(name: str, error: OSError) -> str:
    if is_url(name):
        return f"it could not be fetched: {error}; check the address and the connection"
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    return f"it cannot be opened: {error.strerror or error}"
