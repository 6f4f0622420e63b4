import pytest

from chancery.resolve.compare import compare
from chancery.resolve.organisations import alias_of, looks_like_organisation, parse_body
from chancery.resolve.pair import Context, Side

BODY = Side(schema="Organization")


@pytest.mark.parametrize(
    "line",
    [
        "VNA|Vietnam News Agency", "VNA|Thông tấn xã Việt Nam", "ТАСС|TASS",
        "ASEAN|Association of Southeast Asian Nations",
        "Joint Stock Company Volga Mills|OAO Volga Mills", "Volga Mills Ltd.|Volga Mills Limited",
        "Volga Mills|Volga Mills AG",
        "World Health Organization|World Health Organisation", "Third Infantry Brigade|Infantry Brigade, Third",
        "Smith & Sons Company|Smith and Sons Company", "The Hanoi Book Company|Hanoi Book Company",
        "VolgaMills AG|Volga Mills AG",
        "European Bank for Reconstruction and Development|EBRD",
        "Siberian Minig Corporation|Siberian Mining Corporation",
    ],
)  # fmt: skip
def test_one_organisation(line: str) -> None:
    left, right = line.split("|")
    assert compare(left, right).same, compare(left, right)
    assert compare(right, left).same


@pytest.mark.parametrize(
    "line",
    [
        "Institute of Far Eastern Studies|Institute of Near Eastern Studies",
        "Ministry of Foreign Affairs|Ministry of Internal Affairs", "Brigade 44|Brigade 45",
        "Volga Mills AG|Volga Mills GmbH",
        "Bank of Asia (London)|Bank of Asia (Hanoi)", "Vietnam News Agency|Vietnam National Assembly",
        "EU|UN", "TASS|Xinhua",
        "Volga Capital Fund V|Volga Capital Fund VI", "Siberian Mining Company|Mining Company",
    ],
)  # fmt: skip
def test_two_organisations(line: str) -> None:
    left, right = line.split("|")
    assert not compare(left, right).same, compare(left, right)


def test_persons_are_not_taken_for_organisations() -> None:
    for name in (
        "To Lam",
        "Vo Van Thuong",
        "Wang Yi",
        "До Ван Тьен",
        "Sa Van Cam",
        "Dang Minh Khoi",
        "An Ten",
        "Xi Jinping",
    ):
        assert not looks_like_organisation(name), name


def test_a_short_acronym_is_known_by_its_capitals() -> None:
    assert alias_of("AP") is not None
    assert alias_of("Ap") is None


def test_three_initials_need_the_same_country() -> None:
    left, right = "Hue Book Society", "HBS"
    assert not compare(left, right, context=Context(BODY, BODY)).same
    both = Side("VNM", schema="Organization")
    assert compare(left, right, context=Context(both, both)).same


def test_legal_forms_and_numbers_are_set_aside() -> None:
    body = parse_body("Volga Mills No. Forty-Four Public Joint Stock Company")
    assert body.forms == {"stock"}
    assert body.numbers == ("44",)
