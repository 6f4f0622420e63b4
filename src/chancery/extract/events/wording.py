"""The words by which a group without a name is called, and which of its modifiers tell who is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.events.roles import relation

if TYPE_CHECKING:
    from chancery.model.document import Token

_SAYING_NOTHING = frozenset(
    {
        "other", "own", "whole", "entire", "first", "few", "many", "several", "various", "new", "free", "open",
        "reliable", "powerful", "neighbouring", "neighboring", "host", "partner", "member", "big", "large", "more",
        "same", "such", "different", "most", "all", "certain", "leading",
    }
)  # fmt: skip
"""Modifiers that do not tell which of them: "other countries"."""
_SENT = frozenset(
    {
        "ambassador", "envoy", "representative", "adviser", "advisor", "delegate", "delegation", "mission", "consul",
        "attaché", "attache", "commissioner", "embassy", "observer", "negotiator", "counsellor", "aide", "assistant",
    }
)  # fmt: skip
"""Heads that "to" completes: whom or where they are sent to."""
_INSIDE = frozenset({"of", "in", "from", "for", "on", "with", "to", "between", "among", "toward", "towards", "into"})


def tells(child: Token) -> bool:
    """True for a modifier that tells who is meant: three countries, or other ones, may be any; two are both sides."""
    numeral = relation(child) == "nummod" and child.lower_ != "two"
    return child.pos_ != "PRON" and not numeral and child.lower_ not in _SAYING_NOTHING


def called(token: Token) -> str:
    """The head with its modifiers on both sides, without article, relative clause and apposition."""
    keep = [token.i]
    for child in token.children:
        label = child.dep_
        if child.pos_ == "PRON":  # "its army": the country stands beside the name
            continue
        if label in {"amod", "compound", "nummod", "nmod:poss", "flat"} and child.i < token.i:
            keep += [child.left_edge.i]
        elif label == "nmod" and child.i > token.i and child.i - token.i < 8 and _leads_inside(child, token):
            keep += [max(t.i for t in child.subtree if not _is_clausal(t, child))]
        elif label == "flat":
            keep += [child.i]
    span = token.doc[min(keep) : max(keep) + 1]
    return str(span.text.strip(" ,;:"))


def _leads_inside(child: Token, head: Token) -> bool:
    """True where a phrase tells who is meant: no day ("the ministry on Monday"), and "to" only behind an envoy."""
    words = _INSIDE & {c.lower_ for c in child.children}
    if child.is_time:
        return False
    return bool(words) and (words != {"to"} or head.lemma_.lower() in _SENT)


def _is_clausal(token: Token, top: Token) -> bool:
    while token.i != top.i:
        if relation(token) in {"acl", "advcl", "appos", "punct", "conj", "parataxis"}:
            return True
        token = token.head
    return False
