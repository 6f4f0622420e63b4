import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.resolve.compare import THRESHOLD, compare, compare_csv
from chancery.resolve.pair import Context, Side

SHARED = Path(__file__).parents[3] / "shared" / "data" / "names"

# Each line: spellings of one person. Every pair of them is the same, and no two lines share anyone.
PEOPLE = [
    line.split("|")
    for line in """\
Đặng Minh Khôi|Dang Minh Khoi|DANG MINH KHOI|Данг Минь Кхой
Phạm Minh Chính|Pham Minh Chinh|Фам Минь Тинь
Tô Lâm|To Lam|То Лам
Nguyễn Tấn Dũng|Nguyen Tan Dung|Нгуен Тан Зунг
Phạm Nhật Vượng|Pham Nhat Vuong|Фам Нят Выонг
Thích Nhất Hạnh|Thich Nhat Hanh|Тхить Нят Хань
Ngô Bảo Châu|Ngo Bao Chau|Нго Бао Тяу
Huỳnh Tấn Phát|Huynh Tan Phat|Хюинь Тан Фат|Хуинь Тан Фат
Phạm Gia Khiêm|Pham Gia Khiem|Фам Зя Кхьем|Фам За Кхием
Chế Lan Viên|Che Lan Vien|Те Лан Вьен
Xuân Diệu|Xuan Dieu|Суан Зьеу
Hồ Chí Minh|Ho Chi Minh|Хо Ши Мин|Хо Ти Минь
Nguyễn Hoà Bình|Nguyễn Hòa Bình|Nguyen Hoa Binh
Дмитрий Медведев|Dmitry Medvedev|Dmitri Medwedew|Dmitriï Medvedev
Владимир Путин|Vladimir Putin|Wladimir Putin|Vladimir Poutine|PUTIN, Vladimir
Геннадий Зюганов|Gennady Zyuganov|Gennadij Sjuganow|Guennadi Ziouganov
Никита Хрущёв|Nikita Khrushchev|Nikita Chruschtschow|Никита Хрущев
Вячеслав Молотов|Vyacheslav Molotov|Wjatscheslaw Molotow|Viatcheslav Molotov
Владимир Жириновский|Vladimir Zhirinovsky|Wladimir Schirinowski|Vladimir Jirinovski
Пётр Чайковский|Pyotr Tchaikovsky|Pjotr Tschaikowski|Piotr Tchaïkovski
Мария Захарова|Maria Zakharova|Mariya Zaharova|Maria Sacharowa
Володимир Зеленський|Владимир Зеленский|Volodymyr Zelenskyy|Wolodymyr Selenskyj|Vladimir Zelensky
Сергій Кислиця|Сергей Кислица|Serhii Kyslytsia
Александр Лукашенко|Alexander Lukashenko|Aliaksandr Lukashenka
Андрей Иванович Денисов|Andrey Denisov|A. I. Denisov|А. Денисов
Си Цзиньпин|Xi Jinping|習近平|习近平|Xi Jin-ping
Ван И|Wang Yi|王毅
Мао Цзэдун|Mao Zedong|Mao Tse-tung
Чжоу Эньлай|Zhou Enlai|Chou En-lai
Deng Xiaoping|Teng Hsiao-p'ing|Дэн Сяопин
Lee Myung-bak|Ли Мён Бак|이명박|Yi Myŏng-bak
Kim Jong-un|Ким Чен Ын|김정은
Park Min-ji|Park Minji|Minji Park
Сигэру Исиба|Shigeru Ishiba|Ishiba Shigeru
Дзюнъитиро Коидзуми|Junichiro Koizumi|Jun'ichirō Koizumi
Франк-Вальтер Штайнмайер|Frank-Walter Steinmeier
Mohammed bin Salman|Muhammad ibn Salman|محمد بن سلمان
Abdel Fattah el-Sisi|Abd al-Fattah al-Sisi|Абдель Фаттах ас-Сиси
Antony Blinken|Tony Blinken|Энтони Блинкен
Emmanuel Macron|Эмманюэль Макрон|President Emmanuel Macron""".splitlines()
]
TWO_PEOPLE = """\
Đặng Minh Khôi|Данг Минь Кхоа
Đặng Minh Khôi|Đặng Minh Khói
Đặng Minh Khôi|Dang Minh Khoa
Phạm Minh Chính|Фам Минь Чинь
Trần Văn Thanh|Чан Ван Тхан
Lê Minh Hương|Ле Минь Хунг
Tran Van Trung|Tran Van Truong
Nguyen Minh|Nguyen Manh
Nguyen Van Minh|Nguyen Minh Van
Li Qiang|Ли Цянь
Li Qiang|Li Jiang
Zhang Wei|Chang Wei
Wang Yi|Wang Li
王毅|王义
Lee Jae-myung|Lee Jae-yong
Ким Чен Ын|Kim Jong-il
Сергей Петров|Sergei Petrova
Jan Kowalski|Jan Kowalska
Иван Сахаров|Ivan Zakharov
Иван Мисин|Ivan Mishin
Сергей Иванов|Sergey Ivanovsky
Валентин Орлов|Valentina Orlova
Sergey Viktorovich Orlov|Sergey Petrovich Orlov
Владимир Маслов|Vladislav Maslov
Hans Peter|Peter Hans
Gordon S. Barrow|Gordon Smith
George H. W. Hill|George W. Hill
Adlai Stone I|Adlai Stone II
John Adams Jr.|John Adams Sr.
William W. Frost|William G. Frost
Ahmad bin Hasan al-Masri|Hasan bin Ahmad al-Masri
Hasan Karimi|Hussein Karimi
Evgeni Orlov|Evgenia Orlov
Michel Dupont|Michelle Dupont
Anna Schmidt|Schmidt""".splitlines()


@pytest.mark.parametrize("spellings", PEOPLE, ids=lambda spellings: spellings[0])
def test_every_spelling_of_a_person_is_the_same(spellings: list[str]) -> None:
    missed = [(a, b, compare(a, b)) for a in spellings for b in spellings if not compare(a, b).same]
    assert not missed


def test_no_spelling_is_another_persons() -> None:
    merged = [
        (one, other, compare(one, other))
        for i, ours in enumerate(PEOPLE)
        for theirs in PEOPLE[i + 1 :]
        for one in ours
        for other in theirs
        if compare(one, other).same
    ]
    assert not merged


@pytest.mark.parametrize("line", TWO_PEOPLE)
def test_two_people_stay_two(line: str) -> None:
    left, right = line.split("|")
    found = compare(left, right)
    assert not found.same, found
    assert compare(right, left).score == found.score


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Dang Minh Khoi", "Данг Минь Кхой", "vietnamese transcription"),
        ("Dang Minh Khoi", "Dang Minh Khoa", "two vietnamese syllables"),
        ("Nguyễn Chí Vịnh", "Nguyễn Chí Vinh", "diacritics"),
        ("Tony Blair", "Anthony Blair", "forms of one given name"),
        ("A. Denisov", "Andrei Denisov", "initial"),
        ("Vladimir Putin", "Wladimir Potin", "one letter"),
        ("Ivan Orlov", "Ivan Belov", "stands against"),
    ],
)
def test_the_reason_is_one_sentence_that_names_the_feature(left: str, right: str, words: str) -> None:
    why = compare(left, right).why
    assert words in why.lower()
    assert why[0] in '"' or why[0].isupper()
    assert why.endswith(".")


def test_titles_are_no_part_of_the_name() -> None:
    assert compare("Prof. Dr. Nguyen Van Minh", "Nguyễn Văn Minh").same
    assert compare("Sen. Lieut. Gen Tran Van Minh", "TRAN VAN MINH").same
    assert compare("Президент Владимир Путин", "Vladimir Putin").same


def test_context_can_prove() -> None:
    minister = Side("RUS", frozenset({"foreign minister"}), (2015, 2020))
    assert not compare("Gromyko", "Andrei Gromyko").same
    assert compare("Gromyko", "Andrei Gromyko", context=Context(minister, minister)).same
    later = Side("RUS", frozenset({"foreign minister"}), (2024, 2024))
    assert not compare("Gromyko", "Andrei Gromyko", context=Context(minister, later)).same


def test_context_can_forbid() -> None:
    context = Context(Side("PRK"), Side("KOR"))
    assert compare("Kim Yong-chol", "Kim Yong-chol").same
    assert not compare("Kim Yong-chol", "Kim Yong-chol", context=context).same


def test_a_near_miss_may_be_a_misprint_only_in_the_same_office() -> None:
    office = Side("VNM", frozenset({"ambassador to RUS"}), (2021, 2024))
    assert not compare("Dang Minh Khoi", "Dang Minh Khui").same
    assert compare("Dang Minh Khoi", "Dang Minh Khui", context=Context(office, office)).score <= THRESHOLD + 0.05


@settings(deadline=None)  # the first example reads the tables
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_compare_alike_from_both_sides(left: str, right: str) -> None:
    found, turned = compare(left, right), compare(right, left)
    assert 0 <= found.score <= 1
    assert (found.same, found.score) == (turned.same, turned.score)
    assert found.same == (found.score >= THRESHOLD)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz -.", min_size=3, max_size=25))
def test_a_full_name_is_the_same_as_itself_in_capitals(name: str) -> None:
    words = [word for word in name.replace("-", " ").replace(".", " ").split() if len(word) > 2]
    if len(words) > 1:
        assert compare(name, name.upper()).same


def test_csv_rows_are_answered_in_order() -> None:
    rows = list(compare_csv(io.StringIO("name2,name1,note\nTo Lam,Tô Lâm,x\nIvan Orlov,Ivan Belov,y\n")))
    assert [row["same"] for row in rows] == [True, False]
    assert set(rows[0]) == {"same", "score", "why"}


def test_csv_without_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="name2"):
        list(compare_csv(["name1,other", "a,b"]))
    with pytest.raises(ValueError, match="line 2"):
        list(compare_csv(["name1,name2", "only one"]))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "recall", "false_merges"), [("cross-script-dev", 0.99, 0), ("name-bench-dev", 0.74, 0)]
)
def test_development_sets(file: str, recall: float, false_merges: int) -> None:
    path = SHARED / f"{file}.csv"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the checkout")
    with path.open(encoding="utf-8") as lines:
        gold = [row["same"] == "true" for row in csv.DictReader(lines)]
    with path.open(encoding="utf-8") as lines:
        found = [row["same"] for row in compare_csv(lines)]
    hits = sum(f and g for f, g in zip(found, gold, strict=True))
    assert hits / sum(gold) >= recall
    assert sum(found) - hits <= false_merges
