"""Doc → occupancies told by a verb: "Ana Kos, who heads the Ministry of Trade", "a council chaired by Ana Kos"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.parties import MentionIndex
from chancery.lang import knowledge
from chancery.model import Claim, Mention, Occupancy, Span

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token

_DENIED = frozenset(("not", "n't", "never", "longer", "no"))


def find_headed(doc: Doc) -> list[Claim]:
    """Who heads a body, in the present alone: who headed it may do so no more, and the words do not tell."""
    if not doc.parsed:
        return []
    posts: dict[str, str] = knowledge("en", "offices")["verbs"]
    index, claims = MentionIndex(doc), []
    for verb in doc:
        post = posts.get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if post is None or any(child.lower_ in _DENIED for child in verb.children):
            continue
        person, body = (index.at(token) if token is not None else None for token in _ends(verb))
        if person and body and person.schema == "Person" and body.schema in ("Organization", "PublicBody"):
            claims.append(_claim(doc, post, person, body))
    return claims


def _ends(verb: Token) -> tuple[Token | None, Token | None]:
    """Who heads and what, where the verb tells it of now; `None` twice else."""
    kids = {child.dep_: child for child in verb.children}
    helpers = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    if "obl:agent" in kids and "nsubj:pass" in kids and helpers == {"is"}:
        return kids["obl:agent"], kids["nsubj:pass"]
    now = (verb.lower_.endswith("s") and not helpers) or helpers == {"has"}
    if not now or "nsubj" not in kids or "obj" not in kids:
        return None, None
    relative = kids["nsubj"].lower_ == "who" and verb.dep_ == "acl:relcl"
    return verb.head if relative else kids["nsubj"], kids["obj"]


def _claim(doc: Doc, post: str, person: Mention, body: Mention) -> Claim:
    start, end = min(person.start, body.start), max(person.end, body.end)
    held = Occupancy(person.name, post, body.name)
    return Claim(doc.report.uri, Span(start, end), doc.text[start:end], held, "office/heads")
