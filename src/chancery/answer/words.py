"""Codes, parties and events as words people read."""

from __future__ import annotations

import re

from chancery.answer.party import country_code, country_name
from chancery.answer.views import EventView, PartyLine

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


def title(event: EventView) -> str:
    """An event in one line without its date: `visit: Vladimir Putin (President, Russia) – Vietnam, Hanoi`."""
    told = sides(event)
    line = act(event.type, event.mode) + (f" [{standing(event)}]" if event.status != "held" else "")
    line += f": {told}" if told else ""
    line += f", {event.place}" if event.place and not named_already(event) else ""
    return line if told and event.type == "CONSULT" else f"{line}: {' '.join(event.what.split())}"


def standing(event: EventView) -> str:
    """The status in words: what a report told while it lasted is long over when it is read."""
    return "ongoing when told" if event.status == "ongoing" else event.status


def sides(event: EventView) -> str:
    """Actors, and with whom."""
    actors, recipients = (", ".join(party(p) for p in side) for side in (event.actors, event.recipients))
    return " – ".join(side for side in (actors, recipients) if side)


def party(line: PartyLine) -> str:
    """A party with its office: `Vladimir Putin (President, Russia)`."""
    if line.schema == "Country":
        return country_name(line.country) or line.name
    if line.schema == "Address":
        return line.name
    of = country_name(line.of or line.country)
    told = line.post or ""
    office = [part for part in (told, "" if of.casefold() in IN_BRACKETS.sub("", told).casefold() else of) if part]
    return f"{line.name} ({', '.join(office)})" if office else line.name


def named_already(event: EventView) -> bool:
    """True when the place is one of the parties, or the country that is."""
    parties = (*event.actors, *event.recipients)
    if any(party.schema == "Address" and party.name == event.place for party in parties):
        return True
    countries = {party.country for party in parties if party.schema == "Country"}
    return event.country in countries and country_code(event.place or "") == event.country
