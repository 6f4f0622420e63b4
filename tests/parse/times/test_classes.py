"""The classes of tokens with figures."""

import pytest

from chancery.parse.times.scan import _integer, _numeric_classes


@pytest.mark.parametrize("places", [1, 2, 3, 4])
def test_the_classes_of_every_number_are_known(places: int) -> None:
    known = set(_numeric_classes())
    assert {tuple(_integer(f"{number:0{places}d}")) for number in range(10**places)} <= known
