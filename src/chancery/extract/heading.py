"""Doc → occupancies told by a verb: "Ana Kos, who heads the Ministry of Trade", "the ministry, headed by Ana Kos,"."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from chancery.extract.parties import MentionIndex
from chancery.lang import knowledge
from chancery.model import Claim, Mention, Occupancy, Span

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token

_DENIED = frozenset(("not", "n't", "never", "longer", "no"))
_NOW = frozenset(("now", "currently", "presently", "today"))
_BODIES = ("Organization", "PublicBody")
_SUBJECT = ("nsubj", "nsubj:pass", "obj", "obl", "appos", "conj")


def find_headed(doc: Doc) -> list[Claim]:
    """Who heads a body, in the present alone: who headed it may do so no more, and the words do not tell."""
    if not doc.parsed:
        return []
    index, claims = MentionIndex(doc), []
    for verb in doc:
        if verb.pos_ != "VERB" or any(child.lower_ in _DENIED for child in verb.children):
            continue
        post, leader, led = _told(doc, verb)
        person = index.at(leader) if leader is not None else None
        body = _body(doc, index, led) if led is not None else None
        if person and body and person.schema == "Person":
            claims.append(_claim(doc, post, person, body))
    return claims


@cache
def _posts(table: str) -> dict[str, str]:
    posts: dict[str, str] = knowledge("en", "offices")[table]
    return posts


def _told(doc: Doc, verb: Token) -> tuple[str, Token | None, Token | None]:
    """The post that a verb tells, who holds it and of what; no one where it tells none, or not of now."""
    lemma, kids = verb.lemma_.lower(), {child.dep_: child for child in verb.children}
    helpers = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    by = kids.get("obl:agent")
    if by is not None:
        post = _posts("led").get(lemma) or (_posts("verbs").get(lemma) if "nsubj:pass" in kids else None)
        return post or "", by if post else None, _led(doc, verb, kids, helpers)
    post = _posts("verbs").get(lemma)
    now = (verb.lower_.endswith("s") and not helpers) or helpers == {"has"}
    if post is None or not now or "nsubj" not in kids or "obj" not in kids:
        return "", None, None
    relative = kids["nsubj"].lower_ == "who" and verb.dep_ == "acl:relcl"
    return post, verb.head if relative else kids["nsubj"], kids["obj"]


def _led(doc: Doc, verb: Token, kids: dict[str, Token], helpers: set[str]) -> Token | None:
    """What is headed now: "the body is headed by", "the body, which is headed by", "the body, headed by"."""
    passive = kids.get("nsubj:pass")
    if passive is not None:
        if helpers != {"is"}:
            return None
        return verb.head if passive.lower_ == "which" and verb.dep_ == "acl:relcl" else passive
    behind = verb.dep_ == "acl" and not helpers and verb.head.i < verb.i and verb.head.dep_ in (*_SUBJECT, "ROOT")
    beside = {child.lower_ for child in verb.children if child.dep_ == "advmod"}
    if not behind or not beside <= _NOW or "mark" in kids:
        return None
    return verb.head if beside or not _is_past(doc, verb) else None


def _is_past(doc: Doc, verb: Token) -> bool:
    """True where the sentence tells of a year before the report's: the participle says nothing of now."""
    report = doc.report.versioncreated
    return any(
        time.when is not None
        and time.when.before is not None
        and (report is None or time.when.before <= date(report.year, 1, 1))
        and verb.sent.start_char <= time.start < verb.sent.end_char
        for time in doc.times or ()
    )


def _body(doc: Doc, index: MentionIndex, token: Token) -> Mention | None:
    """The body at a token: one that is named, or the only one in the report that "the ministry" can point back to."""
    found = index.at(token)
    if found is not None:
        sent = found.name.casefold().endswith(tuple(knowledge("en", "offices")["sent"]["bodies"]))
        return found if found.schema in _BODIES and not sent else None
    own = [child for child in token.children if child.i < token.i]
    if [child.lower_ for child in own] != ["the"] or any(child.dep_.startswith("nmod") for child in token.children):
        return None
    noun = token.lower_
    named = [m for m in doc.mentions if m.form == "name" and m.schema in _BODIES and noun in m.name.casefold().split()]
    before = [m for m in named if m.end <= token.idx]
    return before[-1] if before and len({m.entity for m in named}) == 1 else None


def _claim(doc: Doc, post: str, person: Mention, body: Mention) -> Claim:
    start, end = min(person.start, body.start), max(person.end, body.end)
    held = Occupancy(person.name, post, body.name)
    return Claim(doc.report.uri, Span(start, end), doc.text[start:end], held, "office/heads")
