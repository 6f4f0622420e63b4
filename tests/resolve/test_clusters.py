from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Judgement
from chancery.resolve.cluster import Clusters, Resolver, cluster
from chancery.resolve.groups import Profile


def person(key: str, name: str, country: str | None = None, *posts: str, reports: int = 1) -> Profile:
    return Profile(key, name, "Person", country, frozenset(posts), (2020, 2024), reports)


def body(key: str, name: str, country: str | None = None) -> Profile:
    return Profile(key, name, "Organization", country)


def parts(found: Clusters) -> set[frozenset[str]]:
    members: dict[str, set[str]] = {}
    for key, entity in found.entity_of.items():
        members.setdefault(entity, set()).add(key)
    return {frozenset(keys) for keys in members.values()}


def together(found: Clusters, *keys: str) -> bool:
    return len({found.entity_of[key] for key in keys}) == 1


def human(left: str, right: str, verdict: str, day: int = 1) -> Judgement:
    return Judgement(left, right, verdict, 1.0, "I know them.", "anna", datetime(2024, 1, day, tzinfo=UTC))  # type: ignore[arg-type]


MIXED = (
    person("a1", "Đặng Minh Khôi", "VNM", "ambassador"),
    person("a2", "Dang Minh Khoi", "VNM"),
    person("a3", "Данг Минь Кхой", "VNM"),
    person("a4", "DANG MINH KHOI"),
    person("a5", "Dang Minh Khoa", "VNM"),
    person("b1", "Gromyko", "RUS", "foreign minister"),
    person("b2", "Andrei Gromyko", "RUS", "foreign minister", reports=9),
    person("b3", "Андрей Андреевич Громыко", "RUS"),
    person("b4", "Gromyko"),
    person("c1", "A. Denisov", "RUS"),
    person("c2", "Andrei Denisov", "RUS"),
    person("c3", "Anton Denisov", "RUS"),
    person("d1", "Kim Yong-chol", "PRK"),
    person("d2", "Kim Yong-chol", "KOR"),
    person("d3", "Kim Yong-chol"),
    person("e1", "Wang Yi", "CHN"),
    person("e2", "Ван И", "CHN"),
    person("e3", "王毅"),
    person("e4", "王义", "CHN"),
    body("f1", "VNA", "VNM"),
    body("f2", "Vietnam News Agency", "VNM"),
    body("f3", "Institute of Far Eastern Studies", "RUS"),
    body("f4", "Institute of Near Eastern Studies", "RUS"),
    Profile("g1", "Hanoi", "Address", "VNM"),
    Profile("g2", "Hà Nội", "Address", "VNM"),
)


def test_spellings_join_and_near_misses_do_not() -> None:
    found = cluster(MIXED)
    assert together(found, "a1", "a2", "a3", "a4")
    assert not together(found, "a1", "a5")
    assert together(found, "f1", "f2")
    assert not together(found, "f3", "f4")
    assert together(found, "g1", "g2")


def test_spellings_across_scripts_meet_without_a_country() -> None:
    spellings = ("Сергей Викторович Громов", "Sergei Wiktorowitsch Gromow"), ("Сигэру Исиба", "Shigeru Ishiba")
    spellings += ("이명박", "Lee Myung-bak"), ("Teng Hsiao-p'ing", "Дэн Сяопин")
    spellings += ("Данг Минь Кхой", "Đặng Minh Khôi"), ("Газпром", "Gazprom")
    for one, other in spellings:
        schema = "Person" if " " in one or one == "이명박" else "Organization"
        assert together(cluster([Profile("x", one, schema), Profile("y", other, schema)]), "x", "y"), one
    arabic = [person("x", "محمد بن سلمان", "SAU"), person("y", "Mohammed bin Salman", "SAU")]
    assert together(cluster(arabic), "x", "y")


def test_a_bare_name_joins_only_the_one_full_name_in_its_office() -> None:
    found = cluster(MIXED)
    assert together(found, "b1", "b2", "b3")
    assert not together(found, "b4", "b2")
    two = (*MIXED, person("b5", "Anatoly Gromyko", "RUS", "foreign minister"))
    assert not together(cluster(two), "b1", "b2")
    assert not together(cluster([person("x", "Orlov", "RUS"), person("y", "Orlov", "RUS")]), "x", "y")


def test_a_common_name_is_one_body_only_with_its_country() -> None:
    loose = [
        body("x", "Ministry of Foreign Affairs"),
        body("y", "Ministry of Foreign Affairs"),
        body("z", "Green Party"),
    ]
    assert len(set(cluster(loose).entity_of.values())) == 3
    placed = [body("x", "Ministry of Foreign Affairs", "VNM"), body("y", "Foreign Affairs Ministry", "VNM")]
    placed += [body("z", "Ministry of Foreign Affairs", "RUS")]
    found = cluster(placed)
    assert together(found, "x", "y")
    assert not together(found, "x", "z")


def test_an_initial_that_fits_two_people_joins_neither() -> None:
    found = cluster(MIXED)
    assert len({found.entity_of[key] for key in ("c1", "c2", "c3")}) == 3
    unsure = [j for j in found.judgements if {j.left, j.right} == {found.entity_of["c1"], found.entity_of["c2"]}]
    assert [j.verdict for j in unsure] == ["unsure"]
    assert "someone else" in unsure[0].reason
    alone = cluster([p for p in MIXED if p.key != "c3"])
    assert together(alone, "c1", "c2")


def test_a_homonym_of_another_country_is_another_person() -> None:
    found = cluster(MIXED)
    assert len({found.entity_of[key] for key in ("d1", "d2", "d3")}) == 3
    assert together(cluster([p for p in MIXED if p.key != "d2"]), "d1", "d3")


def test_a_country_seen_once_is_taken_for_a_slip() -> None:
    many = person("m", "Nguyen Quoc Cuong", "VNM", reports=20)
    assert together(cluster([many, person("n", "Nguyen Quoc Cuong", "RUS")]), "m", "n")


def test_plain_letters_that_fit_two_spellings_join_neither() -> None:
    found = cluster([person("p", "Le Van Son"), person("q", "Lê Văn Sơn"), person("r", "Lê Văn Sôn")])
    assert len({found.entity_of[key] for key in "pqr"}) == 3
    weighty = [person("p", "Le Van Son"), person("q", "Lê Văn Sơn", reports=30), person("r", "Lê Văn Sôn")]
    assert together(cluster(weighty), "p", "q")


def test_every_entity_shows_its_names_by_script() -> None:
    found = cluster(MIXED)
    entity = next(e for e in found.entities if e.id == found.entity_of["a1"])
    assert entity.schema == "Person"
    assert entity.country == "VNM"
    assert {(n.text, n.script) for n in entity.names} >= {("Đặng Minh Khôi", "Latn"), ("Данг Минь Кхой", "Cyrl")}
    assert entity.caption in {"Đặng Minh Khôi", "Dang Minh Khoi"}


def test_every_join_has_a_judgement_with_a_reason() -> None:
    found = cluster(MIXED)
    assert all(j.reason.endswith(".") and j.by == "rule" for j in found.judgements)
    joined = [j for j in found.judgements if j.verdict == "same" and "Vietnamese transcription" in j.reason]
    assert joined
    assert all("|" not in end for j in found.judgements for end in (j.left, j.right))


@settings(deadline=None, max_examples=40)
@given(st.permutations(MIXED), st.integers(0, len(MIXED)))
def test_the_order_of_arrival_changes_nothing(order: list[Profile], first: int) -> None:
    expected = cluster(MIXED)
    assert cluster(order) == expected
    resolver = Resolver()
    resolver.update(order[:first])
    for profile in order[first:]:
        resolver.update([profile])
    assert resolver.clusters() == expected


@settings(deadline=None, max_examples=40)
@given(
    st.permutations(MIXED),
    st.lists(st.sampled_from([("a2", "a5"), ("c1", "c3"), ("d1", "d3"), ("e1", "e4")]), unique=True),
)
def test_human_judgements_hold_in_any_order(order: list[Profile], pairs: list[tuple[str, str]]) -> None:
    judged = [human(left, right, "same" if left in "a2 c1 e1" else "different") for left, right in pairs]
    found = cluster(order, judged)
    for judgement in judged:
        assert together(found, judgement.left, judgement.right) == (judgement.verdict == "same")
    assert found == cluster(MIXED, judged)
    assert set(judged) <= set(found.judgements)


def test_a_human_may_part_what_the_rules_join_and_join_what_they_part() -> None:
    parted = cluster(MIXED, [human("a3", "a2", "different")])
    assert not together(parted, "a3", "a2")
    joined = cluster(MIXED, [human("d1", "d2", "same")])
    assert together(joined, "d1", "d2")


def test_of_two_human_judgements_the_newer_counts() -> None:
    changed = [human("a2", "a5", "same", 1), human("a5", "a2", "different", 2)]
    assert not together(cluster(MIXED, changed), "a2", "a5")
    assert together(cluster(MIXED, [human("a2", "a5", "different", 1), human("a5", "a2", "same", 2)]), "a2", "a5")


def test_a_human_judgement_on_one_profile_covers_those_of_its_name() -> None:
    judged = [human("a5", "a2", "same")]
    resolver = Resolver(judged)
    resolver.update(MIXED[:6])
    resolver.update([person("z", "Dang Minh Khoa", "VNM")])
    assert together(resolver.clusters(), "z", "a5", "a2", "a1")


def test_a_human_judgement_parts_two_spellings_and_all_that_bear_them() -> None:
    two = [person(f"i{n}", "Dang Minh Khoi", "VNM") for n in range(3)]
    two += [person(f"o{n}", "Đặng Minh Khôi", "VNM") for n in range(3)]
    assert together(cluster(two), *(p.key for p in two))
    for verdict in ("different", "unsure"):
        found = cluster(two, [human("i1", "o2", verdict)])
        assert parts(found) == {frozenset(("i0", "i1", "i2")), frozenset(("o0", "o1", "o2"))}


def test_two_profiles_of_one_name_can_be_parted() -> None:
    pair = [person("x", "Nguyen Van Hung", "VNM"), person("y", "Nguyen Van Hung", "VNM")]
    assert together(cluster(pair), "x", "y")
    assert not together(cluster(pair, [human("x", "y", "different")]), "x", "y")


@pytest.mark.parametrize("name", ["", "   ", "---", "12", "…"])
def test_a_name_without_letters_stays_alone(name: str) -> None:
    found = cluster([person("x", name), person("y", name), person("z", "Ivan Orlov")])
    assert not together(found, "x", "z")


def leader(key: str, name: str, country: str | None, post: str, year: int) -> Profile:
    return Profile(key, name, "Person", country, frozenset({post}), (year, year))


def test_a_surname_with_the_post_of_a_known_holder() -> None:
    known = [
        leader("full", "Marta Oleksak", "PER", "president of peru", 2021),
        leader("a", "Oleksak", None, "president", 2021),
    ]
    assert together(cluster(known), "full", "a")
    assert together(cluster([*known, leader("b", "Oleksak", None, "president", 2023)]), "full", "b")
    assert together(cluster([*known, leader("b", "Oleksak", "PER", "president of peru", 2023)]), "full", "b")
    assert not together(cluster([*known, leader("b", "Oleksak", None, "president", 2015)]), "full", "b")
    assert not together(cluster([*known, leader("b", "Oleksak", None, "ambassador", 2021)]), "full", "b")
    assert not together(cluster([*known, leader("b", "Oleksak", "CHL", "president", 2021)]), "full", "b")


def test_a_country_may_be_told_beside_the_surname_alone() -> None:
    found = cluster(
        [leader("full", "Marta Oleksak", None, "president", 2021), leader("a", "Oleksak", "PER", "president", 2021)]
    )
    assert together(found, "full", "a")
    assert [e.country for e in found.entities] == ["PER"]


def test_a_person_is_called_by_the_fuller_name() -> None:
    short = [leader(f"a{n}", "Oleksak", None, "president", 2021) for n in range(5)]
    found = cluster([leader("full", "Marta Oleksak", "PER", "president", 2021), *short])
    assert [(e.caption, [n.text for n in e.names]) for e in found.entities] == [
        ("Marta Oleksak", ["Marta Oleksak", "Oleksak"])
    ]


@pytest.mark.parametrize("name", ["Nguyen Van Nam", "Kim Yong-chol", "Ivan Peter"])
def test_shared_surnames_and_given_names_tell_nobody(name: str) -> None:
    short = name.split()[-1] if name == "Ivan Peter" else name.split()[0]
    found = cluster([leader("full", name, "PER", "president", 2021), leader("a", short, None, "president", 2021)])
    assert not together(found, "full", "a")


def test_a_surname_that_fits_two_presidents_stays_open() -> None:
    found = cluster(
        [
            leader("one", "Marta Oleksak", "PER", "president", 2021),
            leader("two", "Ludwig Oleksak", "CHL", "president", 2021),
            leader("a", "Oleksak", None, "president", 2021),
        ]
    )
    assert len(parts(found)) == 3
