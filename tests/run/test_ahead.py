from __future__ import annotations

import pytest

from chancery.run.ahead import Ahead


def test_all_items_come_in_order_and_the_total_is_known():
    ahead = Ahead(range(50), limit=7)
    assert list(ahead) == list(range(50))
    assert ahead.total == 50


def test_an_error_of_reading_is_raised_at_its_place():
    def items():
        yield 1
        raise OSError("the disk is gone")

    taken = []
    with pytest.raises(OSError, match="the disk is gone"):
        taken.extend(Ahead(items()))


def test_closing_ends_the_thread_of_an_endless_source():
    def endless():
        while True:
            yield 0

    ahead = Ahead(endless(), limit=3)
    assert next(iter(ahead)) == 0
    ahead.close()
    assert not ahead._thread.is_alive()
    assert ahead.total is None
