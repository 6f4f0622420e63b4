"""Agencies and their home countries."""

from __future__ import annotations

import tomllib
from importlib import resources

from chancery.lang import geo
from chancery.lang.agencies import home_of

HOMES = tomllib.loads((resources.files("chancery.lang") / "agencies.toml").read_text("utf-8"))["home"]


def test_every_home_is_a_country_and_every_agency_has_one_home():
    assert set(HOMES) <= {row.alpha3 for row in geo.countries()}
    names = [name for listed in HOMES.values() for name in listed]
    assert len(names) == len(set(names))


def test_agencies_that_reading_knows_have_a_home():
    known = tomllib.loads((resources.files("chancery.read") / "agencies.toml").read_text("utf-8"))["agency"]
    homeless = {row["name"] for row in known if home_of(row["name"]) is None}
    assert homeless <= {"OANA", "PANA", "IRIN", "UN News", "IPS"}, homeless


def test_an_outlet_with_its_agency_in_brackets():
    assert home_of("VNA (VietnamPlus)") == "VNM"
    assert home_of("TASS/Reuters") is None
    assert home_of("The Lighthouse") is None
