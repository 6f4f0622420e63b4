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


def test_the_guest_is_the_one_of_his_country(read):
    doc = read("Prime Minister Jan Novak of Norway met Chilean Prime Minister Luis Mora. The Chilean guest then left.")
    assert meant(doc, "Chilean guest") + meant(doc, "The Chilean guest") == ["Luis Mora"]
    assert meant(read("Premier Jan Novak met Premier Luis Mora. The guest then left."), "The guest") == []


def test_the_top_diplomat_is_the_foreign_minister(read):
    doc = read("Norwegian Foreign Minister Jan Holm arrived in Lima. The top diplomat will leave on Sunday.")
    assert meant(doc, "The top diplomat") == ["Jan Holm"]


def test_the_head_of_a_government_is_its_premier(read):
    doc = read(
        "Norwegian Prime Minister Jan Holm met King Luis of Chile. The head of the Norwegian government left early."
    )
    assert meant(doc, "The head of the Norwegian government") == ["Jan Holm"]


def test_a_rank_points_at_the_only_one_who_bears_it(read):
    doc = read("Norwegian Navy Chief Admiral Jan Holm arrived in Lima. The Admiral will meet Minister Ana Rojas.")
    assert meant(doc, "The Admiral") == ["Jan Holm"]


def test_a_plural_possessive_gives_the_country(read):
    doc = read("Belarus' Prime Minister Jan Holm came to Lima.")
    assert [(m.text, m.country) for m in doc.mentions if m.schema == "Person"] == [("Jan Holm", "BLR")]


def test_a_minister_has_no_counterpart_of_his_own_country(read):
    doc = read(
        "Chilean Foreign Minister Ana Rojas met Norwegian President Jan Holm, to whom she gave a letter from his "
        "Chilean counterpart, Luis Mora."
    )
    assert [m.post for m in doc.mentions if m.text == "Luis Mora"] == ["President"]
