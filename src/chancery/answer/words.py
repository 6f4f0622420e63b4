"""PLOVER's codes as words people read."""

from __future__ import annotations

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
    word = ACTS.get(type_, type_)
    return f"{word} ({mode})" if mode else word
