"""Where the name of a paper begins and ends, and the days it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chancery.extract.paper_kinds import kind_of
from chancery.lang import knowledge
from chancery.model import Time, When

if TYPE_CHECKING:
    from chancery.model.document import Doc, Token, Words

LONGEST = 24
"""Words of a name at most."""
_LEFT = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc", "nmod", "punct", "advmod", "flat"})
_PLACES = frozenset({"Address", "Country"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "–", "—", "?", "!", "|"})
_BEFORE_NAME = frozenset(
    {
        "a",
        "an",
        "the",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "these",
        "those",
        "new",
        "more",
        "and",
        "or",
        "“",
        '"',
    }
)
REACH = 3
"""Words between a name's end and a time that still belongs to it: "a plan for the period 2021-2025"."""


def name_of(head: Token, language: str = "en") -> Words:
    """The name that `head` heads, without article: "memorandum of understanding on nuclear energy".

    Phrases that tell where, when, with whom or in whose presence it was signed are no part of it.
    """
    words: dict[str, Any] = knowledge(language, "instruments")["name"]
    lists = tuple(frozenset(words[name]) for name in ("keeps", "fields", "beside", "acts_in"))
    return head.doc[_start(head) : _end(head, lists)]


def _start(head: Token) -> int:
    start = int(head.i)
    for token in reversed(list(head.doc[max(head.sent.start, head.i - 10) : head.i])):
        inside = token.dep_ in _LEFT or (
            token.dep_ in {"cc", "conj"} and token.pos_ in {"ADJ", "NOUN", "PROPN", "CCONJ"}
        )
        behind = token.pos_ == "PRON" and token.dep_ == "nmod"  # "11 papers, among them | a plan"
        if behind or not (inside and head.is_ancestor(token)) or token.text in _STOPS:
            break
        start = token.i
    if head.doc[start].text == "-" and start > head.sent.start:
        start -= 1  # "visa-free travel agreement"
    while start < head.i and (head.doc[start].lower_ in _BEFORE_NAME):
        start += 1
    return start


def _end(head: Token, lists: tuple[frozenset[str], ...]) -> int:
    keeps = lists[0]
    doc, stop = head.doc, min(head.sent.end, head.i + LONGEST)
    end = int(head.i) + 1
    while end < stop:
        token = doc[end]
        if token.text == "(" and (after := _past_brackets(doc, end)) < stop and doc[after].lower_ in keeps:
            end = after  # "memorandum of understanding (MOU) on minerals"
            continue
        if token.text in _STOPS or _breaks(token, head):
            break
        if token.pos_ in {"ADP", "SCONJ", "PART"} and not (
            _keeps(token, end == head.i + 1, lists) or _is_term(doc, token, keeps)
        ):
            break
        end += 1
    if doc[end - 1].text == ")":
        end -= 3  # an abbreviation that nothing follows
    while end > head.i + 1 and doc[end - 1].pos_ in {"ADP", "CCONJ", "DET", "PUNCT", "SCONJ", "PART"}:
        end -= 1
    return end


def _past_brackets(doc: Doc, start: int) -> int:
    """The place behind an abbreviation in brackets, or a place out of reach."""
    return start + 3 if start + 3 < len(doc) and doc[start + 2].text == ")" else len(doc)


def _breaks(token: Token, head: Token) -> bool:
    """True where another clause, another paper or another verb begins."""
    finite = token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm")
    if finite or token.lower_ in {"which", "that", "who", "where"}:
        return True
    if token.pos_ == "VERB" and token.lower_.endswith("ing"):  # "on deepening ties", not "statement affirming that"
        return token.nbor(-1).pos_ not in {"ADP", "SCONJ", "PART", "ADV", "CCONJ"}
    if token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm") and token.dep_.startswith("acl"):
        return True
    if token.pos_ in {"VERB", "AUX"} and token.dep_ == "conj" and not head.is_ancestor(token):
        return True
    if token.pos_ == "CCONJ":
        return not head.is_ancestor(token) or _joins(token, head) or _next_paper(token) is not None
    return token.pos_ == "ADV" and token.dep_ == "advmod" and not head.is_ancestor(token)


def _joins(conjunction: Token, head: Token) -> bool:
    """True when "and" joins the paper itself to another noun, not two words inside its name."""
    return bool(conjunction.head.dep_ == "conj" and conjunction.head.head.i == head.i)


def joined(name: Words, language: str = "en") -> Token | None:
    """The head of the next paper where "and" or a comma joins one to `name`: "a protocol on visas and an agreement"."""
    after = name.doc[name.end] if name.end < name.sent.end else None
    if after is None or not (after.pos_ == "CCONJ" or after.text == ","):
        return None
    second = after.nbor() if after.i + 1 < name.sent.end else after
    return _next_paper(second if after.text == "," and second.pos_ == "CCONJ" else after, language)


def _next_paper(conjunction: Token, language: str = "en") -> Token | None:
    """The head of a paper with an article of its own, or counted, right behind a conjunction."""
    ahead = conjunction.doc[conjunction.i + 1 : min(conjunction.i + 8, conjunction.sent.end)]
    if not len(ahead) or not (ahead[0].lower_ in {"a", "an"} or ahead[0].pos_ == "NUM"):
        return None
    for token in ahead[1:]:
        if token.pos_ in {"NOUN", "PROPN"} and kind_of(token, language):
            return token
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PUNCT", "VERB"}:
            break
    return None


def _keeps(token: Token, first: bool, lists: tuple[frozenset[str], ...]) -> bool:
    """True for a preposition whose phrase tells what the paper is about, not where or when it was signed."""
    doc, word = token.doc, token.lower_
    keeps, fields, beside, acts = lists
    ahead = list(doc[token.i + 1 : token.i + 4])
    if word in {"in", "within"}:
        inner = token.i > 0 and token.nbor(-1).lower_ in acts and not _is_day_or_place(token)
        return inner or any(t.lower_ in fields for t in ahead)
    if word not in keeps:
        return word in {"'s", "’s", "'", "’"}
    if word == "to":
        return bool(ahead) and ahead[0].pos_ == "VERB" and first
    if word == "on" and any(t.lower_ in beside for t in ahead[:2]):
        return False
    if word == "for" and _is_country(ahead):
        return False  # "signed an agreement for the United States"
    return not (word in {"on", "at"} and _is_day_or_place(token))


def _is_country(ahead: list[Token]) -> bool:
    """True when a country's name stands right ahead."""
    place = next((t.idx for t in ahead if t.pos_ != "DET"), -1)
    return any(m.start == place and m.schema == "Country" for t in ahead[:1] for m in t.doc.mentions)


def _is_day_or_place(token: Token) -> bool:
    start = token.i + 1
    while start < len(token.doc) and token.doc[start].pos_ == "DET":
        start += 1
    place = token.doc[start].idx if start < len(token.doc) else -1
    doc = token.doc
    timed = any(time.start <= place < time.end and time.type in {"DATE", "TIME"} for time in doc.times)
    placed = any(m.start == place and m.schema in _PLACES and m.form == "name" for m in doc.mentions)
    return timed or (placed and token.lower_ in {"at", "in"})


def _is_term(doc: Doc, token: Token, keeps: frozenset[str]) -> bool:
    """True for "through 2030", "from 2021 to 2025" right behind the name."""
    nearby = range(token.idx, token.idx + 24)
    return token.lower_ in keeps and any(time.start in nearby and _is_year(time) for time in doc.times)


def _is_year(time: Time) -> bool:
    return time.when is not None and all(len(part.strip("~?%")) == 4 for part in time.when.edtf.split("/"))


def term_of(head: Token, name: Words, language: str = "en") -> When | None:
    """The days the paper is for, where its name or the words right behind it tell them: "through 2030" is `../2030`.

    Only years count: a day beside a paper is the day it was signed.
    """
    words: dict[str, Any] = knowledge(language, "instruments")["term"]
    doc = head.doc
    last = doc[min(name.end + REACH, head.sent.end) - 1]
    for time in doc.times:
        if not (name.start_char <= time.start < last.idx + len(last)) or not _is_year(time) or time.when is None:
            continue
        at = doc.char_span(time.start, time.end, alignment_mode="expand")
        if at is None or at.start == 0:
            continue
        before = doc[at.start - 1].lower_
        if time.range is not None and "/" in time.range.edtf:
            ranged: When = time.range
            return ranged
        if before in words["until"] and time.when.latest:
            return When.parse(f"../{time.when.edtf}", f"{doc[at.start - 1].text} {time.text}")
        if "/" in time.when.edtf and (before in words["within"] or time.start < name.end_char):
            within: When = time.when
            return within
    return None
