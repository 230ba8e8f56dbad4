"""What goes wrong around experts: told in clear words, and nothing is lost."""

from html import unescape

import pytest

from forum.core.db import db
from forum.experts.models import Verification
from forum.experts.questions import service
from forum.moderation.holding import queries as holding
from forum.moderation.models import LogEntry
from tests import make
from tests.experts.applying import NUMBER, SAID, verified
from tests.experts.asked import claimed, row, waiting

FORM = SAID | {"practice_phone": "030 1234567", "rules": "1"}
NOT_NOW = (
    "Alleen een geverifieerde expert kan dit doen. Is je verificatie verlopen of ingetrokken, dan "
    "kun je bij Experts een nieuwe aanvragen."
)
FIRST = "Een andere expert was net eerder met deze vraag."


def _text(answer) -> str:
    return unescape(answer.text)


def _applies(visitor, **facts):
    answer = visitor.submit("/experts/apply", **{**FORM, **facts})
    text = _text(answer)
    for typed in ("L. Rugenbrink", "Praktijk Zuid, Utrecht", "Geen andere belangen", "030 1234567"):
        assert typed in text
    return answer.status_code, text


def test_an_expert_whose_time_is_over_claims(visitor, time):
    first, expert = waiting(), make.expert(expert_until=time.at)
    answer = visitor.log_in(expert).submit(f"/questions/{first.thread_id}/claim")
    assert (answer.status_code, NOT_NOW in _text(answer)) == (403, True)
    assert row(first).state == "waiting"
    called = visitor.bearer(make.token(expert)).post(f"/api/v1/questions/{first.thread_id}/claim")
    assert (called.status_code, called.json["detail"]) == (403, NOT_NOW)


def test_who_claims_second_finds_what_is_left_to_do(visitor):
    taken, other = claimed(make.expert()), waiting(title="Mag ik fietsen?")
    visitor.log_in(make.expert())
    answer = visitor.submit(f"/questions/{taken.thread_id}/claim", next="/questions")
    assert (answer.status_code, FIRST in _text(answer)) == (409, True)
    assert "Mag ik fietsen?" in answer.text
    assert f'action="/questions/{other.thread_id}/claim"' in answer.text
    assert f'action="/questions/{taken.thread_id}/claim"' not in answer.text
    assert 'name="next" value="/questions"' in answer.text


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "Je staat op afwezig."),
        ({"most_open": 1}, "Je hebt al zoveel vragen opgepakt als je wilde (1)."),
    ],
)
def test_who_has_enough_or_is_away_reads_so_above_the_list(visitor, time, facts, told):
    expert = make.expert()
    claimed(expert)
    away = None if facts else time.at.date().replace(day=9)
    service.set_desk(make.viewer(expert), away_until=away, most_open=facts.get("most_open", 3))
    first = waiting(title="Mag ik fietsen?")
    answer = visitor.log_in(expert).submit(f"/questions/{first.thread_id}/claim")
    assert (answer.status_code, told in _text(answer)) == (409, True)
    assert "Mag ik fietsen?" in answer.text


@pytest.mark.parametrize("number", ["0000000010", "0000 0000 10", "0000000010a", "000000001040"])
def test_a_number_that_is_none(visitor, number):
    status, text = _applies(visitor.log_in(make.member()), big_number=number)
    assert status == 422
    assert "Een BIG-nummer heeft 11 cijfers. Kijk het na in het BIG-register." in text
    assert number in text
    assert _nothing_kept()


def test_a_number_that_is_verified_for_another(visitor):
    verified(make.member())
    status, text = _applies(visitor.log_in(make.member()), big_number="0000 0000 104")
    assert status == 409
    assert "Met dit BIG-nummer is hier al iemand anders geverifieerd. Kijk of het klopt." in text
    assert 'value="0000 0000 104"' in text
    assert len(_kept()) == 1


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {"profession": "diëtist", "big_number": NUMBER},
            "Een diëtist heeft geen BIG-nummer maar staat in het Kwaliteitsregister Paramedici.",
        ),
        ({"big_number": ""}, "Vul je BIG-nummer in: voor fysiotherapeut hoort dat erbij."),
        ({"specialism": "huisarts"}, "Deze specialisatie hoort niet bij fysiotherapeut."),
        (
            {"specialism": "manueel therapeut"},
            "Een manueel therapeut staat in KRF NL of Keurmerk Fysiotherapie. Kies welk.",
        ),
        (
            {"profession": "arts", "quality_register": "KRF NL"},
            "KRF NL en Keurmerk Fysiotherapie zijn registers van fysiotherapeuten.",
        ),
        ({"profession": "chiropractor"}, "Voor dit beroep kunnen we niemand verifiëren"),
    ],
)
def test_fields_that_contradict_each_other(visitor, facts, told):
    status, text = _applies(visitor.log_in(make.member()), **facts)
    assert (status, told in text) == (422, True)
    assert _nothing_kept()


def test_a_moderator_who_overrules_without_a_reason_keeps_what_was_typed(visitor):
    first = claimed(make.expert())
    visitor.log_in(make.moderator())
    told = "Schrijf in een paar woorden waarom. Het komt in het logboek van de moderatie."
    for act, typed in (("raise", {}), ("release", {}), ("hand-over", {"to": "Zomaar"})):
        answer = visitor.submit(f"/questions/{first.thread_id}/{act}", reason=" ", **typed)
        assert (answer.status_code, told in _text(answer)) == (422, True)
        assert all(f'value="{text}"' in answer.text for text in typed.values())
    assert row(first).state == "assigned"
    assert "Daarom" not in str(_log())
    visitor.submit(f"/questions/{first.thread_id}/release", reason="Daarom")
    assert (row(first).state, _log()[-1].reason) == ("waiting", "Daarom")


OWN = [
    "Kijk op https://mypractice.nl/rug eens.",
    "Kijk op http://www.mypractice.nl eens.",
    "Kijk op HTTPS://AFSPRAKEN.MyPractice.NL eens.",
    "Kijk [hier](https://mypractice.nl) eens.",
    "Kijk op mypractice.nl eens.",
    "Mail naar info@mypractice.nl of balie@post.mypractice.nl.",
    "Kijk op <https://mypractice.nl.> eens.",
]
OTHERS = [
    "Kijk op https://notmypractice.nl eens.",
    "Kijk op https://mypractice.nl.example.org eens.",
    "Kijk op https://mypractice.net eens.",
    "Kijk op https://my-practice.nl eens.",
    "Mail naar mypractice@example.org.",
    "Lees https://www.thuisarts.nl/lage-rugpijn eens.",
]


def _answers(visitor, body):
    expert = make.member()
    verified(expert, practice_site="https://www.mypractice.nl/over")
    first = waiting()
    page = visitor.log_in(expert).submit(
        f"/t/{first.thread_id}-hoe-begin-ik", body=body, kind="expert", general_information="1"
    )
    return first, expert, page


@pytest.mark.parametrize("body", OWN)
def test_an_answer_that_leads_to_the_own_practice_waits_and_is_explained(visitor, body):
    first, expert, page = _answers(visitor, body)
    assert (page.status_code, body in _text(page)) == (202, True)
    assert "Je antwoord noemt je eigen praktijk" in _text(page)
    (held,) = holding.own(make.viewer(expert)).items
    assert held.body == body
    assert body in _text(visitor.get("/held-posts"))
    assert row(first).state == "waiting"


@pytest.mark.parametrize("body", OTHERS)
def test_an_answer_that_leads_elsewhere_stands_at_once(visitor, body):
    first, expert, page = _answers(visitor, body)
    assert page.status_code == 303
    assert holding.own(make.viewer(expert)).items == []
    assert row(first).state == "answered"


def _kept():
    return db.session.query(Verification).all()


def _nothing_kept() -> bool:
    return _kept() == []


def _log():
    return db.session.query(LogEntry).order_by("id").all()
