"""Recovery stories, and what their starters share in them."""

from datetime import timedelta

from forum.accounts.models import Member
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.days import this_day
from forum.core.db import db
from forum.recovery.stories import sharing, snapshots
from forum.recovery.stories.shared import SHAREABLE, Audience, Choice
from forum.threads.kinds import Kind
from forum.threads.models import Post
from tests import make
from tests.recovery.keeping import check_in, told


def story(member: Member, **facts) -> Post:
    return make.thread(member, kind=Kind.RECOVERY, **facts)


def kept_days(member: Member) -> None:
    """Three check-ins, with words in the second: two weeks ago, a week ago, today."""
    check_in(member, 14, told(pain=7, walking=2))
    check_in(member, 7, told("notitiewoord", pain=5, sleep=4, walking=4))
    check_in(member, 0, told(pain=3))


def choice(*measures: str, back: int = 14, until: int | None = 0, notes: bool = False) -> Choice:
    """From so many days ago; `until` as many days ago, or None for what goes on."""
    last = None if until is None else this_day() - timedelta(days=until)
    first = this_day() - timedelta(days=back)
    return Choice(first, last, frozenset(measures or SHAREABLE), notes)


def share(member: Member, post: Post, *measures: str, audience="members", **chosen) -> int:
    viewer = make.viewer(member)
    made = sharing.share(
        viewer, post.thread_id, choice(*measures, **chosen), audience=Audience(audience)
    )
    db.session.commit()
    return made


def seen(member: Member, post: Post) -> list:
    """What the member is shown there, each as the days with what they tell."""
    found = snapshots.snapshots_in(make.viewer(member), post.thread_id)
    return [[(this_day() - day).days for day, _told in one.shared.days] for one in found]


def agree(member: Member, *, given: bool) -> None:
    set_consent(make.viewer(member), Purpose.DIARY, given=given)
    db.session.commit()
