"""What members follow and mute, and by what they hear of a thread."""

from itertools import permutations

import pytest

from forum.accounts.models import Member
from forum.accounts.service.blocking import block_member
from forum.accounts.service.pausing import pause, resume
from forum.core.db import db
from forum.marks.follows import own_follows
from forum.marks.levels import Level
from forum.marks.service import following
from forum.threads import service as threads
from forum.threads.models import Voice
from tests import make
from tests.marks.people import WAYS, listed

FOLLOW, NORMAL, MUTE = Level


SAY = {
    "thread": lambda who, first, level: following.follow_thread(who, first.thread_id, level),
    "category": lambda who, _first, level: following.follow_category(who, "wandelen", level),
    "label": lambda who, _first, level: following.follow_label(who, "hernia", level),
    "member": lambda who, _first, level: following.follow_member(who, "Bea", level),
}


def _say(who, way: str, first, level: Level) -> None:
    SAY[way](make.viewer(who), first, level)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_followed_is_listed_until_it_no_longer_is(ada, thread, way):
    make.thread()
    _say(ada, way, thread, FOLLOW)
    assert listed(ada, "followed") == [thread.thread_id]
    assert thread.thread_id in listed(ada, "active")
    _say(ada, way, thread, NORMAL)
    assert listed(ada, "followed") == []


@pytest.mark.parametrize("way", WAYS)
def test_what_is_muted_is_in_no_list_until_it_no_longer_is(ada, thread, way):
    other = make.thread()
    _say(ada, way, thread, MUTE)
    for show in ("active", "newest", "unanswered"):
        assert listed(ada, show) == [other.thread_id]
    assert len(listed(make.member(), "active")) == len(listed(None, "active")) == 2
    _say(ada, way, thread, NORMAL)
    assert len(listed(ada, "active")) == 2


@pytest.mark.parametrize(("muted", "followed"), list(permutations(WAYS, 2)))
def test_following_goes_before_a_mute_that_is_inherited(ada, thread, followed, muted):
    _say(ada, muted, thread, MUTE)
    _say(ada, followed, thread, FOLLOW)
    heard = [] if muted == "thread" else [thread.thread_id]
    assert listed(ada, "active") == listed(ada, "followed") == heard


@pytest.mark.parametrize("way", WAYS)
def test_both_ways_of_saying_what_is_followed_agree(visitor, ada, thread, way):
    """For a list it is asked beginning with what is followed, for a page by the thread."""
    _say(ada, way, thread, FOLLOW)
    program = visitor.bearer(make.token(ada))
    (found,) = program.get("/api/v1/threads?show=followed").json["items"]
    assert found["unread"] == 1
    (found,) = program.get("/api/v1/threads").json["items"]
    assert found["unread"] == 1


def test_what_is_asked_for_by_name_is_shown_though_muted(visitor, ada, thread):
    for way in ("category", "label"):
        _say(ada, way, thread, MUTE)
    assert listed(ada, "active") == []
    assert listed(ada, "active", category="wandelen") == []  # its label is muted too
    _say(ada, "label", thread, NORMAL)
    assert listed(ada, "active", category="wandelen") == [thread.thread_id]
    assert listed(ada, None) == [thread.thread_id]
    link = f"/t/{thread.thread_id}-"
    assert link in visitor.log_in(ada).get("/c/wandelen").text
    assert link in visitor.get("/members/Bea").text
    assert link not in visitor.get("/").text
    assert visitor.get(f"{link}hoe-begin-ik").status_code == 200


def test_one_s_own_is_listed_as_one_s_own_though_muted(ada, thread):
    make.reply(thread, ada)
    _say(ada, "thread", thread, MUTE)
    assert listed(ada, "mine") == [thread.thread_id]
    assert listed(ada, "active") == []


def test_following_a_member_reveals_no_pseudonym(ada, bea):
    openly, secretly = make.thread(bea), make.thread(bea, pseudonym=True)
    following.follow_member(make.viewer(ada), "Bea", FOLLOW)
    assert listed(ada, "followed") == listed(ada, "unread") == [openly.thread_id]
    following.follow_member(make.viewer(ada), "Bea", MUTE)
    assert listed(ada, "active") == [secretly.thread_id]


def test_a_followed_member_who_is_away_or_blocks_is_not_heard_of(ada, bea):
    make.thread(bea)
    following.follow_member(make.viewer(ada), "Bea", FOLLOW)
    threads.pause_threads(bea.id)
    pause(bea.id)
    assert listed(ada, "followed") == []
    assert own_follows(make.viewer(ada)).items == []
    resume(bea.id)
    threads.resume_threads(bea.id)
    assert len(listed(ada, "followed")) == len(own_follows(make.viewer(ada)).items) == 1
    block_member(make.viewer(bea), "Ada")
    assert listed(ada, "followed") == []


def test_nobody_follows_themselves_nor_somebody_who_is_not_there(visitor, ada):
    make.member(username="Cas", verified=False)
    program = visitor.bearer(make.token(ada))
    said = {"level": "follow"}
    own = program.put("/api/v1/members/Ada/following", json=said)
    assert (own.status_code, own.json["code"]) == (409, "yourself")
    missing = [f"members/{name}" for name in ("Cas", "Niemand")] + ["labels/x", "categories/x"]
    for place in (*missing, "threads/999999"):
        assert program.put(f"/api/v1/{place}/following", json=said).status_code == 404


def test_all_of_it_is_listed_a_page_at_a_time(visitor, ada, thread):
    for way in WAYS:
        _say(ada, way, thread, FOLLOW)
    hidden = make.thread(title="Weg ermee")
    _say(ada, "thread", hidden, MUTE)
    threads.delete_post(make.viewer(_author(hidden)), hidden.id)
    program, found, after = visitor.bearer(make.token(ada)), [], ""
    while after is not None:
        page = program.get(
            f"/api/v1/me/following?limit=3&after={after}"
            if after
            else "/api/v1/me/following?limit=3"
        ).json
        found, after = found + page["items"], page["next"]
    assert [one["kind"] for one in found] == ["category", "label", "member", "thread"]
    assert [one["slug"] for one in found] == ["wandelen", "hernia", "Bea", "hoe-begin-ik"]
    assert {one["level"] for one in found} == {"follow"}
    assert "id" not in found[2]
    for one in found:
        path = one["url"].removeprefix(visitor.application.config["BASE_URL"])
        assert visitor.get(path).status_code == 200
    others = visitor.bearer(make.token(make.member())).get("/api/v1/me/following").json["items"]
    assert others == []


def _author(first):
    return db.session.get_one(Member, db.session.get_one(Voice, first.voice_id).member_id)
