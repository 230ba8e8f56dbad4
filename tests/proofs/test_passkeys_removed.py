"""Passkeys that go, and what is left of the second step."""

from sqlalchemy import delete, select

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator, Passkey
from forum.proofs.service.settling import settle_second_factor
from tests import make
from tests.make import PASSWORD
from tests.proofs.apps import shown, with_app
from tests.proofs.authenticator import Device
from tests.proofs.keys import LIST, add

CALL = "/api/v1/me/passkeys/{}"


def _passkeys() -> list[Passkey]:
    return list(db.session.scalars(select(Passkey).order_by(Passkey.id)))


def _since(member: Member):
    return db.session.scalar(select(Member.second_factor_since).where(Member.id == member.id))


def test_removing_one_takes_the_password(visitor, ada):
    add(visitor.log_in(ada), Device())
    path = f"{LIST}/{_passkeys()[0].id}/remove"
    assert "Telefoon" in visitor.get(path).text
    for typed, status in (("", 422), ("gok", 401)):
        assert visitor.submit(path, password=typed).status_code == status
    assert (len(_passkeys()), _since(ada)) == (1, clock.now())

    answer = visitor.submit(path, password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, LIST)
    assert (_passkeys(), _since(ada)) == ([], None)
    assert visitor.get(path).status_code == 404


def test_an_app_keeps_the_second_step_when_the_last_passkey_goes(visitor, ada, time):
    add(visitor.log_in(ada), Device())
    first = clock.now()
    time.pass_time(days=1)
    both = {"password": PASSWORD, "code": shown(with_app(ada))}
    visitor.submit(f"{LIST}/{_passkeys()[0].id}/remove", **both)
    assert (_passkeys(), _since(ada)) == ([], first)

    db.session.execute(delete(Authenticator))
    settle_second_factor(ada.id)
    assert _since(ada) is None


def test_an_app_that_was_not_confirmed_is_no_second_step(ada):
    db.session.add(Authenticator(member_id=ada.id, secret="x", created_at=clock.now()))
    settle_second_factor(ada.id)
    assert _since(ada) is None


def test_a_program_lists_and_removes(app, visitor, ada):
    add(visitor.log_in(ada), Device())
    program = app.test_client().bearer(make.token(ada))
    (item,) = program.get("/api/v1/me/passkeys").json["items"]
    assert (item["name"], item["last_used_at"]) == ("Telefoon", None)
    assert set(item) == {"id", "name", "created_at", "last_used_at"}

    path = CALL.format(item["id"])
    wrong = program.delete(path, json={"password": "gok"})
    assert (wrong.status_code, wrong.json["code"]) == (401, "wrong_password")
    assert program.delete(path, json={"password": PASSWORD}).status_code == 204
    assert _passkeys() == []


def test_a_letter_tells_of_every_passkey_that_comes_and_goes(visitor, ada, smtp, run_worker):
    add(visitor.log_in(ada), Device())
    run_worker()
    visitor.submit(f"{LIST}/{_passkeys()[0].id}/remove", password=PASSWORD)
    run_worker()

    letters = smtp.to("ada@example.org")
    assert [letter["Subject"] for letter in letters] == ["Nieuwe passkey", "Passkey verwijderd"]
    for letter in letters:
        assert "Dag Ada" in letter.get_content()
        assert "http://localhost/settings/passkeys" in letter.get_content()
