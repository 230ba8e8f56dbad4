"""Asking and judging by page and by API: what is wrong is named, and what was typed stays."""

import pytest

from forum.core.db import db
from forum.experts.models import RegisterCheck, Verification
from tests import make
from tests.experts.applying import GOOD, NUMBER, SAID, asked, checked, verified

API = "/api/v1/experts"
FORM = SAID | {"practice_phone": "030 1234567", "rules": "1"}


@pytest.fixture
def lotte(app):
    return make.member(username="Lotte R")


def _bearer(visitor, member):
    return visitor.bearer(make.token(member))


def test_the_whole_way_by_the_api(visitor, app, lotte):
    made = _bearer(visitor, lotte).post(f"{API}/applications", json=SAID)
    assert (made.status_code, made.json["state"]) == (201, "requested")
    one = f"{API}/applications/{made.json['id']}"
    first, second = (_bearer(app.test_client(), make.moderator()) for _one in range(2))
    found = first.post(f"{one}/check", json=GOOD | {"reregistration_on": "2030-06-01"})
    assert (found.json["state"], found.json["code_fits"]) == ("in_review", True)
    assert first.post(f"{one}/confirm").json["code"] == "same_person"
    assert second.post(f"{one}/confirm").json["expires_at"].startswith("2030-05-31T22:00")
    (line,) = visitor.get(API).json["items"]
    assert line["author"]["badge"] == "Geverifieerd · fysiotherapeut (BIG)"
    assert line["verification"]["register_url"].startswith("https://")
    assert set(line["verification"]) & {"practice", "practice_phone", "checks"} == set()
    gone = second.delete(f"{API}/Lotte R/verification", json={"reason": "Vergissing."})
    assert gone.status_code == 204
    assert visitor.get(one).json["reason"] == "Vergissing."
    assert visitor.get("/api/v1/members/Lotte R").json["verification"]["state"] == "revoked"


@pytest.mark.parametrize("sent", ["[]", "null", "1", '"x"'])
def test_a_check_that_is_no_object_is_named(visitor, lotte, sent):
    path = f"{API}/applications/{asked(lotte).id}/check"
    visitor = _bearer(visitor, make.moderator())
    answer = visitor.post(path, data=sent, content_type="application/json")
    assert answer.status_code == 422


def test_whose_verification_ended_is_not_shown_by_name_and_number(visitor, app, lotte):
    verified(lotte)
    path = "/api/v1/members/Lotte R"
    assert visitor.get(path).json["verification"]["big_number"] == NUMBER
    _bearer(app.test_client(), make.moderator()).delete(
        f"{API}/Lotte R/verification", json={"reason": "Het nummer is van een ander."}
    )
    told = visitor.get(path).json["verification"]
    assert (told["state"], told["profession"]) == ("revoked", "fysiotherapeut")
    assert (told["big_number"], told["register_name"], told["interests"]) == (None, "", "")


def test_the_log_names_no_member(visitor, app, lotte):
    found = verified(lotte)
    keeper = _bearer(visitor, make.moderator())
    keeper.delete(f"{API}/Lotte R/verification", json={"reason": "Vergissing."})
    lines = keeper.get("/api/v1/moderation/actions").json["items"]
    acts = ["revoke_expert", "confirm_expert", "check_expert"]
    assert [line["act"] for line in lines] == acts
    assert {line["about"] for line in lines} == {f"Aanvraag {found.id}"}


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"big_number": "0000000010"}, {"big_number"}),
        ({"profession": "osteopaat"}, {"profession"}),
        ({"profession": "diëtist"}, {"big_number"}),
        ({"interests": ""}, {"interests"}),
        ({"expires_at": "2099-01-01"}, {"expires_at"}),
    ],
)
def test_the_api_names_the_field(visitor, lotte, wrong, fields):
    answer = _bearer(visitor, lotte).post(f"{API}/applications", json=SAID | wrong)
    assert (answer.status_code, set(answer.json["errors"])) == (422, fields)
    assert db.session.query(Verification).count() == 0


def test_the_page_keeps_what_was_typed(visitor, lotte):
    visitor.log_in(lotte)
    wrong = FORM | {"big_number": "123", "practice": "Praktijk Ergens"}
    answer = visitor.submit("/experts/apply", **wrong)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'href="#big_number"' in page
    assert "Praktijk Ergens" in page
    assert visitor.submit("/experts/apply", **FORM).location == "/experts/application"
    assert "Aanvraag terugnemen" in visitor.get("/experts/application").get_data(as_text=True)


def test_anothers_number_is_said_at_its_field(visitor, lotte):
    verified(make.member())
    answer = visitor.log_in(lotte).submit("/experts/apply", **FORM)
    page = answer.get_data(as_text=True)
    assert (answer.status_code, NUMBER in page) == (409, True)
    assert "al iemand anders geverifieerd" in page


def test_without_the_rules_nothing_is_asked(visitor, lotte):
    form = {name: FORM[name] for name in FORM if name != "rules"}
    assert visitor.log_in(lotte).submit("/experts/apply", **form).status_code == 422
    assert db.session.query(Verification).count() == 0


def test_a_check_that_cannot_be_good_comes_back_with_what_was_chosen(visitor, lotte):
    found = asked(lotte)
    wrong = {**GOOD, "finding": "restricted", "name_matches": "true", "is_good": "true"}
    address = f"/moderation/experts/{found.id}"
    answer = visitor.log_in(make.moderator()).submit(f"{address}/check", **wrong, note="Nagebeld")
    page = answer.get_data(as_text=True)
    assert (answer.status_code, "Nagebeld" in page) == (422, True)
    assert 'href="#finding"' in page


def test_what_was_not_chosen_is_no_finding(visitor, lotte):
    found = asked(lotte)
    half = {"finding": "found", "identity": "call_back", "note": "Nagebeld"}
    address = f"/moderation/experts/{found.id}/check"
    answer = visitor.log_in(make.moderator()).submit(address, **half)
    assert answer.status_code == 422
    assert ('href="#name_matches' in answer.text, 'href="#is_good' in answer.text) == (True, True)
    assert ("Nagebeld" in answer.text, db.session.query(RegisterCheck).count()) == (True, 0)


def test_all_that_is_wrong_is_told_at_once(visitor, lotte):
    wrong = FORM | {"profession": "oefentherapeut", "practice": "", "practice_phone": "12"}
    page = visitor.log_in(lotte).submit("/experts/apply", **wrong).text
    for field in ("big_number", "practice", "practice_phone"):
        assert f'href="#{field}"' in page


def test_who_asks_again_finds_what_was_said_before(visitor, lotte):
    visitor.log_in(lotte).submit("/experts/apply", **FORM)
    (found,) = db.session.query(Verification)
    assert NUMBER not in visitor.get("/experts/apply").text
    visitor.submit(f"/experts/applications/{found.id}/withdraw")
    page = visitor.get("/experts/apply").text
    assert f'value="{NUMBER}"' in page
    assert "Praktijk Zuid, Utrecht" in page
    assert "checked" not in page


def test_a_quality_register_is_shown_where_no_specialism_names_it(visitor, lotte):
    found = verified(lotte, quality_register="KRF NL")
    for address in (f"/moderation/experts/{found.id}", "/members/Lotte R"):
        assert "KRF NL" in visitor.log_in(make.moderator()).get(address).text


def test_a_reason_that_is_too_short_stands_at_its_field(visitor, lotte):
    address = f"/moderation/experts/{asked(lotte).id}/reject"
    page = visitor.log_in(make.moderator()).submit(address, reason="xq").text
    assert 'value="xq"' in page
    assert 'id="reason-error"' in page


def test_the_queue_is_oldest_first_and_who_looked_is_told_to_wait(visitor, lotte, time):
    ingrid = make.moderator()
    found = checked(lotte, ingrid)
    time.pass_time(days=1)
    asked(make.member(), register_name="Jongere Aanvraag", big_number="00000000204")
    page = visitor.log_in(ingrid).get("/moderation/experts").get_data(as_text=True)
    assert page.index("L. Rugenbrink") < page.index("Jongere Aanvraag")
    shown = visitor.get(f"/moderation/experts/{found.id}").get_data(as_text=True)
    assert "Iemand anders dan wie het register nakeek, bevestigt." in shown
    assert "Verificatie bevestigen" not in shown


def test_the_operator_ends_what_was_verified_here(terminal, lotte):
    found = verified(lotte)
    db.session.commit()
    done = terminal.invoke(args=["accounts", "role", "Lotte R", "--role", "member"])
    assert done.exit_code == 0, done.output
    db.session.expire_all()
    assert (found.state, found.verified_number, lotte.role) == ("revoked", None, "member")
