"""States that are gone."""

from chancery.model.states import continued, successor


def test_relations_go_over_to_the_successor() -> None:
    assert successor("SUN") == "RUS"
    assert successor("FRA") == "FRA"
    assert continued("RUS") == ("RUS", "SUN")
    assert continued("FRA") == ("FRA",)
