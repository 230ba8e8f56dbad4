"""Who follows a category and gets a digest of it: it is due in this hour, so that
it lies in the mail of the demo at once."""

from datetime import timedelta

from forum.accounts.viewer import Viewer
from forum.cli.demo.past import AMSTERDAM, Past, clock_at
from forum.digests.service.wishing import set_digest
from forum.digests.times import Every
from forum.marks.levels import Level
from forum.marks.service import following

A_WEEK = timedelta(days=8)


def follow(member: Viewer, past: Past) -> None:
    """Asked for a week ago; since then there is news."""
    following.follow_category(member, "hernia-en-uitstraling", Level.FOLLOW)
    here = past.now.astimezone(AMSTERDAM)
    for ago in (A_WEEK, timedelta(hours=1)):
        with clock_at(past.now - ago):
            set_digest(member, every=Every.WEEK, weekday=here.isoweekday(), hour=here.hour)
