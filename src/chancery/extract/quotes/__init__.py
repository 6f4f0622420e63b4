"""Doc → quotes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.quotes.audience import Audience
from chancery.extract.quotes.clauses import Clauses
from chancery.extract.quotes.cues import HEADS, Cues, Words, cues
from chancery.extract.quotes.direct import Direct
from chancery.extract.quotes.draft import Draft, shared
from chancery.extract.quotes.ends import STRONG
from chancery.extract.quotes.groups import Group, find_group
from chancery.extract.quotes.objects import by_object
from chancery.extract.quotes.phrases import as_said, by_headline, by_phrase, quoted_as
from chancery.extract.quotes.sources import Source, before, chunk, subject_of
from chancery.extract.quotes.speakers import Speakers
from chancery.model import Claim, Quote, Span

if TYPE_CHECKING:
    from chancery.model.document import Doc

RANK = {
    "headline": 0,
    "direct": 0,
    "according": 1,
    "postposed": 2,
    "clause": 3,
    "view": 3,
    "noun": 4,
    "adjective": 4,
    "direct-run": 4,
}
MARKED = frozenset({"direct", "direct-run"})
QUOTING = frozenset({"quoted", "cited", "quotes", "cites", "quoting", "citing"})
OWN_VOICE = frozenset({"we", "you", "us", "our", "your"})
LOWEST = 5
"""Of rules that read the same words, which is believed first."""

OVERLAP = 0.1
"""Share of common content from which on two drafts are one quotation."""

NESTED_LONG = 30
"""Characters that words quoted inside other words must have to be told on their own."""


def find_quotes(doc: Doc) -> list[Claim]:
    """The quotes of `doc`, in order of place: direct, indirect and mixed, each with its source where one is named.

    Words in marks come first, then the cues outside of them, from left to right.
    """
    table = cues("en")
    words = Words(doc, table)
    direct = Direct(words, table)
    drafts = direct.drafts()
    used = {draft.verb for draft in drafts}
    drafts += _indirect(words, table, direct.full, used)
    speakers = Speakers(doc, words, table)
    drafts = _joined(words, drafts)
    drafts = [d for d in _distinct(drafts, words, speakers) if d.rule in MARKED or not _is_own_voice(words, d)]
    audience = Audience(doc, words, table)
    drafts.sort(key=lambda d: (d.start, -d.end))
    return [_claim(doc, words, draft, (speakers.name(draft), *audience.heard(draft))) for draft in drafts]


def _joined(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Joins words in marks without a cue to the indirect words right before them: "... “so little,” he said. “Go.”"."""
    ends = {words.bounds_of(d.verb)[1]: d for d in drafts if d.rule == "postposed"}
    joined: dict[Draft, Draft] = {}
    gone: set[Draft] = set()
    for run in drafts:
        if run.rule != "direct-run":
            continue
        first = bisect_left(words.at, run.start)
        before = ends.get(first - 1)
        if before is not None and "\n" not in words.text[before.end : run.start]:
            joined[before] = replace(before, pieces=(*before.pieces, *run.pieces), mode="mixed")
            gone.add(run)
    return [joined.get(d, d) for d in drafts if d not in gone]


def _is_own_voice(words: Words, draft: Draft) -> bool:
    """True for "we hope that ..." outside of marks: a statement or column speaks, and no words of it name who."""
    return draft.source is not None and words.low[draft.source.head] in OWN_VOICE


def _indirect(words: Words, table: Cues, full: set[int], used: set[int]) -> list[Draft]:
    candidates = [i for i in range(len(words)) if words.marked[i] not in full and _is_cue(words, table, i)]
    groups = {i: group for i in candidates if i not in used and (group := find_group(words, i, table))}
    clauses = Clauses(words, table, groups)
    drafts: list[Draft] = []
    sources: dict[int, Source] = {}
    for verb in candidates:
        source = _source(words, groups.get(verb), verb, sources)
        if source is not None:
            sources[verb] = source
        if verb not in used:
            drafts.extend(_of_verb(words, table, clauses, verb, source))
    return [*drafts, *by_phrase(words, table, clauses, full), *by_headline(words)]


def _is_cue(words: Words, table: Cues, i: int) -> bool:
    if words.pos[i] in ("NOUN", "PROPN", "ADJ", "X") and table.is_cue(words.lemma[i]) and _mistaken(words, i):
        words.pos[i], words.finite[i] = "VERB", True
    if words.pos[i] != "VERB" or not table.is_cue(words.lemma[i]) or not _in_prose(words, i):
        return False
    return not (words.low[i] in table.adjectives and words.is_state(i))


def _mistaken(words: Words, i: int) -> bool:
    """True for a verb that the parser took for a plural: "Bo, the envoy, notes that ..."."""
    if not 0 < i < len(words) - 1 or not words.low[i].endswith("s") or words.low[i + 1] != "that":
        return False
    return words.pos[i - 1] in ("PUNCT", "PROPN", "PRON", "NOUN")


def _in_prose(words: Words, i: int) -> bool:
    first, last = words.bounds_of(i)
    return first <= i < last


def _of_verb(words: Words, table: Cues, clauses: Clauses, verb: int, source: Source | None) -> list[Draft]:
    group = clauses.groups.get(verb)
    if group is not None:
        left = clauses.left(group)
        return [clauses.draft(left, verb, group.source, "postposed")] if left else []
    kinds = clauses.kinds(verb)
    if (said := as_said(words, clauses, verb)) is not None and kinds & STRONG:
        return [said]
    if words.low[verb - 1 : verb] == ["to"] and not {"on", "continued", "continues"} & set(
        words.low[verb - 2 : verb - 1]
    ):
        return []
    if kinds & {"say", "tell", "think", "show"}:
        right = clauses.right(verb)
        if right is None and (quoted := quoted_as(words, clauses, verb, source)) is not None:
            return [quoted]
        if right is not None and _may_speak(words, verb, source, kinds):
            return [clauses.draft([right], verb, source, "clause")]
    if source is None or (words.low[verb] in table.citing and _cites_somebody(words, verb)):
        return []
    draft = by_object(words, table, clauses, verb, source)
    return [draft] if draft is not None else []


def _cites_somebody(words: Words, verb: int) -> bool:
    """True for ", citing the ministry": whose words they are, and no words themselves."""
    last = words.end_of(min(verb + 4, len(words) - 1))
    named = (m for m in words.doc.mentions if m.schema in ("Person", "Organization", "PublicBody"))
    return any(words.at[verb] < m.start < last for m in named)


def _may_speak(words: Words, verb: int, source: Source | None, kinds: frozenset[str]) -> bool:
    if source is None:
        return bool(kinds & STRONG) and (words.finite[verb] or words.low[verb - 1] in ("was", "is", "been"))
    return words.low[source.head] not in ("this", "that", "which", "what", "there")


def _source(words: Words, group: Group | None, verb: int, sources: dict[int, Source]) -> Source | None:
    """The source of a cue: its own subject, else that of the cue which it goes on from, else what stands before it."""
    if group is not None:
        return group.source
    first, _ = words.bounds_of(verb)
    token = words.doc[verb]
    if words.low[verb - 1 : verb] == ["as"] and (quoted := _quoted_by(words, verb, first)) is not None:
        return quoted
    if any(c.dep_.startswith("nsubj") for c in token.children):
        return subject_of(words, verb)
    nominal = verb > first and words.pos[verb - 1] in HEADS and words.finite[verb]
    if nominal:
        return before(words, verb, first) or subject_of(words, verb)
    above = next((a.i for a in token.ancestors if a.i in sources), None)
    previous = max((v for v in sources if first <= v < verb), default=None) if above is None else above
    if previous is not None and (words.ing(verb) or token.dep_ == "conj"):
        return sources[previous]
    return subject_of(words, verb) or (before(words, verb, first) if words.finite[verb] else None)


def _quoted_by(words: Words, verb: int, first: int) -> Source | None:
    """Who "was quoted by the agency as saying" it, or whom the agency "quoted as saying" it: never the agency."""
    cue = next((i for i in range(verb - 1, first, -1) if words.low[i] in QUOTING), None)
    if cue is None:
        return None
    passive = any(c.dep_ in ("aux:pass", "nsubj:pass") for c in words.doc[cue].children)
    return before(words, cue, first) if passive or verb - cue <= 2 else chunk(words, cue + 1, verb - 1)


def _distinct(drafts: list[Draft], words: Words, speakers: Speakers) -> list[Draft]:
    """One draft for each content. Of two that share most of their words the surer and longer stays; what a person is
    quoted as saying inside somebody else's words stays beside the whole.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (RANK.get(d.rule, LOWEST), -d.size, d.start)):
        near = [other for other in kept if other.start < draft.end and draft.start < other.end]
        if not near or _is_nested(draft, near, words, speakers):
            kept.append(draft)
    return kept


def _is_nested(draft: Draft, near: list[Draft], words: Words, speakers: Speakers) -> bool:
    if draft.rule != "clause" or draft.source is None or draft.size < NESTED_LONG:
        return all(shared(draft, other) < OVERLAP and not _within(draft, other) for other in near)
    inside = all(_within(draft, other) and other.rule != "direct" for other in near)
    return (
        inside and speakers.is_named_person(draft.source) and "say" in cues("en").verbs.get(words.lemma[draft.verb], ())
    )


def _within(draft: Draft, other: Draft) -> bool:
    return other.start <= draft.start and draft.end <= other.end + 2  # a closing mark and a comma


def _claim(doc: Doc, words: Words, draft: Draft, told: tuple[str | None, str | None, str | None]) -> Claim:
    source = draft.source
    span = Span(words.at[source.start], words.end_of(source.end - 1)) if source else None
    pieces = tuple(Span(start, end) for start, end in draft.pieces)
    body = Quote(
        speaker=told[0],
        source=span,
        cue=doc.text[slice(*draft.cue)] if draft.cue else None,
        mode=draft.mode,
        content=Span(draft.start, draft.end),
        pieces=pieces if len(pieces) > 1 else (),
        to=told[1],
        outlet=told[2],
    )
    text = doc.text[draft.start : draft.end]
    return Claim(doc.report.uri, body.content, text, body, f"quotes.{draft.rule}")
