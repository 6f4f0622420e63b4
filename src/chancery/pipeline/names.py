"""Who is whom in a record: resolved anew, or only as far as new reports and judgements touch it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from chancery.model import Entity, Name
from chancery.record import Store, fold_name, human_judgements
from chancery.record import names as kept
from chancery.record.names import NamedAppearance, named_appearances
from chancery.record.rulings import judged_since
from chancery.version import __version__

if TYPE_CHECKING:
    from chancery.resolve.cluster import Changes, Resolver
    from chancery.resolve.groups import Group, Profile
    from chancery.resolve.solve import Edge


Item = TypeVar("Item")


def resolve_names(store: Store, *, anew: bool = False) -> None:
    """Brings entities up to date with the reports that stand and with what people judged.

    Only what is new is resolved and what it touches, with the outcome that resolving everything would have. `anew`
    resolves everything; so is a record that another version of the program resolved.
    """
    with store.transaction():
        known = store.get("named")
        last = store.value("SELECT coalesce(max(number), 0) FROM reports")
        if anew or known is None or store.get("named_by") != __version__:
            _resolve_all(store)
        else:
            _resolve_some(store, int(known))
        store.put("named", str(last))
        store.put("named_by", __version__)


def _resolve_all(store: Store) -> None:
    from chancery.resolve.cluster import Resolver

    states: dict[str, Counter[str]] = defaultdict(Counter)
    members: dict[int, str] = {}
    numbers: dict[str, int] = {}

    def profiles() -> Iterator[Profile]:
        for appearance in named_appearances(store):
            if code := _state_of(appearance):
                states[code][appearance.name] += 1
                members[appearance.number] = code
            else:
                profile = _profile(appearance)
                numbers[profile.key] = appearance.number
                yield profile

    resolver = Resolver(human_judgements(store, "names"))
    changes = resolver.update(profiles())
    with kept.names_anew(store):
        kept.write_names(store, _rows(changes, resolver, numbers))
        kept.write_states(store, [_state(code, states[code]) for code in sorted(states)], members)


def _resolve_some(store: Store, known: int) -> None:
    from chancery.resolve.cluster import Resolver

    came = list(named_appearances(store, after=known))
    went = list(kept.superseded_appearances(store, after=known))
    touched = {a.number for a in (*came, *went)}
    again = [a for a in kept.keyed_appearances(store, judged_since(store)) if a.number not in touched]
    people = [a for a in (*came, *again) if not _state_of(a)]
    left = [a for a in (*went, *again) if not _state_of(a)]
    numbers = {_key(a): a.number for a in people}
    resolver = Resolver(human_judgements(store, "names"), RecordShelf(store))
    signatures = kept.signatures_of(store, [a.number for a in left])
    removed = [(_profile(a), signatures[a.number]) for a in left if a.number in signatures]
    changes = resolver.update([_profile(a) for a in people], removed)
    kept.write_names(store, _rows(changes, resolver, numbers, tuple(a.number for a in left)))
    _recount_states(store, came, went)


def _recount_states(store: Store, came: Sequence[NamedAppearance], went: Sequence[NamedAppearance]) -> None:
    delta: dict[str, Counter[str]] = defaultdict(Counter)
    for sign, appearances in ((1, came), (-1, went)):
        for appearance in appearances:
            if code := _state_of(appearance):
                delta[code][appearance.name] += sign
    before = kept.names_of(store, delta)
    counted = {code: Counter({n.text: n.reports for n in before.get(code, ())}) for code in delta}
    for code, counts in delta.items():
        counted[code].update(counts)
    members = {a.number: code for a in came if (code := _state_of(a))}
    states = [_state(code, counted[code]) for code in sorted(counted) if +counted[code]]
    gone = [code for code in sorted(counted) if not +counted[code]]
    kept.write_states(store, states, members, gone, [a.number for a in went if _state_of(a)])


def _state_of(appearance: NamedAppearance) -> str | None:
    return appearance.country if appearance.schema == "Country" else None


def _state(code: str, counts: Counter[str]) -> Entity:
    names = sorted((Name(text, "Latn", n) for text, n in (+counts).items()), key=lambda n: (-n.reports, n.text))
    return Entity(code, "Country", names[0].text, tuple(names), code)


def _key(appearance: NamedAppearance) -> str:
    return kept.appearance_key(appearance.uri, appearance.schema, appearance.name)


def _profile(a: NamedAppearance) -> Profile:
    from chancery.resolve.groups import Profile

    of = a.of if a.of and len(a.of) == 3 and a.of.isupper() else None
    years = (a.year, a.year) if a.year else None
    return Profile(_key(a), a.name, a.schema, a.country or of, _posts(a.post), years)


@lru_cache(maxsize=4096)
def _posts(post: str | None) -> frozenset[str]:
    return frozenset({fold_name(post)} if post else ())


def _rows(
    changes: Changes, resolver: Resolver, numbers: Mapping[str, int], taken: tuple[int, ...] = ()
) -> kept.NameChanges:
    from chancery.resolve.groups import group_id

    placed = resolver.signatures()
    ordered = sorted(changes.groups, key=lambda group: group_id(group.signature))
    return kept.NameChanges(
        groups=(_row(group, keyed=group.signature in changes.rekeyed) for group in ordered),
        rekeyed=frozenset(map(group_id, changes.rekeyed)),
        gone=tuple(map(group_id, changes.gone)),
        entity_of={group_id(signature): group_id(first) for signature, first in changes.solved.items()},
        entities=changes.entities,
        dropped=changes.dropped,
        judgements=changes.judgements,
        placed={number: group_id(placed[key]) for key, number in numbers.items()},
        taken=taken,
    )


def _row(group: Group, *, keyed: bool) -> kept.GroupRow:
    """A group as the record keeps it, with its keys if they are to be written (`keyed`)."""
    from chancery.resolve.asking import part_keys
    from chancery.resolve.groups import group_id
    from chancery.resolve.search import keys_before

    counts = {field: dict(sorted(getattr(group, field).items())) for field in _COUNTS}
    body = {"kind": group.kind, "country": group.country, "bare": group.bare, "masks": group.masks, **counts}
    found = keys_before(group) if keyed else frozenset[str]()
    if keyed and group.kind == "person":
        found |= part_keys(group.name)
    return kept.GroupRow(group_id(group.signature), group.signature, group.alone, body, found, group.side.years)


_COUNTS = ("texts", "schemas", "posts", "years")


class RecordShelf:
    """What was resolved before, as the record keeps it (`chancery.resolve.shelf.Shelf`)."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def groups(self, signatures: Collection[str]) -> dict[str, Group | None]:
        """The groups of these signatures."""
        return {row.signature: _group(row) for row in kept.groups_by_id(self.store, _ids(signatures))}

    def masks(self, signatures: Collection[str]) -> dict[str, tuple[int, ...]]:
        """The masks of the groups of these signatures, which tell whether they need a closer look."""
        return kept.masks_by_id(self.store, _ids(signatures))

    def blocks(self, keys: Collection[str]) -> dict[str, list[str]]:
        """For each key the signatures of the groups that are found under it."""
        return kept.signatures_by_key(self.store, keys)

    def met(self, keys: Collection[str], before: kept.Years, now: kept.Years) -> set[str]:
        """The groups found under these keys whose years one of two periods touches and the other does not."""
        return kept.signatures_met(self.store, keys, before, now)

    def edges(self, signatures: Collection[str]) -> dict[str, dict[str, Edge]]:
        """For each group its judgements, by the signature of the other group."""
        from chancery.resolve.cluster import DOUBT
        from chancery.resolve.solve import Edge

        found: dict[str, dict[str, Edge]] = defaultdict(dict)
        for one, other, judgement in kept.judgements_on(self.store, _ids(signatures)):
            doubted = judgement.reason.endswith(DOUBT)  # the names alone say "same"
            verdict = "same" if doubted else judgement.verdict
            edge = Edge(one, other, verdict, judgement.score, judgement.reason.removesuffix(DOUBT))
            found[one][other] = found[other][one] = edge
        return {signature: found[signature] for signature in signatures}

    def firsts(self, signatures: Collection[str]) -> dict[str, str]:
        """For each group the alphabetically first group of its entity."""
        return kept.first_signatures(self.store, _ids(signatures))

    def alone(self, keys: Collection[str]) -> dict[str, str]:
        """For each profile that is a group of its own the signature of that group."""
        return kept.signatures_alone(self.store, keys)


def _ids(signatures: Iterable[str]) -> list[str]:
    from chancery.resolve.groups import group_id

    return [group_id(signature) for signature in signatures]


def _group(row: kept.GroupRow) -> Group:
    from chancery.resolve.groups import Group, settle

    body: Mapping[str, Any] = row.body
    texts, schemas, posts = (_counter(body[field]) for field in _COUNTS[:3])
    years = _counter({int(year): n for year, n in body["years"].items()})
    fixed = (row.signature, body["kind"], body["country"], body["bare"], row.alone)
    group = Group(*fixed, texts, schemas, posts, years, masks=tuple(body["masks"]))
    settle(group)
    return group


def _counter(counts: dict[Item, int]) -> Counter[Item]:
    """A counter of what is counted already; `Counter(counts)` takes ten times as long for a few words."""
    counter: Counter[Item] = Counter()
    dict.update(counter, counts)
    return counter


class NameMatcher:
    """Finds names of a record by another spelling, in another script, or in part (`chancery.record.Matcher`)."""

    def whole(self, asked: str) -> frozenset[str]:
        """The keys of names that may be one with `asked`."""
        from chancery.resolve.asking import whole_keys

        return whole_keys(asked)

    def words(self, asked: str) -> tuple[frozenset[str], ...]:
        """For each word of `asked` the keys of names that may have it."""
        from chancery.resolve.asking import word_keys

        return word_keys(asked)

    def likeness(self, asked: str, name: str, schema: str) -> float:
        """How far `name` is the one asked for, from 0 to 1."""
        from chancery.resolve.asking import likeness

        return likeness(asked, name, schema)
