"""Groups of names in the record: fetched by key for a resolver and for questions, and written as they change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from chancery.model import Entity, Judgement, Name
from chancery.record.codec import pack
from chancery.record.fold import fold_name
from chancery.record.store import Store

Years = tuple[int, int] | None
_IN = "(SELECT value FROM json_each(?))"
_TABLES = ("name_members", "name_keys", "name_years", "name_groups", "members", "entity_names", "entities")
_BATCH = 1000  # groups that are written at once


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of appearances alike, as stored: its id and signature, under which keys it is found, and in which years
    reports speak of it (only to be written)."""

    id: str
    signature: str
    alone: str | None
    body: Mapping[str, object]
    keys: frozenset[str] = frozenset()
    years: Years = None


@dataclass(frozen=True, slots=True)
class NamedAppearance:
    """One named entity in one report: its number, the report's uri and year, and what the report says of it."""

    number: int
    uri: str
    year: int | None
    schema: str
    name: str
    country: str | None
    post: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class NameChanges:
    """What names became: groups written and gone, the entity of each group, entities written and dropped.

    `groups` are given once, in the order of their ids, and all of them stand in `entity_of`; the ids of those whose
    keys are to be written are `rekeyed`. `placed` are new appearances with the group of each, `taken` those that no
    longer count, `judgements` all those on a group that is written, gone or in `entity_of`.
    """

    groups: Iterable[GroupRow] = ()
    rekeyed: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()
    entity_of: Mapping[str, str] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    dropped: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    placed: Mapping[int, str] = field(default_factory=dict)
    taken: tuple[int, ...] = ()


def name_key(text: str) -> int:
    """A key as the record keeps it: 63 bits."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def groups_by_id(store: Store, ids: Collection[str]) -> Iterator[GroupRow]:
    """The groups with these ids, without their keys."""
    for row in store.db.execute(f"SELECT id, signature, alone, body FROM name_groups WHERE id IN {_IN}", _list(ids)):
        yield GroupRow(row[0], row[1], row[2], json.loads(row[3]))


def masks_by_id(store: Store, ids: Collection[str]) -> dict[str, tuple[int, ...]]:
    """By signature the masks of the groups with these ids; the rest of what the record knows of them is not read."""
    sql = f"SELECT signature, json_extract(body, '$.masks') FROM name_groups WHERE id IN {_IN}"
    rows = store.db.execute(sql, _list(ids)).fetchall()
    read = {written: tuple(json.loads(written)) for written in {written for _, written in rows}}
    return {signature: read[written] for signature, written in rows}


def signatures_by_key(store: Store, keys: Collection[str]) -> dict[str, list[str]]:
    """For each key the signatures of the groups that are found under it."""
    texts = {name_key(key): key for key in keys}
    sql = f"SELECT key, name_group FROM name_keys WHERE key IN {_IN}"
    rows = list(map(tuple, store.db.execute(sql, _list(texts))))
    sql = f"SELECT id, signature FROM name_groups WHERE id IN {_IN}"
    signatures = dict(store.db.execute(sql, _list({group for _, group in rows})).fetchall())
    found: dict[str, list[str]] = {}
    for key, group in rows:
        found.setdefault(texts[key], []).append(signatures[group])
    return found


def signatures_met(store: Store, keys: Collection[str], before: Years, now: Years) -> set[str]:
    """The signatures of the groups under these keys whose years one of two periods touches and the other does not."""
    touches = "(:{0} IS NULL OR (y.first <= :{1} AND y.last >= :{0}))".format
    sql = f"""SELECT signature FROM name_groups WHERE id IN (
              SELECT k.name_group FROM name_keys AS k CROSS JOIN name_years AS y ON y.name_group = k.name_group
              WHERE k.key IN (SELECT value FROM json_each(:keys))
                AND {touches("first", "last")} <> {touches("since", "until")})"""
    (first, last), (since, until) = before or (None, None), now or (None, None)
    asked = {"keys": pack(list(map(name_key, keys))), "first": first, "last": last, "since": since, "until": until}
    return {row[0] for row in store.db.execute(sql, asked)}


def judgements_on(store: Store, ids: Collection[str]) -> Iterator[tuple[str, str, Judgement]]:
    """The rules' judgements on these groups, each once, with the signatures of both."""
    sql = f"""WITH asked AS {_IN},
              near AS (SELECT * FROM judgements WHERE about = 'names' AND by = 'rule' AND left_id IN asked
                       UNION SELECT * FROM judgements INDEXED BY judgements_right
                             WHERE about = 'names' AND by = 'rule' AND right_id IN asked)
              SELECT l.signature, r.signature, near.* FROM near
              CROSS JOIN name_groups AS l ON l.id = near.left_id CROSS JOIN name_groups AS r ON r.id = near.right_id"""
    for row in store.db.execute(sql, _list(ids)):
        yield row[0], row[1], Judgement(row["left_id"], row["right_id"], row["verdict"], row["score"], row["reason"])


def first_signatures(store: Store, ids: Collection[str]) -> dict[str, str]:
    """For each group, by signature, the signature of its entity's first group."""
    sql = f"""SELECT g.signature, f.signature FROM name_groups AS g JOIN name_groups AS f ON f.id = g.entity
              WHERE g.id IN {_IN}"""
    return dict(store.db.execute(sql, _list(ids)).fetchall())


def signatures_alone(store: Store, keys: Collection[str]) -> dict[str, str]:
    """For each appearance that stands for itself the signature of its group."""
    return dict(store.db.execute(f"SELECT alone, signature FROM name_groups WHERE alone IN {_IN}", _list(keys)))


def signatures_of(store: Store, appearances: Collection[int]) -> dict[int, str]:
    """The signature of the group of each appearance that is in one."""
    sql = f"""SELECT m.appearance, g.signature FROM name_members AS m JOIN name_groups AS g ON g.id = m.name_group
              WHERE m.appearance IN {_IN}"""
    return dict(store.db.execute(sql, _list(appearances)).fetchall())


def named_appearances(store: Store, *, after: int = 0) -> Iterator[NamedAppearance]:
    """The named entities of the reports that stand and came after report number `after`, in order of arrival."""
    order = "+a.number" if after else "a.number"  # the plus keeps SQLite from reading all appearances in their order
    sql = f"""{_APPEARANCES} JOIN current_reports AS r ON r.number = a.report WHERE a.report > ? AND {_NAMED}
              ORDER BY {order}"""
    return _appearances(store, sql, (after,))


def superseded_appearances(store: Store, *, after: int) -> Iterator[NamedAppearance]:
    """The appearances of reports that count no more since reports came after report number `after`."""
    sql = f"""{_APPEARANCES} JOIN reports AS r ON r.number = a.report JOIN members AS m ON m.appearance = a.number
              WHERE r.uri IN (SELECT uri FROM reports WHERE number > ?)
                AND r.number NOT IN (SELECT c.number FROM current_reports AS c WHERE c.uri = r.uri)
              ORDER BY a.number"""
    return _appearances(store, sql, (after,))


def keyed_appearances(store: Store, keys: Collection[str]) -> Iterator[NamedAppearance]:
    """The appearances that count and are called `keys` (see `appearance_key`)."""
    sql = f"""{_APPEARANCES} JOIN current_reports AS r ON r.number = a.report
              JOIN name_members AS m ON m.appearance = a.number WHERE r.uri = ? AND a.schema = ? AND a.name = ?"""
    for parts in sorted(tuple(key.split("\t")) for key in keys):
        if len(parts) == 3:
            yield from _appearances(store, sql, parts)


def appearance_key(uri: str, schema: str, name: str) -> str:
    """What an appearance is called in judgements: the same in every rebuild and in every version of its report."""
    return "\t".join(part.replace("\t", " ") for part in (uri, schema, name))


def _appearances(store: Store, sql: str, values: tuple[object, ...]) -> Iterator[NamedAppearance]:
    for row in store.db.execute(sql, values):
        day = row["versioncreated"]
        fixed = (row["schema"], row["name"], row["country"], row["post"], row["of"])
        yield NamedAppearance(row["number"], row["uri"], int(day[:4]) if day else None, *fixed)


_APPEARANCES = "SELECT a.*, r.uri, r.versioncreated FROM appearances AS a"
_NAMED = """(a.schema = 'Country'
             OR EXISTS (SELECT 1 FROM mentions AS n WHERE n.appearance = a.number AND n.form = 'name'))"""


@contextmanager
def names_anew(store: Store) -> Iterator[None]:
    """Forgets all that was concluded about names; what is written inside is indexed at the end, all at once.

    Call it inside a transaction.
    """
    marks = ", ".join("?" * len(_TABLES))
    sql = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})"
    indexes = store.query(f"{sql} ORDER BY rowid", _TABLES)
    for table in _TABLES:
        store.db.execute(f"DELETE FROM {table}")
    for index in indexes:
        store.db.execute(f"DROP INDEX {index['name']}")
    store.db.execute("DELETE FROM judgements WHERE about = 'names' AND by = 'rule'")
    yield
    for index in indexes:
        store.db.execute(index["sql"])


def write_names(store: Store, new: NameChanges) -> None:
    """Writes what changed; call it inside a transaction."""
    db = store.db
    for table, column in (("name_groups", "id"), ("name_years", "name_group")):
        db.execute(f"DELETE FROM {table} WHERE {column} IN {_IN}", _list(new.gone))
    _write_groups(store, new)
    for table in ("name_members", "members"):
        db.execute(f"DELETE FROM {table} WHERE appearance IN {_IN}", _list(new.taken))
    db.executemany("INSERT INTO name_members VALUES (?, ?)", sorted(new.placed.items()))
    _write_members(store, new)
    _write_entities(store, new)
    _write_judgements(store, new)


def _write_groups(store: Store, new: NameChanges) -> None:
    db, rest = store.db, iter(new.groups)
    db.execute("CREATE TEMP TABLE fresh_keys (key INTEGER, name_group TEXT)")
    upsert = "INSERT INTO name_groups VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body"
    while batch := list(islice(rest, _BATCH)):
        db.executemany(upsert, ((g.id, g.signature, new.entity_of[g.id], g.alone, pack(g.body)) for g in batch))
        _write_years(store, batch)
        keys = ((name_key(key), g.id) for g in batch if g.id in new.rekeyed for key in g.keys)
        db.executemany("INSERT INTO fresh_keys VALUES (?, ?)", keys)
    db.execute(f"DELETE FROM name_keys WHERE name_group IN {_IN}", _list([*new.gone, *new.rekeyed]))
    # Sorted, for keys are many: written as they come, each would land on another page of the file.
    db.execute("INSERT OR IGNORE INTO name_keys SELECT key, name_group FROM fresh_keys ORDER BY key, name_group")
    db.execute("DROP TABLE fresh_keys")


def _write_years(store: Store, groups: list[GroupRow]) -> None:
    undated = [(group.id,) for group in groups if group.years is None]
    store.db.executemany("DELETE FROM name_years WHERE name_group = ?", undated)
    upsert = """INSERT INTO name_years VALUES (?, ?, ?) ON CONFLICT (name_group) DO UPDATE
                SET first = excluded.first, last = excluded.last
                WHERE first <> excluded.first OR last <> excluded.last"""
    store.db.executemany(upsert, ((group.id, *group.years) for group in groups if group.years))


def _write_members(store: Store, new: NameChanges) -> None:
    """Gives each new appearance its entity, and those of groups that are now another's theirs."""
    db = store.db
    placed = ((appearance, new.entity_of[group]) for appearance, group in sorted(new.placed.items()))
    db.executemany("INSERT OR REPLACE INTO members VALUES (?, ?)", placed)
    known = db.execute(f"SELECT id, entity FROM name_groups WHERE id IN {_IN}", _list(new.entity_of))
    moved = sorted(group for group, entity in known.fetchall() if entity != new.entity_of[group])
    db.executemany("UPDATE name_groups SET entity = ? WHERE id = ?", ((new.entity_of[group], group) for group in moved))
    sql = f"""INSERT INTO members SELECT m.appearance, g.entity FROM name_groups AS g
              JOIN name_members AS m ON m.name_group = g.id WHERE g.id IN {_IN} ORDER BY m.appearance
              ON CONFLICT (appearance) DO UPDATE SET entity = excluded.entity"""
    db.execute(sql, _list(moved))


def _write_entities(store: Store, new: NameChanges) -> None:
    ids = _list([*new.dropped, *(entity.id for entity in new.entities)])
    known = store.db.execute(f"SELECT id, schema, caption, country FROM entities WHERE id IN {_IN}", ids)
    rows = ((entity.id, entity.schema, entity.caption, entity.country) for entity in new.entities)
    _exchange(store, _ENTITIES, known, rows)
    sql = f"SELECT entity, text, folded, script, reports FROM entity_names WHERE entity IN {_IN}"
    known = store.db.execute(sql, ids)
    names = ((e.id, n.text, fold_name(n.text), n.script, n.reports) for e in new.entities for n in e.names)
    _exchange(store, _ENTITY_NAMES, known, names)


def _write_judgements(store: Store, new: NameChanges) -> None:
    ids, columns = _list([*new.gone, *new.entity_of]), ", ".join(_JUDGEMENTS.columns)
    which = f"SELECT {columns} FROM judgements {{}} WHERE about = 'names' AND by = 'rule' AND {{}} IN {_IN}"
    known = [
        *store.db.execute(which.format("", "left_id"), ids),
        *store.db.execute(which.format("INDEXED BY judgements_right", "right_id"), ids),
    ]
    rows = (("names", j.left, j.right, "rule", j.verdict, j.score, j.reason) for j in new.judgements)
    _exchange(store, _JUDGEMENTS, known, rows)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of which only some rows are written: its name, its columns, and how many of them are its key."""

    name: str
    columns: tuple[str, ...]
    keys: int


_ENTITIES = _Table("entities", ("id", "schema", "caption", "country"), 1)
_ENTITY_NAMES = _Table("entity_names", ("entity", "text", "folded", "script", "reports"), 2)
_JUDGEMENTS = _Table("judgements", ("about", "left_id", "right_id", "by", "verdict", "score", "reason"), 4)


def _exchange(store: Store, table: _Table, known: Iterable[Iterable[Any]], rows: Iterable[tuple[Any, ...]]) -> None:
    """Puts `rows` in the place of those `known`; what is in both is not written, for most of them are."""
    before, now, keys = {tuple(row) for row in known}, set(rows), table.columns[: table.keys]
    fresh = now - before
    stale = {row[: table.keys] for row in before - now} - {row[: table.keys] for row in fresh}
    which = " AND ".join(f"{column} = ?" for column in keys)
    store.db.executemany(f"DELETE FROM {table.name} WHERE {which}", sorted(stale))
    rest = ", ".join(f"{column} = excluded.{column}" for column in table.columns[table.keys :])
    insert = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({', '.join('?' * len(table.columns))})"
    upsert = f"{insert} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {rest}"
    ordered = sorted(fresh, key=lambda row: row[: table.keys])
    store.db.executemany(upsert, ordered)


def write_states(
    store: Store,
    states: Iterable[Entity],
    members: Mapping[int, str],
    gone: Collection[str] = (),
    taken: Collection[int] = (),
) -> None:
    """Writes countries, which are known by their codes, and the appearances that are theirs."""
    _write_entities(store, NameChanges(entities=tuple(states), dropped=tuple(gone)))
    store.db.execute(f"DELETE FROM members WHERE appearance IN {_IN}", _list(taken))
    store.db.executemany("INSERT INTO members VALUES (?, ?)", sorted(members.items()))


def names_of(store: Store, entities: Collection[str]) -> dict[str, tuple[Name, ...]]:
    """The names of these entities, the most used first."""
    sql = f"SELECT * FROM entity_names WHERE entity IN {_IN} ORDER BY entity, reports DESC, text"
    names: dict[str, list[Name]] = {}
    for row in store.db.execute(sql, _list(entities)):
        names.setdefault(row["entity"], []).append(Name(row["text"], row["script"], row["reports"]))
    return {entity: tuple(told) for entity, told in names.items()}


def known_entities(store: Store) -> dict[str, Entity]:
    """All entities by id; of their names only those of countries."""
    rows = store.query("SELECT id, schema, caption, country FROM entities ORDER BY id")
    states = names_of(store, [row["id"] for row in rows if row["schema"] == "Country"])
    return {row[0]: Entity(row[0], row[1], row[2], states.get(row[0], ()), row[3]) for row in rows}


def known_members(store: Store) -> dict[int, str]:
    """The entity of each appearance."""
    return dict(store.db.execute("SELECT appearance, entity FROM members").fetchall())


def _list(values: Iterable[str] | Iterable[int]) -> tuple[str]:
    return (pack(list(values)),)
