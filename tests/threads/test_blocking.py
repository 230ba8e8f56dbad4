"""Blocking somebody and lifting it again: by form, by call, twice and at the same moment."""

import pytest

from forum.accounts.models import Block
from forum.accounts.service.blocking import block_member, unblock_member
from forum.core.db import db, transaction
from forum.core.errors import Conflict, NotFound
from forum.threads import service
from forum.threads.models import VoiceBlock
from forum.threads.privacy import blocked_voices
from tests import make


@pytest.fixture
def pair(app):
    return make.member(username="Ada"), make.member(username="Bea")


def test_blocking_twice_is_once_and_so_is_lifting(pair):
    ada, bea = pair
    post, viewer = make.reply(make.thread(), bea), make.viewer(ada)
    for _time in range(2):
        block_member(viewer, "Bea")
        service.block_writer(make.viewer(ada), post.id)
    assert db.session.query(Block).count() == 1
    for _time in range(2):
        unblock_member(make.viewer(ada), "Bea")
    assert db.session.query(Block).count() == 0


def test_blocking_a_pseudonym_twice_is_once(pair):
    ada, bea = pair
    post = make.reply(make.thread(), bea, pseudonym=True)
    for _time in range(2):
        service.block_writer(make.viewer(ada), post.id)
    assert db.session.query(VoiceBlock).count() == 1


def test_nobody_blocks_themselves(pair):
    ada, _bea = pair
    for secretly in (False, True):
        post = make.reply(make.thread(), ada, pseudonym=secretly)
        with pytest.raises(Conflict):
            service.block_writer(make.viewer(ada), post.id)
    with pytest.raises(Conflict):
        block_member(make.viewer(ada), "Ada")


def test_what_was_taken_back_names_nobody_by_being_blocked(pair):
    ada, bea = pair
    gone = make.reply(make.thread(), bea, pseudonym=True)
    service.delete_post(make.viewer(bea), gone.id)
    with pytest.raises(NotFound):
        service.block_writer(make.viewer(ada), gone.id)
    assert blocked_voices(make.viewer(ada)) == []


@pytest.mark.parametrize("secretly", [False, True])
def test_many_blocks_at_once_are_one(open_site, run_parallel, secretly):
    post = make.reply(make.thread(), make.member(), pseudonym=secretly)
    ada = make.viewer(make.member())

    def block() -> None:
        with transaction():
            service.block_writer(ada, post.id)

    assert run_parallel([block] * 4) == [None] * 4
    assert db.session.query(VoiceBlock if secretly else Block).count() == 1


def test_the_pages_tell_it_and_the_list_lifts_it(visitor, pair):
    ada, bea = pair
    first = make.thread()
    post = make.reply(first, bea, body="Zo deed ik het")
    address = f"/t/{first.thread_id}-hoe-begin-ik"
    visitor.log_in(ada)
    assert f'action="/p/{post.id}/block"' in visitor.get(address).text

    assert visitor.submit(f"/p/{post.id}/block").location == "/settings/blocks"

    page = visitor.get(address).text
    assert "Bericht van iemand die je hebt geblokkeerd, of die jou heeft geblokkeerd." in page
    assert "Zo deed ik het" not in page
    assert "Bea" not in page
    assert 'action="/members/Bea/unblock"' in visitor.get("/settings/blocks").text
    assert 'action="/members/Bea/unblock"' in visitor.get("/members/Bea").text
    visitor.submit("/members/Bea/unblock")
    assert "Zo deed ik het" in visitor.get(address).text


def test_the_api_keeps_the_place_of_what_it_hides(visitor, pair):
    ada, bea = pair
    first = make.thread()
    open_post, secret = make.reply(first, bea), make.reply(first, make.member(), pseudonym=True)
    program = visitor.bearer(make.token(ada))

    assert program.put("/api/v1/me/blocks/Bea").status_code == 204
    assert program.put(f"/api/v1/posts/{secret.id}/block").status_code == 204

    items = program.get(f"/api/v1/threads/{first.thread_id}/posts").json["items"]
    assert items[1:] == [
        {"id": post.id, "number": n, "thread_id": first.thread_id, "hidden": True, "body": None}
        for n, post in ((2, open_post), (3, secret))
    ]
    member, voice = program.get("/api/v1/me/blocks").json["items"]
    assert (member["kind"], member["name"]) == ("member", "Bea")
    assert (voice["kind"], voice["url"]) == ("pseudonym", None)
    assert program.delete(f"/api/v1/me/blocks/voices/{voice['id']}").status_code == 204
    assert program.delete("/api/v1/me/blocks/Bea").status_code == 204
    assert program.get("/api/v1/me/blocks").json == {"items": [], "next": None}
