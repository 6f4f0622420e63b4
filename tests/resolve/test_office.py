"""The bounds that spare comparisons must let pass whatever a comparison finds."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from chancery.resolve.agreement import beginning, respelled
from chancery.resolve.compare import compare
from chancery.resolve.judging import NEAR_MISS
from chancery.resolve.keys import office_keys, person_keys
from chancery.resolve.names import parse_name
from chancery.resolve.office import Bound
from chancery.resolve.pair import Context, Side

OFFICE = Side("VNM", frozenset({"consul"}), (2020, 2024), "Person")
VIETNAMESE = """
Nguyen Nguyễn Tran Trần Van Văn Minh Linh Long Dung Dũng Khoi Khôi Khoa Anh Нгуен Минь Кхой
"""
CHINESE = "Wang Deng Teng Li Lee Xiaoping Xiao Ping Hsiao-p'ing Keqiang Ke Qiang Дэн Сяопин Zhang"
WORDS = st.sampled_from(VIETNAMESE.split()), st.sampled_from(CHINESE.split())
NAMES = st.one_of(*(st.lists(words, min_size=1, max_size=4).map(" ".join) for words in WORDS))


@settings(max_examples=200, deadline=None)
@given(one=NAMES, other=NAMES)
def test_no_name_is_passed_over_that_would_be_compared_with_a_result(one, other):
    if person_keys(one) & person_keys(other):
        return  # found by their syllables, whatever the bound says
    found = compare(one, other, context=Context(OFFICE, OFFICE))
    if found.score >= NEAR_MISS:
        assert Bound(parse_name(one)).admits(parse_name(other)), found


@settings(max_examples=200, deadline=None)
@example("Gong Dan", "Kung Tan")  # of one reading, without a letter in common
@given(one=NAMES, other=NAMES)
def test_holders_who_meet_under_a_key_meet_in_their_office(one, other):
    if person_keys(one) & person_keys(other):
        assert office_keys(one, OFFICE) & office_keys(other, OFFICE)


def test_names_without_a_word_in_common_are_passed_over():
    bound = Bound(parse_name("Nguyễn Văn Long"))
    assert bound.admits(parse_name("Nguyen Van Lonh"))  # a slip
    assert bound.admits(parse_name("Long"))
    assert not bound.admits(parse_name("Nguyễn Thị Hà"))
    assert not bound.admits(parse_name("Trần Minh Tuấn Anh"))


@settings(max_examples=300, deadline=None)
@given(one=st.text("aeioukcxqphfwvyjs", min_size=1, max_size=5), other=st.text("aeioukcxqphfwvyjs", max_size=5))
def test_words_spelled_alike_begin_with_letters_of_one_class(one, other):
    if other and respelled(one) == respelled(other):
        assert beginning(one) & beginning(other)
