"""What speaks for a person in a run of capitals that no title announces."""

from __future__ import annotations

from chancery.parse.mentions.lexicon import lexicon, word_list
from chancery.parse.mentions.names import Run
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.words import Words


def is_person(words: Words, run: Run, syntax: Syntax) -> bool:
    """What speaks for a person in a run of capitals without a title."""
    table = lexicon()
    low = [words.low[place] for place in range(run.first, run.last) if words.text[place][0].isalpha()]
    if _heading(words, run.first) or _honoured(words, run.first) or _is_title(words, run):
        return False
    kinds = [syntax.ent[place] for place in range(run.first, run.last) if words.text[place][0].isalpha()]
    if "PER" in kinds and kinds.count("PER") * 2 >= len(kinds) and _acts_like_one(words, run, syntax, len(kinds)):
        return True
    if words.is_(run.first - 1, "the") and not (words.live(run.last) and words.low[run.last] in table.speech):
        return False
    if words.is_(run.first - 1, *table.family):
        return True
    if len(low) < 2 or all(
        words.text[place].isupper() for place in range(run.first, run.last) if words.text[place][0].isalpha()
    ):
        return False
    if low[0] in table.given:
        return True
    if low[0] in table.vietnamese and 3 <= len(low) <= 5 and all(len(word) <= 7 for word in low):
        return True
    speaks = words.live(run.last) and words.low[run.last] in table.speech and run.last - run.first <= 5
    asian = low[0] in table.chinese or low[0] in table.korean or low[0] in table.vietnamese
    hyphen = any(words.text[place] == "-" for place in range(run.first, run.last))
    return speaks or (asian and (len(low) == 2 or (hyphen and len(low) == 3)))


def _acts_like_one(words: Words, run: Run, syntax: Syntax, count: int) -> bool:
    """Whether a run that the network takes for a person is used like one: a lone word must be the subject of a verb."""
    table = lexicon()
    before, after = words.low[run.first - 1] if run.first else "", run.last
    if before in word_list("not-a-person"):
        return False
    hit = words.is_(run.first - 1, "'s", "the") and count < 3 and not words.is_(after, "said", "told")
    if hit or (words.is_(after, "(") and words.live(after + 1) and not words.text[after + 1].isdigit() and count < 2):
        return False
    if count > 1:
        return not (words.low[run.first] in table.domains or words.text[run.first].isupper())
    if (
        words.text[run.first].isupper()
        or words.low[run.first] in table.domains
        or before in ("in", "at", "from", "to", "into")
    ):
        return False
    if words.live(after) and words.low[after] in table.speech:
        return True
    low = words.low[run.first]
    others = {syntax.ent[at] for at, word in enumerate(words.low) if word == low and words.upper[at]}
    used = syntax.dep[run.first].startswith(("nsubj", "obl:agent", "obj", "nmod:poss", "conj"))
    return (
        others == {"PER"}
        and used
        and len(low) > 2
        and run.first not in syntax.weak
        and not low.endswith(("ians", "ists", "ats"))
    )


def _honoured(words: Words, place: int) -> bool:
    """True after "Order of", "Battle of", "Republic of": the name is that of a thing."""
    return words.is_(place - 1, "of") and words.upper[place - 2] and words.low[place - 2] in lexicon().things


def _is_title(words: Words, run: Run) -> bool:
    """True where quotation marks enclose just the run: the title of a work or of an event."""
    marks = "\"“”'‘’«»"
    return (
        run.first > 0 and words.text[run.first - 1] in marks and words.live(run.last) and words.text[run.last] in marks
    )


def _heading(words: Words, place: int) -> bool:
    """True inside a heading, where nearly every word has a capital and capitals say nothing."""
    first, last = place, place
    while first > 0 and not words.opens[first]:
        first -= 1
    while last + 1 < len(words) and not words.opens[last + 1]:
        last += 1
    verbs = word_list("receiving") | lexicon().speech
    if any(words.low[at] in verbs and not words.upper[at] for at in range(first, last + 1)):
        return False  # "President Luc Morel met To Hoang in Hanoi on Friday": a short sentence full of names
    long = [at for at in range(first, last + 1) if len(words.low[at]) > 3 and words.text[at][0].isalpha()]
    return len(long) >= 5 and sum(words.upper[at] for at in long) >= 0.9 * len(long)
