"""Who short names, nouns and pronouns mean, and that a doubt stays open."""

TALKS = (
    "Vietnamese Ambassador to Russia Tran Van Khoa met Russian Foreign Minister Igor Belov in Moscow. "
    "Khoa thanked Belov. The ambassador said relations were good. The diplomat left early. "
    "The Russian minister wrote a letter."
)


def meant(doc, text):
    return [m.name for m in doc.mentions if m.text == text]


def test_short_names_and_nouns(read):
    doc = read(TALKS)
    assert meant(doc, "Khoa") == ["Tran Van Khoa"]
    assert meant(doc, "Belov") == ["Igor Belov"]
    assert meant(doc, "The ambassador") == ["Tran Van Khoa"]
    assert meant(doc, "The Russian minister") == ["Igor Belov"]


def test_mentions_of_one_person_share_the_entity(read):
    doc = read(TALKS)
    assert len({m.entity for m in doc.mentions if m.name == "Tran Van Khoa"}) == 1


def test_given_name_that_is_a_word(read):
    doc = read("Vietnamese Foreign Minister Bui Van Son came. Son will stay. He brought his son.")
    assert meant(doc, "Son") == ["Bui Van Son"]
    assert meant(doc, "son") == []


def test_diacritics_do_not_part_a_person(read):
    doc = read("Ambassador Đặng Minh Hải spoke. Dang Minh Hai left.")
    assert {m.entity for m in doc.mentions if m.schema == "Person"} == {0}


def test_two_who_fit_stay_open(read):
    doc = read("French President Luc Morel met German President Jan Vogt in Bonn. The president smiled.")
    assert meant(doc, "The president") == []


def test_both_leaders_are_two_mentions(read):
    doc = read("French President Luc Morel met German President Jan Vogt in Bonn. Both leaders smiled.")
    assert meant(doc, "Both leaders") == ["Luc Morel", "Jan Vogt"]


def test_the_two_countries(read):
    doc = read("Laos and Cuba signed a treaty. Laos and Cuba are friends. The two countries will cooperate.")
    assert sorted(m.country for m in doc.mentions if m.text == "two countries") == ["CUB", "LAO"]


def test_pronoun_by_the_only_man(read):
    doc = read("Prime Minister Olga Ivanova praised Mr Peter Hall. He smiled.")
    assert meant(doc, "He") == ["Peter Hall"]


def test_an_office_nobody_is_named_for(read):
    doc = read("Pakistan expelled the Iranian Ambassador to Pakistan on Monday.")
    row = next(m for m in doc.mentions if m.schema == "Position")
    assert (row.text, row.country, row.post) == ("Iranian Ambassador to Pakistan", "IRN", "Ambassador to Pakistan")


def test_deputy_is_not_the_secretary(read):
    doc = read("Secretary of State Mary Hall met Deputy Secretary of State Tom Reed. The Deputy Secretary left.")
    assert meant(doc, "The Deputy Secretary") == ["Tom Reed"]


def test_students_are_no_cosmonauts(read):
    text = "Cosmonaut Jan Novak joined astronaut Leo Marsh in 1980. Norway offers 60 grants a year to Czech students."
    assert [m.text for m in read(text).mentions if m.form == "nominal" and m.schema == "Person"] == []
