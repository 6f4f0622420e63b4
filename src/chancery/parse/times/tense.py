"""The tense of the clause around an expression: from the syntax where the `Doc` has it, else from the words near it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Literal

from chancery.lang import knowledge
from chancery.parse.times.anchor import Tense
from chancery.parse.times.scan import Tokens

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token, Words

Telling = Literal["past", "future"]
_REACH = 14


@cache
def _cues(language: str) -> tuple[dict[str, Tense], frozenset[str], frozenset[str], frozenset[str]]:
    table = knowledge(language, "times")["tense"]
    cues: dict[str, Tense] = {}
    for name in ("past", "present", "future"):
        cues |= dict.fromkeys(table[name], name)
    return cues, frozenset(table["stops"]), frozenset(table["not_past"]), frozenset(table["ahead"])


def tense_of_words(tokens: Tokens) -> Callable[[int, int], Tense | None]:
    """A function from token range to tense by the nearest cue word before it in the sentence, then after it."""
    cues, stops, not_past, ahead = _cues("en")

    def cue(at: int) -> Tense | None:
        low = tokens.word[at].lower().replace("’", "'")
        pair = f"{low} {tokens.word[at + 1].lower()}" if at + 1 < len(tokens.word) else low
        if pair in cues or low in cues:
            return cues.get(pair) or cues[low]
        if low.endswith("ed") and at and tokens.word[at - 1].lower() == "be":
            return "future"
        return "past" if low.endswith("ed") and len(low) > 4 and low not in not_past else None

    def tense(first: int, last: int) -> Tense | None:
        if first and tokens.word[first - 1].lower() in ahead:
            return "future"
        if first and last - first == 1 and tokens.word[first - 1].lower() == "the":
            return None  # "the November elections": an attribute has no tense
        for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
            if _is_stop(at):
                break
            found = cue(at)
            if found:
                return found
        for at in range(last, min(len(tokens.word), last + 12)):
            if _is_stop(at):
                break
            found = cue(at)
            if found:
                return found
        return None

    def _is_stop(at: int) -> bool:
        return tokens.word[at] in stops or tokens.word[at].startswith("\n")

    return tense


def _telling_cue(tokens: Tokens) -> Callable[[int], Telling | None]:
    cues, _, opaque, _ = _cues("en")

    def cue(at: int) -> Telling | None:
        low = tokens.word[at].lower().replace("’", "'")
        before = tokens.word[at - 1].lower() if at else ""
        if low in ("will", "'ll", "shall") or (low == "be" and before == "to"):
            return "future"
        if low.endswith("ed") and len(low) > 4 and low not in opaque:
            return "future" if before == "be" else "past"
        if low in ("recent", "recently"):
            return "past"
        return "past" if cues.get(low) == "past" else None

    return cue


def telling_of_words(tokens: Tokens) -> Callable[[int, int], Telling | None]:
    """A function from token range to how its clause plainly tells of it: as over, as to come, or `None` when in doubt.

    Stricter than `tense_of_words`: a word of intention between the verb and the date ("announced a plan for 2030")
    makes it doubtful, and so does a verb only found after the date unless the date opens the sentence.
    """
    table = knowledge("en", "times")["tense"]
    determiners = frozenset(table["determiners"])
    intents, stops = frozenset(table["intents"]), frozenset(table["stops"])

    cue = _telling_cue(tokens)

    def intends(at: int) -> bool:
        low = tokens.word[at].lower()
        if low == "to" and at + 1 < len(tokens.word):
            after = tokens.word[at + 1]
            return after.islower() and after not in determiners
        return low in intents

    def telling(first: int, last: int) -> Telling | None:
        opens = clear = True
        for at in range(first - 1, max(-1, first - 1 - 6 * _REACH), -1):
            word = tokens.word[at]
            if word in stops or word.startswith("\n"):
                break
            found = cue(at)
            if found and (clear or word.lower() in ("recent", "recently")):
                return found
            clear = clear and word != "," and not intends(at)
            opens = opens and first - at <= 2
        if not opens:
            return None
        for at in range(last, min(len(tokens.word), last + _REACH)):
            if intends(at) or tokens.word[at] in stops or tokens.word[at].startswith("\n"):
                return None
            found = cue(at)
            if found:
                return found
        return None

    return telling


def tense_of_doc(doc: Doc, tokens: Tokens) -> Callable[[int, int], Tense | None]:
    """A function from token range to tense: what is to come by the words or the governing verb, else what either tells.

    The words near come first: climbing to the governing verb alone lost "planned to leave on Thursday" and "scheduled a
    conference Thursday" to the past (15 values worse, 2 better on TempEval's news).
    """
    by_words = tense_of_words(tokens)

    def tense(first: int, last: int) -> Tense | None:
        near = by_words(first, last)
        span = doc.char_span(tokens.start[first], tokens.end[last - 1], alignment_mode="expand")
        if near == "future" or span is None:
            return near
        verb = _governor(span)
        return "future" if verb is not None and (_is_future(verb) or _is_intended(verb)) else near

    return tense


def _governor(span: Words) -> Token | None:
    token = span.root
    for _ in range(6):
        if token.pos_ in ("VERB", "AUX") and token not in span:
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def _is_intended(verb: Token) -> bool:
    """True for what a will is directed at: "decided to admit them in March", "looks forward to it", "plan"."""
    willed = frozenset(knowledge("en", "times")["tense"]["willed"])
    if verb.lemma_ == "plan" or any(_looks_forward(above) for above in (verb, verb.head)):
        return True
    to = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    return to and verb.dep_ in ("xcomp", "ccomp", "acl") and verb.head.lemma_ in willed


def _looks_forward(verb: Token) -> bool:
    return verb.lemma_ == "look" and any(child.lower_ == "forward" for child in verb.children)


def _is_future(verb: Token) -> bool:
    return any(child.lower_.replace("’", "'") in ("will", "'ll", "shall", "wo") for child in verb.children)
