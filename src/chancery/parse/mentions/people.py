"""People: names tied to offices, and runs of capitals that are persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chancery.parse.mentions.evidence import is_person
from chancery.parse.mentions.lexicon import lexicon
from chancery.parse.mentions.names import Run, read_name
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.spans import Spans, acronym_after
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.tying import of_two_people
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
    """One person of the report: every place of a name, the fullest name, offices beside it and `said` elsewhere."""

    number: int
    words: tuple[str, ...]
    name: str
    found: list[Found] = field(default_factory=list)
    country: str | None = None
    said: list[Held] = field(default_factory=list)

    @property
    def held(self) -> list[Held]:
        """The offices the report gives this person, in order of place."""
        return [*(held for found in sorted(self.found, key=lambda f: f.first) for held in found.held), *self.said]


def find_people(words: Words, spans: Spans, posts: list[Post], syntax: Syntax) -> tuple[list[Found], list[list[Post]]]:
    """Every name of a person, and the groups of offices that stand with no name."""
    titled, free = _titled(words, spans, posts)
    taken = {place for found in titled for place in range(found.full_first, found.full_last)}
    runs = [run for run in _runs(words, spans, posts, taken) if not run.thing and not _opens_clause(words, run)]
    people = []
    for name in titled:
        post = _apposed(words, Run(name.first, name.first, name.last, thing=False), free)
        post = post if post and _closes(words, post[-1].last) and post[0].before != "the" else []
        free = [group for group in free if group is not post]
        held = (*name.held, *(Held(each, "apposition") for each in post))
        last = post[-1].last if post else name.full_last
        people.append(replace(name, held=held, full_last=last, country=name.country or _home(post)))
    unsure = []
    for run in runs:
        post = _apposed(words, run, free)
        free = [group for group in free if group is not post]
        country = _country_after(words, spans, run.last) or _counterpart_of(words, spans, run.titles)
        held = tuple(Held(each, "apposition") for each in post)
        full_last = post[-1].last if post else run.last
        found = Found(run.first, run.last, run.titles, full_last, held, _home(post) or country)
        if not run.doubtful and (post or run.titles < run.first or is_person(words, run, syntax)):
            people.append(found)
        else:
            unsure.append(replace(found, sure=False))
    return sorted([*people, *_enlisted(words, people, unsure)], key=lambda found: found.first), free


def _opens_clause(words: Words, run: Run) -> bool:
    """True for "Capturing Orikhiv": a participle with the capital of its sentence, and its object."""
    low = words.low[run.first]
    told = words.live(run.last) and words.low[run.last] in lexicon().speech
    clause = words.opens[run.first] and low.endswith("ing") and len(low) > 6 and run.last - run.first > 1
    return clause and not told and low not in lexicon().given and run.titles == run.first


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
    """Offices that stand together, "Deputy Prime Minister and Foreign Minister": the later take the first's country."""
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
    """True where two offices are of one person: by "and", by a slash, or by a comma that no list of people explains."""
    between = [words.low[place] for place in range(left.last, right.first)]
    if (right.before and right.before != "'s") or left.plural != right.plural or of_two_people(left, right):
        return False
    if between in (["and"], ["/"], ["-"], ["as", "well", "as"], ["&"]):
        return right.country is None or left.country is None or right.country == left.country
    if between == [","] and right.role in ("clergy", "ambassador", "legislator") and (left.country or left.body):
        return left.role != right.role
    if between not in ([], [","]):
        return False
    named = words.live(right.last) and words.upper[right.last]
    long = left.before is None and words.upper[left.core] and left.last - left.core > 3
    if between and named and long:
        if left.role != "member" and _name_before(words, left.first):
            return False
        return right.country is None or right.country == left.country
    return right.country is None and left.role != right.role and (not between or left.role == "member" or not named)


def _name_before(words: Words, place: int) -> bool:
    """True where a comma and a name stand before an office: "Ly Van An, Head of the Party Office, Minister Bo Ha"
    lists two people, and the office is of the one before it.
    """
    table, at = lexicon(), place - 2
    if not words.is_(place - 1, ",") or not words.live(at) or not words.upper[at] or words.opens[at]:
        return False
    return words.low[at] not in table.never | table.calendar | table.things | table.bodies | table.domains and not any(
        table.role_at(words.low, start) for start in (at, at - 1) if start >= 0
    )


def _splits(words: Words, group: list[Post]) -> bool:
    """True for "the President and Prime Minister Modi": the first office stands for somebody else."""
    return (
        len(group) > 1
        and group[0].before == "the"
        and not any(post.country for post in group)
        and words.is_(group[-1].core - 1, "and")
    )


def _names_after(words: Words, spans: Spans, group: list[Post]) -> list[Run]:
    """The names behind a group of offices: one, or several after a plural ("Presidents Putin and Xi")."""
    post = group[-1]
    place = post.last + (3 if acronym_after(words, post.last) else 0)
    if post.plural and (post.weak or not words.upper[post.last - 1]):
        return []
    comma = words.is_(place, ",") and (words.live(place + 1) and words.upper[place + 1])
    if comma:
        if post.before in ("a", "an") or _lists_on(words, spans, place + 1):
            return []
        place += 1
    if not words.live(place) or (words.opens[place] and place and not comma):
        return []
    run = read_name(words, spans, place, titled=True)
    if run is None or run.thing:
        return []
    told = post.before or post.country or run.titles < run.first
    if comma and not (told and run.last - run.first > 1 and _closes(words, run.last)):
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


def _lists_on(words: Words, spans: Spans, place: int) -> bool:
    """True where a country, an office or a word of the trade follows the comma: the list goes on, no name does."""
    table, hit = lexicon(), spans.by_first.get(place)
    role = table.role_at(words.low, place)
    office = role is not None and role[0].kind not in ("learned", "clergy", "officer")
    return office or (hit is not None and hit.entry.kind != "city") or words.low[place] in table.domains


def _runs_on(words: Words, post: Post, run: Run) -> bool:
    """True where the lone word behind a long office is more of the office: "Director of the Institute for Policy
    Integrity at New York University".
    """
    table = lexicon()
    lone = run.last - run.first == 1 and run.titles == run.first and post.last - post.core > 2
    if not lone or table.role_at(words.low, post.last - 1) or words.low[run.first] in table.given:
        return False
    return (
        words.is_(run.last, "at", "of", "for", "and")
        and any(words.low[at] in ("of", "for") for at in range(post.core, post.last))
        and words.low[post.last - 1] in table.domains | table.bodies
    )


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
    small = frozenset(low for low, upper in zip(words.low, words.upper, strict=True) if not upper)
    runs, place = [], 0
    while place < len(words):
        run = None
        if words.upper[place] and not words.dead[place] and place not in covered:
            run = read_name(words, spans, place, titled=False)
            if run and words.opens[run.first] and run.first == run.titles:
                run = _without_opening(words, spans, run, small)
        if run is None:
            place += 1
            continue
        clash = [at for at in range(run.first, run.last) if at in covered]
        if not clash:
            runs.append(run)
        place = max(run.last, place + 1)
    return runs


def _without_opening(words: Words, spans: Spans, run: Run, small: frozenset[str]) -> Run | None:
    """Drops a first word that is a capital only because a sentence starts there."""
    low = words.low[run.first]
    if low in lexicon().lower:
        return run
    if low not in small or low in lexicon().given:
        return run
    if run.last - run.first == 1:
        return replace(run, doubtful=True)
    return read_name(words, spans, run.first + 1, titled=False)


def _apposed(words: Words, run: Run, free: list[list[Post]]) -> list[Post]:
    """The offices in apposition behind a name: "Wang Yi, Chinese State Councilor and Foreign Minister,"."""
    letters = words.live(run.last) and words.low[run.last] in lexicon().postnominals and words.text[run.last].isupper()
    after = run.last + letters
    if not words.is_(after, ",", "(", "—", "–"):
        return []
    for group in free:
        if group[0].plural or (group[0].role == "learned" and group[0].before in ("a", "an") and not group[0].body):
            continue
        if group[0].first == after + 1 and _ends_apposition(words, group[-1]):
            return group
    return []


def _ends_apposition(words: Words, post: Post) -> bool:
    """True where the words behind an office let it be an apposition; "the" office before a verb is a new subject."""
    if _closes(words, post.last) or words.opens[post.last]:
        return True
    if post.before == "the":
        return False
    return words.is_(post.last, "and", "who", "in", "at", "since", "from", "has", "had", "was", "is")
