"""From a noun phrase to the parties it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.events.context import Context
from chancery.extract.events.roles import children, coordinated, prepositions, relation
from chancery.extract.events.states import peoples, things
from chancery.extract.events.surface import with_titles
from chancery.extract.events.wording import called, tells
from chancery.extract.parties import country, party
from chancery.model import Claim, Mention, Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chancery.extract.events.surface import Stretches
    from chancery.model.document import Doc, Token

CARRIERS = frozenset({"flat", "appos", "nmod:desc", "compound", "nmod:poss"})
"""Links from the head of a phrase to a name inside it: "his counterpart Lavrov", "President Putin"."""
_HONOURS = frozenset({"extraordinary", "plenipotentiary", "designate", "general", "emeritus", "elect"})
"""Words after an office that are of the office, and no name."""
_ANYBODY = frozenset(
    {
        "country", "nation", "state", "side", "world", "people", "community", "partner", "society", "company",
        "business", "firm", "enterprise", "university", "school", "hospital", "village", "town", "institution",
        "organization", "organisation", "party", "house",
    }
)  # fmt: skip
"""Heads that name nobody without a country: "countries", "our partners", "the people"."""
_TELLING = ("nummod", "acl", "amod", "compound", "nmod")
_SUFFERING = frozenset(
    {"on", "against", "in", "into", "at", "towards", "toward", "inside", "outside", "near", "for", "to"}
)
"""Prepositions behind an act that tell whom it hit or helped, or where."""
_INSIDE_OF = frozenset({"of", "from"})
FAVOURS = frozenset(
    {"defence", "defense", "support", "aid", "behalf", "favour", "favor", "solidarity", "honour", "honor"}
)
"""Nouns after "in" or "on" that make what follows the one for whom it is done: "in defence of", "on behalf of"."""
_TURNS = frozenset({"as", "consistent", "according", "amid", "alongside", "beside"})
"""Words behind which a clause no longer names whom its act is aimed at."""


class Sides:
    """Finds the parties of one `Doc`.

    A party is a mention at the head of a phrase or hung on it, else a group the phrase names by a common noun that
    `words.person_nouns` or `words.body_nouns` lists ("Russian troops"), with the country its modifiers give.
    """

    def __init__(
        self, doc: Doc, words: Mapping[str, frozenset[str]], stretches: Stretches, quotes: Sequence[Claim] = ()
    ) -> None:
        self._stretches = stretches
        self.context = Context(doc, quotes)
        self._persons = words["person_nouns"] | words["kin_nouns"]
        self._bodies = words["body_nouns"] | words["craft_nouns"]
        self._kin, self._things = words["kin_nouns"], words["belongings"]
        self._named: dict[int, list[Mention]] = {}
        self._titled: dict[int, list[Mention]] = {}
        self._countries = {m.country: party(m) for m in doc.mentions if m.schema == "Country" and m.country}
        self._public = [m for m in doc.mentions if m.schema in {"PublicBody", "Organization"}]
        mentions = sorted((m for m in doc.mentions if m.schema != "Position"), key=lambda m: m.start - m.end)
        for mention in mentions:
            self._lay(doc, self._named, mention, (mention.start, mention.end))
            if mention.full:
                self._lay(doc, self._titled, mention, with_titles(mention, mentions))

    def _lay(self, doc: Doc, table: dict[int, list[Mention]], mention: Mention, span: tuple[int, int]) -> None:
        for token in doc.char_span(*span, alignment_mode="expand") or ():
            rows = table.setdefault(token.i, [])
            if not rows or rows[0].full == span or (rows[0].start, rows[0].end) == span:
                rows.append(mention)

    def mentions(self, token: Token) -> list[Mention]:
        """The mentions whose name, else whose full span, covers the token; several where one phrase stands for many."""
        return self._named.get(token.i) or self._titled.get(token.i) or []

    def parties(self, heads: Iterable[Token]) -> list[Party]:
        """The parties under `heads` and their conjuncts, in order of place, each once."""
        found: list[Party] = []
        for head in heads:
            for token in coordinated(head):
                found += [p for p in self._at(token) if p not in found]
        return found

    def inside(self, heads: Iterable[Token], *, doers: bool = False) -> list[Party]:
        """The parties hung on phrases that are none themselves: "Haiti's efforts", "sanctions on Iran".

        With `doers` not those to whom it is done: of "Chile's raids on Peru" Chile alone.
        """
        found: list[Party] = []
        for head in heads:
            acts = head.pos_ in {"VERB", "AUX"}  # a verb joined to it is another act, whose parties are its own
            for token in [head] if acts else coordinated(head):
                here = self._at(token) or self._below(token, 3, doers=doers)
                found += [p for p in here if p not in found]
        return found

    def reach(self, trigger: Token) -> list[Party]:
        """The next countries, or their people and towns, after the trigger in its clause."""
        found: list[Party] = []
        for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
            if token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm"):
                break
            if token.text in {",", ";", "–", "—", "("} or token.lower_ in _TURNS:
                break
            if token.lower_ in FAVOURS and {w.lower_ for w in trigger.doc[token.i - 2 : token.i]} & {"in", "on"}:
                break
            found += [p for p in self._nation(token) if p.country and p not in found]
        return found

    def nations(self, heads: Iterable[Token]) -> list[Party]:
        """The countries and bodies that modifiers name: "US-China talks", "Israeli raid"."""
        found: list[Party] = []
        for head in heads:
            for token in coordinated(head):
                named = [g for c in children(token, "compound", "amod") for g in (c, *children(c, "flat"))]
                inner = [p for c in named for p in self._nation(c)]
                found += [p for p in (*inner, *self._nation(token)) if p not in found]
        return found

    def _below(self, token: Token, depth: int, *, doers: bool = False) -> list[Party]:
        found: list[Party] = []
        for child in token.children:
            label = relation(child)
            if doers and label in {"nmod", "obl"} and not _SUFFERING.isdisjoint(c.lower_ for c in child.children):
                continue
            if child.dep_ == "nmod:poss" and token.lemma_.lower() in self._things:  # "raided her home": not her
                continue
            if label not in {"nmod", "obl", "compound", "amod", "appos", "obj", "conj", "acl"}:
                continue
            if child.pos_ == "PRON" and relation(token) == "acl":  # "strikes, calling them a deterrent"
                continue
            if (child.dep_ == "conj" and child.pos_ == "VERB") or "according" in prepositions(child):
                continue
            if label == "amod" or child.dep_ == "compound":
                here = self.nations([child])
            else:
                here = [] if label == "acl" else self._at(child)
            found += here or (self._below(child, depth - 1, doers=doers) if depth else [])
        return found

    def _at(self, token: Token) -> list[Party]:
        person = self._person(token)
        if person:
            return person
        if token.pos_ == "PRON" and not self.mentions(token):
            return self.context.pronoun(token, self._at)
        both = [] if self.mentions(token) else self.context.both(token)
        if both:
            return both
        if not self.mentions(token) and self.context.is_both(token):
            return []
        here = [m for m in self.mentions(token) if m.schema != "Address" or m.country]
        if here and not self._is_modifier(token, here[0]):
            each = self._of_each(token) if here[0].schema == "PublicBody" else []  # "Iranian and Omani officials"
            return each or [party(m) for m in here]
        return self._group(token)

    def _is_modifier(self, token: Token, mention: Mention) -> bool:
        """True when the mention only describes the head: "Russian" in "Russian troops" laid over "troops"."""
        return mention.schema == "Country" and mention.form == "name" and token.lemma_ in self._persons | self._bodies

    def _person(self, token: Token) -> list[Party]:
        """A person named at the head, in whose title it stands, or hung on it by title or apposition."""
        titled = [m for m in self._titled.get(token.i, ()) if m.schema == "Person"]
        if titled and token.dep_ not in {"amod", "nmod:poss"}:
            return [party(m) for m in titled]
        for word in (token, *(c for c in token.children if c.dep_ in CARRIERS and c.dep_ != "nmod:poss")):
            here = [m for m in self.mentions(word) if m.schema == "Person"]
            if here and word.dep_ == "appos" and token.lower_ != token.lemma_.lower():  # "the presidents, X and Y"
                here = [m for t in coordinated(word) for m in self.mentions(t) if m.schema == "Person"]
            if here:
                return [party(m) for m in here]
            if word is not token:
                deeper = [
                    m for c in word.children if c.dep_ in {"flat", "appos", "nmod:desc"} for m in self.mentions(c)
                ]
                if any(m.schema == "Person" for m in deeper):
                    return [party(m) for m in deeper if m.schema == "Person"]
        return []

    def _group(self, token: Token) -> list[Party]:
        lemma = token.lemma_.lower()
        if lemma == "capital":
            return self._capital(token)
        people = peoples().get(token.lower_)
        if people and token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.dep_ not in {"amod", "compound"}:
            return [Party(called(token), "Person", people)]
        if token.pos_ == "NUM" or lemma in {
            "thousand",
            "hundred",
            "dozen",
            "ten",
            "number",
            "group",
            "score",
            "member",
            "part",
            "total",
        }:
            of = [p for c in children(token, "nmod") for p in self._at(c)]
            if of:
                return of
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or (token.lower_ == "force" and token.left_edge.i == token.i):
            return []  # "entered into force"
        if lemma in self._persons - self._kin and token.pos_ != "ADJ":
            holders = self._stretches.titled(token)
            if holders:
                return holders
        unnamed = self._unmarked(token)
        if unnamed:
            return [Party(unnamed, "Person", self._country(token, 2))]
        loads = [c for c in children(token, "acl") if c.lemma_ in {"carry", "transport", "bring"}]
        if loads:  # "the aircraft carrying the President"
            return self._stretches.after(loads[0]) or self.parties(children(loads[0], "obj"))
        shared = self._of_each(token)
        if shared:
            return shared
        if lemma in _ANYBODY and not self._country(token, 1) and not any(tells(c) for c in children(token, *_TELLING)):
            return []
        owned = self._owned(token)
        if owned is not None:
            return [owned]
        if lemma in self._kin and any(c.pos_ == "PRON" for c in children(token, "nmod:poss")):
            return []
        named = self._named_body(token)
        if named is not None:
            return [named]
        schema = "Person" if lemma in self._persons else "Organization" if lemma in self._bodies else None
        return [Party(called(token), schema, self._country(token, 3))] if schema else []

    def _capital(self, token: Token) -> list[Party]:
        """The town named with "the capital", else the country whose capital it is."""
        inner = [c for c in token.children if c.i > token.i and relation(c) in {"appos", "flat", "nmod", "compound"}]
        towns = [party(m) for c in inner for m in self.mentions(c) if m.schema == "Address"]
        return towns[:1] or self.nations([token])[:1] or [p for c in inner for p in self._nation(c)][:1]

    def _named_body(self, token: Token) -> Party | None:
        """The one body named before that a bare "the ministry" means: the only one whose name ends so."""
        lemma = token.lemma_.lower()
        bare = token.text == lemma and any(c.lower_ == "the" for c in token.children)
        inner = [c for c in children(token, "amod", "compound", "nmod") if not c.is_time]
        if not bare or lemma not in self._bodies or inner:
            return None
        fit = [m for m in self._public if m.end <= token.idx and lemma in m.name.casefold().split()]
        return party(fit[-1]) if len({m.name for m in fit}) == 1 else None

    def _owned(self, token: Token) -> Party | None:
        """Kin or an organ that a pronoun ties to its owner: "his brother", "its army"."""
        lemma = token.lemma_.lower()
        pronoun = next((c for c in children(token, "nmod:poss") if c.pos_ == "PRON"), None)
        if pronoun is None or lemma not in self._kin | self._bodies or token.pos_ == "PROPN":
            return None
        if lemma in self._kin and token.dep_ == "conj":  # "the President and his wife": she comes with him
            return None
        owners = self._at(pronoun)
        if len(owners) != 1 or (lemma in self._kin) != (owners[0].schema == "Person"):
            return None
        owner, phrase = owners[0], called(token)
        if lemma in self._bodies and self._country(token, 0) not in {None, owner.country}:
            return None
        mark = "'" if owner.name.endswith("s") else "'s"
        return Party(f"{owner.name}{mark} {phrase}", "Person" if lemma in self._kin else "Organization", owner.country)

    def _of_each(self, token: Token) -> list[Party]:
        """The countries a plural group speaks for one by one: "South Korea's and Japan's top diplomats"."""
        if token.lemma_.lower() not in self._persons | self._bodies or token.lower_ == token.lemma_.lower():
            return []
        holders = [
            c
            for c in token.children
            if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and _INSIDE_OF & {g.lower_ for g in c.children})
        ]
        found = [p for h in holders for c in coordinated(h) for p in (self._nation(c) or self.context.both(c))]
        found += self.nations(children(token, "amod", "compound")) if not found else []
        return found if len({p.country for p in found}) > 1 else []

    def _unmarked(self, token: Token) -> str | None:
        """A name after a title that no mention covers: "Foreign Minister Jan Novak"."""
        doc, start, end = token.doc, token.i, token.i + 1
        if token.pos_ != "PROPN" or self.mentions(token):
            return None
        while end < len(doc) and doc[end].pos_ == "PROPN" and not self.mentions(doc[end]) and doc[end].is_title:
            end += 1
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].lemma_.lower() not in self._persons:
            start -= 1
        while start < end and doc[start].lemma_.lower() in self._persons:
            start += 1
        titled = start > 0 and doc[start - 1].lemma_.lower() in self._persons and not self.mentions(doc[start])
        thing = end <= start or doc[end - 1].lower_ in things() | _HONOURS  # "National Day"
        return str(doc[start:end].text) if titled and not thing and doc[start].is_title else None

    def _nation(self, token: Token) -> list[Party]:
        here = [m for m in self.mentions(token) if m.country or m.schema in {"Organization", "PublicBody"}]
        if here:
            return [party(m) for m in here if m is here[0] or m.form == "nominal"]
        if token.pos_ == "PRON":
            return self.context.pronoun(token, self._at)
        code = peoples().get(token.lower_)
        named = self._countries.get(code or "")
        return [named or country(code)] if code else []

    def _country(self, token: Token, depth: int) -> str | None:
        """The country that a common noun's modifiers give; who acts on it, or is against it, has another.

        "His German counterpart" is German, whoever he is.
        """
        for child in sorted(token.children, key=lambda c: c.pos_ == "PRON"):
            if {"by", "against"} & {c.lower_ for c in child.children}:
                continue
            if relation(child) in {"amod", "compound", "nmod", "appos"} or child.dep_ == "nmod:poss":
                here = self._nation(child)
                code = here[0].country if here else (self._country(child, depth - 1) if depth else None)
                if code:
                    return code
        return None
