"""People: names tied to offices, runs of capitals that are persons, and who of them is the same person in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chancery.parse.mentions.bodies import Spans
from chancery.parse.mentions.lexicon import lexicon
from chancery.parse.mentions.names import Run, read_name
from chancery.parse.mentions.posts import Post, words_text
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.words import Words

_CLOSERS = frozenset((",", ".", ")", ";", ":", "—", "–", "-", "?", "!", "“", "”", '"'))


@dataclass(frozen=True, slots=True)
class Held:
    """An office that the report gives to the bearer of a name: how it says so is `rule`."""

    post: Post
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """A person's name at words `[first, last)`; with titles and apposition it takes `[full_first, full_last)`."""

    first: int
    last: int
    full_first: int
    full_last: int
    held: tuple[Held, ...] = ()
    country: str | None = None
    sure: bool = True


@dataclass(slots=True)
class Person:
    """One person of the report: every place of a name, the fullest name, offices in order of place."""

    number: int
    words: tuple[str, ...]
    name: str
    found: list[Found] = field(default_factory=list)
    country: str | None = None

    @property
    def held(self) -> list[Held]:
        """The offices the report gives this person, in order of place."""
        return [held for found in sorted(self.found, key=lambda f: f.first) for held in found.held]


def find_people(
    words: Words, spans: Spans, posts: list[Post], syntax: Syntax
) -> tuple[list[Found], list[list[Post]]]:
    """Every name of a person, and the groups of offices that stand with no name."""
    titled, free = _titled(words, spans, posts)
    taken = {place for found in titled for place in range(found.full_first, found.full_last)}
    runs = [run for run in _runs(words, spans, posts, taken) if not run.thing]
    people = list(titled)
    unsure = []
    for run in runs:
        post = _apposed(words, run, free)
        free = [group for group in free if group is not post]
        country = _country_after(words, spans, run.last) or _counterpart_of(words, spans, run.titles)
        held = tuple(Held(each, "apposition") for each in post)
        full_last = post[-1].last if post else run.last
        found = Found(run.first, run.last, run.titles, full_last, held, _home(post) or country)
        if post or run.titles < run.first or _is_person(words, run, syntax):
            people.append(found)
        else:
            unsure.append(replace(found, sure=False))
    return sorted([*people, *_enlisted(words, people, unsure)], key=lambda found: found.first), free


def _enlisted(words: Words, people: list[Found], unsure: list[Found]) -> list[Found]:
    """The unsure names, made sure where they stand in a list between two persons: "Aung H., Naing H., and Sit T."."""
    ends, starts = {f.full_last for f in people}, {f.full_first for f in people}
    rows = []
    for found in unsure:
        before, after = found.first - 1, found.last
        before -= words.is_(before, "and") and words.is_(before - 1, ",")
        after += words.is_(after, ",")
        after += words.is_(after, "and")
        linked = words.is_(before, ",", "and") and after > found.last and before in ends and after in starts
        rows.append(replace(found, sure=linked and found.last - found.first > 1))
    return rows


def _titled(words: Words, spans: Spans, posts: list[Post]) -> tuple[list[Found], list[list[Post]]]:
    """The names that offices stand before, and the groups of offices that have no name behind them."""
    found, free = [], []
    for group in _groups(words, posts):
        names = _names_after(words, spans, group)
        if names and _runs_on(words, group[-1], names[0]):
            names = []
        if not names:
            free.append(group)
            continue
        if _of_relative(words, group[0]):
            run = names[0]
            found.append(Found(run.first, run.last, run.titles, run.last))
            continue
        own = group if not _splits(words, group) else group[-1:]
        if own is not group:
            free.append(group[:-1])
        for number, run in enumerate(names):
            country = _country_after(words, spans, run.last) if own[-1].country is None else None
            held = tuple(Held(replace(post, country=post.country or country), "title") for post in own)
            first = own[0].first if number == 0 else run.titles
            found.append(Found(run.first, run.last, first, run.last, held, _home([h.post for h in held]) or country))
    return found, free


def _groups(words: Words, posts: list[Post]) -> list[list[Post]]:
    """Offices that stand together: "Deputy Prime Minister and Foreign Minister"; the later ones take the first's country."""
    groups: list[list[Post]] = []
    for post in posts:
        last = groups[-1][-1] if groups else None
        joined = last is not None and not words.opens[post.first] and _joined(words, last, post)
        if not joined or last is None:
            groups.append([post])
            continue
        if post.country is None and post.body is None and last.to is None:
            post = replace(post, country=last.country, seat=post.seat or last.seat)
        groups[-1].append(post)
    return groups


def _joined(words: Words, left: Post, right: Post) -> bool:
    between = [words.low[place] for place in range(left.last, right.first)]
    if right.before and right.before != "'s":
        return False
    if left.plural != right.plural:
        return False
    if between in (["and"], ["/"], ["-"], ["as", "well", "as"], ["&"]):
        return right.country is None or left.country is None or right.country == left.country
    if between == [","] and right.role in ("clergy", "ambassador", "legislator") and (left.country or left.body):
        return left.role != right.role
    if between not in ([], [","]) or right.country is not None or left.role == right.role or left.plural != right.plural:
        return False
    return not between or left.role == "member" or not (words.live(right.last) and words.upper[right.last])


def _splits(words: Words, group: list[Post]) -> bool:
    """True for "the President and Prime Minister Modi": the first office stands for somebody else."""
    return len(group) > 1 and group[0].before == "the" and not any(post.country for post in group) and words.is_(group[-1].core - 1, "and")


def _names_after(words: Words, spans: Spans, group: list[Post]) -> list[Run]:
    """The names behind a group of offices: one, or several after a plural ("Presidents Putin and Xi")."""
    post = group[-1]
    place = post.last
    if post.plural and (post.weak or not words.upper[post.last - 1]):
        return []
    comma = words.is_(place, ",") and (words.live(place + 1) and words.upper[place + 1])
    if comma:
        if not (post.before or post.country) or post.before in ("a", "an"):
            return []
        place += 1
    if not words.live(place) or words.opens[place] and place and not comma:
        return []
    run = read_name(words, spans, place, titled=True)
    if run is None or run.thing:
        return []
    if comma and not (run.last - run.first > 1 and _closes(words, run.last) and (run.titles < run.first or post.before in ("his", "her", "their"))):
        return []
    runs = [run]
    while post.plural:
        after = runs[-1].last
        if words.is_(after, "of") and after + 1 in spans.by_first:
            after = spans.by_first[after + 1].last
        after += words.is_(after, ",")
        after += words.is_(after, "and")
        more = read_name(words, spans, after, titled=True) if after > runs[-1].last and words.live(after) else None
        if more is None or more.thing:
            break
        runs.append(more)
    return runs


def _runs_on(words: Words, post: Post, run: Run) -> bool:
    """True where the lone word behind a long office is more of the office: "Director of the Institute for Policy
    Integrity at New York University".
    """
    table = lexicon()
    lone = run.last - run.first == 1 and run.titles == run.first and post.last - post.core > 2
    if not lone or table.role_at(words.low, post.last - 1) or words.low[run.first] in table.given:
        return False
    return words.is_(run.last, "at", "of", "for", "and") and any(words.low[at] in ("of", "for") for at in range(post.core, post.last)) and words.low[post.last - 1] in table.domains | table.bodies


def _closes(words: Words, place: int) -> bool:
    return not words.live(place) or words.text[place] in _CLOSERS


def _of_relative(words: Words, post: Post) -> bool:
    """True for "the wife of the President of Ukraine Olena Zelenska"."""
    family = lexicon().family
    return words.is_(post.first - 1, "of") and words.low[post.first - 2] in family


def _country_after(words: Words, spans: Spans, place: int) -> str | None:
    """The country in "Penny Wong of Australia"."""
    if words.is_(place, "of"):
        after = place + 1 + words.is_(place + 1, "the")
        hit = spans.by_first.get(after) or spans.by_first.get(place + 1)
        if hit is not None and hit.entry.kind == "country":
            return hit.entry.country
    return None


def _counterpart_of(words: Words, spans: Spans, place: int) -> str | None:
    """The country in "his Japanese counterpart, Yoshimasa Hayashi"."""
    place -= words.is_(place - 1, ",")
    hit = spans.by_last.get(place - 1) if words.is_(place - 1, "counterpart") else None
    return hit.entry.country if hit is not None and hit.entry.kind in ("adjective", "country") else None


def _home(posts: Sequence[Post]) -> str | None:
    for post in posts:
        if post.country or post.seat:
            return post.country or post.seat
    return None


def _runs(words: Words, spans: Spans, posts: list[Post], taken: set[int]) -> list[Run]:
    """The runs of capitals outside offices, known names and titled persons."""
    covered = set(taken)
    for post in posts:
        covered.update(range(post.core, post.last))
    runs, place = [], 0
    while place < len(words):
        run = None
        if words.upper[place] and not words.dead[place] and place not in covered:
            run = read_name(words, spans, place, titled=False)
            if run and words.opens[run.first] and run.first == run.titles:
                run = _without_opening(words, spans, run)
        if run is None:
            place += 1
            continue
        clash = [at for at in range(run.first, run.last) if at in covered]
        if not clash:
            runs.append(run)
        place = max(run.last, place + 1)
    return runs


def _without_opening(words: Words, spans: Spans, run: Run) -> Run | None:
    """Drops a first word that is a capital only because a sentence starts there."""
    low = words.low[run.first]
    small = any(other == low and not words.upper[place] for place, other in enumerate(words.low))
    if not small or low in lexicon().given:
        return run
    if run.last - run.first == 1:
        return None
    return read_name(words, spans, run.first + 1, titled=False)


def _apposed(words: Words, run: Run, free: list[list[Post]]) -> list[Post]:
    """The offices in apposition behind a name: "Wang Yi, Chinese State Councilor and Foreign Minister,"."""
    letters = words.live(run.last) and words.low[run.last] in lexicon().postnominals and words.text[run.last].isupper()
    after = run.last + letters
    if not words.is_(after, ",", "(", "—", "–"):
        return []
    for group in free:
        if group[0].plural:
            continue
        if group[0].first == after + 1 and _ends_apposition(words, group[-1]):
            return group
    return []


def _ends_apposition(words: Words, post: Post) -> bool:
    return _closes(words, post.last) or words.opens[post.last] or words.is_(post.last, "and", "who", "in", "at", "since", "from", "has", "had", "was", "is")


def _is_person(words: Words, run: Run, syntax: Syntax) -> bool:
    """What speaks for a person in a run of capitals without a title."""
    table = lexicon()
    low = [words.low[place] for place in range(run.first, run.last) if words.text[place][0].isalpha()]
    if _heading(words, run.first) or _honoured(words, run.first):
        return False
    kinds = [syntax.ent[place] for place in range(run.first, run.last) if words.text[place][0].isalpha()]
    if "PER" in kinds and kinds.count("PER") * 2 >= len(kinds) and _acts_like_one(words, run, syntax, len(kinds)):
        return True
    if words.is_(run.first - 1, *table.family):
        return True
    if len(low) < 2 or all(words.text[place].isupper() for place in range(run.first, run.last) if words.text[place][0].isalpha()):
        return False
    if low[0] in table.given:
        return True
    if low[0] in table.vietnamese and 3 <= len(low) <= 5 and all(len(word) <= 7 for word in low):
        return True
    speaks = words.live(run.last) and words.low[run.last] in table.speech and run.last - run.first <= 5
    asian = low[0] in table.chinese or low[0] in table.korean or low[0] in table.vietnamese
    hyphen = any(words.text[place] == "-" for place in range(run.first, run.last))
    return speaks or (asian and (len(low) == 2 or hyphen and len(low) == 3))


def _acts_like_one(words: Words, run: Run, syntax: Syntax, count: int) -> bool:
    """Whether a run that the network takes for a person is used like one: a lone word must be the subject of a verb."""
    table = lexicon()
    before, after = words.low[run.first - 1] if run.first else "", run.last
    if before in ("near", "group", "company", "called", "agency", "party", "newspaper", "organisation", "organization", "movement", "militia", "village", "town", "city"):
        return False
    hit = words.is_(run.first - 1, "'s", "the") and count < 3 and not words.is_(after, "said", "told")
    if hit or words.is_(after, "(") and words.live(after + 1) and not words.text[after + 1].isdigit() and count < 2:
        return False
    if count > 1:
        return not (words.low[run.first] in table.domains or words.text[run.first].isupper())
    if words.text[run.first].isupper() or words.low[run.first] in table.domains or before in ("in", "at", "from", "to", "into"):
        return False
    speaks = words.live(after) and words.low[after] in table.speech
    return speaks or (syntax.dep[run.first].startswith("nsubj") and syntax.pos[syntax.head[run.first]] == "VERB" and len(words.low[run.first]) > 2 and not words.low[run.first].endswith("s"))


def _honoured(words: Words, place: int) -> bool:
    """True after "Order of", "Battle of", "Republic of": the name is that of a thing."""
    return words.is_(place - 1, "of") and words.upper[place - 2] and words.low[place - 2] in lexicon().things


def _heading(words: Words, place: int) -> bool:
    """True inside a heading, where nearly every word has a capital and capitals say nothing."""
    first, last = place, place
    while first > 0 and not words.opens[first]:
        first -= 1
    while last + 1 < len(words) and not words.opens[last + 1]:
        last += 1
    long = [at for at in range(first, last + 1) if len(words.low[at]) > 3 and words.text[at][0].isalpha()]
    return len(long) >= 5 and sum(words.upper[at] for at in long) >= 0.8 * len(long)


def cluster(words: Words, every: list[Found]) -> list[Person]:
    """Persons from names: a short name joins the fuller one it fits; an unsure run only counts when it fits one."""
    people: list[Person] = []
    order = sorted(every, key=lambda f: (not f.sure, -len(_tokens(words, f)), f.first))
    for found in order:
        tokens = _tokens(words, found)
        if not tokens:
            continue
        match = _best(people, tokens, found)
        if match is None and found.sure:
            match = Person(len(people), tokens, words_text(words, found.first, found.last))
            people.append(match)
        if match is not None:
            match.found.append(found)
            match.country = match.country or found.country
    return people


def _tokens(words: Words, found: Found) -> tuple[str, ...]:
    return tuple(words.low[place].rstrip(".") for place in range(found.first, found.last) if words.text[place][0].isalpha())


def fits(short: Sequence[str], full: Sequence[str]) -> bool:
    """True when `short` can name the bearer of `full`: its words occur there in order of writing, initials allowed."""
    whole = [word for word in short if len(word) > 1]
    if not whole:
        return False
    rest = list(full)
    for word in short:
        match = next((other for other in rest if other == word or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))), None)
        if match is None:
            return False
        rest.remove(match)
    return any(word in full for word in whole)


def _best(people: list[Person], tokens: tuple[str, ...], found: Found) -> Person | None:
    fitting = [person for person in people if fits(tokens, person.words) and not _conflict(person, found)]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    exact = [person for person in fitting if person.words == tokens]
    if exact:
        return exact[0]
    roles = {held.post.noun for held in found.held}
    shared = [person for person in fitting if roles & {held.post.noun for held in person.held}]
    last = [person for person in fitting if person.words[-1] == tokens[-1]]
    for choice in (shared, last):
        if len(choice) == 1:
            return choice[0]
    return None


def _conflict(person: Person, found: Found) -> bool:
    """Different countries, or one a king and the other a crown prince: another person of the same name."""
    if found.country and person.country and found.country != person.country:
        return True
    mine = {held.post.noun for held in found.held if held.post.role == "monarch"}
    theirs = {held.post.noun for held in person.held if held.post.role == "monarch"}
    return bool(mine and theirs and not mine & theirs)
