"""What the record holds, and whether it is up to date."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.answer.views import View
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class Status(View):
    """Counts of the record. `providers`, `claims`, `unread` are pairs of name and number or reason.

    `stale` is true when reports were added and no conclusions drawn since: `chancery add` or `rebuild` mends it.
    `unfinished` is true when the last run was broken off.
    """

    file: str
    bytes: int
    reports: int
    versions: int
    withdrawn: int
    copies: int
    first: str | None
    last: str | None
    undated: int
    providers: tuple[tuple[str, int], ...]
    claims: tuple[tuple[str, int], ...]
    entities: tuple[tuple[str, int], ...]
    events: int
    told_often: int
    findings: tuple[tuple[str, int], ...]
    unread: tuple[tuple[str, str], ...]
    stale: bool
    unfinished: bool


def status(store: Store) -> Status:
    """What the record holds."""
    days = store.query(
        "SELECT min(substr(versioncreated, 1, 10)) AS first, max(substr(versioncreated, 1, 10)) AS last,"
        " count(*) AS all_of_them, count(versioncreated) AS dated FROM current_reports"
    )[0]
    gone = "pubstatus IN ('canceled', 'cancelled', 'withheld', 'withdrawn')"
    last_run = store.query("SELECT finished FROM runs ORDER BY number DESC LIMIT 1")
    return Status(
        file=str(store.path),
        bytes=store.path.stat().st_size,
        reports=days["all_of_them"],
        versions=store.value("SELECT count(*) FROM reports"),
        withdrawn=store.value(f"SELECT count(DISTINCT uri) FROM reports WHERE {gone}"),
        copies=store.value("SELECT count(*) FROM sources WHERE copy_of IS NOT NULL"),
        first=days["first"],
        last=days["last"],
        undated=days["all_of_them"] - days["dated"],
        providers=_counts(store, "coalesce(provider, 'not named')", "current_reports"),
        claims=_claims(store),
        entities=_counts(store, "schema", "entities"),
        events=store.value("SELECT count(*) FROM events"),
        told_often=store.value("SELECT count(*) FROM events WHERE reports > 1"),
        findings=tuple(sorted(_counts(store, "grade", "findings"))),
        unread=tuple((row[0], row[1]) for row in store.query("SELECT source, reason FROM unread ORDER BY source")),
        stale=store.stale,
        unfinished=bool(last_run) and last_run[0]["finished"] is None,
    )


def _counts(store: Store, what: str, table: str) -> tuple[tuple[str, int], ...]:
    rows = store.query(f"SELECT {what} AS what, count(*) AS n FROM {table} GROUP BY 1 ORDER BY n DESC, what")
    return tuple((row["what"], row["n"]) for row in rows)


def _claims(store: Store) -> tuple[tuple[str, int], ...]:
    """Claims that stand, by kind: all (the index counts them) without those of the few reports that do not."""
    left_out = """SELECT c.kind, count(*) AS n
                  FROM (SELECT number FROM reports EXCEPT SELECT number FROM current_reports) AS r
                  CROSS JOIN claims AS c ON c.report = r.number GROUP BY 1"""
    gone = {row["kind"]: row["n"] for row in store.query(left_out)}
    stand = [(kind, n - gone.get(kind, 0)) for kind, n in store.query("SELECT kind, count(*) FROM claims GROUP BY 1")]
    return tuple(sorted(((kind, n) for kind, n in stand if n), key=lambda counted: (-counted[1], counted[0])))
