"""What somebody said: quotations with office, day, to whom and through which outlet, each with all its tellings."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from chancery.answer.days import between
from chancery.answer.events import LINE, party_line, report_line
from chancery.answer.party import choose
from chancery.answer.timeline import Part
from chancery.answer.views import PartyLine, ReportLine, Unanswerable, View
from chancery.model.states import continued
from chancery.record import Store, fold_name

_TOLD = """
FROM claims AS c JOIN current_reports AS r ON r.number = c.report
LEFT JOIN parties AS p ON p.claim = c.number AND p.role = 'speaker'
LEFT JOIN appearances AS a ON a.number = p.appearance
LEFT JOIN members AS m ON m.appearance = a.number LEFT JOIN entities AS e ON e.id = m.entity
LEFT JOIN sources AS s ON s.report = r.number LEFT JOIN facts AS f ON f.claim = c.number
WHERE c.kind = 'quote' AND ({condition}) AND {which}
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number, c.position
"""
TELLINGS = f"""
SELECT coalesce(f.fact, c.id) AS key, c.number AS claim_number, substr(r.versioncreated, 1, 10) AS day {_TOLD}
"""
WORDED = f"SELECT coalesce(f.fact, c.id) AS key, c.text {_TOLD}"
QUOTES = f"""
SELECT coalesce(f.fact, c.id) AS key, c.id AS claim, c.text, c.span_start, c.span_end, c.body,
       {LINE}, s.origin,
       a.name, a.schema, m.entity, e.caption, e.country AS home, a.country, a.post, a.of {_TOLD}
"""
OF_FACTS = """c.number IN (SELECT claim FROM facts WHERE fact IN (SELECT value FROM json_each(?))
UNION ALL SELECT number FROM claims WHERE id IN (SELECT value FROM json_each(?)))"""
NUMBERED = "c.number IN (SELECT value FROM json_each(?))"
HAVING = "c.report IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"

OWN = ("direct", "mixed", "indirect")
"""The words that stand nearest to what was said come first."""

WHOSE = ("a.of", "a.country", "e.country", "m.entity")
"""Columns that tell for which country a speaker speaks."""

ENDING = 2
"""Letters that a word may have more than the word looked for: "sanction" finds "sanctions" and "sanctioned"."""


@dataclass(frozen=True, slots=True)
class Piece(View):
    """Words of a telling beside the fullest one: `same`, `left out` (they stand in the fullest only) or `added`."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Utterance(View):
    """The words as one report gives them: `text` is the report's at `[start, end)`, `words` the same without the cue.

    `relation` to the fullest telling is `fullest`, `same`, `shortened` (nothing but words left out), `retold` (no
    direct speech) or `changed`; `differences` are given for the last two and for what is shortened.
    """

    claim: str
    text: str
    start: int
    end: int
    words: str
    mode: str
    cue: str | None
    to: str | None
    outlet: str | None
    speaker: str | None
    relation: str
    differences: tuple[Piece, ...]
    report: ReportLine
    origin: str


@dataclass(frozen=True, slots=True)
class Quotation(View):
    """One quotation: who said it in which office, the day of the first report, to whom, through which outlet.

    `words` are those of the fullest telling in the speaker's own words. `independent` counts sources, reprints once.
    """

    id: str
    speaker: PartyLine | None
    published: str | None
    to: str | None
    outlet: str | None
    mode: str
    words: str
    reports: int
    independent: int
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Said(View):
    """Quotations in order of time; `undated` were left out because days were asked for.

    `total` counts all that were asked for, of which `quotations` may be a part. Where there are none, `others` counts
    those of the same speaker about something else, or of other days.
    """

    quotations: tuple[Quotation, ...]
    undated: int = 0
    others: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Whose words (a person, a body, a country: then all who speak for it), about what, from when to when."""

    name: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None


def said(store: Store, asked: Question, *, part: Part | None = None) -> Said:
    """The quotations that were asked for, in order of time. Raises `Unanswerable` for a name that means nobody.

    `about` are words that all stand in one telling, in any order, case and spelling of diacritics; the days are those
    of the reports.
    """
    if not asked.name and not asked.about:
        raise Unanswerable("say whose words you want, or with --about which words they hold")
    speaker = _speaker(store, asked.name)
    which = _about(store, speaker, asked.about) if asked.about else ("1", [])
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in _query(store, TELLINGS, speaker, which):
        groups[row["key"]].append(row)
    kept, undated = _inside(groups, asked)
    others = 0 if kept else len({row["key"] for row in _query(store, TELLINGS, speaker, ("1", []))}) - undated
    shown = kept if part is None else (kept[::-1] if part.newest else kept)[part.offset : part.offset + part.limit]
    return Said(_quotations(store, shown, groups), undated, others, len(kept))


Condition = tuple[str, list[Any]]


def _query(store: Store, sql: str, speaker: Condition, which: Condition) -> list[Any]:
    return store.query(sql.format(condition=speaker[0], which=which[0]), [*speaker[1], *which[1]])


def _inside(groups: Mapping[str, Sequence[Any]], asked: Question) -> tuple[list[str], int]:
    """Those of the days that were asked for, and how many have no day."""
    if not asked.since and not asked.until:
        return list(groups), 0
    since, until = between(asked.since, asked.until)
    first = since.isoformat() if since else ""
    last = until.isoformat() if until else "9999"
    days = {key: [row["day"] for row in rows if row["day"]] for key, rows in groups.items()}
    inside = [key for key, told in days.items() if any(first <= day <= last for day in told)]
    return inside, sum(not told for told in days.values())


def _quotations(store: Store, keys: Sequence[str], groups: Mapping[str, Sequence[Any]]) -> tuple[Quotation, ...]:
    """The quotations of these keys with all their tellings; `groups` has the numbers of the claims."""
    numbers = json.dumps([row["claim_number"] for key in keys for row in groups[key]])
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in _query(store, QUOTES, ("1", []), (NUMBERED, [numbers])):
        rows[row["key"]].append(row)
    return tuple(_quotation(key, rows[key]) for key in keys)


def _about(store: Store, speaker: Condition, about: str) -> Condition:
    """The claims of every quotation of which a telling has all the words."""
    plain = [word for word in fold_name(about).split() if word.isascii()]
    match = " AND ".join(f'("{word}"* OR "{word.replace("ss", "ß")}"*)' for word in plain)
    rows = _query(store, WORDED, speaker, (HAVING, [match]) if match else ("1", []))
    keys = json.dumps(sorted({row["key"] for row in rows if _is_about(row["text"], about)}))
    return OF_FACTS, [keys, keys]


def _speaker(store: Store, name: str | None) -> tuple[str, list[Any]]:
    """The condition on the speaker: an entity, or for a country its officials, bodies and the country itself."""
    if not name:
        return "1", []
    chosen = choose(store, name)
    if chosen.country is None:
        return f"m.entity IN ({', '.join('?' * len(chosen.entities))})", list(chosen.entities)
    codes = list(continued(chosen.country))
    marks = ", ".join("?" * len(codes))
    return " OR ".join(f"{column} IN ({marks})" for column in WHOSE), codes * len(WHOSE)


def _is_about(text: str, about: str) -> bool:
    wanted = fold_name(about).split()
    if text.isascii() and not all(word in text.lower() for word in wanted):
        return False
    told = fold_name(text).split()
    return all(any(_finds(word, other) for other in told) for word in wanted)


def _finds(word: str, other: str) -> bool:
    return other == word or (len(word) > 3 and other.startswith(word) and len(other) <= len(word) + ENDING)


def _quotation(identity: str, rows: Sequence[Any]) -> Quotation:
    told = [_utterance(row) for row in rows]
    fullest = _fullest(told)
    utterances = [replace(u, relation="fullest") if u is fullest else _compared(u, fullest) for u in told]
    utterances.sort(key=lambda u: u.relation != "fullest")  # stable: then by publication
    first = next((row for row in rows if row["name"]), None)
    best = next((row for row in rows if row["name"] and row["post"]), first)
    return Quotation(
        id=identity,
        speaker=party_line(best) if best else None,
        published=rows[0]["versioncreated"],
        to=next((u.to for u in utterances if u.to), None),
        outlet=next((u.outlet for u in utterances if u.outlet), None),
        mode=fullest.mode,
        words=fullest.words,
        reports=len({u.report.number for u in told}),
        independent=len({u.origin for u in told}),
        utterances=tuple(utterances),
    )


def _fullest(told: Sequence[Utterance]) -> Utterance:
    """The longest telling in the speaker's own words; then the wording of most sources, then the first published."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for utterance in told:
        bearers[fold_name(utterance.words)].add(utterance.origin)
    ranked = [
        (OWN.index(u.mode), -len(_tokens(u.words)), -len(bearers[fold_name(u.words)]), at) for at, u in enumerate(told)
    ]
    return told[min(ranked)[-1]]


def _utterance(row: Any) -> Utterance:
    body = json.loads(row["body"])
    content = body["content"]
    spans = content.get("pieces") or [[content["start"], content["end"]]]
    cut = (row["text"][start - row["span_start"] : end - row["span_start"]] for start, end in spans)
    words = " ".join(" ".join(piece.split()) for piece in cut)
    place = (row["claim"], row["text"], row["span_start"], row["span_end"], words)
    heard = (body["mode"], body["cue"], body.get("to"), body.get("outlet"), body["speaker"])
    return Utterance(*place, *heard, "same", (), report_line(row), row["origin"] or row["uri"])


def _tokens(words: str) -> list[str]:
    return re.findall(r"\S+", words)


def _compared(told: Utterance, fullest: Utterance) -> Utterance:
    """`told` with what sets it apart from the fullest telling, word by word."""
    here, there = _tokens(told.words), _tokens(fullest.words)
    left, right = [fold_name(word) or word for word in there], [fold_name(word) or word for word in here]
    if left == right:
        return told
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(" ".join(here[k:m]), "same"))
            continue
        if j > i:
            pieces.append(Piece(" ".join(there[i:j]), "left out"))
        if m > k:
            pieces.append(Piece(" ".join(here[k:m]), "added"))
    only_less = all(piece.kind != "added" for piece in pieces)
    relation = "shortened" if only_less else "changed"
    relation = "retold" if told.mode == "indirect" and fullest.mode != "indirect" else relation
    return replace(told, relation=relation, differences=tuple(pieces))
