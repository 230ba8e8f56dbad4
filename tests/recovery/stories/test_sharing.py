"""What others see of a diary: what was chosen, for whom, and for as long as it is shared."""

import pytest
from sqlalchemy import func, select

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.categories.circles import Circle
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Refused
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.posting import service as posting
from forum.recovery import queries, service
from forum.recovery.models import Snapshot
from forum.recovery.stories import sharing, snapshots
from forum.threads.models import Thread
from tests import make
from tests.recovery.keeping import check_in, told
from tests.recovery.keeping import keeper as someone_else
from tests.recovery.stories.sharing import agree, kept_days, seen, share, story


@pytest.fixture
def post(keeper):
    kept_days(keeper)
    return story(keeper)


def _shown(member, post):
    return snapshots.snapshots_in(make.viewer(member), post.thread_id)


def test_others_see_what_was_chosen_and_nothing_else(keeper, post):
    share(keeper, post, "pain", back=14, until=5)
    (found,) = _shown(make.member(), post)
    assert [dict(one.scores) for _day, one in found.shared.days] == [{"pain": 7}, {"pain": 5}]
    assert not any(one.activities or one.note for _day, one in found.shared.days)
    assert found.shared.names == {}


def test_what_one_can_do_again_goes_along_with_its_names_when_chosen(keeper, post):
    share(keeper, post, "function")
    (found,) = _shown(make.member(), post)
    assert found.shared.names == {1: "wandelen"}
    assert [len(one.scores) for _day, one in found.shared.days] == [0, 0]


def test_notes_go_along_only_when_asked_for(keeper, post):
    share(keeper, post, notes=True)
    share(keeper, post)
    first, second = _shown(make.member(), post)
    notes = [[one.note for _day, one in each.shared.days if one.note] for each in (first, second)]
    assert notes == [["notitiewoord"], []]


def test_a_copy_stays_as_it_was_and_what_keeps_sharing_goes_along_with_the_diary(keeper, post):
    share(keeper, post, "pain", back=10)
    share(keeper, post, "pain", back=10, until=None)
    reader = make.member()
    assert seen(reader, post) == [[7, 0], [7, 0]]
    service.delete_entry(make.viewer(keeper), check_in(keeper, 7, told(pain=9)).entry.day)
    check_in(keeper, 3, told(pain=2))
    assert seen(reader, post) == [[7, 0], [3, 0]]


@pytest.mark.parametrize("audience", ["members", "experts"])
def test_for_whom_it_is_and_for_nobody_else(keeper, post, audience):
    share(keeper, post, audience=audience)
    people = [make.expert(), make.member(), make.moderator(), make.admin()]
    shown = [bool(seen(person, post)) for person in people]
    assert shown == [True, *[audience == "members"] * 3]
    assert seen(keeper, post)
    assert not seen(make.member(verified=False), post)
    assert not snapshots.snapshots_in(GUEST, post.thread_id)


def test_stopping_takes_it_away_and_only_its_owner_stops_it(keeper, post):
    made = share(keeper, post)
    for other in (make.moderator(), someone_else()):
        sharing.stop(make.viewer(other), made)
    assert seen(make.member(), post)
    for _time in range(2):
        sharing.stop(make.viewer(keeper), made)
    assert not seen(make.member(), post)
    assert db.session.scalar(select(func.count(Snapshot.id))) == 0


def test_what_stands_where_one_cannot_look_any_more_is_listed_and_stopped(keeper, post):
    room = make.category(readers=Circle.EXPERTS)
    made = share(keeper, post)
    db.session.get(Thread, post.thread_id).category_id = room.id
    db.session.commit()
    assert seen(keeper, post) == []
    (found,) = snapshots.own_snapshots(make.viewer(keeper))
    assert (found.id, found.thread_title, found.is_still) == (made, "", False)
    sharing.stop(make.viewer(keeper), made)
    assert not snapshots.own_snapshots(make.viewer(keeper))


def test_while_consent_is_taken_back_nobody_sees_any_of_it(keeper, post):
    share(keeper, post)
    share(keeper, post, until=None)
    agree(keeper, given=False)
    assert seen(make.member(), post) == seen(keeper, post) == []
    assert [one.is_still for one in snapshots.own_snapshots(make.viewer(keeper))] == [True, True]
    agree(keeper, given=True)
    assert len(seen(make.member(), post)) == 2


def test_a_block_and_a_removed_first_post_hide_it(keeper, post):
    share(keeper, post)
    away, reader, moderator = make.member(), make.member(), make.viewer(make.moderator())
    make.reply(post, away)
    block_member(make.viewer(away), keeper.username)
    assert seen(away, post) == []
    moderation.act_on_post(moderator, Act.REMOVE, post.id, reason="spam")
    assert seen(reader, post) == []
    moderation.act_on_post(moderator, Act.RESTORE, post.id, reason="")
    assert len(seen(reader, post)) == 1


@pytest.mark.parametrize("answered", [True, False])
def test_with_the_first_post_goes_all_that_stood_beside_it(keeper, post, answered):
    if answered:
        make.reply(post, make.member())
    share(keeper, post)
    posting.delete_post(make.viewer(keeper), post.id)
    assert db.session.scalar(select(func.count(Snapshot.id))) == 0


def test_only_who_started_a_recovery_story_shares_there_and_only_with_a_diary(keeper, post):
    for member, there, code in (
        (someone_else(), post, "not_yours"),
        (keeper, make.thread(keeper), "no_story"),
        (make.moderator(), post, "not_yours"),
    ):
        with pytest.raises(Refused) as refused:
            share(member, there)
        assert refused.value.code == code
    without = make.member()
    with pytest.raises(Refused) as refused:
        share(without, story(without))
    assert refused.value.code == "consent_required"


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"back": -1}, "from"),
        ({"until": -1}, "to"),
        ({"back": 3, "until": 5}, "to"),
        ({"back": 6, "until": 4}, "from"),
        ({"back": 60_000}, "from"),
    ],
)
def test_a_period_that_cannot_be_is_told_at_its_field(keeper, post, chosen, field):
    with pytest.raises(Invalid) as wrong:
        share(keeper, post, **chosen)
    assert list(wrong.value.errors) == [field]


def test_five_fit_in_a_thread(keeper, post):
    for _one in range(5):
        share(keeper, post)
    with pytest.raises(Conflict):
        share(keeper, post)


def test_two_of_one_diary_do_not_show_it_by_the_numbers_of_activities(keeper, post):
    writer = someone_else()
    check_in(writer, 2, told(walking=1))
    (number,) = queries.activities(make.viewer(writer))
    assert number > 1, "that of the keeper was first"
    hidden = story(writer)
    for until in (0, None):
        share(writer, hidden, until=until)
    shown = [(one.shared.names, one.shared.days) for one in _shown(make.member(), hidden)]
    assert [names for names, _days in shown] == [{1: "wandelen"}] * 2
    told_of = [one.activity_id for _names, ((_day, told),) in shown for one in told.activities]
    assert told_of == [1, 1]


def test_a_page_with_five_costs_no_query_more_and_a_guest_gets_no_word_of_it(
    visitor, keeper, post, count_queries
):
    path = f"/t/{post.thread_id}-hoe-begin-ik"
    for until in (0, None, 0, None, 0):
        share(keeper, post, until=until, notes=True)
    page = visitor.get(path).text
    assert "dagboek" not in page.split("<main")[1].split("</main")[0].lower()
    visitor.log_in(make.member())
    visitor.get(path)
    with count_queries() as asked:
        page = visitor.get(path).text
    assert page.count("check-ins</span>") == 5
    assert not [word for word in ("notitiewoord", '<svg class="plot"') if word in page]
    assert len(asked) == 4
