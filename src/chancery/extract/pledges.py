"""What is promised and by when: the complement of "agreed to", "pledged to", "will provide ... by 2030"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chancery.extract.events.roles import children, is_ing, relation
from chancery.extract.events.slots import infinitive_after
from chancery.lang import knowledge
from chancery.model import Pledge, Span, When

if TYPE_CHECKING:
    from chancery.model import Time
    from chancery.model.document import Token

LONGEST = 32
"""Words of a promise at most."""
_ASIDES = frozenset({"according", "said", "says", "saying", "which", "who", "as", "the", "it", "he", "she", "they"})
"""Words after a comma that open a remark beside the promise."""
_OUTSIDE = frozenset({"parataxis", "discourse"})


def find_pledge(trigger: Token, rule: str, status: str, language: str = "en") -> Pledge | None:
    """What the event at `trigger` promises, or `None`: the complement of a promising verb, or a planned act itself."""
    words: dict[str, Any] = knowledge(language, "instruments")["pledge"]
    promised = None
    if rule in words["rules"] and status not in {"negated", "cancelled"}:
        promised = _complement(trigger) or _goal(trigger, rule, frozenset(words["goals"]))
    elif rule in words["acts"] and status == "planned" and trigger.pos_ == "VERB" and not is_ing(trigger):
        promised = trigger
    if promised is None or _is_upkeep(promised, frozenset(words["upkeep"])):
        return None
    start, end = _bounds(promised, (promised,) if promised.pos_ == "VERB" else (promised, trigger))
    if end - start < 2:
        return None  # "documents will be signed": what is promised stands before the verb
    span = trigger.doc[start:end]
    where = Span(span.start_char, span.end_char)
    return Pledge(" ".join(span.text.split()), where, _due(trigger, start, end, words))


def _complement(trigger: Token) -> Token | None:
    """The verb that heads what is promised: "agreed to build", "pledged that it would pay", "a pledge to send"."""
    for child in children(trigger, "xcomp", "ccomp", "acl"):
        infinitive = any(c.dep_ == "mark" and c.lower_ == "to" for c in child.children)
        future = any(c.lower_ in {"will", "would", "shall"} for c in children(child, "aux"))
        promising = (infinitive and _is_bare(child)) or (future and relation(child) == "ccomp")
        if child.i > trigger.i and child.pos_ == "VERB" and promising:
            return child
    after = infinitive_after(trigger)  # "agreed on Friday to build": the parser may hang it on the day
    return after[0] if after and _is_bare(after[0]) else None


def _goal(trigger: Token, rule: str, goals: frozenset[str]) -> Token | None:
    """The noun that names a goal, or what is targeted: "set a target of $20 billion", "targeted trade of"."""
    objects = children(trigger, "obj") if rule == "aim" else []
    named = [o for o in objects if o.lemma_.lower() in goals]
    return next(iter(named or (objects if trigger.lemma_ == "target" else [])), None)


def _is_bare(verb: Token) -> bool:
    """True for a verb in its first form: "to increased cooperation" promises no act."""
    return bool(verb.lower_ == verb.lemma_.lower())


def _is_upkeep(act: Token, upkeep: frozenset[str]) -> bool:
    goals = any(token.is_digit or token.pos_ == "NUM" for token in act.subtree)
    return act.lemma_.lower() in upkeep and not goals


def _bounds(act: Token, hosts: tuple[Token, ...]) -> tuple[int, int]:
    """First and last word of the promised act, without clauses that only stand beside it.

    `hosts` are the words whose phrases belong to it.
    """
    last = act.i
    for child in (c for host in hosts for c in host.children):
        if child.i > act.i and relation(child) not in _OUTSIDE and child.dep_ != "punct":
            beside = relation(child) == "conj" and child.pos_ == "VERB" and children(child, "nsubj", "aux")
            if not beside:
                last = max(last, child.right_edge.i)
    end = min(last + 1, act.i + LONGEST, act.sent.end)
    if end == act.i + 1:  # the parser hung the object on another word
        end = next((t.i for t in act.doc[end : act.sent.end] if t.is_punct), act.sent.end)
    asides = (t.i for t in act.doc[act.i : end - 1] if t.text == "," and t.nbor().lower_ in _ASIDES)
    end = min([end, *asides])
    while end > act.i + 1 and (act.doc[end - 1].is_punct or act.doc[end - 1].pos_ in {"CCONJ", "ADP"}):
        end -= 1
    return act.i, end


def _due(trigger: Token, start: int, end: int, words: dict[str, Any]) -> When | None:
    """By when: a time among the words `[start, end)`."""
    doc = trigger.doc
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    for time in doc.times:
        if time.when is None or not first <= time.start < last or time.type not in {"DATE", "TIME"}:
            continue
        at = doc.char_span(time.start, time.end, alignment_mode="expand")
        before = _word_before(doc[at.start - 1]) if at is not None and at.start else ""
        if before in words["by"] and time.when.latest:
            return When.parse(f"../{_edge(time)}", f"{before} {time.text}")
        if before in words["before"] and time.when.earliest:
            return When.of_days(None, time.when.earliest, f"{before} {time.text}")
        if time.told != "past" and not _is_over(time.when, trigger):
            day: When = time.when
            return day
    return None


def _is_over(when: When, trigger: Token) -> bool:
    """True for days before the report: when it was promised, not by when it is due."""
    report = trigger.doc.report
    published = report.published if report is not None else None
    return published is not None and when.before is not None and when.before <= published


def _word_before(token: Token) -> str:
    """The preposition before a time, its article skipped: "by the end of 2030"."""
    while token.pos_ == "DET" and token.i > 0:
        token = token.nbor(-1)
    return token.lower_


def _edge(time: Time) -> str:
    assert time.when is not None
    return time.when.edtf.rpartition("/")[2]
