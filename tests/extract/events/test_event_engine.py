"""The engine on hand-built trees."""

from __future__ import annotations

from datetime import date

from event_trees import at, mark, tree

from chancery.extract.events import find_events
from chancery.model import Claim, Event, Mention, Quote, Span
from chancery.model.document import Doc

MEET = """
Orban orban PROPN nsubj 3
will will AUX aux 3
meet meet VERB root 0
Fico fico PROPN obj 3
in in ADP case 6
Oslo oslo PROPN obl 3
on on ADP case 8
Friday friday PROPN obl 3
"""


def _meet() -> Doc:
    doc = tree(MEET, published=date(2024, 5, 1))
    return mark(doc, ("Orban", "Person", "HUN"), ("Fico", "Person", "SVK"), ("Oslo", "Address", "NOR"))


def _body(claim: Claim) -> Event:
    assert isinstance(claim.body, Event)
    return claim.body


def test_clause_gives_parties_place_time_and_status() -> None:
    [claim] = find_events(at(_meet(), "Friday", date(2024, 5, 3)), [])
    body = _body(claim)
    assert (claim.rule, claim.status, body.type) == ("event:meet", "planned", "CONSULT")
    assert [p.name for p in body.actors] == ["Orban"]
    assert [p.name for p in body.recipients] == ["Fico"]
    assert body.place is not None and (body.place.name, body.place.country) == ("Oslo", "NOR")
    assert body.when is not None and body.when.edtf == "2024-05-03"
    assert claim.text == "will meet Fico in Oslo on Friday" == claim.span.of("Orban will meet Fico in Oslo on Friday ")


def test_without_a_time_when_is_none() -> None:
    [claim] = find_events(_meet(), [])
    assert _body(claim).when is None


def test_words_of_a_speaker_are_said_by_him() -> None:
    doc = _meet()
    whole = Span(0, len(doc.text))
    quote = Claim("hand", whole, doc.text, Quote("Lis", None, "said", "indirect", whole), "quote:x")
    assert [c.said_by for c in find_events(doc, [quote])] == ["Lis"]


def test_no_event_in_furniture() -> None:
    doc = _meet()
    report = doc.report
    doc.report = type(report)("hand", report.body_text, furniture=(("headline", Span(0, len(doc.text))),))
    assert find_events(doc, []) == []


def test_passive_with_agent() -> None:
    rows = """
    Fico fico PROPN nsubj:pass 3
    was be AUX aux:pass 3
    received receive VERB root 0
    by by ADP case 5
    Orban orban PROPN obl:agent 3
    """
    doc = mark(tree(rows), ("Fico", "Person", "SVK"), ("Orban", "Person", "HUN"))
    [claim] = find_events(doc, [])
    assert [p.name for p in _body(claim).actors] == ["Orban"]
    assert [p.name for p in _body(claim).recipients] == ["Fico"]


def test_light_verb_lends_its_subject_and_phrases() -> None:
    rows = """
    Orban orban PROPN nsubj 2
    held hold VERB root 0
    talks talk NOUN obj 2
    with with ADP case 5
    Fico fico PROPN obl 2
    in in ADP case 7
    Oslo oslo PROPN obl 2
    """
    doc = mark(tree(rows), ("Orban", "Person", "HUN"), ("Fico", "Person", "SVK"), ("Oslo", "Address", "NOR"))
    [claim] = find_events(doc, [])
    body = _body(claim)
    assert ([p.name for p in body.actors], [p.name for p in body.recipients]) == (["Orban"], ["Fico"])
    assert body.place is not None and body.place.name == "Oslo"
    assert claim.text.startswith("held talks with Fico")


def test_conjunct_and_control_inherit_the_subject() -> None:
    rows = """
    Orban orban PROPN nsubj 3
    will will AUX aux 3
    visit visit VERB root 0
    Norway norway PROPN obj 3
    and and CCONJ cc 6
    meet meet VERB conj 3
    Fico fico PROPN obj 6
    """
    doc = mark(tree(rows), ("Orban", "Person", "HUN"), ("Norway", "Country", "NOR"), ("Fico", "Person", "SVK"))
    visit, meeting = find_events(doc, [])
    assert (visit.rule, visit.status) == ("event:visit-country", "planned")
    assert (meeting.rule, meeting.status) == ("event:meet", "planned")
    assert [p.name for p in _body(meeting).actors] == ["Orban"]


def test_negation() -> None:
    rows = """
    Orban orban PROPN nsubj 4
    did do AUX aux 4
    not not PART advmod 4
    meet meet VERB root 0
    Fico fico PROPN obj 4
    """
    doc = mark(tree(rows), ("Orban", "Person", "HUN"), ("Fico", "Person", "SVK"))
    assert [c.status for c in find_events(doc, [])] == ["negated"]


TWICE = """
Orban orban PROPN nsubj 2
met meet VERB root 0
Fico fico PROPN obj 2

The the DET det 2
meeting meeting NOUN nsubj:pass 4
was be AUX aux:pass 4
held hold VERB root 0
between between ADP case 6
Orban orban PROPN nmod 2
and and CCONJ cc 8
Fico fico PROPN conj 6
in in ADP case 10
Oslo oslo PROPN obl 4
on on ADP case 12
Friday friday PROPN obl 4
"""


def _twice(rows: str = TWICE) -> Doc:
    doc = mark(tree(rows), ("Orban", "Person", "HUN"), ("Fico", "Person", "SVK"), ("Oslo", "Address", "NOR"))
    for name in ("Orban", "Fico", "Lis"):  # the second sentence's names
        start = doc.text.rfind(name)
        if start > 0:
            doc.mentions = (*doc.mentions, Mention(start, start + len(name), name, "Person", name, 9, "XXX"))
    return at(doc, "Friday", date(2024, 5, 3))


def test_a_retelling_is_folded_in_and_fills_the_gaps() -> None:
    [claim] = find_events(_twice(), [])
    body = _body(claim)
    assert claim.rule == "event:meet"
    assert body.place is not None and body.place.name == "Oslo"
    assert body.when is not None and body.when.edtf == "2024-05-03"


def test_a_meeting_of_others_is_another_event() -> None:
    claims = find_events(_twice(TWICE.replace("Fico fico PROPN conj", "Lis lis PROPN conj")), [])
    assert [c.rule for c in claims] == ["event:meet", "event:meeting"]
    assert _body(claims[0]).when is None


def test_a_meeting_brought_in_as_new_is_another_event() -> None:
    claims = find_events(_twice(TWICE.replace("The the DET", "A a DET")), [])
    assert [c.rule for c in claims] == ["event:meet", "event:meeting"]


def test_lead_event_comes_first_then_by_place() -> None:
    claims = find_events(_twice(TWICE.replace("The the DET", "A a DET")), [])
    assert [c.span.start for c in claims] == sorted(c.span.start for c in claims)


def test_result_is_the_same_again() -> None:
    assert [c.id for c in find_events(_twice(), [])] == [c.id for c in find_events(_twice(), [])]
