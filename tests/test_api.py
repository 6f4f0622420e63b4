from __future__ import annotations

import chancery
from chancery.answer import Unanswerable


def test_the_record_as_an_object(desk, filled):
    import pytest

    path = filled(desk.story(desk.meets("putin", "lam", on="2024-06-20"), desk.holds("putin"))).path
    with chancery.open(path) as record:
        (event,) = record.timeline("VNM", "RUS")
        assert record.event(event.id) == event
        assert list(record.parts_of(event.id)) == []
        assert event.to_row()["words"][0]["report"]["number"] == 1
        assert [person.name for person in record.who("Putin")] == ["Vladimir Putin"]
        assert record.show(1).report.uri == "desk-1"
        assert record.status().events == 1
        assert list(record.disagreements()) == []
        assert list(record.timeline(since="2025")) == []
        with pytest.raises(Unanswerable):
            record.timeline("Atlantis")


def test_the_program_tells_the_version_of_its_package():
    from importlib.metadata import version

    assert chancery.__version__ == version("chancery")
