"""How many wrong facts `chancery check` finds in a draft, and how many right ones it accuses.

    python benchmarks/mutations.py [--misses N] [--seed N] [--per-kind N]

Builds one record from the samples and, where they are beside the checkout, the reports of ../shared. Every report is
then a draft again with ONE date, ordinal, office, figure, place or party changed by rules of language. A mutation is
found when a fact that overlaps the changed words is contradicted; every other contradicted fact of that draft accuses
words that nobody changed. What the same draft is accused of without a mutation is counted once, as `planted`: the sets
hold disagreements on purpose. With `--without-own` the report itself is kept out of the record's pages, so that only
other reports can speak for or against it.
"""

from __future__ import annotations

import argparse
import calendar
import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SOURCES = (ROOT / "samples", SHARED / "seeds", SHARED / "gold-reports" / "reports")
KINDS = ("date", "ordinal", "office", "figure", "place", "party")

MONTHS = "|".join(calendar.month_name[1:])
WEEKDAYS = list(calendar.day_name)
SHORT_MONTHS = "|".join(f"{name}\\." for name in calendar.month_abbr[1:] if name != "May")
DATES = re.compile(
    rf"\b(?P<month>{MONTHS}|{SHORT_MONTHS}) (?P<day>\d{{1,2}})(?!\d|-\d)|\b(?P<day2>\d{{1,2}}) (?P<month2>{MONTHS})\b"
    rf"|\b(?P<weekday>{'|'.join(WEEKDAYS)})\b|\b(?:in|since|by|of|for|from) (?P<year>(?:19|20)\d\d)\b"
)
ORDINALS = re.compile(rf"\b(\d+)(st|nd|rd|th)\b(?! century|-century| (?:{MONTHS}))")
YEARS_PAST = re.compile(r"\b(\d+) (?=years (?:ago|since|later))")
POSTS = (
    "Deputy Prime Minister",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "Defense Minister",
    "Deputy Foreign Minister",
    "General Secretary",
    "Secretary General",
    "Vice President",
    "President",
    "Ambassador",
    "Chancellor",
    "Speaker",
    "National Assembly Chairman",
)
OFFICES = re.compile(rf"(?<![\w-])({'|'.join(sorted(POSTS, key=len, reverse=True))})(?= (?:to |of )?[A-ZĐ])")
SWAPS = ("Prime Minister", "Foreign Minister", "President", "Defence Minister", "Deputy Prime Minister", "Ambassador")
MONEY = re.compile(
    r"(?<![\w.])(?P<sign>\$|€)?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<rest>%| (?:billion|million|bln|mln|per ?cent|[a-z]{4,}s\b|[A-Z]?[a-z]{4,} [a-z]{4,}s\b))"
)
COUNTED = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|ten|eleven)(?= [a-z-]+ ?[a-z]*s\b)", re.IGNORECASE
)
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
KNOWN = frozenset(
    [
        "countries",
        "sides",
        "nations",
        "leaders",
        "presidents",
        "ministers",
        "prime",
        "parties",
        "peoples",
        "governments",
    ]
)
CITIES = (
    "Hanoi",
    "Moscow",
    "Tokyo",
    "Seoul",
    "Beijing",
    "Astana",
    "Tehran",
    "Islamabad",
    "Kazan",
    "Sochi",
    "Da Nang",
    "Vientiane",
    "Minsk",
    "Baku",
    "Yerevan",
    "New Delhi",
    "Kuwait City",
    "Manila",
    "London",
    "Davos",
    "Kampala",
)
COUNTRIES = (
    "Viet Nam",
    "Việt Nam",
    "Vietnam",
    "Russia",
    "Japan",
    "China",
    "South Korea",
    "Kazakhstan",
    "Azerbaijan",
    "Armenia",
    "Pakistan",
    "Iran",
    "India",
    "Kuwait",
    "Belarus",
    "Laos",
    "Indonesia",
)
PLACES = re.compile(rf"\b(?<=in |to |at )({'|'.join((*CITIES, *COUNTRIES))})\b")
NATIONS = ("Vietnamese", "Russian", "Japanese", "Chinese", "Kazakh", "Pakistani", "Iranian", "Indian", "Belarusian")
ADJECTIVES = re.compile(
    rf"\b({'|'.join(NATIONS)})(?= (?:President|Prime|Foreign|Deputy|Ambassador|Defen|leader|National))"
)


@dataclass(frozen=True)
class Mutation:
    """One change of a text: `[start, end)` of the new text holds `new`, where `old` stood."""

    kind: str
    start: int
    end: int
    old: str
    new: str
    text: str


def mutations(text: str, people: Sequence[str], rng: random.Random) -> Iterator[Mutation]:
    """One mutation of each kind that the text allows, chosen by `rng`."""
    body = prose(text)
    for kind in KINDS:
        places = [(s, e, new) for s, e, new in MUTATORS[kind](text, people, rng) if s >= body and new != text[s:e]]
        if places:
            start, end, new = rng.choice(places)
            yield Mutation(kind, start, start + len(new), text[start:end], new, text[:start] + new + text[end:])


def prose(text: str) -> int:
    """Where the prose starts: behind headline, header and dateline."""
    dateline = re.match(r"(?s).{0,260}?(?:\)\s*[-–—]+ |\) |— |/TASS/\. |[A-Z]: |-- )", text)
    return dateline.end() if dateline and "\n\n" not in text[dateline.end() - 3 : dateline.end()] else 0


def dates(text: str, _: Sequence[str], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """Another day of the month, month, year or day of the week."""
    for found in DATES.finditer(text):
        if found["weekday"]:
            yield *found.span("weekday"), rng.choice([day for day in WEEKDAYS if day != found["weekday"]])
        elif found["year"]:
            yield *found.span("year"), str(int(found["year"]) + rng.choice((-11, -3, -2, -1, 1, 2, 4, 10)))
        else:
            key = "day" if found["day"] else "day2"
            day = int(found[key])
            yield (
                *found.span(key),
                str(rng.choice([d for d in range(max(1, day - 9), min(28, day + 9) + 1) if d != day])),
            )
            month = "month" if found["month"] else "month2"
            if not found[month].endswith("."):
                others = [name for name in calendar.month_name[1:] if name != found[month]]
                yield *found.span(month), rng.choice(others)


def ordinals(text: str, _: Sequence[str], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """Another ordinal, or another number of years."""
    for found in ORDINALS.finditer(text):
        number = max(1, int(found[1]) + rng.choice((-10, -5, -2, -1, 1, 2, 5, 10)))
        yield *found.span(), f"{number}{suffix(number)}"
    for found in YEARS_PAST.finditer(text):
        yield *found.span(1), str(max(1, int(found[1]) + rng.choice((-7, -3, -1, 1, 2, 5))))


def suffix(number: int) -> str:
    """The letters behind an ordinal."""
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def offices(text: str, _: Sequence[str], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """Another office before a name."""
    for found in OFFICES.finditer(text):
        yield *found.span(1), rng.choice([post for post in SWAPS if post != found[1]])


def figures(text: str, _: Sequence[str], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """A number scaled, moved by some per cent, or another number word."""
    for found in MONEY.finditer(text):
        plain = found["number"].replace(",", "")
        value = float(plain) * rng.choice((0.1, 0.5, 0.7, 1.2, 1.35, 2, 3, 10))
        decimals = len(plain.partition(".")[2])
        new = f"{value:,.{decimals}f}" if "," in found["number"] else f"{value:.{decimals}f}"
        if not (not decimals and 1900 <= float(plain) <= 2100):
            yield *found.span("number"), new
    for found in COUNTED.finditer(text):
        if not KNOWN & set(text[found.end() : found.end() + 40].split()[:2]):
            new = rng.choice([word for word in NUMBER_WORDS if word != found["number"].lower()])
            yield *found.span("number"), new.capitalize() if found["number"][0].isupper() else new


def places(text: str, _: Sequence[str], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """Another city for a city, another country for a country."""
    for found in PLACES.finditer(text):
        pool = CITIES if found[1] in CITIES else COUNTRIES[2:]
        yield *found.span(1), rng.choice([name for name in pool if name[:4] != found[1][:4]])


def parties(text: str, people: Sequence[str], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    """Somebody else, or another country's office holder."""
    here = [name for name in people if name in text]
    others = [name for name in people if name not in text]
    for name in here:
        start = text.index(name)
        yield start, start + len(name), rng.choice(others)
    for found in ADJECTIVES.finditer(text):
        yield *found.span(1), rng.choice([word for word in NATIONS if word != found[1]])


MUTATORS = {"date": dates, "ordinal": ordinals, "office": offices, "figure": figures, "place": places, "party": parties}


@dataclass
class Count:
    """What became of the mutations of one kind."""

    made: int = 0
    found: int = 0


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Builds the record, checks every mutated draft, and counts."""
    from chancery.api import Record
    from chancery.run import Options, local

    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "mutations.chancery") as record:
        record.add(*(str(path) for path in SOURCES if path.exists()), options=Options(local(1)))
        return measure(record, options)


def measure(record: Any, options: argparse.Namespace) -> dict[str, Any]:
    """Recall by kind, and accusations of unchanged facts."""
    from chancery.record import current_reports

    rng = random.Random(options.seed)
    sql = """SELECT n.text FROM entity_names AS n JOIN entities AS e ON e.id = n.entity
             WHERE e.schema = 'Person' AND n.text LIKE '% %' ORDER BY n.text"""
    people = [row["text"] for row in record.store.query(sql)]
    counts: dict[str, Count] = defaultdict(Count)
    totals: Counter[str] = Counter()
    told: list[str] = []
    for _, report in islice(current_reports(record.store), options.limit):
        clean = facts_of(record, report, options)
        planted = {(fact.kind, fact.text) for fact in clean if fact.verdict == "contradicted"}
        totals["planted"] += len(planted)
        told += [f"planted {report.uri}: {kind} {words!r}" for kind, words in sorted(planted)]
        for _ in range(options.per_kind):
            for mutation in mutations(report.body_text, people, rng):
                judge(
                    record, replace(report, body_text=mutation.text), mutation, (planted, counts, totals, told, options)
                )
    if options.misses:
        print("\n".join(told[: options.misses]), file=sys.stderr)
    made, found = sum(c.made for c in counts.values()), sum(c.found for c in counts.values())
    return {
        "mutations": made,
        "recall": round(found / made, 4),
        **{f"recall_{kind}": round(counts[kind].found / counts[kind].made, 4) for kind in KINDS if counts[kind].made},
        **{f"made_{kind}": counts[kind].made for kind in KINDS},
        "unchanged": totals["unchanged"],
        "accused": totals["accused"],
        "false_accusations": round(totals["accused"] / max(1, totals["unchanged"]), 5),
        "unaccused": round(1 - totals["accused"] / max(1, totals["unchanged"]), 5),
        "planted": totals["planted"],
    }


def judge(record: Any, report: Any, mutation: Mutation, books: tuple[Any, ...]) -> None:
    """Checks one mutated draft and enters what was found."""
    planted, counts, totals, told, options = books
    facts = facts_of(record, report, options, shift=(mutation.start, len(mutation.new) - len(mutation.old)))
    hit = False
    for fact in facts:
        if fact.start < mutation.end and mutation.start < fact.end:
            hit |= fact.verdict == "contradicted"
            continue
        totals["unchanged"] += 1
        if fact.verdict == "contradicted" and (fact.kind, fact.text) not in planted:
            totals["accused"] += 1
            told.append(
                f"ACCUSED {report.uri}: {fact.kind} {fact.text!r}: {fact.sentence} [{mutation.old} -> {mutation.new}]"
            )
    counts[mutation.kind].made += 1
    counts[mutation.kind].found += hit
    if not hit:
        around = mutation.text[max(0, mutation.start - 60) : mutation.end + 40].replace("\n", " ")
        told.append(f"MISSED {report.uri}: {mutation.kind} {mutation.old!r} -> {mutation.new!r}: …{around}…")


def facts_of(
    record: Any, report: Any, options: argparse.Namespace, *, shift: tuple[int, int] = (0, 0)
) -> Sequence[Any]:
    """The facts of a draft with the report's own words; `shift` moves what its furniture marks behind a change."""
    from chancery.pipeline.draft import check_draft

    at, by = shift
    moved = tuple(
        (kind, replace(span, start=span.start + by * (span.start > at), end=span.end + by * (span.end > at)))
        for kind, span in report.furniture
    )
    without = frozenset({report.uri}) if options.without_own else frozenset()
    draft = replace(report, uri="draft", furniture=moved)
    return check_draft(record.store, draft, without=without).facts


def main() -> None:
    """Measures and prints one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-kind", type=int, default=1, help="mutations of each kind and report")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses and accusations")
    parser.add_argument("--without-own", action="store_true", help="keep the report itself out of its check")
    parser.add_argument("--record", type=Path, help="a record that was built already")
    parser.add_argument("--limit", type=int, help="drafts of the first N reports only")
    options = parser.parse_args()
    if options.record:
        from chancery.api import Record

        with Record(options.record) as record:
            print(json.dumps(measure(record, options)))
        return
    print(json.dumps(run(options)))


if __name__ == "__main__":
    main()
