"""Invented sentences of diplomatic reporting with their trees: titles, datelines, appositions, reported speech.

The treebanks hold little of this. Structures follow EWT and GUM; a dateline is ``parataxis`` on the main verb, so that
the sentence's root stays its verb.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

from names import city, country, organization, person, place, title, titled_person
from phrases import PLURAL, SINGULAR, UNSURE, Phrase, Word, as_sentence, join, named, word
from prepare import Sentence

_PAST = {number: f"Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin" for number in ("Sing", "Plur")}
_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"

_WORDS: dict[str, str] = tomllib.loads((Path(__file__).parent / "names" / "news.toml").read_text(encoding="utf-8"))
_AFTER = {"transitive": "obj", "with": "obl", "moving": "arrive", "dealing": "thing"}
"""Kinds of verbs, and what follows them."""


def _pick(name: str, rng: random.Random) -> str:
    return rng.choice(_WORDS[name].split())


def _verb(kind: str, rng: random.Random) -> list[str]:
    """Infinitive, past and participle."""
    return rng.choice([verb for line in _WORDS[kind].split("\n") for verb in line.split("|") if verb]).split()


def news_sentence(rng: random.Random) -> Sentence:
    """One invented sentence, annotated throughout."""
    kind = rng.random()
    clause = _clause(rng)
    if kind < 0.2:
        clause = _dateline(clause, rng)
    elif kind < 0.35:
        clause = join(clause, before=[("obl", _date(rng)), ("punct", _mark(","))])
    elif kind < 0.5:
        clause = _reported(clause, rng)
    elif kind < 0.55:
        source = _according(rng)
        comma = [] if source[-1].form == "," else [("punct", _mark(","))]
        clause = join(clause, before=[("obl", source), *comma])
    if kind > 0.93:
        return as_sentence(_heading(rng))
    clause = join(clause, after=[("punct", _mark("."))])
    return as_sentence((_capital(clause[0]), *clause[1:]))


def _capital(first: Word) -> Word:
    if first.form[0].islower() and "-" not in first.form:
        return Word(
            first.form[0].upper() + first.form[1:], first.upos, first.feats, first.head, first.deprel, first.entity
        )
    return first


def _mark(form: str) -> Phrase:
    return word(form, "PUNCT")


def _the(noun: Phrase) -> Phrase:
    return join(noun, before=[("det", word("the", "DET", "Definite=Def|PronType=Art"))])


def _actor(rng: random.Random) -> tuple[Phrase, str]:
    """A subject and its number."""
    draw = rng.random()
    if draw < 0.16:
        pair = join(_one(rng), after=[("conj", join(_one(rng), before=[("cc", word("and", "CCONJ"))]))])
        return pair, "Plur"
    return _one(rng), "Sing"


def _one(rng: random.Random) -> Phrase:
    draw = rng.random()
    if draw < 0.5:
        phrase = titled_person(rng)
    elif draw < 0.66:
        phrase = person(rng)
    elif draw < 0.76:
        phrase = _described(rng)
    elif draw < 0.88:
        phrase = country(rng)[0]
    else:
        name = organization(rng)
        phrase = _the(name) if len(name) > 1 and rng.random() < 0.8 else name
    if draw < 0.66 and rng.random() < 0.18:
        return join(phrase, after=[("punct", _mark(",")), ("appos", _described(rng)), ("punct", _mark(","))])
    if draw < 0.66 and rng.random() < 0.1:
        return join(phrase, after=[("punct", _mark(",")), ("acl:relcl", _relative(rng)), ("punct", _mark(","))])
    return phrase


def _described(rng: random.Random) -> Phrase:
    """The Russian president; the country's ambassador to Laos; a spokesman for the ministry."""
    noun = word(_pick("posts", rng), "NOUN", SINGULAR)
    draw = rng.random()
    if draw < 0.4:
        noun = join(noun, before=[("amod", word(country(rng)[1].split()[-1], "ADJ", "Degree=Pos"))])
    elif draw < 0.5:
        owner = join(country(rng)[0], after=[("case", word(rng.choice(["'s", "’s"]), "PART"))])
        return join(noun, before=[("nmod:poss", owner)])
    elif draw < 0.7:
        target = join(country(rng)[0], before=[("case", word(rng.choice(["to", "of"]), "ADP"))])
        noun = join(noun, after=[("nmod", target)])
    elif draw < 0.85:
        target = join(_the(organization(rng)), before=[("case", word("of", "ADP"))])
        noun = join(noun, after=[("nmod", target)])
    return _the(noun)


def _relative(rng: random.Random) -> Phrase:
    verb = word(*rng.choice([("visited", "VERB", _PAST["Sing"]), ("led", "VERB", _PAST["Sing"])]))
    return join(verb, before=[("nsubj", word("who", "PRON", "PronType=Rel"))], after=[("obj", place(rng))])


def _clause(rng: random.Random) -> Phrase:
    """Subject, verb and complements."""
    subject, number = _actor(rng)
    draw = rng.random()
    if draw < 0.1:
        return _passive(subject, number, rng)
    kind = rng.choice(list(_AFTER))
    relation = _AFTER[kind]
    infinitive, past, _ = _verb(kind, rng)
    infinitive, _, light = infinitive.partition(":")
    before, form, feats = [("nsubj", subject)], past, _PAST[number]
    if rng.random() < 0.3:
        auxiliary = word("will", "AUX", "VerbForm=Fin")
        before, form, feats = [*before, ("aux", auxiliary)], infinitive, "VerbForm=Inf"
    after = [("obj", word(light, "NOUN", PLURAL))] if light else []
    after += _complements(relation, rng)
    return join(word(form, "VERB", feats), before=before, after=after)


def _complements(relation: str, rng: random.Random) -> list[tuple[str, Phrase]]:
    after: list[tuple[str, Phrase]] = []
    if relation == "obj":
        after.append(("obj", _one(rng)))
    elif relation == "obl":
        if rng.random() < 0.15:
            after.append(("advmod", word(rng.choice(["separately", "again", "briefly"]), "ADV")))
        after.append(("obl", join(_one(rng), before=[("case", word("with", "ADP"))])))
    elif relation == "thing":
        after.append(("obj", _thing(rng)))
        if rng.random() < 0.5:
            after.append(("obl", join(_one(rng), before=[("case", word("with", "ADP"))])))
    if relation == "arrive" or rng.random() < 0.4:
        after.append(("obl", join(city(rng), before=[("case", word("in", "ADP"))])))
    if rng.random() < 0.45:
        after.append(_when(rng))
    return after


def _passive(subject: Phrase, number: str, rng: random.Random) -> Phrase:
    past = _verb("transitive", rng)[2]
    auxiliary = word("was" if number == "Sing" else "were", "AUX", _PAST[number])
    agent = join(_one(rng), before=[("case", word("by", "ADP"))])
    before = [("nsubj:pass", subject), ("aux:pass", auxiliary)]
    return join(word(past, "VERB", _PASSIVE), before=before, after=[("obl:agent", agent), _when(rng)])


def _thing(rng: random.Random) -> Phrase:
    noun = word(_pick("things", rng), "NOUN", SINGULAR)
    if rng.random() < 0.6:
        noun = join(noun, before=[("amod", word(_pick("manners", rng), "ADJ", "Degree=Pos"))])
    if rng.random() < 0.5:
        article = "an" if noun[0].form[0] in "aeio" else "a"
        noun = join(noun, before=[("det", word(article, "DET", "Definite=Ind|PronType=Art"))])
    elif rng.random() < 0.5:
        noun = _the(noun)
    draw = rng.random()
    if draw < 0.25:
        other = join(country(rng)[0], before=[("cc", word("and", "CCONJ"))])
        both = join(country(rng)[0], before=[("case", word("between", "ADP"))], after=[("conj", other)])
        return join(noun, after=[("nmod", both)])
    if draw < 0.4:
        return join(noun, after=[("nmod", join(country(rng)[0], before=[("case", word("with", "ADP"))]))])
    return noun


def _when(rng: random.Random) -> tuple[str, Phrase]:
    if rng.random() < 0.25:
        return "obl:unmarked", word(_pick("days", rng), "PROPN", SINGULAR)
    return "obl", _date(rng)


def _date(rng: random.Random) -> Phrase:
    """On Monday; on September 28, 2024; on 28 September."""
    preposition = ("case", word("on", "ADP"))
    if rng.random() < 0.3:
        return join(word(_pick("days", rng), "PROPN", SINGULAR), before=[preposition])
    return join(_day(rng), before=[preposition])


def _day(rng: random.Random) -> Phrase:
    name = _pick("months", rng)
    month = word(name, "PROPN", UNSURE if name.endswith(".") else SINGULAR)
    day = word(str(rng.randint(1, 31)), "NUM", "NumForm=Digit|NumType=Card")
    year = word(str(rng.randint(1995, 2030)), "NUM", "NumForm=Digit|NumType=Card")
    if rng.random() < 0.15:
        return join(day, after=[("nmod:unmarked", month), ("nmod:unmarked", year)])
    after = [("punct", _mark(",")), ("nmod:unmarked", year)] if rng.random() < 0.35 else []
    return join(day, before=[("nmod:unmarked", month)], after=after)


def _dateline(clause: Phrase, rng: random.Random) -> Phrase:
    """HANOI, Nov. 10 (Reuters) - …; MOSCOW — …"""
    spot = city(rng)
    if rng.random() < 0.7:
        spot = tuple(replace(item, form=item.form.upper()) for item in spot)
    after: list[tuple[str, Phrase]] = []
    if rng.random() < 0.4:
        after += [("punct", _mark(",")), ("nmod:unmarked", _day(rng))]
    if rng.random() < 0.5:
        agency = named(word(_pick("agencies", rng), "PROPN", SINGULAR), "ORG")
        after.append(("list", join(agency, before=[("punct", _mark("("))], after=[("punct", _mark(")"))])))
    after.append(("punct", _mark(rng.choice(["-", "–", "—", "--", ":"]))))
    return join(clause, before=[("parataxis", join(spot, after=after))])


def _according(rng: random.Random) -> Phrase:
    to = join(word("According", "VERB", "ExtPos=ADP|Tense=Pres|VerbForm=Part"), after=[("fixed", word("to", "ADP"))])
    return join(_one(rng), before=[("case", to)])


def _reported(clause: Phrase, rng: random.Random) -> Phrase:
    """“…,” X said; X said that …; …, X said on Monday."""
    verb, subject = _pick("speech", rng), _actor(rng)
    said = word(verb, "VERB", _PAST[subject[1]])
    tail = [_when(rng)] if rng.random() < 0.4 else []
    draw = rng.random()
    if draw < 0.4:
        that = [("mark", word("that", "SCONJ"))] if rng.random() < 0.6 else []
        return join(said, before=[("nsubj", subject[0])], after=[*tail, ("ccomp", join(clause, before=that))])
    if draw < 0.7:
        opening, closing = rng.choice([("“", "”"), ('"', '"')])
        clause = (_capital(clause[0]), *clause[1:])
        content = join(
            clause, before=[("punct", _mark(opening))], after=[("punct", _mark(",")), ("punct", _mark(closing))]
        )
        return join(said, before=[("ccomp", content), ("nsubj", subject[0])], after=tail)
    return join(said, before=[("ccomp", clause), ("punct", _mark(",")), ("nsubj", subject[0])], after=tail)


def _heading(rng: random.Random) -> Phrase:
    """A heading: President Putin's Meeting with …; titles without a verb."""
    head = word(_pick("headings", rng), "NOUN", SINGULAR)
    if rng.random() < 0.5:
        owner = join(join(person(rng), before=[("nmod:desc", title(rng))]), after=[("case", word("’s", "PART"))])
        head = join(head, before=[("nmod:poss", owner)])
    return join(head, after=[("nmod", join(titled_person(rng), before=[("case", word("with", "ADP"))]))])
