"""Who "I" is in a text that an official signs; through reading and the trained pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chancery.extract import extract
from chancery.model import Event
from chancery.parse import parse
from chancery.read import read

pytestmark = pytest.mark.model


def _sides(folder: Path, text: str) -> list[tuple[list[str], list[str]]]:
    """The parties of each meeting of a release."""
    path = folder / "release.jsonl"
    path.write_text(json.dumps({"id": "1", "title": "A release", "text": text, "published": "2024-05-09"}))
    claims = [claim for doc in parse(read([str(path)])) for claim in extract(doc)]
    events = [claim.body for claim in claims if isinstance(claim.body, Event) and claim.body.type == "CONSULT"]
    return [([p.name for p in e.actors], [p.name for p in e.recipients]) for e in events]


BODY = "Today I met with Foreign Minister Jan Holm of Norway in Oslo. He told me that talks went well."


@pytest.mark.parametrize(
    "text",
    [
        f"Media release\nSenator the Hon Ann Hart, Minister for Foreign Affairs\n{BODY}",
        f"Media release\n{BODY}\nMinister for Foreign Affairs\nSenator the Hon Ann Hart",
        f"The Hon Ann Hart MP, Prime Minister of Australia\nMedia statement\n{BODY}",
    ],
)
def test_who_signs_is_i(tmp_path: Path, text: str) -> None:
    assert (["Ann Hart"], ["Jan Holm"]) in _sides(tmp_path, text)


def test_of_several_speakers_nobody_is_i(tmp_path: Path) -> None:
    text = f"Ann Hart, Secretary of State\nOslo, Norway\nSECRETARY HART: {BODY}\nMINISTER HOLM: I met her too."
    assert all("Ann Hart" not in actors for actors, _ in _sides(tmp_path, text))


def test_without_a_signature_i_stays_open(tmp_path: Path) -> None:
    assert all(actors == [] for actors, recipients in _sides(tmp_path, BODY) if recipients == ["Jan Holm"])


def test_the_byline_tells_whose_the_office_is(tmp_path: Path) -> None:
    text = "From: Prime Minister's Office and The Rt Hon Tom Lowe MP\nThe Prime Minister spoke to President Jan Holm."
    assert (["Tom Lowe"], ["Jan Holm"]) in _sides(tmp_path, text)


def test_in_quotation_marks_i_is_the_speaker(tmp_path: Path) -> None:
    text = (
        "Foreign Minister Ann Hart spoke to the press in Oslo.\n"
        "\u201cI spoke by phone this morning with Foreign Minister Jan Holm,\u201d Ms Hart said."
    )
    assert (["Ann Hart"], ["Jan Holm"]) in _sides(tmp_path, text)
