"""Codes, parties and events as words people read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from chancery.answer.party import country_code, country_name
from chancery.answer.views import EventView, PartyLine
from chancery.lang import knowledge

IN_BRACKETS = re.compile(r" \([^)]*\)")
"""What an office says of itself in brackets: `of the Communist Party of Việt Nam (CPV) Central Committee`."""
ACTS = {
    "AGREE": "agreement to act",
    "CONSULT": "meeting",
    "SUPPORT": "closer ties",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "criticism",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilization",
    "COERCE": "coercion",
    "ASSAULT": "attack",
    "OTHER": "event",
}
AIMED = frozenset(
    {
        "ACCUSE", "AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION",
        "THREATEN",
    }
)  # fmt: skip
"""Types of what one side does to another: whom it was done to must not read as who did it."""
MEETINGS = {
    "visit": "visit",
    "phone": "call",
    "third-party": "mediated meeting",
    "multilateral": "multilateral meeting",
}


def act(type_: str, mode: str | None) -> str:
    """A type and mode in words: `meeting`, `call`, `sanction (expel)`."""
    if type_ == "CONSULT" and mode in MEETINGS:
        return MEETINGS[mode]
    if type_ == "REQUEST" and mode == "meet":
        return "request to meet"
    word = ACTS.get(type_, type_)
    return f"{word} ({mode})" if mode else word


def act_of(event: EventView) -> str:
    """The act of an event in words: `act`, or `talks` where no report says that those who spoke were together."""
    told = (words.text for words in event.words)
    return "talks" if is_talk(event.type, event.mode, *told) else act(event.type, event.mode)


def is_talk(type_: str, mode: str | None, *told: str) -> bool:
    """True for a contact that all of its tellings only call speaking: it may have been a call."""
    if type_ != "CONSULT" or mode or not told:
        return False
    speaking, together = _speaking()
    words = [set(re.findall(r"[a-z]+", text.casefold())) for text in told]
    return all(each & speaking and not each & together for each in words)


@cache
def _speaking() -> tuple[frozenset[str], frozenset[str]]:
    talks = knowledge("en", "talks")
    return frozenset(talks["speaking"]), frozenset(talks["together"])


def title(event: EventView) -> str:
    """An event in one line without its date: `visit: Vladimir Putin (President, Russia) – Vietnam, Hanoi`."""
    told = sides(event)
    line = act_of(event) + (f" [{standing(event)}]" if event.status != "held" else "")
    line += f": {told}" if told else ""
    line += f", {event.place}" if event.place and not named_already(event) else ""
    return line if told and event.type == "CONSULT" else f"{line}: {' '.join(event.what.split())}"


def standing(event: EventView) -> str:
    """The status in words: what a report told while it lasted is long over when it is read."""
    return "ongoing when told" if event.status == "ongoing" else event.status


def sides(event: EventView) -> str:
    """Actors, and with whom; of an act that one side does to another `unnamed` stands for a doer nobody tells."""
    actors, recipients = (", ".join(party(p) for p in side) for side in (event.actors, event.recipients))
    if recipients and not actors and event.type in AIMED:
        actors = "unnamed"
    return " – ".join(side for side in (actors, recipients) if side)


def party(line: PartyLine) -> str:
    """A party with its office: `Vladimir Putin (President, Russia)`."""
    if line.schema == "Country":
        return country_name(line.country) or line.name
    if line.schema == "Address":
        return line.name
    of = one_spelling(country_name(line.of or line.country))
    told = one_spelling(line.post or "")
    office = [part for part in (told, "" if of.casefold() in IN_BRACKETS.sub("", told).casefold() else of) if part]
    name = line.name if line.schema == "Person" else one_spelling(line.name)
    return f"{name} ({', '.join(office)})" if office else name


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Countries' names that differ from the English one in spaces and marks alone: `Viet Nam`, `Việt Nam`."""
    found = {}
    for code, row in knowledge("en", "countries").items():
        name = country_name(code) if isinstance(row, dict) else None
        for other in row.get("names", ()) if isinstance(row, dict) and name else ():
            if other != name and name and _letters(other) == _letters(name):
                found[other] = name
    words = "|".join(re.escape(other) for other in sorted(found, key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:{words})\b"), found


def _letters(name: str) -> str:
    bare = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in bare if not letter.isspace() and not unicodedata.combining(letter))


def one_spelling(text: str) -> str:
    """`text` with each country's name as this record writes it: `Ambassador to Viet Nam` is one to Vietnam."""
    pattern, names = _spellings()
    return pattern.sub(lambda found: names[found.group()], text)


def named_already(event: EventView) -> bool:
    """True when the place is one of the parties, or the country that is."""
    parties = (*event.actors, *event.recipients)
    if any(party.schema == "Address" and party.name == event.place for party in parties):
        return True
    countries = {party.country for party in parties if party.schema == "Country"}
    return event.country in countries and country_code(event.place or "") == event.country
