"""Stopping mail by what the mail itself holds: no log-in, no cookie, and safe to do twice."""

import pytest

from forum.accounts.mail_wishes import mail_wishes_of
from forum.core import clock
from forum.core.db import db
from forum.marks.hearing import is_muted
from forum.notifications import service
from forum.notifications.choices import way_of
from forum.notifications.kinds import Kind, Way
from forum.notifications.service import About, tell
from forum.threads.models import Thread
from tests import make

ADA = "ada@example.org"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def ada(app):
    return make.member(username="Ada", email=ADA)


@pytest.fixture
def post(ada):
    first = make.thread(ada)
    return make.reply(first, make.member())


@pytest.fixture
def link(ada, post, smtp, run_worker) -> str:
    tell(Kind.REPLY, [ada.id], About(f"thread:{post.thread_id}", post.id, post.thread_id))
    run_worker()
    (letter,) = smtp.to(ADA)
    return str(letter["List-Unsubscribe"]).strip("<>").removeprefix("http://localhost")


def _stopped(ada, post) -> dict[str, bool]:
    db.session.expire_all()
    return {
        "thread": is_muted(make.viewer(ada), post.thread_id),
        "kind": way_of(ada.id, Kind.REPLY) == Way.SITE,
        "all": mail_wishes_of(ada.id).is_stopped,
    }


def test_opening_the_link_changes_nothing(visitor, ada, post, link):
    page = visitor.get(link)
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Inloggen hoeft niet" in page.text
    assert "Ada" not in page.text
    assert not any(_stopped(ada, post).values())


@pytest.mark.parametrize("reach", ["thread", "kind", "all"])
def test_each_button_stops_what_it_says_and_twice_is_once(visitor, ada, post, link, reach):
    for _time in range(2):
        assert "Gestopt." in visitor.submit(link, reach=reach).text
    stopped = _stopped(ada, post)
    assert [name for name, is_so in stopped.items() if is_so] == [reach]


@pytest.mark.parametrize("sent", [{"data": ONE_CLICK}, {"data": ""}, {"data": {"reach": "x"}}])
def test_a_mail_program_stops_that_kind_with_one_press(app, ada, post, link, sent):
    """RFC 8058: without a cookie, a page or a redirect."""
    answer = app.test_client().post(link, **sent)
    assert answer.status_code == 200
    assert [name for name, is_so in _stopped(ada, post).items() if is_so] == ["kind"]


def test_an_old_letter_brings_back_nothing_that_was_never_wanted(app, ada, post, link):
    service.choose(make.viewer(ada), {Kind.REPLY: Way.NEVER})
    app.test_client().post(link, data=ONE_CLICK)
    assert way_of(ada.id, Kind.REPLY) == Way.NEVER


def test_a_thread_out_of_reach_is_stopped_too(visitor, ada, post, link):
    db.session.get_one(Thread, post.thread_id).deleted_at = clock.now()
    db.session.flush()
    assert "Gestopt." in visitor.submit(link, reach="thread").text


def change_address(ada):
    ada.email = ada.email_key = "nieuw@example.org"


def go(ada):
    ada.erased_at = clock.now()


@pytest.mark.parametrize("happens", [change_address, go])
def test_who_has_an_old_box_stops_that_kind_at_most_and_learns_nothing(
    visitor, app, ada, post, link, happens
):
    happens(ada)
    db.session.flush()
    for reach in ("thread", "all"):
        shown = visitor.get(link).text
        assert f'value="{reach}"' not in shown
        assert "Gestopt. Deze mail krijg je niet meer" in visitor.submit(link, reach=reach).text
    assert app.test_client().post(link, data=ONE_CLICK).status_code == 200
    stopped = [name for name, is_so in _stopped(ada, post).items() if is_so]
    assert stopped == ([] if ada.erased_at else ["kind"])


def test_what_is_said_of_who_left_is_what_is_said_of_an_old_letter(visitor, app, ada, post, link):
    change_address(ada)
    db.session.flush()
    moved = [plain(visitor.get(link)), plain(visitor.submit(link))]
    go(ada)
    db.session.flush()
    assert [plain(visitor.get(link)), plain(visitor.submit(link))] == moved


def plain(answer) -> str:
    return answer.text.partition("<main")[2].partition("<form")[0]


def test_a_link_that_was_changed_stops_nothing(visitor, app, ada, post, link):
    for wrong in (f"{link}x", link.replace("token=", "token=x"), link.partition("?")[0]):
        assert visitor.get(wrong).status_code == 422
        assert app.test_client().post(wrong, data=ONE_CLICK).status_code == 422
    assert not any(_stopped(ada, post).values())


def test_after_all_mail_was_stopped_none_is_sent_by_wish_until_it_is_taken_back(
    visitor, ada, post, link
):
    visitor.submit(link, reach="all")
    visitor.log_in(ada)
    assert (
        'name="is_stopped" type="checkbox" value="1" checked' in visitor.get("/settings/mail").text
    )
    visitor.submit("/settings/mail", is_discreet="1")
    assert mail_wishes_of(ada.id).is_discreet
