"""The features of the matcher for persons: a proof says how far two names are one, a bar how far they can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chancery.resolve.agreement import forms_of
from chancery.resolve.align import order_matters
from chancery.resolve.names import Token
from chancery.resolve.pair import People
from chancery.resolve.syllables import VIETNAMESE, all_readings, tone_of, untoned

# Ceilings of the proofs and heights of the bars, beside the threshold 0.7 of `compare`. What lies between 0.5 and 0.7
# is "unsure" to the clusters, so the bars that more evidence could lift stand there, those that exclude below.
# One name lacks words of the other. Swept: 0.85 to 0.89 let a nickname or an initial pass beside it, but no slip; 0.9
# brings one false merge on the general names, 0.95 two; 0.75 loses 0.02 of recall.
CONTAINED = 0.89
BARE_IN_OFFICE = 0.9  # a single word, but both hold one post of one country at one time
BARE_IN_STYLE = 0.9  # a surname, but both are called by one post of which a state has one, and one without a country
NEAR_IN_OFFICE = 0.72  # a syllable apart, but both hold one post of one country at one time
BARE = 0.6  # one word against more; passing it (0.75) brings 2 false merges on the general names
NEAR_SYLLABLE = 0.3
OTHER_MARKS = 0.25
LEFT_OVER = 0.4
OTHER_ORDER = 0.4
OTHER_RANK = 0.3
OTHER_COUNTRY = 0.6
SHORT_SLIP = 0.6  # a slip in a name of one short word: Snow, Snoe; passing it brings a false merge
_BARE_SLIP_LETTERS = 7


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one feature found: a score between 0 and 1 and the sentence that says why."""

    score: float
    why: str


Feature = Callable[[People], Evidence | None]


def _quote(words: tuple[Token, ...]) -> str:
    return '"' + " ".join(word.text for word in words) + '"'


def identical(pair: People) -> Evidence | None:
    """The same letters, but for case, titles and diacritics on one side."""
    one, other = pair.left, pair.right
    if not one.tokens or one.plain != other.plain or one.script != other.script:
        return None
    if bool(one.ideographs) != bool(other.ideographs):
        return None
    score = 1.0 if len(pair.left.tokens) > 1 else 0.8
    return Evidence(score, "the names are the same but for case, titles or diacritics")


def by_syllables(pair: People) -> Evidence | None:
    """Vietnamese, Chinese and Korean names whose every syllable agrees through the tables of transcription."""
    if not pair.syllables or not all(found.agree for found in pair.syllables):
        return None
    return Evidence(0.97, f"every syllable agrees by {pair.syllables[0].system.adjective} transcription")


def by_words(pair: People) -> Evidence | None:
    """Every word of one name agrees with a word of the other."""
    words = pair.words
    if not words.pairs or (words.left and words.right):
        return None
    clauses = [how.clause for *_, how in words.pairs if how.clause]
    said = "; ".join(clauses) if clauses else "the words are the same"
    if not words.left and not words.right:
        return Evidence(words.score, said)
    extra = words.left or words.right
    return Evidence(words.score * CONTAINED, f"{said}; one name also has {_quote(extra)}")


def run_together(pair: People) -> Evidence | None:
    """The same letters, divided into words in another way."""
    return Evidence(0.95, "the same letters, divided differently") if pair.divided else None


def in_office(pair: People) -> Evidence | None:
    """A surname or given name alone, beside a fuller name with the same post, country and time."""
    words = pair.words
    if min(len(pair.left.tokens), len(pair.right.tokens)) > 1:
        return None
    if not (pair.context.same_office and words.full and not (words.left and words.right)):
        return None
    return Evidence(BARE_IN_OFFICE, f"one word of the name, and both are {pair.context.shared_post} of one country")


def in_style(pair: People) -> Evidence | None:
    """A surname alone with a post of which a state has one, beside a fuller name with that post at that time.

    Not for a surname that thousands share, as Vietnamese, Chinese and Korean ones, and not for a given name.
    """
    style, words = pair.context.same_style, pair.words
    short, full = sorted((pair.left, pair.right), key=lambda name: len(name.tokens))
    if style is None or len(short.tokens) != 1 or len(full.tokens) < 2 or all_readings(short):
        return None
    surname = short.tokens[0]
    if forms_of(surname) or not any(surname.plain == other.plain for other in full.tokens) or not words.full:
        return None
    return Evidence(BARE_IN_STYLE, f"one word of the name, and both are called {style} at one time")


PROOFS: tuple[Feature, ...] = (identical, by_syllables, by_words, run_together, in_office, in_style)


def other_marks(pair: People) -> Evidence | None:
    """Two spellings with Vietnamese diacritics that differ."""
    vietnamese = any(found.system is VIETNAMESE for found in pair.syllables)
    if not (vietnamese and pair.left.marked and pair.right.marked):
        return None
    for one, other in zip(pair.left.tokens, pair.right.tokens, strict=False):
        if one.plain == other.plain and not _same_marks(one.text, other.text):
            if {one.text, other.text} & {one.plain} and _only_barred(pair):
                continue
            return Evidence(OTHER_MARKS, f'"{one.text}" and "{other.text}" are two names by their diacritics')
    return None


def _same_marks(one: str, other: str) -> bool:
    return untoned(one) == untoned(other) and tone_of(one) == tone_of(other)


def _only_barred(pair: People) -> bool:
    """One of the spellings has no diacritics but đ, so that its bare words say nothing of their tones."""
    return any(all(t.text.replace("đ", "d").isascii() for t in name.tokens) for name in (pair.left, pair.right))


def other_characters(pair: People) -> Evidence | None:
    """Two Chinese names in characters that sound alike but are written with others."""
    one, other = pair.left.ideographs, pair.right.ideographs
    if not one or not other or one == other:
        return None
    return Evidence(OTHER_MARKS, f"{one} and {other} are written with different characters")


def near_syllable(pair: People) -> Evidence | None:
    """A syllable of a Vietnamese, Chinese or Korean name is another syllable."""
    found = min((f for f in pair.syllables if not f.agree), key=lambda f: not f.same_length, default=None)
    if found is None:
        return None
    one, other = found.differing or ("", "")
    if pair.context.same_office and found.misses == 1 and not (pair.left.marked and pair.right.marked):
        return Evidence(
            NEAR_IN_OFFICE, f'"{one}" is not "{other}", but both are {pair.context.shared_post} of one country'
        )
    if not found.same_length:
        return Evidence(NEAR_SYLLABLE, f"as {found.system.adjective} names they have different numbers of syllables")
    return Evidence(NEAR_SYLLABLE, f'"{one}" and "{other}" are two {found.system.adjective} syllables')


def left_over(pair: People) -> Evidence | None:
    """Both names have a word that the other lacks."""
    words = pair.words
    if not (words.left and words.right) or run_together(pair) or by_syllables(pair):
        return None
    return Evidence(LEFT_OVER, f"{_quote(words.left)} stands against {_quote(words.right)}")


def initial_for_surname(pair: People) -> Evidence | None:
    """An initial within one name agrees only with the last word of the other: Gordon S. Barrass, Gordon Smith."""
    for one, other, how in pair.words.pairs:
        if how.kind != "initial":
            continue
        short, full = (pair.left, pair.right) if one.initial else (pair.right, pair.left)
        whole = other if one.initial else one
        rest = pair.words.left if one.initial else pair.words.right
        if not whole.initial and whole is full.tokens[-1] and short.tokens[-1] in rest:
            return Evidence(LEFT_OVER, f'"{short.tokens[-1].text}" stands against "{whole.text}"')
    return None


def other_initials(pair: People) -> Evidence | None:
    """Both give the first name in full and initials after it, but not the same ones: George H. W. and George W."""
    names = (pair.left.tokens, pair.right.tokens)
    if any(tokens[0].initial for tokens in names if tokens):
        return None
    ours, theirs = ([token.plain for token in tokens if token.initial] for tokens in names)
    if not ours or not theirs or ours == theirs or not any(t.initial for t in (*pair.words.left, *pair.words.right)):
        return None
    return Evidence(LEFT_OVER, f'the initials "{" ".join(ours)}" stand against "{" ".join(theirs)}"')


def other_order(pair: People) -> Evidence | None:
    """The same words in another order, where order is meaning."""
    why = order_matters(pair.left, pair.right) if pair.words.moved else None
    return Evidence(OTHER_ORDER, why) if why else None


def other_rank(pair: People) -> Evidence | None:
    """Father and son."""
    one, other = pair.left.rank, pair.right.rank
    return Evidence(OTHER_RANK, f"one is the {one}, the other the {other}") if one and other and one != other else None


def bare(pair: People) -> Evidence | None:
    """One word against a fuller name, or nothing but initials in common."""
    words = pair.words
    if by_syllables(pair) or run_together(pair) or in_office(pair) or in_style(pair):
        return None
    if words.full == 0 and words.pairs and not identical(pair):
        return Evidence(BARE, "only initials or particles agree")
    if words.full + words.initials < 2 and len(pair.left.tokens) != len(pair.right.tokens):
        return Evidence(BARE, "a single word of the name is not enough")
    return None


def short_slip(pair: People) -> Evidence | None:
    """A slip of a letter where the name is one short word."""
    tokens = (*pair.left.tokens, *pair.right.tokens)
    slip = pair.words.slips and len(tokens) == 2 and min(len(t.plain) for t in tokens) < _BARE_SLIP_LETTERS
    return Evidence(SHORT_SLIP, "one letter differs in a name of one short word") if slip else None


def other_country(pair: People) -> Evidence | None:
    """They act for two countries."""
    sides = pair.context
    if sides.same_country is not False:
        return None
    return Evidence(OTHER_COUNTRY, f"one is of {sides.left.country}, the other of {sides.right.country}")


BARS: tuple[Feature, ...] = (
    other_marks,
    other_characters,
    near_syllable,
    left_over,
    initial_for_surname,
    other_initials,
    other_order,
    other_rank,
    bare,
    short_slip,
    other_country,
)
