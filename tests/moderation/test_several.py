"""The same decision about several posts at once."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db, transaction
from forum.core.errors import Invalid, Refused
from forum.moderation.measures import queries, reversing
from forum.moderation.measures.bulk import take_each
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Measure
from forum.moderation.models import LogEntry
from forum.threads.posts import get_post
from tests import make

HIDE = Wanted(Kind.HIDE, reason="spam", facts="Drie keer hetzelfde.")


@pytest.fixture
def keeper(app):
    return make.moderator()


def _each(keeper, posts, wanted=HIDE):
    ids = [getattr(post, "id", post) for post in posts]
    return take_each(make.viewer(keeper), wanted, ids, within=transaction)


def test_each_gets_its_own_statement_and_line_and_is_taken_back_by_itself(keeper):
    first, who = make.thread(), make.member()
    posts = [make.reply(first, who), make.reply(first), make.reply(first, who)]
    results = _each(keeper, [*posts, posts[0]])

    assert [one.post_id for one in results] == [post.id for post in posts]
    assert all(one.measure_id for one in results)
    assert len(queries.own(make.viewer(who)).items) == 2
    assert db.session.query(LogEntry).count() == 3
    reversing.undo(make.viewer(keeper), results[1].measure_id)
    hidden = [get_post(GUEST, post.id).hidden_reason is not None for post in posts]
    assert hidden == [True, False, True]


def test_what_cannot_be_leaves_the_rest_and_says_why(keeper):
    first = make.thread()
    fine, own = make.reply(first), make.reply(first, keeper)
    above, before = make.reply(first, make.admin()), make.reply(first)
    _each(keeper, [before])
    results = _each(keeper, [own, fine, above, before, 999_999])

    told = [one.error.code if one.error else None for one in results]
    assert told == ["own_post", None, "above", "gone", "not_found"]
    assert db.session.query(Measure).count() == db.session.query(LogEntry).count() == 2


def test_what_is_wrong_with_all_is_told_once(keeper):
    post = make.reply(make.thread())
    with pytest.raises(Invalid):
        _each(keeper, [post], Wanted(Kind.HIDE, reason="zomaar"))
    with pytest.raises(Refused):
        take_each(make.viewer(make.member()), HIDE, [post.id], within=transaction)
    assert db.session.query(Measure).count() == 0


def test_two_who_do_the_same_share_the_posts(open_site, run_parallel):
    first = make.thread()
    ids = [make.reply(first).id for _each_one in range(6)]
    keepers = [make.viewer(make.moderator()) for _each_one in range(2)]
    db.session.commit()

    def run(keeper, order):
        return lambda: take_each(keeper, HIDE, order, within=transaction)

    found = run_parallel([run(keepers[0], ids), run(keepers[1], ids[::-1])])
    assert sorted(one.post_id for results in found for one in results if one.measure_id) == ids
    assert db.session.query(Measure).count() == db.session.query(LogEntry).count() == 6


def test_the_page_keeps_what_was_ticked_and_says_what_became_of_each(visitor, keeper):
    first = make.thread()
    posts = [make.reply(first), make.reply(first, keeper)]
    at = f"/moderation/threads/{first.thread_id}/posts"
    visitor.log_in(keeper)
    assert visitor.get(at).text.count('name="post_ids"') == 3
    ticked = [str(post.id) for post in posts]
    wrong = visitor.submit(at, kind="hide", post_ids=ticked, reason_code="", facts="")
    assert wrong.status_code == 422
    assert wrong.text.count(" checked") == 3
    done = visitor.submit(at, kind="hide", post_ids=ticked, reason_code="spam", facts="Weg.").text
    assert "Gedaan bij 1 bericht. Bij 1 bericht kon het niet." in done
    assert "beslist een andere moderator" in done


def test_programs_hear_it_for_each(visitor, keeper):
    first = make.thread()
    posts = [make.reply(first), make.reply(first, keeper)]
    asked = {"kind": "remove", "reason": "spam", "post_ids": [post.id for post in posts]}
    api = visitor.bearer(make.token(keeper))
    one, other = api.post("/api/v1/moderation/actions/bulk", json=asked).json["items"]
    assert (one["decision"]["kind"], one["problem"]) == ("remove", None)
    assert (other["decision"], other["problem"]["code"]) == (None, "own_post")
    assert len(one["decision"]["elements"]) == 6
    for wrong in ([], list(range(1, 52))):
        asked["post_ids"] = wrong
        assert api.post("/api/v1/moderation/actions/bulk", json=asked).status_code == 422
