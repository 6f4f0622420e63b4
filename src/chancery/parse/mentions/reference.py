"""Who "the ambassador", "the Russian leader", "both ministers", "his Chinese counterpart" and "he" are in this report.

A wrong link is worse than an open one: where two persons fit equally, nothing is linked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chancery.parse.mentions.author import signs_as
from chancery.parse.mentions.home import RANKS, let_epithet_tell
from chancery.parse.mentions.later import named_later, with_shared_countries
from chancery.parse.mentions.lexicon import lexicon, word_list
from chancery.parse.mentions.people import Held, Person
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.scene import Pointer, Scene
from chancery.parse.mentions.tying import ahead_of_name, compares, is_speakers, of_another
from chancery.parse.mentions.words import Words

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_CONCRETE = frozenset(("of", "the", "for", "and", "to", "s", "'s", "on", "in"))


def find_pointers(scene: Scene, free: Sequence[Sequence[Post]], byline: str = "") -> tuple[list[Pointer], list[Post]]:
    """What points at persons, left to right, and the offices whose holders the report does not name.

    `byline` is the line in which the report's author signs.
    """
    pointers: list[Pointer] = []
    open_posts: list[Post] = []
    free = with_shared_countries(scene, free)
    by_place: dict[int, Sequence[Post]] = {group[0].first: group for group in free}
    place = 0
    while place < len(scene.words):
        group = by_place.get(place)
        pointer = None
        if group is not None:
            pointer = _office(scene, group) or _of_the_house(scene, group, free, byline)
            if pointer is None:
                open_posts.extend(group)
        elif not scene.words.dead[place]:
            pointer = _pronoun(scene, place) or _counterpart(scene, place) or _noun(scene, place) or _head(scene, place)
        if pointer is None:
            place += 1
            continue
        pointers.append(pointer)
        if pointer.held:
            pointer.people[0].said.extend(pointer.held)
        for person in pointer.people:
            scene.note(pointer.first, person)
        place = max(place + 1, pointer.last)
    return pointers, open_posts


def _office(scene: Scene, group: Sequence[Post]) -> Pointer | None:
    """A group of offices without a name: whose they are by "as", or who was introduced with them."""
    words, post = scene.words, group[0]
    last = group[-1].last
    given = _predicated(scene, group)
    if given is not None:
        return given
    if post.before in ("a", "an") or post.former or len(group) > 1:
        return None
    if post.plural:
        if post.country and not words.is_(post.first - 1, "the", "two", "both") and not post.before:
            return None  # "expelled Russian diplomats": any of them
        people = _several(
            scene, post.core, lambda person: any(_same_office(scene, post, held.post) for held in person.held)
        )
        return Pointer(post.first, last, people, "nominal") if people else None
    fitting = [p for p in scene.people if any(_same_office(scene, post, held.post) for held in p.held)]
    if post.country:
        let_epithet_tell(words, post, fitting)
        fitting = [person for person in fitting if person.country == post.country]
    elif not (post.before or words.upper[post.core]):
        return None
    elif (own := scene.house.get(_wording(scene, post))) is not None and words.upper[post.core]:
        return Pointer(post.first, last, (own,), "nominal")
    chosen = _latest(scene, fitting, post.first, bool(post.country))
    return Pointer(post.first, last, (chosen,), "nominal") if chosen else None


def _of_the_house(scene: Scene, group: Sequence[Post], free: Sequence[Sequence[Post]], byline: str) -> Pointer | None:
    """ "The Prime Minister spoke to ... . Prime Minister Hart thanked": its own, whose name follows or signs."""
    post = group[0]
    if len(group) > 1 or post.former:
        return None
    person = named_later(scene, post, free, _same_office)
    if person is None and scene.author is not None and signs_as(scene, byline, post):
        person = scene.author
    if person is None:
        return None
    if not (post.country or post.body):
        scene.house[_wording(scene, post)] = person
    return Pointer(post.first, post.last, (person,), "nominal")


def _wording(scene: Scene, post: Post) -> str:
    return " ".join(scene.words.low[post.core : post.last])


def _same_office(scene: Scene, short: Post, full: Post) -> bool:
    """True when `short` can point back at the holder of `full`: "the minister" at a Foreign Minister."""
    if full.former and not short.former:
        return False
    mine, theirs = _label(scene, short), _label(scene, full)
    if mine & RANKS != theirs & RANKS:
        return False
    if short.to and full.to and short.to != full.to:
        return False
    kinds = lexicon().classes.get(short.noun.rstrip("s") if short.plural else short.noun)
    if kinds is not None and full.role in kinds:
        extra = mine - set(short.noun.split()) - {short.noun}
        return extra <= theirs | {"two", "both"}
    if short.role != full.role or (short.role == "learned" and _singular(short.noun) != _singular(full.noun)):
        return False  # the learned class has many trades: students are no cosmonauts
    single = {word.rstrip("s") for word in mine} if short.plural else mine
    return single <= theirs or len(mine) == 1 or short.noun in ("head of state", "party chief", "party leader")


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _label(scene: Scene, post: Post) -> set[str]:
    low = {scene.words.low[place] for place in range(post.core, post.last)}
    countries = {
        scene.words.low[place]
        for place in range(post.core, post.last)
        if (hit := scene.spans.inside.get(place)) is not None and hit.entry.schema == "Country"
    }
    return low - _CONCRETE - countries


def _latest(scene: Scene, fitting: list[Person], place: int, named: bool) -> Person | None:
    """The one of `fitting` who was meant last before `place`; with a country named, also one introduced later."""
    earlier = [person for person in fitting if any(found.first < place for found in person.found)]
    if not earlier:
        return fitting[0] if named and len(fitting) == 1 else None
    if len(earlier) == 1:
        return earlier[0]
    for number in range(scene.sentence[place], max(-1, scene.sentence[place] - 3), -1):
        here = {p.number: p for at, p in scene.seen.get(number, ()) if p in earlier and at < place}
        if here:
            return next(iter(here.values())) if len(here) == 1 else None
    return None


def _several(scene: Scene, place: int, fits: Callable[[Person], bool]) -> tuple[Person, ...]:
    """The two persons whom "both ministers" at `place` means: the only two that fit, or the last two named together."""
    fitting = [p for p in scene.people if fits(p) and any(found.first < place for found in p.found)]
    if len(fitting) == 2:
        return tuple(sorted(fitting, key=lambda person: min(found.first for found in person.found)))
    for number in range(scene.sentence[place], max(-1, scene.sentence[place] - 3), -1):
        here = list(dict.fromkeys(p.number for at, p in scene.seen.get(number, ()) if p in fitting and at < place))
        if here:
            people = {person.number: person for person in fitting}
            return tuple(people[number] for number in here) if len(here) == 2 else ()
    return ()


_NAMING = word_list("naming")
_BEING = word_list("being")


def _predicated(scene: Scene, group: Sequence[Post]) -> Pointer | None:
    """ "as Vietnam's foreign minister", "was appointed ambassador", "is director of": the office of the one before."""
    words, first = scene.words, group[0].first
    before = scene.before(first)
    if not before or group[0].plural:
        return None
    at, person = before[-1]
    between = words.low[at + 1 : first]
    rule, coming = None, False
    if between[-1:] == ["as"]:
        rule = "as"
    elif len(between) <= 9 and _NAMING & set(between[-3:]) and "," not in between[-3:]:
        rule = "named"
    elif len(between) <= 6 and between[-1:] and between[-1] in _BEING and not _NAMING & set(between):
        rule = "copula"
    if rule is None or (rule == "as" and words.is_(first - 2, "well", "such", "same", "known")):
        return None
    if of_another(words, scene.spans, at, first) or (rule == "as" and compares(words, scene.syntax, group[-1].last)):
        return None
    if rule == "as" and ahead_of_name(words, first):
        return None
    if rule == "as" and len(before) > 1:
        link = words.low[before[-2][0] : at]
        if word_list("succeeding").intersection(link):
            person, rule, coming = before[-2][1], "succession", "will" in link or "to" in link
    former = "served" in between
    held = tuple(Held(replace(p, former=p.former or former, coming=p.coming or coming), rule) for p in group)
    if (
        not group[0].country
        and not group[0].body
        and rule != "named"
        and group[0].before in ("the",)
        and not words.upper[group[0].core]
    ):
        return None
    return Pointer(first, group[-1].last, (person,), "nominal", held)


def _pronoun(scene: Scene, place: int) -> Pointer | None:
    words = scene.words
    sex = _PRONOUNS.get(words.low[place])
    if sex is None or place in scene.quoted or (words.text[place].isupper() and len(words.text[place]) > 1):
        return None
    person = _antecedent(scene, place, sex)
    if person is None:
        return None
    scene.gender.setdefault(person.number, sex)
    return Pointer(place, place + 1, (person,), "pronoun")


_CLAUSE = frozenset(
    ("that", "who", "whom", "which", "when", "while", "after", "before", "because", "if", "as", ",", "and")
)
"""Words that may open a clause between a subject and a pronoun."""


def _antecedent(scene: Scene, place: int, sex: str) -> Person | None:
    """The only person of the sentence so far, else its only subject; without one, those of the sentence before."""
    words = scene.words
    if words.is_(place - 1, "for", "on") and scene.before(place) and words.low[place] in ("his", "her"):
        at, nearest = scene.before(place)[-1]
        close = place - at < 6 and scene.gender.get(nearest.number, sex) == sex
        return nearest if close and not scene.is_subject(at) else None
    for pairs in (scene.outside(_not_bound(scene, place)), scene.spoken_before(place)):
        fitting = [(at, person) for at, person in pairs if scene.gender.get(person.number, sex) == sex]
        people = {person.number: person for _, person in fitting}
        if not people:
            if pairs:
                return None
            continue
        if len(people) == 1:
            return next(iter(people.values()))
        subjects = {person.number: person for at, person in fitting if scene.is_subject(at)}
        if len(subjects) == 1 and words.low[place] in ("he", "she"):
            return next(iter(subjects.values()))
        return None
    return None


def _not_bound(scene: Scene, place: int) -> list[tuple[int, Person]]:
    """The persons of the sentence so far, but for "him" the subject of its own clause: that would be "himself"."""
    pairs = list(scene.before(place))
    if scene.words.low[place] != "him":
        return pairs
    return [
        (at, person)
        for at, person in pairs
        if not scene.is_subject(at) or _CLAUSE.intersection(scene.words.low[at + 1 : place])
    ]


def _counterpart(scene: Scene, place: int) -> Pointer | None:
    """ "his Chinese counterpart Wang Yi": the named person holds the post of the one before."""
    words = scene.words
    if not words.is_(place, "counterpart") or is_speakers(words, place):
        return None
    home = scene.spans.by_last.get(place)
    country = home.entry.country if home and home.entry.kind in ("adjective", "country") else None
    after = place + 1 + words.is_(place + 1, ",")
    named = next(
        (
            p
            for p in scene.people
            for f in p.found
            if after in (f.full_first, f.first, f.first - 1) and f.first >= after
        ),
        None,
    )
    if named is not None and country:
        named.country = named.country or country
    others = [p for _, p in scene.before(place) if p is not named and p.held and not (country and p.country == country)]
    owner = others[-1] if others else None  # a Cuban minister has no "Cuban counterpart"
    if owner is None:
        subjects = {p.number: p for at, p in scene.previous(place) if p.held and p is not named}
        owner = next(iter(subjects.values())) if len(subjects) == 1 else None
    if named is None or owner is None:
        return None
    posts = [held.post for held in owner.held if held.post.to is None and not held.post.weak] or [owner.held[0].post]
    if any(held.post.role == posts[0].role for held in named.held):
        return None
    core = _without_acting(words, posts[0])
    held = Held(
        replace(posts[0], country=named.country, seat=None, body=None, core=core, relational=True), "counterpart"
    )
    first = home.first if home else place
    return Pointer(first, place + 1, (named,), "nominal", (held,))


def _without_acting(words: Words, post: Post) -> int:
    core = post.core
    while core < post.last - 1 and words.low[core] in lexicon().acting:
        core += 1
    return core


def _noun(scene: Scene, place: int) -> Pointer | None:
    """ "the diplomat", "the Vietnamese leader", "the two leaders": nouns for classes of office."""
    words, table = scene.words, lexicon()
    low = words.low[place]
    single = low[:-1] if low.endswith("s") else low
    kinds = table.classes.get(single)
    if place == 0 or words.dead[place]:
        return None
    if kinds is None:
        return _ranked(scene, place) if low in table.rank_heads else None
    hit = scene.spans.by_last.get(place)
    country = hit.entry.country if hit and hit.entry.kind in ("adjective", "capital") else None
    first = hit.first if hit and country else place
    plural = low != single
    if not kinds and (plural or not country):
        return None  # "the guest" may be anybody, "the Czech guest" is the one Czech of the report
    if plural:
        if not words.is_(first - 1, "two", "both") and not words.is_(first - 1, "the"):
            return None
        people = _several(scene, place, lambda person: any(held.post.role in kinds for held in person.held))
        return Pointer(first - 1, place + 1, people, "nominal") if people else None
    if not words.is_(first - 1, "the"):
        return None
    fitting = [p for p in scene.people if any(_is_kind(held, kinds) for held in p.held)]
    if country:
        fitting = [person for person in fitting if person.country == country]
    chosen = _latest(scene, fitting, first, bool(country))
    return Pointer(first - 1, place + 1, (chosen,), "nominal") if chosen else None


def _is_kind(held: Held, kinds: Sequence[str]) -> bool:
    """True for an office of one of the classes, or any that is held now where none is asked for."""
    return not held.post.former and (not kinds or held.post.role in kinds)


def _ranked(scene: Scene, place: int) -> Pointer | None:
    """ "The Admiral": the only one of the report who was named with that rank."""
    words = scene.words
    if not words.is_(place - 1, "the"):
        return None
    fitting = {
        p.number: p
        for p in scene.people
        for f in p.found
        if f.first < place and words.low[place] in words.low[f.full_first : f.first]
    }
    return Pointer(place - 1, place + 1, tuple(fitting.values()), "nominal") if len(fitting) == 1 else None


_HEADED = {"government": ("prime",), "cabinet": ("prime",), "diplomacy": ("foreign",), "state": ("head", "monarch")}
"""What "the head of the Norwegian ..." may be the head of, and the classes of office that this is."""


def _head(scene: Scene, place: int) -> Pointer | None:
    """ "The head of the Norwegian government", "the head of Cuban diplomacy", "the heads of state"."""
    words = scene.words
    if (
        not words.is_(place, "head", "heads")
        or not words.is_(place + 1, "of")
        or not words.is_(place - 1, "the", "two")
    ):
        return None
    at = place + 2 + words.is_(place + 2, "the")
    hit = scene.spans.by_first.get(at)
    home = hit if hit is not None and hit.entry.kind == "adjective" else None
    last = home.last if home is not None else at
    kinds = _HEADED.get(words.low[last]) if last < len(words) and words.live(last) else None
    if kinds is None:
        return None
    if words.is_(place, "heads"):
        people = _several(scene, place, lambda person: any(_is_kind(held, kinds) for held in person.held))
        return Pointer(place - 1, last + 1, people, "nominal") if people else None
    fitting = [p for p in scene.people if any(_is_kind(held, kinds) for held in p.held)]
    if home is not None:
        fitting = [p for p in fitting if p.country == home.entry.country]
    chosen = _latest(scene, fitting, place, home is not None)
    return Pointer(place - 1, last + 1, (chosen,), "nominal") if chosen else None
