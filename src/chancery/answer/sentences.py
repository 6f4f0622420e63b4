"""Events as sentences: who met, visited or called whom, when and where; what else happened in the words of a report."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.answer.days import spoken
from chancery.answer.views import EventView, PartyLine
from chancery.answer.words import act_of, is_talk, named_already, party, sides, standing

VERBS = {
    "visit": {"held": "visited", "ongoing": "was visiting", "planned": "is to visit", "proposed": "may visit"},
    "phone": {"held": "had a call with", "planned": "is to have a call with", "proposed": "may have a call with"},
    "talks": {
        "held": "spoke with",
        "ongoing": "was speaking with",
        "planned": "is to speak with",
        "proposed": "may speak with",
    },
    "": {"held": "met", "ongoing": "was meeting", "planned": "is to meet", "proposed": "may meet"},
}
"""By mode of a CONSULT event and status; any other status is told with the words of the report."""
TOGETHER = {"held": "met", "ongoing": "was meeting", "planned": "is to meet", "proposed": "may meet"}


def sentence(event: EventView) -> str:
    """One sentence that says what is known of the event and no more: `On 20 June 2024 Vladimir Putin (…) met …`."""
    told = _consult(event) if event.type == "CONSULT" and event.mode != "third-party" else None
    if told is None:
        status = f" [{standing(event)}]" if event.status != "held" else ""
        who = f"{sides(event)}: " if sides(event) else ""
        what = " ".join(event.what.split())
        return _ended(f"{_capital(_day(event) or act_of(event))}{status}: {who}“{what}”{_place(event)}")
    day = _day(event)
    return _ended(_capital(f"{day}: {told}" if day else told))


def _ended(line: str) -> str:
    """The line with its full stop: `Washington, D.C.` brings one."""
    return line if line.endswith(".") else f"{line}."


def _consult(event: EventView) -> str | None:
    """`A met B in P`, `A visited P`, or `None` where the words must speak for themselves.

    Who of two people was the guest is not told apart in every report: of them it says that they met.
    """
    whither = _whither(event) if event.mode == "visit" else ""
    if whither:
        verb = VERBS["visit"].get(event.status)
        return f"{_listed(event.actors)} {_many(event, verb)} {whither}" if verb else None
    talks = is_talk(event.type, event.mode, *(words.text for words in event.words))
    verb = VERBS["phone" if event.mode == "phone" else "talks" if talks else ""].get(event.status)
    if verb and event.actors and event.recipients:
        return f"{_listed(event.actors)} {_many(event, verb)} {_listed(event.recipients)}{_place(event)}"
    if len(event.actors) > 1 and event.status in TOGETHER and event.mode != "phone" and not talks:
        return f"{_listed(event.actors)} {_many(event, TOGETHER[event.status])}{_place(event)}"
    return None


def _many(event: EventView, verb: str) -> str:
    """The verb for one or several, and in the past when the days planned have passed."""
    auxiliary, _, rest = verb.partition(" ")
    if auxiliary == "is" and event.overdue:
        auxiliary = "was"
    if len(event.actors) > 1:
        auxiliary = {"is": "are", "was": "were"}.get(auxiliary, auxiliary)
    return f"{auxiliary} {rest}" if rest else auxiliary


def _whither(event: EventView) -> str:
    """The countries and places a visit went to, when nobody is told as the host and the guests are from elsewhere."""
    states = [line for line in event.recipients if line.schema in ("Country", "Address")]
    if not event.actors or len(states) < len(event.recipients):
        return ""
    home = {line.country for line in event.actors}
    if states:
        return "" if home & {line.country for line in states} else _listed(states)
    return event.place if event.place and event.country and event.country not in home else ""


def _listed(parties: Sequence[PartyLine]) -> str:
    names = [party(line) for line in parties]
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


def _place(event: EventView) -> str:
    return f" in {event.place}" if event.place and not named_already(event) else ""


def _day(event: EventView) -> str:
    if event.when:
        return spoken(event.when)
    return f"told on {spoken(event.told)}, without a date" if event.told else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
