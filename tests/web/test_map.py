from __future__ import annotations

import json
import re

import numpy as np
import pytest

from chancery.answer.places import Place, Places, places
from chancery.web.map import WIDTH, drawn
from chancery.web.shapes import ShapesError, cut, project, read_shapes


def place(name, country, north, east, events=1):
    return Place(name, country, north, east, events, ())


def told(*found):
    return Places(found, tuple((p.country, p.events) for p in found), 0)


def test_an_area_over_the_date_line_is_cut_in_two_and_no_band_runs_across():
    fiji = np.array([(177.0, -18.0), (-179.0, -18.0), (-179.0, -16.0), (177.0, -16.0), (177.0, -18.0)])
    parts = list(cut(fiji))
    assert len(parts) == 2
    assert all(np.ptp(part[:, 0]) < 0.2 for part in parts)
    (whole,) = cut(fiji, middle=180.0)
    assert np.ptp(whole[:, 0]) < 0.2


@pytest.mark.parametrize("middle", [0.0, 100.0, 180.0])
def test_no_shape_of_the_package_makes_a_band(middle):
    for shape in read_shapes():
        for ring in shape.rings:
            if shape.code == "ATA":  # lies around the pole: its edge is the map's
                continue
            for part in cut(ring, middle):
                jumps = np.abs(np.diff(part[:, 0]))
                assert jumps.max() < 1.0, (shape.code, middle)


def test_singapore_has_a_shape_and_codes_are_alpha3():
    codes = {shape.code for shape in read_shapes()}
    assert {"SGP", "VNM", "RUS", "FJI", "XKX"} <= codes
    assert all(code is None or re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_the_window_holds_the_places_and_their_names():
    made = drawn(told(place("Hanoi", "VNM", 21.0, 105.8, 5), place("Moscow", "RUS", 55.75, 37.6, 2)))
    spots = {dot.place.name: dot for dot in made.dots}
    assert spots.keys() == {"Hanoi", "Moscow"}
    assert all(0 < dot.x < WIDTH and 0 < dot.y < made.height and dot.label for dot in made.dots)
    assert spots["Moscow"].y < spots["Hanoi"].y
    assert spots["Moscow"].x < spots["Hanoi"].x
    assert made.weights == {"VNM": 3, "RUS": 2}
    assert {"VNM", "RUS", "CHN"} <= {area.code for area in made.areas}


def test_places_on_both_sides_of_the_date_line_stand_side_by_side():
    made = drawn(told(place("Suva", "FJI", -18.1, 178.4), place("Apia", "WSM", -13.8, -171.8)))
    suva, apia = (next(dot for dot in made.dots if dot.place.name == name) for name in ("Suva", "Apia"))
    assert 0 < apia.x - suva.x < WIDTH / 2


def test_equal_earth_as_published():
    corner = project(np.array([(180.0 - 1e-9, 0.0), (0.0, 90.0)]))
    assert corner[0] == pytest.approx((2.70663, 0.0), abs=1e-4)
    assert corner[1] == pytest.approx((0.0, -1.31736), abs=1e-4)


def test_shapes_of_ones_own_take_the_place_of_the_package(tmp_path):
    ring = [[100, 10], [110, 10], [110, 25], [100, 25], [100, 10]]
    feature = {
        "type": "Feature",
        "properties": {"ISO_A3": "VNM"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    made = drawn(told(place("Hanoi", "VNM", 21.0, 105.8)), path)
    assert [area.code for area in made.areas] == ["VNM"]
    for words in ("no json", "{}", '{"type": "FeatureCollection", "features": []}'):
        path = tmp_path / f"{len(words)}.json"
        path.write_text(words)
        with pytest.raises(ShapesError, match=path.name):
            read_shapes(path)


def test_places_are_counted_once_under_the_spelling_most_used(filled, desk):
    where = [("Hanoi", "VNM"), ("Hà Nội", "VNM"), ("Hanoi", "VNM"), ("Vietnam", "VNM"), ("Nowhere Hall", None)]
    stories = [
        desk.story(desk.meets("putin", "lam", on=f"2024-0{at}-20", text=f"met {at}", place=spot))
        for at, spot in enumerate(where, 1)
    ]
    found = places(filled(*stories), ("RUS",))
    assert [(p.name, p.country, p.events) for p in found.places] == [("Hanoi", "VNM", 3)]
    assert found.countries == (("VNM", 4),)
    assert found.unplaced == 1
