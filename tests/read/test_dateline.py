"""Datelines: the shapes agencies use, and the prose that looks like them."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.read.dateline import find_dateline

FOUND = [
    ("OSLO — The king received the envoy of the republic at the palace.", "OSLO —", "OSLO", None, []),
    ("(VOVWORLD) - The envoy left.", "(VOVWORLD) -", None, None, ["VOV"]),
    ("VOV.VN - The envoy left.", "VOV.VN -", None, None, ["VOV"]),
    ("HANOI (VNA) – The envoy left.", "HANOI (VNA) –", "HANOI", None, ["VNA"]),
    ("Hà Nội (VNS) — The envoy left.", "Hà Nội (VNS) —", "Hà Nội", None, ["VNS"]),
    (
        "OSLO (UrduPoint News / Sputnik - 2nd May, 2019) The envoy left.",
        "OSLO (UrduPoint News / Sputnik - 2nd May, 2019)",
        "OSLO",
        date(2019, 5, 2),
        ["UrduPoint News", "Sputnik"],
    ),
    ("OSLO, May 2. /TASS/. The envoy left.", "OSLO, May 2. /TASS/.", "OSLO", None, ["TASS"]),
    ("МОСКВА, 2 мая. /ТАСС/. Посол прибыл.", "МОСКВА, 2 мая. /ТАСС/.", "МОСКВА", None, ["TASS"]),
    ("ANKARA (AA) – The envoy left.", "ANKARA (AA) –", "ANKARA", None, ["Anadolu Agency"]),
    ("LAGOS, Nigeria (AP) _", "LAGOS, Nigeria (AP) _", "LAGOS, Nigeria", None, ["AP"]),
    ("LAGOS, Nigeria (AP)_ The envoy left.", "LAGOS, Nigeria (AP)_", "LAGOS, Nigeria", None, ["AP"]),
    ("OSLO, May 2 (Reuters) - The envoy left.", "OSLO, May 2 (Reuters) -", "OSLO", None, ["Reuters"]),
    ("BEIJING, Jan. 5 (Xinhua) -- The envoy left.", "BEIJING, Jan. 5 (Xinhua) --", "BEIJING", None, ["Xinhua"]),
    (
        "KYIV. Feb 3 (Interfax-Ukraine) - The envoy left.",
        "KYIV. Feb 3 (Interfax-Ukraine) -",
        "KYIV",
        None,
        ["Interfax-Ukraine"],
    ),
    (
        "New Delhi [India], May 2 (ANI): The envoy left.",
        "New Delhi [India], May 2 (ANI):",
        "New Delhi, India",
        None,
        ["ANI"],
    ),
    ("YEREVAN, MAY 2, ARMENPRESS. The envoy left.", "YEREVAN, MAY 2, ARMENPRESS.", "YEREVAN", None, ["Armenpress"]),
    ("ASTANA. KAZINFORM – The envoy left.", "ASTANA. KAZINFORM –", "ASTANA", None, ["Kazinform"]),
    ("BAKU, Azerbaijan, May 2. The envoy left.", "BAKU, Azerbaijan, May 2.", "BAKU, Azerbaijan", None, []),
    (
        "DUBAI, 2nd May, 2019 (WAM) -- The envoy left.",
        "DUBAI, 2nd May, 2019 (WAM) --",
        "DUBAI",
        date(2019, 5, 2),
        ["WAM"],
    ),
    ("Oslo, 2 May 2019 – The envoy left.", "Oslo, 2 May 2019 –", "Oslo", date(2019, 5, 2), []),
    ("SALEM, Ore. -- Rain fell on the town all day long and nobody minded.", "SALEM, Ore. --", "SALEM, Ore.", None, []),
    ("TOKYO-- The two ministers spoke by telephone on Friday.", "TOKYO--", "TOKYO", None, []),
    ("LONDON/PARIS (Reuters) - The envoy left.", "LONDON/PARIS (Reuters) -", "LONDON/PARIS", None, ["Reuters"]),
    ("(New York) – The group said the trial was unfair.", "(New York) –", "New York", None, []),
    ("Baku, May 2, AZERTAC", "Baku, May 2, AZERTAC", "Baku", None, ["AZERTAC"]),
    ("Brussels, 2 May 2019", "Brussels, 2 May 2019", "Brussels", date(2019, 5, 2), []),
    ("Hanoi – The envoy left.", "Hanoi –", "Hanoi", None, []),
    ("BÀ RỊA–VŨNG TÀU — The envoy went to see the new port.", "BÀ RỊA–VŨNG TÀU —", "BÀ RỊA–VŨNG TÀU", None, []),
    ("OSLO, May 2 - RIA Novosti. The envoy left.", "OSLO, May 2 - RIA Novosti.", "OSLO", None, ["RIA Novosti"]),
    ("Москва. 2 мая. ИНТЕРФАКС - Посол прибыл.", "Москва. 2 мая. ИНТЕРФАКС -", "Москва", None, ["Interfax"]),
    ("ASTANA. KAZINFORM The envoy left.", "ASTANA. KAZINFORM", "ASTANA", None, ["Kazinform"]),
    ("BAKU, May 2, Trend: The envoy left.", "BAKU, May 2, Trend:", "BAKU", None, ["Trend"]),
    ("AKP Phnom Penh, May 2, 2019 --", "AKP Phnom Penh, May 2, 2019 --", "Phnom Penh", date(2019, 5, 2), ["AKP"]),
    ("GENEVA (2 May 2019) – The envoy left.", "GENEVA (2 May 2019) –", "GENEVA", date(2019, 5, 2), []),
    ("(KPL) The envoy left.", "(KPL)", None, None, ["KPL"]),
    ("NDO/VNA - The envoy left.", "NDO/VNA -", None, None, ["Nhan Dan", "VNA"]),
    (
        "LAHORE: The province will open a trade office abroad next year, its chief minister told a hall of traders.",
        "LAHORE:",
        "LAHORE",
        None,
        [],
    ),
]


@pytest.mark.parametrize(("line", "words", "place", "day", "agencies"), FOUND, ids=[row[1] for row in FOUND])
def test_found(line: str, words: str, place: str | None, day: date | None, agencies: list[str]) -> None:
    dateline = find_dateline(line)
    assert dateline is not None
    assert line[: dateline.end].rstrip() == words
    assert (dateline.place, dateline.day) == (place, day)
    assert [agency.name for agency in dateline.agencies] == agencies


@pytest.mark.parametrize(
    "line",
    [
        "The Northern Union (NU) - long divided - met on Monday.",
        "Vietnam News Agency (VNA) correspondents met the envoy.",
        "EXCLUSIVE – The envoy speaks about the treaty and what it will mean for the people of both countries at last.",
        "QUESTION: Thank you. What did the two ministers agree on when they met yesterday, and why?",
        "MR ROE: Thank you. The two ministers agreed on three things when they met, and you will hear of them.",
        "CARGO TYPE: General",
        "NATO - the alliance - met on Monday, and its members agreed on a new plan for the coming years of work.",
        "TUESDAY -- The envoy left for home after a week of talks that brought the two countries closer together.",
        "President Roe - who came on Monday - met the prime minister.",
        "Doha: a city on the sea",
        "On May 2, Oslo – the capital – was quiet.",
        "Freedonia – Sylvania relations have grown, said the minister of one of them.",
        "(POOLED PRESS COVERAGE)",
        "ROEBUCK INDUSTRIES Inc. said it would close two of its works.",
        "",
    ],
)
def test_prose_stays_prose(line: str) -> None:
    assert find_dateline(line) is None
