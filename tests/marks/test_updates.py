"""Whether anything new came, asked often."""

from forum.accounts.models import Session
from forum.accounts.service.blocking import block_member
from forum.accounts.viewers import get_viewer
from forum.categories.circles import Circle
from forum.core.db import db
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import Voice
from tests import make
from tests.marks.people import address, grown, mark_of


def _ask(visitor, first, after: int) -> tuple[int, int]:
    answer = visitor.get(f"/t/{first.thread_id}/updates?after={after}")
    assert answer.status_code == 200
    return answer.json["count"], answer.json["last_number"]


def test_it_counts_what_came_after_but_not_one_s_own(visitor, ada):
    first = grown(3)
    visitor.log_in(ada)
    assert _ask(visitor, first, 3) == (0, 3)
    make.reply(first)
    make.reply(first, ada)
    make.reply(first)
    assert _ask(visitor, first, 3) == (2, 6)
    program = visitor.application.test_client().bearer(make.token(ada))
    call = program.get(f"/api/v1/threads/{first.thread_id}/updates?after=3")
    assert call.json == {"count": 3, "last_number": 6}
    assert _ask(visitor.application.test_client(), first, 0) == (6, 6)


def test_what_one_may_not_read_does_not_count(visitor, ada):
    first, bea = grown(1), make.member(username="Bea")
    make.reply(first, bea)
    gone = make.reply(first)
    secret = make.reply(first, pseudonym=True)
    removed, keeper = make.reply(first), make.viewer(make.moderator())
    threads.delete_post(_writer(gone), gone.id)
    threads.remove_post(keeper, removed.id, reason="spam")
    block_member(make.viewer(bea), "Ada")
    threads.block_writer(make.viewer(ada), secret.id)
    assert _ask(visitor.log_in(ada), first, 1) == (0, 5)
    assert _ask(visitor.application.test_client(), first, 1) == (2, 5)


def _writer(post):
    return get_viewer(db.session.get_one(Voice, post.voice_id).member_id)


def test_a_thread_out_of_reach_is_not_there(visitor, ada):
    first, bea = make.thread(visibility=Visibility.MEMBERS), make.member(username="Bea")
    theirs = make.thread(bea)
    block_member(make.viewer(bea), "Ada")
    for thread_id in (first.thread_id, 999_999):
        assert visitor.get(f"/t/{thread_id}/updates").status_code == 404
    visitor.log_in(ada)
    assert visitor.get(f"/t/{theirs.thread_id}/updates").status_code == 404
    for wrong in ("x", "-1", str(2**63)):
        assert visitor.get(f"/t/{first.thread_id}/updates?after={wrong}").status_code == 404


def test_asking_is_no_sign_of_life_and_marks_nothing_read(visitor, ada, time):
    """Or a page that was left open would keep a session alive for good."""
    first = grown(3)
    visitor.log_in(ada)
    opened = time.at
    time.pass_time(hours=1)
    _ask(visitor, first, 1)
    assert mark_of(ada, first) is None
    assert db.session.query(Session).one().last_used_at == opened
    visitor.get(address(first))
    assert db.session.query(Session).one().last_used_at == time.at


def test_when_nothing_is_new_it_costs_two_queries(visitor, ada, count_queries):
    first = grown(3)
    visitor.log_in(ada)
    with count_queries() as seen:
        _ask(visitor, first, 3)
    assert len(seen) == 2


def test_only_members_pages_ask_and_say_where_to(visitor, ada):
    first = grown(25)
    assert "js/updates.js" not in visitor.get(address(first)).text
    page = visitor.log_in(ada).get(f"{address(first)}?after=20").text
    assert "js/updates.js" in page
    assert f'data-onward="/t/{first.thread_id}/unread"' in page
    assert f'data-onward="{address(first)}?after=25"' in visitor.get(address(first)).text


def test_experts_hear_of_what_is_new_in_a_room_of_theirs(visitor):
    expert, place = make.expert(), make.category(readers=Circle.EXPERTS)
    first = make.thread(expert, place=place)
    make.answer(first, make.expert())
    answer = visitor.log_in(expert).get(f"/t/{first.thread_id}/updates?after=1")
    assert (answer.status_code, answer.json["count"]) == (200, 1)
    assert visitor.log_in(make.member()).get(f"/t/{first.thread_id}/updates").status_code == 404
