"""Names and the offices before and behind them, in the styles of many houses."""

import pytest

CASES = [
    # text, name, post, of
    ("Vietnamese Foreign Minister Le Van Tam spoke.", "Le Van Tam", "Foreign Minister", "VNM"),
    ("They met Foreign Minister of Egypt Karim Fouad.", "Karim Fouad", "Foreign Minister of Egypt", "EGY"),
    ("Dewi Sartono, Indonesia's Minister of Foreign Affairs, came.",
     "Dewi Sartono", "Minister of Foreign Affairs", "IDN"),
    ("He saw Deputy Prime Minister and Defence Minister Ana Kos of Slovenia.",
     "Ana Kos", "Deputy Prime Minister", "SVN"),
    ("Zaire's late president, Joseph Ilunga, ruled long.", "Joseph Ilunga", "president", "ZAR"),
    ("NATO Secretary General Lars Holm agreed.",
     "Lars Holm", "Secretary General", "North Atlantic Treaty Organization"),
    ("Minister of Industry and Trade Tran Van Binh left.", "Tran Van Binh", "Minister of Industry and Trade", None),
    ("UAE Minister of Foreign Affairs and International Cooperation Sheikh Hamdan bin Rashid Al Falasi called.",
     "Hamdan bin Rashid Al Falasi", "Minister of Foreign Affairs and International Cooperation", "ARE"),
    ("Mr. TANAKA Ichiro, Minister for Foreign Affairs of Japan, held talks.",
     "TANAKA Ichiro", "Minister for Foreign Affairs of Japan", "JPN"),
    ("She thanked Palauan President Thomas Ngira, Jr. for it.", "Thomas Ngira, Jr.", "President", "PLW"),
    ("Adviser to the Head of the President's Office Ostap Hrinko said so.",
     "Ostap Hrinko", "Adviser to the Head of the President's Office", None),
    ("The Holy See Secretary of State, Cardinal Paolo Conti, wrote.", "Paolo Conti", "Secretary of State", "VAT"),
    ("They saw German Chancellor Karl von der Heide off.", "Karl von der Heide", "Chancellor", "DEU"),
    ("Chinese Ambassador to the Philippines Huang Dongmei was summoned.",
     "Huang Dongmei", "Ambassador to the Philippines", "CHN"),
    ("Democratic People’s Republic of Korea Foreign Minister Ri Chol Su went home.",
     "Ri Chol Su", "Foreign Minister", "PRK"),
    ("VNA General Director Vo Thi Hoa asked.", "Vo Thi Hoa", "General Director", "Vietnam News Agency"),
    ("Deputy Director of the Lima-based Institute of Andean Studies Luis Vega wrote.",
     "Luis Vega", "Deputy Director of the Lima-based Institute of Andean Studies", "Institute of Andean Studies"),
    ("Russian Security Council Secretary Oleg Panin flew in.", "Oleg Panin", "Security Council Secretary", "RUS"),
    ("Cambodian Senate President Hun Dara. It rained.", "Hun Dara", "Senate President", "KHM"),
    ("United Nations High Commissioner for Refugees (UNHCR) Carlo Grassi agreed.",
     "Carlo Grassi", "High Commissioner for Refugees", "United Nations"),
    ("They met in Washington, D.C. Secretary Ann Hall left.", "Ann Hall", "Secretary", "USA"),
    ("Former Austrian Chancellor Franz Moser died.", "Franz Moser", "Chancellor", "AUT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "post", "of"), CASES)
def test_name_post_and_country(read, text, name, post, of):
    people = [m for m in read(text).mentions if m.schema == "Person" and m.form == "name"]
    assert [(m.name, m.post, m.of) for m in people] == [(name, post, of)]
    assert text[people[0].start : people[0].end] == people[0].text


def test_two_offices_at_once(read):
    doc = read("Wang Lei, Chinese State Councilor and Foreign Minister, spoke with Liz Carter.")
    offices = [(o.post, o.of) for m in doc.mentions for o in m.offices]
    assert offices == [("State Councilor", "CHN"), ("Foreign Minister", "CHN")]


def test_plural_title_names_two(read):
    doc = read("Presidents Orlov and Xue met. Foreign Ministers Ivan Petrov of Russia and Ma Jun of China signed.")
    names = [(m.name, m.post, m.country) for m in doc.mentions if m.schema == "Person"]
    assert names == [
        ("Orlov", "President", None),
        ("Xue", "President", None),
        ("Ivan Petrov", "Foreign Minister", "RUS"),
        ("Ma Jun", "Foreign Minister", "CHN"),
    ]


def test_title_of_one_and_name_of_another(read):
    doc = read("The President and Prime Minister Arjun Mehta discussed it.")
    assert [(m.name, m.post) for m in doc.mentions if m.schema == "Person"] == [("Arjun Mehta", "Prime Minister")]


def test_the_wife_of_the_president_is_not_the_president(read):
    doc = read("The wife of the President of Ukraine Olha Kovalenko opened it.")
    assert [(m.name, m.post) for m in doc.mentions if m.schema == "Person"] == [("Olha Kovalenko", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The parade passed Ho Chi Minh Mausoleum in Ho Chi Minh City.",
        "He read “Anna Karenina” on the train.",
        "The Sheikh Said Al Maktum Sports Complex was full.",
        "They signed the Nord Stream Treaty on Monday in Minsk.",
        "He was awarded the Order of Bohdan Petrenko.",
        "Twenty-seven states joined the group Jaish al-Hurr.",
        "The United States and the European Union agreed.",
        "Our Next Great Leader Will Surely Come From The North Side",
    ],
)
def test_what_is_no_person(read, text):
    assert [m.name for m in read(text).mentions if m.schema == "Person"] == []


def test_furniture_is_left_alone(read):
    from chancery.model import Span

    text = "By Anna Smith\nPresident Paul Brown spoke."
    doc = read(text, furniture=(("byline", Span(0, 13)),))
    assert [m.name for m in doc.mentions if m.schema == "Person"] == ["Paul Brown"]


def test_counterpart_takes_the_post(read):
    doc = read("Foreign Minister Kenji Mori of Japan and his South Korean counterpart, Park Min-ho, spoke by phone.")
    offices = {(m.name, o.post, o.of) for m in doc.mentions for o in m.offices}
    assert offices == {("Kenji Mori", "Foreign Minister", "JPN"), ("Park Min-ho", "Foreign Minister", "KOR")}


def test_country_by_culture_only_where_one_state_fits(read):
    both = read("President Nguyen Van An left Vietnam for Laos.")
    assert next(m.country for m in both.mentions if m.schema == "Person") == "VNM"
    korea = read("President Kim Min-su spoke of South Korea and North Korea.")
    assert next(m.country for m in korea.mentions if m.schema == "Person") is None


def test_an_office_behind_a_name_and_an_office_before_the_next(read):
    doc = read(
        "Orlov met Tran Van Khoa, General Secretary of the Communist Party of Viet Nam, Prime Minister Bui Thi Lan "
        "and National Assembly Chairman Le Quang Hieu."
    )
    named = [m for m in doc.mentions if m.schema == "Person"]
    assert [(m.name, m.post) for m in named] == [
        ("Tran Van Khoa", "General Secretary of the Communist Party of Viet Nam"),
        ("Bui Thi Lan", "Prime Minister"),
        ("Le Quang Hieu", "National Assembly Chairman"),
    ]


def test_name_that_is_an_english_word_behind_a_meeting_verb(read):
    doc = read("French President Luc Morel met To Hoang in Hanoi. They agreed to stay.")
    assert [m.name for m in doc.mentions if m.schema == "Person"] == ["Luc Morel", "To Hoang"]


@pytest.mark.model
def test_capitals_that_only_a_sentence_gives_are_no_names():
    from chancery.model import Report
    from chancery.parse.english import load_english
    from chancery.parse.mentions import find_mentions

    text = "Capturing Severodonetsk is a goal of Russia. Party members of LE met in Irpin."
    doc = load_english()(text)
    doc.report = Report("test", text)
    assert [m.text for m in find_mentions(doc)] == ["Severodonetsk", "Russia", "Irpin"]


def test_under_is_a_rank_of_secretaries_alone(read):
    doc = read("Under President Ann Lee, Peru grew. Under Secretary Jan Novak of Chile agreed.")
    assert [(m.name, m.post) for m in doc.mentions if m.schema == "Person"] == [
        ("Ann Lee", "President"),
        ("Jan Novak", "Under Secretary"),
    ]


def people(doc):
    return [(m.name, m.post, m.country) for m in doc.mentions if m.schema == "Person"]


def test_the_president_and_a_bare_secretary_are_two_people(read):
    doc = read("The President of the United States and Secretary Novak have been clear. We met.")
    assert people(doc) == [("Novak", "Secretary", "USA")]


def test_the_first_lady_is_not_the_president_of_her_surname(read):
    doc = read("First Lady Ann Novak opened the fair. President Novak came later. Ann Novak left.")
    assert {m[:2] for m in people(doc)} == {("Ann Novak", "First Lady"), ("Novak", "President")}


def test_an_office_behind_a_comma_begins_anew(read):
    doc = read("We thank the president, President Novak, for his words.")
    assert {m[0] for m in people(doc)} == {"Novak"}


def test_us_in_small_letters_is_no_state(read):
    doc = read("It is an honor to have with us Secretary Novak today.")
    assert people(doc) == [("Novak", "Secretary", "USA")]
    assert not [m for m in doc.mentions if m.text.startswith("us ")]


def test_the_other_state_is_only_that_of_an_office_of_which_each_has_one(read):
    about = "Chile and Peru agreed. Chile thanked Peru. Foreign Minister Ana Rojas of Chile met "
    assert ("Luis Mora", "Foreign Minister", "PER") in people(read(f"{about}Foreign Minister Luis Mora."))
    about = "Chile and Peru agreed. Chile thanked Peru. Ambassador Ana Rojas of Chile met "
    assert ("Luis Mora", "Ambassador", None) in people(read(f"{about}Ambassador Luis Mora."))


def test_an_epithet_tells_the_state_of_the_one_holder_a_full_title_may_name_another(read):
    doc = read("Prime Minister Ana Rojas arrived. The Chilean Prime Minister spoke.")
    assert ("Ana Rojas", "Prime Minister", "CHL") in people(doc)
    doc = read("President Ana Rojas arrived. The President of the Republic of Peru spoke.")
    assert people(doc) == [("Ana Rojas", "President", None)]


def test_a_middle_name_is_another_surname_unless_the_office_is_the_same(read):
    doc = read("Ana Novak Rojas, chair of the institute, spoke. President Novak came later.")
    assert {m[:2] for m in people(doc)} == {("Ana Novak Rojas", "chair of the institute"), ("Novak", "President")}
    doc = read("President Ana Novak Rojas spoke. President Novak came later.")
    assert {m[0] for m in people(doc)} == {"Ana Novak Rojas"}


def test_a_given_name_that_is_an_adjective_is_no_part_of_the_office(read):
    doc = read("Minister of Energy German Halushko spoke. The Minister of Energy of Peru left.")
    assert people(doc)[0] == ("German Halushko", "Minister of Energy", None)


def test_head_of_state_is_an_epithet_too(read):
    doc = read("President Ana Rojas is ready. The Chilean Head of State said that the Peruvian president is not.")
    assert ("Ana Rojas", "President", "CHL") in people(doc)


def test_no_president_is_prime_minister_but_a_crown_prince_may_be(read):
    doc = read(
        "President of Peru, Deputy Prime Minister Jan Novak came. Crown Prince and Prime Minister Said Amin left."
    )
    assert ("Jan Novak", "Deputy Prime Minister") in {m[:2] for m in people(doc)}
    assert {o.post for m in doc.mentions if m.name == "Said Amin" for o in m.offices} == {
        "Crown Prince",
        "Prime Minister",
    }


def test_the_last_office_of_a_list_tells_the_state(read):
    doc = read(
        "Peru hosted the Rt Hon Ann Hart, Minister of Foreign Affairs, and the Hon Jan Holm, Minister of Defence of "
        "Norway, in Lima."
    )
    assert {(m.name, m.country) for m in doc.mentions if m.schema == "Person"} == {
        ("Ann Hart", "NOR"), ("Jan Holm", "NOR")
    }  # fmt: skip


def test_a_deputy_is_no_equal(read):
    doc = read(
        "Australia and New Zealand agreed. Australia welcomed New Zealand. Australian Deputy Prime Minister Ann Hart "
        "recalled the meeting of Prime Minister Lowe and Prime Minister Holm."
    )
    assert {m.country for m in doc.mentions if m.name in {"Lowe", "Holm"}} == {None}


def test_fm_is_a_foreign_minister(read):
    doc = read("Minister Ann Hart held talks with FM Holm in Oslo, and Foreign Secretary Md. Karim Uddin joined.")
    assert {m.name for m in doc.mentions if m.schema == "Person"} == {"Ann Hart", "Holm", "Md. Karim Uddin"}


def test_two_vice_presidents_are_of_two_states(read):
    doc = read(
        "Chile and Peru agreed. Chile welcomed Peru. Chilean Vice President Ana Rojas met Vice President Luis Caro."
    )
    assert {m.country for m in doc.mentions if m.name == "Luis Caro"} == {"PER"}
