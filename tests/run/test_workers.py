"""Worker processes with the real stages."""

from __future__ import annotations

import json

import pytest

from chancery.record import Store
from chancery.run import Options, add, local
from chancery.run.add import BATCH

pytestmark = pytest.mark.model


def test_workers_give_the_record_of_one_process(tmp_path, contents):
    news = tmp_path / "news.jsonl"
    lines = [
        {
            "id": f"i{n}",
            "published": "2024-06-20",
            "language": "en",
            "text": f"President {name} arrived in Hanoi on Monday.",
        }
        for n, name in enumerate(["Petrov", "Tran Van An", "Kim", "Smith"] * BATCH)
    ]
    news.write_text("\n".join(map(json.dumps, lines)))
    records = []
    for jobs in (1, 2):
        path = tmp_path / f"{jobs}.chancery"
        with Store(path, create=True) as store:
            assert add(store, [str(news)], Options(local(jobs))).added == len(lines)
        records.append(contents(path))
    assert records[0] == records[1]
