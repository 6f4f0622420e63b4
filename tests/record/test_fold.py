from __future__ import annotations

import sys

from chancery.record import fold_name, fold_text


def test_folding_a_text_keeps_every_place():
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert len(fold_text(every)) == len(every)


def test_names_fold_alike():
    alike = ["Đặng Minh Khôi", "Dang Minh  Khoi", "DANG MINH KHOI", "Dang-Minh-Khoi", "Đa\u0323\u0306ng Minh Khôi"]
    assert {fold_name(name) for name in alike} == {"dang minh khoi"}
    assert fold_name("Королёв") == fold_name("Королев")
