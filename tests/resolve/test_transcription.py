import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chancery.lang import knowledge
from chancery.resolve import slavic
from chancery.resolve.names import bare, parse_name
from chancery.resolve.syllables import CHINESE, KOREAN, VIETNAMESE, System, readings, tone_of, untoned


def agree(left: str, right: str, system: System) -> bool:
    return any(
        len(one) == len(other) and all(not a.isdisjoint(b) for a, b in zip(one, other, strict=True))
        for one in readings(parse_name(left), system)
        for other in readings(parse_name(right), system)
    )


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Nguyễn", "нгуен"), ("Trường", "чыонг"), ("Quốc", "куок"), ("Giáp", "зяп"), ("Dương", "зыонг"), ("Đỗ", "до"),
        ("Châu", "тяу"), ("Nhân", "нян"), ("Lịch", "лить"), ("Huỳnh", "хюинь"), ("Khuê", "кхюэ"), ("Yến", "йен"),
        ("Xuân", "суан"), ("Sơn", "шон"), ("Thái", "тхай"), ("Hữu", "хыу"), ("Chiến", "тьен"), ("Phượng", "фыонг"),
        ("Lý", "ли"), ("Quỳnh", "куинь"), ("Oanh", "оань"), ("Uyên", "уен"), ("Ngọc", "нгок"), ("Rạng", "ранг"),
    ],
)  # fmt: skip
def test_vietnamese_syllables_in_russian_practical_transcription(latin: str, cyrillic: str) -> None:
    assert agree(f"Trần {latin}", f"Чан {cyrillic}", VIETNAMESE)
    assert agree(f"Tran {bare(latin)}", f"Чан {cyrillic}", VIETNAMESE)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("Khôi", "кхоа"), ("Chính", "чинь"), ("Dũng", "дунг"), ("Thanh", "тхан"), ("Sơn", "сон"), ("Hưng", "хунг")],
)
def test_near_miss_vietnamese_syllables_do_not_agree(latin: str, cyrillic: str) -> None:
    assert not agree(f"Trần {latin}", f"Чан {cyrillic}", VIETNAMESE)


NUCLEI = knowledge("names", "vietnamese")["nucleus"]
SYLLABLES = st.builds(
    lambda onset, nucleus, at: (
        onset + nucleus + ([""] * NUCLEI[nucleus]["open"] + NUCLEI[nucleus]["codas"].split())[at]
    ),
    st.sampled_from(["b", "ch", "d", "đ", "gi", "h", "kh", "l", "m", "nh", "ph", "s", "t", "th", "tr", "v", "x"]),
    st.sampled_from(sorted(NUCLEI)),
    st.just(0),
)


@given(SYLLABLES, SYLLABLES)
def test_plain_spelling_agrees_with_exactly_the_syllables_it_can_stand_for(one: str, other: str) -> None:
    assume(not one.startswith("gii") and not other.startswith("gii"))
    assert agree(f"Nguyễn {one}", f"Nguyen {bare(other)}", VIETNAMESE) == (bare(one) == bare(other))


@pytest.mark.parametrize(
    ("word", "plain", "tone"), [("khối", "khôi", "\u0301"), ("vịnh", "vinh", "\u0323"), ("ma", "ma", "")]
)
def test_tone_is_taken_off_and_vowel_quality_stays(word: str, plain: str, tone: str) -> None:
    assert (untoned(word), tone_of(word)) == (plain, tone)


@pytest.mark.parametrize(
    ("pinyin", "other"),
    [
        ("Zhu Rongji", "Чжу Жунцзи"), ("Sun Weidong", "Сунь Вэйдун"), ("Hua Chunying", "Хуа Чуньин"),
        ("Li Hui", "Ли Хуэй"),
        ("Lü Jian", "Люй Цзянь"), ("Qu Yang", "Цюй Ян"), ("Ren Zhengfei", "Жэнь Чжэнфэй"), ("Cai Qi", "Цай Ци"),
        ("Xi Zhongxun", "Hsi Chung-hsün"), ("Jiang Zemin", "Chiang Tse-min"), ("Zhang Xueliang", "Чжан Сюэлян"),
    ],
)  # fmt: skip
def test_chinese_syllables(pinyin: str, other: str) -> None:
    assert agree(pinyin, other, CHINESE)


def test_wade_giles_is_read_only_where_pinyin_fails() -> None:
    assert not agree("Zhang Wei", "Chang Wei", CHINESE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roh Moo-hyun", "Но Му Хён"), ("Chun Doo-hwan", "전두환"), ("Choe Ryong-hae", "Чхве Рён Хэ"),
        ("Park Chung-hee", "박정희"), ("Lee Hae-chan", "Yi Hae-ch'an"), ("Ban Ki-moon", "Пан Ги Мун"),
    ],
)  # fmt: skip
def test_korean_syllables(one: str, other: str) -> None:
    assert agree(one, other, KOREAN)


@pytest.mark.parametrize(
    "spellings",
    [
        "Хрущёв Khrushchev Chruschtschow Khrouchtchev Khrushchyov",
        "Щедрин Shchedrin Schtschedrin Chtchedrine",
        "Жуков Zhukov Schukow Joukov Žukov Żukow",
        "Ельцин Yeltsin Jelzin Eltsine El'tsin",
        "Цветаева Tsvetaeva Zwetajewa Tsvetaïeva",
        "Соловьёв Solovyov Solowjow Soloviev Solovyev",
        "Захаров Zakharov Sacharow Zaharov Zacharow",
        "Лавров Lavrov Lawrow Lavroff",
        "Юрий Yuri Juri Iouri Yury Jurij",
        "Евгений Yevgeny Jewgeni Evgueni Evgenij Evgeniy",
    ],
)
def test_transcriptions_of_one_slavic_word(spellings: str) -> None:
    first, *rest = (parse_name(word).tokens[0] for word in spellings.split())
    assert [word.text for word in rest if not slavic.same_word(first, word)] == []


@pytest.mark.parametrize(
    "pair", ["Захаров Сахаров", "Лавров Lavrinov", "Орлов Orlova", "Charon Sharon", "Белов Belov'ski"]
)
def test_words_that_are_not_one(pair: str) -> None:
    left, right = (parse_name(word).tokens[0] for word in pair.split())
    assert slavic.same_word(left, right) is None


def test_sexes_are_told_apart() -> None:
    pairs = [("Петров", "Petrova"), ("Kowalski", "Kowalska"), ("Достоевский", "Dostoevskaya")]
    for man, woman in pairs:
        assert slavic.differ_by_sex(parse_name(man).tokens[0], parse_name(woman).tokens[0])
    assert not slavic.differ_by_sex(parse_name("Петров").tokens[0], parse_name("Petrov").tokens[0])
