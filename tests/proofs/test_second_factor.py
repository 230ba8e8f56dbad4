"""Setting up an app: alike at both doors, and as each of them shows it."""

import re

import pytest
from sqlalchemy import select

from forum.accounts.models import Member, Session, Token
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator, BackupCode
from forum.proofs.service.settling import settle_second_factor
from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import on_paper, shown, with_app
from tests.proofs.doors import Call, Page, by_one_page, codes_in


def _all(kind) -> list:
    return list(db.session.scalars(select(kind).order_by(kind.id)))


def _since() -> object:
    return db.session.scalar(select(Member.second_factor_since).where(Member.username == "Ada"))


def _key() -> str:
    (found,) = _all(Authenticator)
    return found.secret


def test_an_app_counts_from_its_first_code(door, time):
    assert door.begin().status_code == door.begun
    assert _since() is None
    key = _key()
    time.pass_time(minutes=1)
    done = door.confirm(shown(key))

    assert done.status_code == door.confirmed
    assert _since() == _all(Authenticator)[0].confirmed_at == clock.now()
    assert len(set(codes_in(done))) == len(_all(BackupCode)) == 10


def test_from_then_on_a_log_in_asks_for_it(app, door, time):
    door.begin()
    paper = codes_in(door.confirm(shown(_key())))
    assert by_one_page(app.test_client(), "").location == "/login/code"
    assert by_one_page(app.test_client(), shown(_key())).status_code == 401  # it was used
    assert by_one_page(app.test_client(), paper[3]).location == "/"
    time.pass_time(seconds=30)
    assert by_one_page(app.test_client(), shown(_key())).location == "/"


def test_whoever_else_was_in_is_out(app, ada, door):
    others = [Page(app.test_client(), ada), Call(app.test_client(), ada)]
    bob = Page(app.test_client(), make.member())
    door.begin()
    assert all(other.is_in() for other in others)
    door.confirm(shown(_key()))

    assert [other.is_in() for other in others] == [False, False]
    assert door.is_in()
    assert bob.is_in()
    assert len(_all(Session)) + len(_all(Token)) == 2


@pytest.mark.parametrize("password", ["gok", PASSWORD.upper()])
def test_beginning_needs_the_password_again(door, password):
    answer = door.begin(password)
    assert answer.status_code == 401
    assert "wachtwoord klopt niet" in answer.text
    assert _all(Authenticator) == []


def test_passwords_are_not_tried_without_end(door):
    assert [door.begin("gok").status_code for _time in range(10)] == [401] * 10
    answer = door.begin()
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")


def test_a_key_that_was_not_confirmed_makes_room_for_another(door):
    door.begin()
    first = _key()
    door.begin()
    assert _key() != first
    assert door.confirm(shown(first)).status_code == 422
    assert door.confirm(shown(_key())).status_code == door.confirmed


@pytest.mark.parametrize("typed", ["", "12345", "x", "٣٤٥٦٧٨", "a" * 41])
def test_a_wrong_first_code_changes_nothing(door, typed):
    door.begin()
    key = _key()
    for code in (typed, shown(key, steps=2)):
        assert door.confirm(code).status_code == 422
    assert (_since(), _all(BackupCode)) == (None, [])
    assert door.confirm(shown(key)).status_code == door.confirmed


def test_first_codes_are_not_tried_without_end(door, time):
    door.begin()
    key = _key()
    for _time in range(5):
        assert door.confirm(shown(key, steps=2)).status_code == 422
    answer = door.confirm(shown(key))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    time.pass_time(minutes=15)
    assert door.confirm(shown(key)).status_code == door.confirmed


def test_a_key_waits_two_hours_for_its_first_code(door, time):
    door.begin()
    time.pass_time(hours=2)
    assert door.confirm(shown(_key())).status_code in (303, 409)
    assert _since() is None


def test_the_codes_on_paper_are_not_a_first_code(ada, door):
    door.begin()
    assert door.confirm(on_paper(ada)).status_code == 422


def test_who_has_an_app_sets_up_no_other(ada, door):
    key = with_app(ada)
    answers = [door.begin(), door.confirm(shown(key))]
    assert answers[0].status_code == 409
    assert answers[1].status_code in (303, 409)
    assert _key() == key
    assert _all(BackupCode) == []


def test_a_program_reads_how_it_stands(app, ada, time):
    program = Call(app.test_client(), ada)
    nothing = {"since": None, "has_app": False, "backup_codes_left": 0}
    assert program.visitor.get(Call.address).json == nothing
    begun = program.begin().json
    assert begun["secret"] == _key()
    assert begun["uri"].startswith("otpauth://totp/Ruggespraak:Ada?secret=" + begun["secret"])
    assert program.visitor.get(Call.address).json == nothing
    time.pass_time(minutes=1)
    program.confirm(shown(begun["secret"]))
    on = {"since": "2030-01-01T00:01:00+00:00", "has_app": True, "backup_codes_left": 10}
    assert program.visitor.get(Call.address).json == on


def test_the_page_shows_the_key_until_it_was_confirmed(app, ada):
    page = Page(app.test_client(), ada)
    page.begin()
    key, shows = _key(), page.visitor.get(Page.address).text
    assert " ".join(re.findall("....", key)) in shows
    assert re.search(r'<svg class="qr"[^>]* role="img"[^>]*>\s*<title[^>]*>QR-code', shows)
    assert f'href="otpauth://totp/Ruggespraak:Ada?secret={key}&amp;issuer=Ruggespraak"' in shows
    assert not re.search(r"\sstyle=|<style", shows)
    wrong = page.confirm("000")
    assert 'role="img"' in wrong.text
    page.confirm(shown(key))
    after = page.visitor.get(Page.address).text
    assert key not in after
    assert " ".join(re.findall("....", key)) not in after
    assert "Aan sinds" in after


def test_pressing_the_button_twice_says_that_it_is_on(app, ada):
    page = Page(app.test_client(), ada)
    page.begin()
    code = shown(_key())
    page.confirm(code)
    again = page.confirm(code)
    assert (again.status_code, again.location) == (303, Page.address)
    assert "al ingesteld" in page.visitor.get(Page.address).text
    assert len(_all(BackupCode)) == 10


def test_few_codes_left_is_said(app, ada):
    with_app(ada)
    page = Page(app.test_client(), ada).visitor
    for _time in range(2):
        on_paper(ada)
    assert "bijna geen reservecodes" in page.get(Page.address).text
    on_paper(ada)
    assert "bijna geen reservecodes" not in page.get(Page.address).text


def test_the_page_tells_since_when_there_is_an_app_also_if_a_passkey_came_first(ada, visitor, time):
    make.passkey(ada)
    settle_second_factor(ada.id)
    time.pass_time(days=9)
    with_app(ada)

    page = visitor.log_in(ada).get(Page.address).text
    assert re.search(r"Aan sinds <time[^>]*>10 januari 2030<", page)
