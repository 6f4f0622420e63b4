"""Each format is read again with a tool of its own kind; odd text comes through whole."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import pytest

from chancery.answer import Filters
from chancery.answer.holdings import holdings
from chancery.export import EXPORTERS, Unexportable, exporter, write
from chancery.export.days import plain_day

HOSTILE = 'Putin met "Tô Lâm"; <script>alert(1)</script> \u202eabc\u202c, a;b\\c & 𝄞'


@pytest.fixture
def held(desk, filled):
    return holdings(
        filled(
            desk.story(
                desk.meets("putin", "lam", on="2024-06-20", place=("Hanoi", "VNM")),
                desk.holds("putin"),
                headline="Putin in Hanoi, <b>Thursday</b>",
                provider="Desk; One",
                versioncreated=datetime.fromisoformat("2024-06-20T09:00:00+07:00"),
            ),
            desk.story(
                desk.meets("lavrov", "son", on="2025", type="SUPPORT", status="planned", text=HOSTILE),
                desk.meets("russia", "vietnam", type="OTHER", what="congress", text="the congress"),
            ),
        )
    )


def exported(name: str, held) -> bytes:
    out = io.BytesIO()
    write(exporter(name), held, out)
    return out.getvalue()


@pytest.mark.parametrize("name", [known.name for known in EXPORTERS])
def test_the_same_record_makes_the_same_file(name, held):
    if name == "parquet":
        pytest.importorskip("pyarrow")
    assert exported(name, held) == exported(name, held) != b""


def test_follow_the_money(held):
    entities = [json.loads(line) for line in exported("ftm", held).splitlines()]
    by_schema = {schema: [e for e in entities if e["schema"] == schema] for schema in {e["schema"] for e in entities}}
    assert {"Article", "Person", "Position", "Occupancy", "Event"} <= set(by_schema)
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in (*by_schema["Event"], *by_schema["Occupancy"]):
        pointed = [entity["properties"].get(name, []) for name in ("holder", "post", "involved", "proof")]
        assert {identity for values in pointed for identity in values} <= ids
    dates = {tuple(event["properties"].get("date", [])) for event in by_schema["Event"]}
    assert dates == {("2024-06-20",), ("2025",), ()}


def test_follow_the_money_is_valid_for_its_own_library(held):
    model = pytest.importorskip("followthemoney", reason="`make validators` installs FollowTheMoney").model
    for line in exported("ftm", held).splitlines():
        entity = json.loads(line)
        proxy = model.get_proxy(entity)
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(set(values)), (entity["schema"], name, values)


def test_plover_table(held):
    rows = list(csv.DictReader(io.StringIO(exported("plover", held).decode("utf-8"))))
    assert [row["Event Type"] for row in rows] == ["CONSULT", "SUPPORT"], (
        "what is no act of one toward another stays out"
    )
    assert rows[0]["Actor Name"] == "Vladimir Putin"
    assert (rows[0]["Recipient Country"], rows[0]["Latitude"]) == ("VNM", "21.02")
    assert rows[1]["Event Text"] == " ".join(HOSTILE.split())
    assert rows[1]["Quad Code"].startswith("Q1")


def test_ninjs_items(held):
    items = [json.loads(line) for line in exported("ninjs", held).splitlines()]
    assert [item["uri"] for item in items] == ["desk-1", "desk-2"]
    assert {person["name"] for person in items[0]["people"]} == {"Vladimir Putin", "Tô Lâm"}
    assert HOSTILE in items[1]["bodies"][0]["value"]
    assert items[1]["bodies"][0]["charcount"] == len(items[1]["bodies"][0]["value"])


def test_icalendar(held):
    from icalendar import Calendar

    entries = Calendar.from_ical(exported("ical", held)).walk("VEVENT")
    assert [str(entry["dtstart"].dt) for entry in entries] == ["2024-06-20"], "a whole year is no entry"
    assert "Desk; One" in str(entries[0]["description"])
    assert str(entries[0]["dtend"].dt) == "2024-06-21"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # inside rdflib
def test_json_ld(held):
    from rdflib import Graph, URIRef

    graph = Graph().parse(data=exported("jsonld", held).decode("utf-8"), format="json-ld")
    events = set(graph.subjects(predicate=None, object=URIRef("https://schema.org/Event")))
    assert len(events) == 3
    assert all(graph.value(event, URIRef("https://schema.org/subjectOf")) for event in events)


def test_geojson(held):
    collection = json.loads(exported("geojson", held))
    (feature,) = collection["features"]
    longitude, latitude = feature["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (106, 21)


def test_graphml(held):
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(exported("graphml", held)))
    assert sorted(graph.nodes[node]["label"] for node in graph.nodes if graph.nodes[node]["schema"] == "Country") == [
        "Russia",
        "Viet Nam",
    ]
    assert graph.number_of_edges() == 3


def test_parquet(held):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(exported("parquet", held))).to_pylist()
    assert {str(row["earliest"]) for row in rows} == {"2024-06-20", "2025-01-01", "None"}
    assert any(words["text"] == HOSTILE for row in rows for words in row["words"])


def test_only_what_was_asked(desk, filled):
    store = filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), desk.holds("putin")),
        desk.story(desk.meets("lavrov", "son", on="2021-09-28"), desk.holds("lavrov")),
    )
    held = holdings(store, ["Lavrov"], Filters(until="2022"))
    assert [event.when for event in held.events] == ["2021-09-28"]
    assert {being.name for being in held.entities if being.schema == "Person"} == {"Sergey Lavrov", "Bùi Thanh Sơn"}
    assert [office.post for office in held.offices] == ["Foreign Minister"]
    assert [report.line.uri for report in held.reports] == ["desk-2"]


def test_a_wrong_format_is_named():
    with pytest.raises(Unexportable, match=r"'xml'.*ftm, plover"):
        exporter("xml")


@pytest.mark.parametrize(
    ("edtf", "plain"),
    [
        ("2024", ["2024"]),
        ("2024-06", ["2024-06"]),
        ("2024-06-20", ["2024-06-20"]),
        ("2024~", []),
        ("2024-21", []),
        (None, []),
    ],
)
def test_days_are_never_sharper_than_told(edtf, plain):
    assert plain_day(edtf) == plain
