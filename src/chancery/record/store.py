"""The record file: one SQLite database, one writer, one transaction a batch."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chancery.model.states import successor
from chancery.record.codec import pack
from chancery.record.fold import fold_name, fold_text, fold_words
from chancery.record.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from chancery.record.matching import Matcher

CHUNK = 500
"""Keys in one statement: SQLite allows a limited number of parameters."""
MAPPED = 1 << 30
"""Bytes of the file that are read in place: columns behind a long text are found three times as fast."""
BUSY_SECONDS = 30.0  # how long a writer waits for another writer's batch


class RecordError(Exception):
    """The record cannot be used; the message names the file and says what to do."""


class Store:
    """An open record. Use it in a `with` statement, or `close` it."""

    def __init__(self, path: str | Path, *, create: bool = False, read_only: bool = False) -> None:
        """Opens the record at `path`; makes it when `create` is set.

        A store that is opened `read_only` refuses to write, and may be used in one thread after another. `matcher`,
        where one is set, lets questions find names in other spellings. Raises `RecordError` when there is no such file,
        when it is no record, or when a newer program wrote it.
        """
        self.path = Path(path)
        self.matcher: Matcher | None = None
        if not create and not (self.path.is_file() and self.path.stat().st_size):  # SQLite writes into an empty file
            what = f"{self.path} is empty" if self.path.is_file() else f"there is no record at {self.path}"
            raise RecordError(f"{what}: make one with `chancery add PATH`, or name another with --record FILE")
        if create and not self.path.parent.is_dir():
            raise RecordError(f"cannot make {self.path}: there is no folder {self.path.parent}")
        try:
            self.db = _connect(self.path, read_only=read_only)
            _migrate(self.db, self.path)
            if read_only:
                self.db.execute("PRAGMA query_only = ON")
        except sqlite3.DatabaseError as error:
            raise RecordError(f"{self.path} cannot be opened as a record: {error}") from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; a closed store answers nothing."""
        self.db.close()

    def query(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a SELECT; columns by name or place."""
        return self.db.execute(sql, parameters).fetchall()

    def each(self, sql: str, keys: Sequence[Any]) -> Iterator[sqlite3.Row]:
        """The rows of a SELECT for all `keys`; wherever `{marks}` stands in it, it stands for the keys."""
        for at in range(0, len(keys), CHUNK):
            chunk = list(keys[at : at + CHUNK])
            marks = ", ".join("?" * len(chunk))
            yield from self.query(sql.replace("{marks}", marks), chunk * sql.count("{marks}"))

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or `None`."""
        row = self.db.execute(sql, parameters).fetchone()
        return row[0] if row else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written, or nothing of it."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def get(self, key: str) -> str | None:
        """A value of `meta`, or `None`."""
        value: str | None = self.value("SELECT value FROM meta WHERE key = ?", (key,))
        return value

    def put(self, key: str, value: str) -> None:
        """Sets a value of `meta`."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @property
    def stale(self) -> bool:
        """True when reports were added, or somebody judged, after the conclusions were drawn."""
        last = str(self.value("SELECT coalesce(max(number), 0) FROM reports"))
        return last != (self.get("concluded") or "0") or (self.get("judged") or "[]") != "[]"

    # The log: the only part of the record that knows the machine's clock.

    def start_run(self, program: str, sources: Sequence[str], now: str) -> int:
        """Opens a line in the log; returns its number. `now` is ISO 8601."""
        insert = "INSERT INTO runs (started, program, sources) VALUES (?, ?, ?)"
        number = self.db.execute(insert, (now, program, pack(list(sources)))).lastrowid
        assert number is not None
        return number

    def log_batch(self, run: int, reports: int, claims: int, now: str) -> None:
        """Notes a batch of `run`; call it inside the batch's transaction."""
        number = self.value("SELECT coalesce(max(number), 0) + 1 FROM batches WHERE run = ?", (run,))
        self.db.execute("INSERT INTO batches VALUES (?, ?, ?, ?, ?)", (run, number, reports, claims, now))

    def finish_run(self, run: int, counts: tuple[int, int, int], now: str) -> None:
        """Closes the line of `run` with how many reports were added, skipped and not read."""
        update = "UPDATE runs SET finished = ?, added = ?, skipped = ?, unread = ? WHERE number = ?"
        self.db.execute(update, (now, *counts, run))

    def note_unread(self, source: str, reason: str) -> None:
        """Keeps what could not be read on the list, once."""
        self.db.execute("INSERT OR REPLACE INTO unread VALUES (?, ?)", (source, reason))


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=not read_only)
    db.row_factory = sqlite3.Row
    db.execute(f"PRAGMA mmap_size = {MAPPED}")
    db.create_function("fold_name", 1, fold_name, deterministic=True)
    db.create_function("fold_text", 1, fold_text, deterministic=True)
    db.create_function("fold_words", 1, fold_words, deterministic=True)
    db.create_function("successor", 1, successor, deterministic=True)
    return db


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    """Brings the file to this program's schema; each step is one transaction."""
    mark, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if mark != APPLICATION_ID:
        if mark or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise RecordError(f"{path} is an SQLite file, but no record of Chancery: name another with --record FILE")
        db.execute("PRAGMA journal_mode = WAL")
    if version > len(MIGRATIONS):
        raise RecordError(f"{path} was written by a newer Chancery (schema {version}): update the program to read it")
    db.execute("PRAGMA synchronous = NORMAL")  # with WAL a killed program loses nothing that was committed
    for number, migrate in enumerate(MIGRATIONS[version:], version + 1):
        db.execute("BEGIN IMMEDIATE")
        if db.execute("PRAGMA user_version").fetchone()[0] < number:  # another program may have been faster
            migrate(db)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
