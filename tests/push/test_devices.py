"""Asking to be called, and taking that back: on the page and by program."""

from functools import partial

import pytest
from sqlalchemy import func, select, text

from forum.accounts.models import Session, Token
from forum.core.db import db, transaction
from forum.push.models import PushDevice
from forum.push.policy import MOST
from forum.push.service import add_device
from tests import make
from tests.push.browser import Browser

PAGE, CALL = "/settings/push", "/api/v1/me/push"
ENDPOINT = "https://push.example.org/send/Kwastelmarkering"
PHONE = {"User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0"}


@pytest.fixture
def given():
    return Browser(ENDPOINT).given


@pytest.fixture
def own(visitor, ada):
    return visitor.log_in(ada)


@pytest.fixture
def program(visitor, ada):
    return visitor.bearer(make.token(ada))


def count() -> int:
    return db.session.scalar(select(func.count(PushDevice.id)))


def test_a_device_is_added_and_taken_away(own, given):
    own.post(PAGE, data=own.carried() | given, headers=PHONE)
    page = own.get(PAGE).text
    assert "Firefox op Android" in page
    assert "(dit apparaat)" in page
    assert "data-push" not in page
    number = db.session.scalars(select(PushDevice.id)).one()
    assert own.submit(f"{PAGE}/{number}/remove").status_code == 303
    assert count() == 0
    assert own.submit(f"{PAGE}/{number}/remove").status_code == 404


def test_where_it_is_reached_is_sealed_and_never_shown(own, given):
    own.submit(PAGE, **given)
    row = db.session.execute(text("SELECT * FROM push_devices")).one()
    assert "example.org" not in str(tuple(row))
    assert given["auth"] not in str(tuple(row))
    assert "Kwastelmarkering" not in own.get(PAGE).text


def test_the_same_browser_again_is_the_same_device(own, given):
    own.submit(PAGE, **given)
    own.submit(PAGE, **given)
    assert count() == 1


def test_in_the_hands_of_another_it_is_theirs(own, app, pusher, given):
    other = make.member()
    add_device(make.viewer(other), pusher, Browser(ENDPOINT).subscription, name="oud")
    own.submit(PAGE, **given)
    device = db.session.scalars(select(PushDevice)).one()
    assert (device.name, device.member_id != other.id) == ("", True)


def test_at_most_so_many(own):
    for number in range(MOST):
        assert own.submit(PAGE, **Browser(f"{ENDPOINT}{number}").given).status_code == 303
    full = own.submit(PAGE, **Browser(ENDPOINT).given)
    assert full.status_code == 409
    assert "Verwijder er eerst een" in full.text
    assert own.submit(PAGE, **Browser(f"{ENDPOINT}0").given).status_code == 303
    assert count() == MOST


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://10.0.0.1:22/x"},
        {"endpoint": "http://push.example.org/x"},
        {"endpoint": "geen adres"},
        {"endpoint": ""},
        {"endpoint": "https://" + "x" * 3000},
        {"p256dh": "AAAA"},
        {"p256dh": "é" * 20},
        {"auth": "AAAA"},
    ],
)
def test_what_no_browser_gives_is_refused(own, given, wrong):
    assert own.submit(PAGE, **given | wrong).status_code == 422
    assert count() == 0


def test_logging_out_there_ends_it(own, ada, given):
    own.submit(PAGE, **given)
    own.submit("/logout")
    assert count() == 0


def test_ending_that_session_from_elsewhere_ends_it(own, app, ada, given):
    own.submit(PAGE, **given)
    (session_id,) = db.session.scalars(select(Session.id).where(Session.member_id == ada.id))
    elsewhere = app.test_client().log_in(ada)
    elsewhere.submit(f"/settings/sessions/{session_id}/end")
    assert count() == 0


def test_without_a_script_the_page_says_so(own):
    page = own.get(PAGE).text
    assert "Dit kan alleen met JavaScript" in page
    assert "hidden" in page.partition("data-push")[2][:150]


def test_where_it_is_not_set_up_nobody_is_asked(own, app, given, monkeypatch):
    monkeypatch.setitem(app.extensions, "pusher", None)
    assert "Notificaties op je apparaat" not in own.get("/settings").text
    assert "stuurt geen notificaties" in own.get(PAGE).text
    assert own.submit(PAGE, **given).status_code == 409


def test_a_program_does_the_same(program, pusher, given):
    assert program.get(CALL).json == {"items": [], "next": None, "server_key": pusher.public_key}
    made = program.post(CALL, json=given | {"name": "Horloge"})
    assert (made.status_code, made.json["name"]) == (201, "Horloge")
    (listed,) = program.get(CALL).json["items"]
    assert listed == made.json
    assert set(listed) == {"id", "name", "added_at", "told_at"}
    assert program.delete(f"{CALL}/{listed['id']}").status_code == 204
    assert program.delete(f"{CALL}/{listed['id']}").status_code == 404
    assert program.post(CALL, json=given | {"endpoint": "http://x"}).status_code == 422


def test_a_device_goes_with_the_key_that_asked_for_it(program, ada, given):
    program.post(CALL, json=given)
    (key,) = db.session.scalars(select(Token.id))
    assert program.delete(f"/api/v1/tokens/{key}").status_code == 204
    assert count() == 0


def test_of_another_member_nothing_is_said_or_done(own, pusher):
    other = make.viewer(make.member())
    number = add_device(other, pusher, Browser(ENDPOINT).subscription, name="Geheim")
    assert "Geheim" not in own.get(PAGE).text
    assert own.submit(f"{PAGE}/{number}/remove").status_code == 404
    assert count() == 1


def test_asking_at_once_is_one_device(run_parallel, open_site):
    viewers = [make.viewer(make.member()) for _several in range(3)]
    pusher, found = open_site.extensions["pusher"], Browser(ENDPOINT).subscription

    def ask(viewer):
        with transaction():
            return add_device(viewer, pusher, found)

    results = run_parallel([partial(ask, viewer) for viewer in viewers * 2])
    assert count() == 1
    assert all(isinstance(one, int) or one.status == 409 for one in results)


def test_the_script_stands_at_the_root(visitor):
    answer = visitor.get("/sw.js")
    assert answer.mimetype == "text/javascript"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]


def test_keys_are_made_for_who_sets_it_up(terminal):
    private, public = terminal.invoke(args=["push", "keys"]).output.split()[0::2]
    assert private.startswith("VAPID_PRIVATE_KEY=")
    assert len(private.partition("=")[2]) == 43
    assert public
