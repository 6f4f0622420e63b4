"""Speed of names in a record: a rebuild of a million mentions, one more report beside 100,000 entities, questions.

    python benchmarks/names.py [--entities 100000] [--mentions 1000000] [--write]

The people are made up by a seeded generator from Vietnamese, Russian, Chinese, English and Arabic parts, and every
mention spells its person in one of that person's ways: with and without diacritics, in capitals, in Cyrillic, with an
initial, with a patronymic.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from speed import put_part, table

from chancery.answer.party import named
from chancery.pipeline import NameMatcher
from chancery.pipeline.names import resolve_names
from chancery.record import Store, fold_name
from chancery.resolve.compare import compare
from chancery.resolve.names import fold

MENTIONS = 20
"""Named people in a report."""
PAIRS, REPORTS, POSTS = 20_000, 40, 200
Row = tuple[str, str, str, str | None]

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


def _appearances(people: list[tuple[str, tuple[str, ...]]], count: int, dice: random.Random) -> Iterator[Row]:
    """Rows of `count` mentions: schema, name, country, post."""
    for number in range(count):
        country, spellings = people[number] if number < len(people) else dice.choice(people)
        yield "Person", dice.choice(spellings), country, _post(dice, 0.3)


def _post(dice: random.Random, share: float) -> str | None:
    return f"post {dice.randrange(POSTS)}" if dice.random() < share else None


def fill(store: Store, rows: Iterator[Row], first: int) -> int:
    """Writes reports from number `first` on, each with `MENTIONS` rows as named people; returns the next number."""
    number, seen = first, set[str]()
    batch: list[Row] = []
    for row in rows:
        if row[1] in seen:  # a report has one appearance of a name
            continue
        batch.append(row)
        seen.add(row[1])
        if len(batch) == MENTIONS:
            _write(store, number, batch)
            number, batch, seen = number + 1, [], set()
    return number


def _write(store: Store, number: int, rows: list[Row]) -> None:
    year = 2015 + number % 12
    report = (number, str(number), f"r{number}", 1, "[]", "", "en", f"{year}-06-01", "usable", "[]")
    columns = "number, digest, uri, version, credits, body_text, language, versioncreated, pubstatus, furniture"
    store.db.execute(f"INSERT INTO reports ({columns}) VALUES ({', '.join('?' * 10)})", report)
    for at, (schema, name, country, post) in enumerate(rows):
        key = number * MENTIONS + at
        appearance = (key, number, schema, name, fold_name(name), country, post, country if post else None)
        store.db.execute("INSERT INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?, ?)", appearance)
        mention = (key, number, at, 0, 1, None, None, name, "name", post, None)
        store.db.execute(f"INSERT INTO mentions VALUES ({', '.join('?' * 11)})", mention)


def one_more(path: Path, entities: int, share: float) -> list[tuple[str, str]]:
    """Rows with processor seconds of `REPORTS` reports that come one by one; a `share` of mentions has a new post."""
    people = list(_people(entities, random.Random(7)))
    with Store(path) as store:
        return _come(store, people, share)


def _come(store: Store, people: list[tuple[str, tuple[str, ...]]], share: float) -> list[tuple[str, str]]:
    dice, used = random.Random(share), list[float]()
    number = store.value("SELECT max(number) + 1 FROM reports")
    for _ in range(REPORTS):
        drawn = (dice.choice(people) for _ in range(2 * MENTIONS))
        fresh = (("Person", dice.choice(spellings), country, _post(dice, share)) for country, spellings in drawn)
        with store.transaction():
            number = fill(store, islice(fresh, MENTIONS + 5), number)
        start = time.process_time()
        resolve_names(store)
        used.append(time.process_time() - start)
    used.sort()
    what = f"one more report with {MENTIONS} mentions" + (f", {share:.0%} with a post new to them" if share else "")
    at = ("median", used[REPORTS // 2]), ("nine of ten at most", used[REPORTS * 9 // 10])
    rows = [(f"{what}, {name}", f"{seconds * 1000:,.0f} ms processor") for name, seconds in at]
    for row in rows:
        print(" | ".join(row), flush=True)
    return rows


def _timed(what: str, work: Callable[[], object]) -> tuple[str, str]:
    """A row with wall and processor seconds of `work`."""
    wall, used = time.perf_counter(), time.process_time()
    work()
    wall, used = time.perf_counter() - wall, time.process_time() - used
    row = what, f"{wall:,.2f} s ({used:,.2f} s processor)"
    print(" | ".join(row), flush=True)
    return row


def measure(entities: int, mentions: int) -> list[tuple[str, str]]:
    """The rows of the table: pairs a second, a rebuild, new reports, questions, memory."""
    dice = random.Random(7)
    people = list(_people(entities, dice))
    spellings = [[dice.choice(dice.choice(people)[1]) for _ in range(PAIRS)] for _ in range(2)]
    compare("Bùi Thanh Sơn", "Буй Тхань Шон")
    rows = [_timed(f"{PAIRS:,} pairs of names never seen before", lambda: list(map(compare, *spellings)))]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "names.chancery", create=True) as store:
        store.matcher = NameMatcher()
        with store.transaction():
            fill(store, _appearances(people, mentions, dice), 1)
        rows.append(_timed(f"names of {mentions:,} mentions resolved anew", lambda: resolve_names(store, anew=True)))
        rows.append(("entities", f"{store.value('SELECT count(*) FROM entities'):,}"))
        for share in (0, 0.3):  # each in a process of its own, which has seen no name yet
            with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
                rows += fresh.submit(one_more, store.path, entities, share).result()
        for asked in ("Nguyễn Văn Long", "Кузнецов", "Zhang"):
            rows.append(_timed(f"whom {asked!r} can mean", lambda asked=asked: named(store, asked)))
        rows.append(("size of the record", f"{store.path.stat().st_size / 1e6:,.0f} MB"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*rows, ("most memory", f"{memory:,.0f} MiB")]


def main() -> int:
    """Measures, and writes its part of docs/benchmarks.md."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entities", type=int, default=100_000)
    options.add_argument("--mentions", type=int, default=1_000_000)
    options.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    asked = options.parse_args()
    rows = measure(asked.entities, asked.mentions)
    load = f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    head = f"{asked.mentions:,} mentions of {asked.entities:,} made-up people, {load} at the end."
    head += f" {REPORTS} more reports come in a fresh process."
    if asked.write:
        put_part("Names", f"{head}\n\n{table(('what', 'measured'), rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
