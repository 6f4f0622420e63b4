"""Names of a record resolved report by report, and what people judge of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from chancery import answer
from chancery.model import Mention, Party, Report
from chancery.pipeline import NameMatcher
from chancery.pipeline.conclusions import rebuild
from chancery.pipeline.names import resolve_names
from chancery.record import Found, Store, add_report

TABLES = ("entities", "entity_names", "members", "name_groups", "name_members", "name_keys", "name_years")
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def paper(uri: str, *parties: Party, year: int | None = 2024, **more: str) -> tuple[Report, Found]:
    """A report that names parties."""
    mentions = [Mention(0, 1, p.name, p.schema, p.name, at, p.country, p.post, p.of) for at, p in enumerate(parties)]
    text = f"{uri} {year} " + ", ".join(p.name for p in parties)
    return Report(uri, text, versioncreated=date(year, 6, 1) if year else None, **more), Found(mentions=mentions)


def person(name: str, country: str | None = "VNM", post: str | None = None) -> Party:
    return Party(name, "Person", country, post, country if post else None)


KHOI, KHOA = person("Đặng Minh Khôi"), person("Dang Minh Khoa")
VIETNAM = Party("Viet Nam", "Country", "VNM")
PAPERS = (
    paper("a", KHOI, VIETNAM),
    paper("b", person("Dang Minh Khoi"), KHOA),
    paper("c", person("Данг Минь Кхой", None), Party("Vietnam", "Country", "VNM")),
    paper("d", person("Orlov", "RUS", "minister"), person("Ivan Orlov", "RUS", "minister")),
    paper("e", person("Orlov", "RUS", "minister"), VIETNAM),
    paper("f", person("Anna Orlova", "RUS", "minister"), KHOI),
    paper("a", person("Dang Minh Khoa"), person("Pyotr Orlov", "RUS", "minister"), year=2025),  # a correction
    paper("d", year=2025, pubstatus="canceled"),
    paper("g", person("A. Denisov", "RUS"), person("Andrei Denisov", "RUS")),
    paper("h", person("Anton Denisov", "RUS"), Party("VNA", "Organization", "VNM")),
    paper("i", Party("Vietnam News Agency", "Organization", "VNM"), person("A. Denisov", "RUS")),
    paper("j", person("Tran Van Minh", "VNM", "consul"), person("Deng Xiaoping", "CHN", "envoy"), year=2019),
    paper("k", person("Tran Van Linh", "VNM"), person("Teng Hsiao-p'ing", "CHN", "envoy"), year=2025),
    paper("l", person("Tran Van Linh", "VNM", "consul"), person("Teng Xiaoping", "CHN", "envoy"), year=2022),
    paper("m", person("Tran Van Minh", "VNM", "attache"), person("Deng Xiaoping", "CHN", "aide"), year=2023),
    paper("k", person("Tran Van Linh", "VNM", "attache"), person("Linh", "VNM", "consul"), year=2026),  # a correction
    paper("n", person("Novak", None, "president"), person("Pyotr Novak", "HUN", "president"), year=None),
    paper("o", person("Pyotr Novak", "HUN", "aide"), person("Novak", None, "president"), year=2023),
    paper("p", person("Pyotr Novak", "HUN", "president"), person("Anna Orlova", "RUS", "minister"), year=2026),
)


def conclude(store: Store, papers: list[tuple[Report, Found]]) -> None:
    with store.transaction():
        for report, found in papers:
            add_report(store, report, found)
    resolve_names(store)


def drawn(store: Store) -> dict[str, list[tuple[object, ...]]]:
    found = {table: sorted(map(tuple, store.query(f"SELECT * FROM {table}")), key=repr) for table in TABLES}
    told = store.query("SELECT * FROM judgements WHERE about = 'names' AND by = 'rule'")
    return found | {"judgements": sorted(map(tuple, told))}


def caption_of(store: Store, name: str) -> set[str]:
    sql = """SELECT m.entity FROM appearances AS a JOIN members AS m ON m.appearance = a.number WHERE a.name = ?"""
    return {row["entity"] for row in store.query(sql, (name,))}


@settings(deadline=None, max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(order=st.permutations(range(len(PAPERS))), cuts=st.sets(st.integers(1, len(PAPERS) - 1)), data=st.data())
def test_report_by_report_comes_to_the_same_as_all_at_once(tmp_path_factory, order, cuts, data):
    path = tmp_path_factory.mktemp("record") / "r.chancery"
    with Store(path, create=True) as store:
        papers = [PAPERS[at] for at in order]
        edges = [0, *sorted(cuts), len(papers)]
        for first, last in pairwise(edges):
            conclude(store, papers[first:last])
            names = [row["caption"] for row in store.query("SELECT caption FROM entities WHERE schema = 'Person'")]
            if len(set(names)) > 1 and data.draw(st.booleans()):
                pair = data.draw(st.permutations(sorted(set(names))))[:2]
                verdict = data.draw(st.sampled_from(("same", "different", "unsure")))
                judged(store, pair[0], pair[1], verdict)
        bit_by_bit = drawn(store)
        resolve_names(store, anew=True)
        assert drawn(store) == bit_by_bit


MEETINGS = {
    "years grow until two holders of a post meet": (
        paper("a", person("Tran Van Minh", "VNM", "consul"), year=2015),
        paper("b", person("Tran Van Linh", "VNM", "consul"), year=2017),
        paper("c", person("Tran Van Linh", "VNM", "consul"), year=2014),
    ),
    "a surname and its only holder, not dated at first": (
        paper("a", person("Novak", None, "president"), year=2023),
        paper("b", person("Pyotr Novak", "HUN", "president"), year=None),
        paper("c", person("Pyotr Novak", "HUN", "president"), year=2023),
    ),
    "both come to be of another year in one report": (
        paper("a", person("Tran Van Minh", "VNM", "consul"), year=2015),
        paper("b", person("Tran Van Linh", "VNM", "consul"), year=2017),
        paper("c", person("Tran Van Minh", "VNM", "consul"), person("Tran Van Linh", "VNM", "consul"), year=2016),
    ),
    "a year too many is taken back": (
        paper("a", person("Tran Van Minh", "VNM", "consul"), year=2015),
        paper("b", person("Tran Van Linh", "VNM", "consul"), year=2017),
        paper("c", person("Tran Van Minh", "VNM", "consul"), year=2018),
        paper("c", person("Tran Van Minh", "VNM", "consul"), year=2014),
    ),
}


@pytest.mark.parametrize("papers", MEETINGS.values(), ids=MEETINGS)
def test_whom_new_years_bring_together_or_part_is_judged_again(store, papers):
    for one in papers:
        conclude(store, [one])
    bit_by_bit = drawn(store)
    resolve_names(store, anew=True)
    assert drawn(store) == bit_by_bit
    assert bit_by_bit["judgements"]


def judged(store: Store, left: str, right: str, verdict: str, by: str = "anna") -> int | None:
    """The number of the judgement, where both sides mean somebody; conclusions are drawn again."""
    try:
        number = answer.judge(store, left, right, answer.Opinion(verdict, by, NOW, "I know them.")).number
    except answer.Unanswerable:
        return None
    resolve_names(store)
    return number


def test_a_judgement_holds_at_once_and_after_a_rebuild_and_can_be_taken_back(store):
    conclude(store, list(PAPERS[:6]))
    before = drawn(store)
    assert caption_of(store, "Đặng Minh Khôi") != caption_of(store, "Dang Minh Khoa")
    number = judged(store, "Đặng Minh Khôi", "Dang Minh Khoa", "same")
    for _ in range(2):
        assert caption_of(store, "Đặng Minh Khôi") == caption_of(store, "Dang Minh Khoa")
        assert caption_of(store, "Данг Минь Кхой") == caption_of(store, "Dang Minh Khoa")
        rebuild(store)
    (told,) = answer.judgements(store)
    assert (told.left, told.right, told.verdict, told.by) == ("Đặng Minh Khôi", "Dang Minh Khoa", "same", "anna")
    assert number is not None
    answer.undo(store, number, by="otto", at=NOW)
    assert store.stale
    rebuild(store, anew=False)
    assert not store.stale
    assert drawn(store) == before
    assert answer.judgements(store)[0].undone_by == "otto"


def test_a_judgement_holds_when_its_report_is_corrected_and_when_others_come(store):
    conclude(store, [PAPERS[0], PAPERS[1]])
    judged(store, "Đặng Minh Khôi", "Dang Minh Khoa", "same")
    conclude(store, [paper("a", KHOI, year=2025), paper("z", KHOA), paper("y", person("DANG MINH KHOI"))])
    assert len(caption_of(store, "Đặng Minh Khôi") | caption_of(store, "Dang Minh Khoa")) == 1
    assert caption_of(store, "DANG MINH KHOI") == caption_of(store, "Dang Minh Khoa")


def test_two_of_one_name_are_parted_by_their_reports(store):
    conclude(store, [paper("a", KHOI), paper("b", KHOI), paper("c", KHOI)])
    assert judged(store, "Đặng Minh Khôi", "Đặng Minh Khôi", "different") is None
    assert judged(store, "Đặng Minh Khôi@1", "Đặng Minh Khôi@2", "different") == 1
    assert len(caption_of(store, "Đặng Minh Khôi")) == 3  # the third report's may be either


def test_the_last_of_two_judgements_counts(store):
    conclude(store, list(PAPERS[:6]))
    judged(store, "Đặng Minh Khôi", "Dang Minh Khoa", "same")
    judged(store, "Dang Minh Khoa", "Đặng Minh Khôi", "different", by="otto")
    assert caption_of(store, "Đặng Minh Khôi") != caption_of(store, "Dang Minh Khoa")


@pytest.mark.parametrize(
    ("left", "right", "verdict", "told"),
    [
        ("Dang Minh Khoi", "Nobody", "same", "nobody in the record is called so"),
        ("Ivan Orlov", "Minh", "same", "can mean 2"),
        ("Dang Minh Khoi", "Đặng Minh Khôi", "maybe", "same, different or unsure"),
        ("Viet Nam@1", "Dang Minh Khoi", "same", "is nobody there"),
        ("abcdef01", "Dang Minh Khoi", "same", "is the id of nothing"),
    ],
)
def test_what_cannot_be_judged_says_why(store, left, right, verdict, told):
    conclude(store, list(PAPERS[:6]))
    with pytest.raises(answer.Unanswerable, match=told):
        answer.judge(store, left, right, answer.Opinion(verdict, "anna", NOW))
    assert answer.judgements(store) == ()


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Данг Минь Кхой", "Đặng Minh Khôi"),
        ("Кхой", "Đặng Minh Khôi"),
        ("DANG MINH KHOI", "Đặng Minh Khôi"),
        ("Minh Khôi", "Đặng Minh Khôi"),
        ("Зеленский", "Volodymyr Zelenskyy"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Zelenskiy", "Volodymyr Zelenskyy"),
        ("Volodymyr Oleksandrovych Zelenskyy", "Volodymyr Zelenskyy"),
        ("VNA", "Vietnam News Agency"),
        ("Thông tấn xã Việt Nam", "Vietnam News Agency"),
    ],
)
def test_who_finds_a_name_in_any_spelling_and_in_part(store, asked, name):
    agency = Party("Vietnam News Agency", "Organization", "VNM")
    conclude(store, [paper("a", KHOI, KHOA, agency), paper("b", person("Volodymyr Zelenskyy", "UKR"))])
    store.matcher = NameMatcher()
    assert [found.name for found in answer.who(store, asked)] == [name]


def test_who_without_an_answer_names_the_nearest_in_any_script(store):
    conclude(store, [paper("b", person("Volodymyr Zelenskyy", "UKR"))])
    store.matcher = NameMatcher()
    with pytest.raises(answer.Unanswerable, match="did you mean Volodymyr Zelenskyy"):
        answer.who(store, "Володимир Зеленськас")


def test_one_more_report_reads_no_table_in_full(store):
    conclude(store, list(PAPERS[:-1]))
    asked: list[str] = []
    store.db.set_trace_callback(asked.append)
    conclude(store, [paper("z", KHOI, person("Anton Denisov", "RUS", "minister"), VIETNAM), PAPERS[-1]])
    store.db.set_trace_callback(None)
    verbs = ("SELECT", "WITH", "DELETE", "UPDATE", "INSERT")
    known = [sql for sql in asked if sql.startswith(verbs) and "fresh_keys" not in sql]
    plans = {sql: [row["detail"].split() for row in store.query(f"EXPLAIN QUERY PLAN {sql}")] for sql in known}
    assert any("FROM appearances" in sql for sql in plans)
    large = {*TABLES, "appearances", "mentions", "judgements", "a", "m", "g", "k", "y"}  # and how statements call them
    assert not [sql for sql, plan in plans.items() for step in plan if step[0] == "SCAN" and step[1] in large]
