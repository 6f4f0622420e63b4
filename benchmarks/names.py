"""Speed of names: pairs compared in a second, 20 new mentions beside 100,000 entities, a rebuild of a million mentions.

    python benchmarks/names.py [--entities 100000] [--mentions 1000000]

The people are made up by a seeded generator from Vietnamese, Russian, Chinese, English and Arabic parts, and every
mention spells its person in one of that person's ways: with and without diacritics, in capitals, in Cyrillic, with an
initial, with a patronymic.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator

from chancery.resolve.cluster import Resolver
from chancery.resolve.compare import compare
from chancery.resolve.groups import Profile
from chancery.resolve.names import fold

_VIETNAMESE_FAMILY = """
Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Tạ Lương
"""
_VIETNAMESE = """
Văn Thị Minh Đức Hữu Quang Ngọc Thanh Xuân Hồng Anh Tuấn Hùng Dũng Hải Sơn Long Hà Lan Hương Mai Bình An Khánh
Linh Phương Trang Hiếu Thắng Lợi Phúc Lộc Thọ Khôi Khoa Nam Bắc Đông Giang Huy Hoà Kiên Cường Quân Tùng Trung
Thành Tâm Tài Việt Vinh Yến Chi Châu Diệp Duy Đạt Điệp Hạnh Hiền Hoa Huệ Hưng Khang Lâm Luân Mạnh Nga Nghĩa
Nhân Như Oanh Phong Phú Quốc Quyên Quý Sang
"""
_RUSSIAN = """
Александр Алексей Анатолий Андрей Антон Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Вячеслав
Геннадий Георгий Григорий Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Леонид Максим Михаил Николай
Олег Павел Пётр Роман Сергей Станислав Степан Тимофей Фёдор Юрий Яков
"""
_RUSSIAN_STEMS = """
Абрам Аксён Андре Арбуз Баран Белк Бобр Борис Бык Волк Воробь Горш Гус Дрозд Ежик Жук Зайц Зуб Иван Казак Карп
Ковал Козл Корол Крыл Кузнец Лебед Лис Лук Макар Медвед Мельник Мороз Никит Орл Остров Павл Петр Попк Рыбак
Сав Сидор Скворц Смирн Сокол Солов Тарас Тимоф Титк Фад Федот Филат Харит Цветк Чайк Шапк Щук Юд Яблок Якуш
"""
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ROMAN = """
a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya
"""
_CHINESE_FAMILY = """
Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo
"""
_CHINESE = """
wei fang na min jing qiang lei yang yong jun jie juan tao ming chao xia ping gang hua hong yu bo lin yi xin
hao ze kai zhi guo dong jian shan xiang qing mei lan feng ning rui shu tian ting xiao xue yan yuan
"""
_ENGLISH = """
James Robert John Michael David William Richard Joseph Thomas Charles Mary Patricia Jennifer Linda Elizabeth
Barbara Susan Jessica Sarah Karen Nancy Lisa Margaret Anthony Steven Paul Andrew Kenneth
"""
_ENGLISH_HEADS = """
Ash Bar Black Brad Bur Car Clif Cold Dal East Fair Green Hal Har Hol Kings Lang Mar New Nor Oak Pem Red Stan
Wes
"""
_ENGLISH_TAILS = """
brook bury by combe croft dale don field ford gate ham hurst land ley man more son stead ton ville well wick
wood worth
"""
_ARABIC = """
Ahmad Mohammed Omar Khalid Yusuf Hassan Hussein Ibrahim Mustafa Mahmoud Tariq Karim Jamal Nasser Faisal Salman
Rashid Bashir Hamid Majid Saleh Walid Ziad Anwar
"""
_ARABIC_ROOTS = "b d f h j k l m n q r s sh t w y z kh gh th"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _latin(russian: str) -> str:
    letters = dict(zip(_CYRILLIC, _ROMAN.split(), strict=True))
    return " ".join(_capital("".join(letters[c] for c in w.lower()).replace("'", "")) for w in russian.split())


def _people(count: int, dice: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Countries and spellings of `count` people, no two of whom share their first spelling."""
    seen: set[str] = set()
    makers = (_vietnamese, _vietnamese, _russian, _russian, _chinese, _english, _arabic)
    while len(seen) < count:
        country, spellings = dice.choice(makers)(dice)
        if spellings[0] not in seen:
            seen.add(spellings[0])
            yield country, spellings


def _vietnamese(dice: random.Random) -> tuple[str, tuple[str, ...]]:
    words = [dice.choice(_VIETNAMESE_FAMILY.split()), *dice.sample(_VIETNAMESE.split(), dice.choice((2, 3)))]
    name = " ".join(words)
    plain = " ".join(_capital(fold(word)) for word in words)
    return "VNM", (name, plain, plain.upper())


def _russian(dice: random.Random) -> tuple[str, tuple[str, ...]]:
    stem = dice.choice(_RUSSIAN_STEMS.split()) + dice.choice(
        ("", "ец", "ин", "енк", "ар", "ах", "ун", "ыш", "уш", "ик")
    )
    name = f"{dice.choice(_RUSSIAN.split())} {stem}{dice.choice(('ов', 'ев', 'ин', 'ский', 'енко', 'ук'))}"
    given, family = _latin(name).split()
    return "RUS", (name, f"{given} {family}", f"{given[0]}. {family}", f"{given} {family}".upper())


def _chinese(dice: random.Random) -> tuple[str, tuple[str, ...]]:
    family, first, second = (
        dice.choice(_CHINESE_FAMILY.split()),
        dice.choice(_CHINESE.split()),
        dice.choice(_CHINESE.split()),
    )
    return "CHN", (f"{family} {_capital(first + second)}", f"{_capital(first + second)} {family}")


def _english(dice: random.Random) -> tuple[str, tuple[str, ...]]:
    given, family = (
        dice.choice(_ENGLISH.split()),
        dice.choice(_ENGLISH_HEADS.split()) + dice.choice(_ENGLISH_TAILS.split()),
    )
    middle = dice.choice(_ENGLISH.split())
    return dice.choice(("USA", "GBR", "AUS")), (f"{given} {middle[0]}. {family}", f"{given} {middle} {family}")


def _arabic(dice: random.Random) -> tuple[str, tuple[str, ...]]:
    one, two = dice.choice(_ARABIC.split()), dice.choice(_ARABIC.split())
    first, second, third = (dice.choice(_ARABIC_ROOTS.split()) for _ in range(3))
    family = _capital(f"{first}{dice.choice('aiu')}{second}{dice.choice(('ai', 'aa', 'i', 'u'))}{third}i")
    return dice.choice(("SAU", "IRQ", "EGY")), (f"{one} bin {two} al-{family}", f"{one} ibn {two} Al {family}")


def _mentions(people: list[tuple[str, tuple[str, ...]]], count: int, dice: random.Random) -> Iterator[Profile]:
    posts = tuple(f"post {number}" for number in range(200))
    for number in range(count):
        country, spellings = people[number] if number < len(people) else dice.choice(people)
        post = frozenset({dice.choice(posts)}) if dice.random() < 0.3 else frozenset[str]()
        year = dice.randrange(2015, 2027)
        yield Profile(f"m{number}", dice.choice(spellings), "Person", country, post, (year, year))


def _timed(label: str, start: tuple[float, float], what: str) -> None:
    wall, used = time.perf_counter() - start[0], time.process_time() - start[1]
    print(f"{label:<42} {wall:9.3f} s   processor {used:9.3f} s   {what}", flush=True)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def main() -> int:
    """Runs the three measurements and prints them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entities", type=int, default=100_000)
    options.add_argument("--mentions", type=int, default=1_000_000)
    asked = options.parse_args()
    dice = random.Random(7)
    people = list(_people(asked.entities, dice))
    spellings = [[dice.choice(dice.choice(people)[1]) for _ in range(20_000)] for _ in range(2)]
    compare("Bùi Thanh Sơn", "Буй Тхань Шон")
    start = _now()
    for left, right in zip(*spellings, strict=True):
        compare(left, right)
    rate = 20_000 / (time.process_time() - start[1])
    _timed("20,000 pairs of names never seen before", start, f"{rate:,.0f} pairs a second")
    resolver = Resolver()
    start = _now()
    resolver.update(_mentions(people, asked.mentions, dice))
    built = resolver.clusters()
    _timed(f"rebuild of {asked.mentions:,} mentions", start, f"{len(built.entities):,} entities")
    for number in range(5):
        fresh = [_stranger(f"n{number}.{i}", people, dice) for i in range(20)]
        start = _now()
        resolver.update(fresh)
        _timed("20 new mentions", start, f"beside {len(built.entities):,} entities")
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
    return 0


def _stranger(key: str, people: list[tuple[str, tuple[str, ...]]], dice: random.Random) -> Profile:
    country, spellings = dice.choice(people)
    return Profile(key, dice.choice(spellings), "Person", country)


if __name__ == "__main__":
    sys.exit(main())
