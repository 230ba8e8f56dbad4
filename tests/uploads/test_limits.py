"""How large, how often and how many."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Conflict
from forum.threads import service as threads
from forum.threads.models import PostUpload
from forum.uploads import service
from forum.uploads.models import Upload
from forum.uploads.policy import MOST_KEPT
from forum.uploads.service import AN_HOUR
from tests import make
from tests.uploads.files import keep, names, picture, store
from tests.uploads.sending import LARGE, call, form, send

HUGE = b"\xff" * (11 * 1024 * 1024)


@pytest.fixture(autouse=True)
def _empty(request) -> None:
    if "open_site" not in request.fixturenames:
        request.getfixturevalue("empty_store")


def test_what_is_far_too_large_is_refused_unread(at_home, program, app, ada):
    for answer in (send(at_home, HUGE), call(program, HUGE)):
        assert answer.status_code == 413
        assert "hoogstens 10" in answer.text
    elsewhere = at_home.submit("/settings/profile", bio="x" * 2_000_000)
    assert elsewhere.status_code == 413


def test_who_sends_what_is_far_too_large_by_form_is_back_at_the_form(at_home):
    page = send(at_home, HUGE, path="/uploads/new")
    assert page.status_code == 413
    assert 'action="/uploads/new"' in page.text
    assert '<a href="#file">Afbeelding: Een afbeelding mag hoogstens 10 MB zijn.</a>' in page.text


def test_a_guest_may_not_send_a_large_file_at_all(visitor):
    answer = visitor.post("/uploads/new", **form(LARGE, alt="x"))
    assert answer.status_code == 401


def test_what_is_sent_twice_with_one_key_is_kept_once(at_home, program):
    first, again = (call(program, picture(), **{"Idempotency-Key": "een"}) for _ in range(2))
    assert first.json["id"] == again.json["id"]
    other = call(program, picture(80, 80), **{"Idempotency-Key": "een"})
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")
    pages = [send(at_home, picture(), idempotency_key="twee").location for _ in range(2)]
    assert pages[0] == pages[1]
    assert db.session.query(Upload).count() == 2
    assert len(names()) == 6


def test_so_many_an_hour_and_no_more(at_home, program, time, monkeypatch):
    for _number in range(AN_HOUR.most):
        assert call(program, b"GIF89a").status_code == 422
    answer = send(at_home, picture())
    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)
    assert 'value="Mijn stoel"' in answer.text
    time.pass_time(hours=1)
    assert call(program, picture()).status_code == 201


def test_a_member_keeps_so_many_and_no_more(at_home, program, ada):
    _fill(ada, MOST_KEPT)
    answer = call(program, picture())
    assert (answer.status_code, answer.json["code"]) == (409, "too_many_uploads")
    assert "Verwijder er eerst een paar" in send(at_home, picture()).text
    assert names() == []


def test_of_two_at_once_only_one_takes_the_last_place(open_site, run_parallel):
    with transaction():
        ada = make.member()
        _fill(ada, MOST_KEPT - 1)
        viewer = make.viewer(ada)

    def add():
        with service.stored(viewer, store(), picture()) as made, transaction():
            return service.add(viewer, made, alt="Mijn stoel").id

    gone = [found for found in run_parallel([add] * 3) if isinstance(found, Exception)]
    assert [type(found) for found in gone] == [Conflict, Conflict]
    assert db.session.query(Upload).count() == MOST_KEPT
    assert len(names()) == 3


def test_a_picture_that_is_taken_away_while_it_is_put_in_a_post_is_gone(open_site, run_parallel):
    for _again in range(3):
        with transaction():
            ada = make.member()
            first, shown = make.thread(ada), keep(ada)
            viewer = make.viewer(ada)

        def write(shown=shown, first=first, viewer=viewer):
            with transaction():
                threads.reply(viewer, first.thread_id, body=shown.markdown)

        def remove(shown=shown, viewer=viewer):
            with transaction():
                threads.remove_picture(viewer, shown.id)

        assert run_parallel([write, remove]) == [None, None]
        assert db.session.query(Upload).count() == db.session.query(PostUpload).count() == 0


def _fill(member, number: int) -> None:
    facts = {"alt": "", "width": 1, "height": 1, "size": 1, "uploaded_at": member.joined_at}
    db.session.add_all(
        Upload(key=f"sleutel{one}", member_id=member.id, **facts) for one in range(number)
    )
    db.session.flush()
