"""Changing what is asked: new codes on paper, and taking the app away."""

import pytest
from sqlalchemy import select

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator, BackupCode, Passkey
from forum.proofs.service.second_factor import settle_second_factor
from tests.proofs.apps import on_paper, shown, with_app
from tests.proofs.doors import Page, by_one_page, codes_in


def _all(kind) -> list:
    return list(db.session.scalars(select(kind).order_by(kind.id)))


def _since() -> object:
    return db.session.scalar(select(Member.second_factor_since).where(Member.username == "Ada"))


def _key() -> str:
    (found,) = _all(Authenticator)
    return found.secret


def _keep_passkey(member: Member) -> None:
    facts = {"name": "sleutel", "credential_id": "a", "public_key": "b", "sign_count": 0}
    db.session.add(Passkey(member_id=member.id, created_at=clock.now(), **facts))
    db.session.flush()


def test_new_codes_on_paper_take_the_place_of_the_old(app, ada, door):
    key, old = with_app(ada), on_paper(ada)
    answer = door.renew(shown(key))

    assert answer.status_code == door.renewed
    fresh = codes_in(answer)
    assert len(set(fresh)) == len(_all(BackupCode)) == 10
    assert by_one_page(app.test_client(), old).status_code == 401
    assert by_one_page(app.test_client(), fresh[0]).location == "/"


def test_an_app_is_taken_away_with_its_codes(app, ada, door):
    key = with_app(ada)
    on_paper(ada)
    other = Page(app.test_client(), ada)
    assert door.remove(shown(key)).status_code == door.removed

    assert (_since(), _all(Authenticator), _all(BackupCode)) == (None, [], [])
    assert (door.is_in(), other.is_in()) == (True, False)
    assert by_one_page(app.test_client(), "").location == "/"


def test_a_code_on_paper_is_enough_to_take_the_app_away(ada, door):
    with_app(ada)
    assert door.remove(on_paper(ada)).status_code == door.removed


@pytest.mark.parametrize("act", ["renew", "remove"])
def test_both_need_the_password_and_a_code(ada, door, act):
    key = with_app(ada)
    paper = on_paper(ada)
    ask = getattr(door, act)
    assert ask(shown(key), "gok").status_code == 401
    assert ask(shown(key, steps=2)).status_code == 401
    assert ask("").status_code == 422
    assert ask(shown(key), "").status_code == 422
    assert len(_all(BackupCode)) == len(_all(Authenticator)) == 1
    assert ask(paper).status_code in (door.renewed, door.removed)


@pytest.mark.parametrize("act", ["renew", "remove"])
def test_who_has_no_app_has_nothing_to_change(door, act):
    door.begin()
    assert getattr(door, act)(shown(_key())).status_code == 404


def test_with_a_passkey_a_log_in_goes_on_asking(ada, door, time):
    key = with_app(ada)
    since = clock.now()
    _keep_passkey(ada)
    time.pass_time(days=1)
    door.remove(shown(key))
    assert (_since(), _all(BackupCode)) == (since, [])
    assert len(_all(Passkey)) == 1


def test_what_is_asked_follows_from_what_there_is(ada):
    settle_second_factor(ada.id)
    assert _since() is None
    _keep_passkey(ada)
    settle_second_factor(ada.id)
    assert _since() == clock.now()
    db.session.delete(_all(Passkey)[0])
    db.session.flush()
    settle_second_factor(ada.id)
    assert _since() is None
