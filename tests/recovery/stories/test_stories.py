"""Steps and the end of a story, said at the same moment, erased, and kept no longer than needed."""

from datetime import date

import pytest
from sqlalchemy import func, select

from forum.core.db import db, transaction
from forum.core.errors import Conflict, Stale
from forum.jobs import retention
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.recovery.models import Snapshot, Story, StoryStep
from forum.recovery.stories import sharing, steps, telling
from forum.recovery.stories.telling import Step
from forum.threads.models import Voice
from tests import make
from tests.recovery import keeping
from tests.recovery.stories.sharing import agree, kept_days, share, story


@pytest.fixture
def post(keeper):
    kept_days(keeper)
    return story(keeper)


def _set(member, post, *texts, goal="doelwoord", **seen):
    with transaction():
        return telling.set_steps(
            make.viewer(member),
            post.thread_id,
            goal=goal,
            steps=[Step(text, date(2029, 1, 1)) for text in texts],
            **seen,
        )


def _rows():
    tables = (Snapshot, Story, StoryStep)
    return [db.session.scalar(select(func.count()).select_from(table)) for table in tables]


def _seen(member, post):
    return steps.get_story(make.viewer(member), post.thread_id)


def test_saying_the_same_once_more_is_no_other_version(keeper, post):
    first = _set(keeper, post, "een", version=0)
    assert _set(keeper, post, "een", version=1).version == first.version == 1
    with pytest.raises(Stale):
        _set(keeper, post, "twee", version=0)


def test_no_number_closes_a_story_and_its_first_end_counts(keeper, post, time):
    viewer = make.viewer(keeper)
    _set(keeper, post, "een")
    assert not _seen(keeper, post).is_completed
    ended = telling.set_completed(viewer, post.thread_id, completed=True).completed_at
    time.pass_time(days=1)
    assert telling.set_completed(viewer, post.thread_id, completed=True).completed_at == ended
    assert not telling.set_completed(viewer, post.thread_id, completed=False).is_completed


def test_steps_are_as_open_as_the_first_post(keeper, post):
    _set(keeper, post, "een")
    reader, moderator = make.member(), make.viewer(make.moderator())
    assert _seen(reader, post).steps
    moderation.act_on_post(moderator, Act.REMOVE, post.id, reason="spam")
    db.session.commit()
    assert not _seen(reader, post).steps
    with pytest.raises(Conflict):
        _set(keeper, post, "toch")


def test_with_everything_the_words_go_and_otherwise_they_stay_without_a_name(open_site, keeper):
    post, other = story(keeper), story(make.member())
    kept_days(keeper)
    share(keeper, post)
    _set(keeper, post, f"met @{keeper.username}", goal=f"doel van @{keeper.username}")
    owner = db.session.get(type(keeper), _starter(other))
    _set(owner, other, f"net als @{keeper.username}")
    empty_rooms(keeper.id, Mode.ANONYMISE)
    texts = db.session.scalars(select(StoryStep.text).order_by(StoryStep.id)).all()
    assert texts == ["met @verwijderd lid", "net als @verwijderd lid"]
    assert _rows() == [0, 2, 2]
    empty_rooms(keeper.id, Mode.EVERYTHING)
    assert _rows() == [0, 1, 1]


def _starter(post):
    return db.session.scalar(select(Voice.member_id).where(Voice.id == post.voice_id))


def test_what_was_shared_goes_with_the_diary_thirty_days_after_its_consent(open_site, time):
    member = keeping.keeper()
    kept_days(member)
    post = story(member)
    share(member, post)
    _set(member, post, "stap blijft")
    agree(member, given=False)
    retention.carry_out()
    assert _rows() == [1, 1, 1]
    time.pass_time(days=30)
    retention.carry_out()
    assert _rows() == [0, 1, 1]


def test_beside_what_a_moderator_removed_it_goes_with_the_text(open_site, time):
    member = keeping.keeper()
    kept_days(member)
    post = story(member)
    share(member, post)
    _set(member, post, "een")
    moderator = make.viewer(make.moderator())
    moderation.act_on_post(moderator, Act.REMOVE, post.id, reason="spam")
    db.session.commit()
    for days, left in ((273, [1, 1, 1]), (2, [0, 0, 0])):
        time.pass_time(days=days)
        retention.carry_out()
        assert _rows() == left


def test_of_two_who_say_it_from_one_page_one_is_told(run_parallel):
    member = keeping.keeper()
    post = story(member)
    acts = [lambda text=text: _set(member, post, text, version=0) for text in ("een", "twee")]
    told = run_parallel(acts)
    assert sorted(type(one).__name__ for one in told) == ["Stale", "StoryView"]
    assert _rows() == [0, 1, 1]


def test_never_more_than_five_however_many_share_at_once(run_parallel):
    member = keeping.keeper()
    kept_days(member)
    post = story(member)
    for _one in range(4):
        share(member, post)
    told = run_parallel([lambda: share(member, post) for _one in range(4)])
    assert sorted(type(one).__name__ for one in told) == ["Conflict"] * 3 + ["int"]
    assert _rows()[0] == 5


def test_stopping_twice_at_once_is_once(run_parallel):
    member = keeping.keeper()
    kept_days(member)
    made = share(member, story(member))

    def stop():
        with transaction():
            return sharing.stop(make.viewer(member), made)

    assert run_parallel([stop, stop]) == [None, None]
    assert _rows()[0] == 0
