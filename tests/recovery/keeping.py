"""Members who keep a diary, and what they tell in it."""

from datetime import timedelta

from forum.accounts.models import Member
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import keep_consent
from forum.core.days import this_day
from forum.core.db import db
from forum.recovery import service
from forum.recovery.checkins import Scored, Told
from tests import make


def keeper(**facts) -> Member:
    """Someone who agreed to a diary."""
    found = make.member(**facts)
    keep_consent(found.id, Purpose.DIARY)
    db.session.flush()
    return found


def told(note: str = "", *, walking: int | None = None, **scores: int) -> Told:
    activities = [] if walking is None else [Scored("wandelen", walking)]
    return Told(scores=scores, activities=activities, note=note)


def check_in(member: Member, days_ago: int = 0, found: Told | None = None, **seen):
    """A check-in of so many days ago, by the act itself."""
    day = this_day() - timedelta(days=days_ago)
    return service.save_entry(make.viewer(member), day, found or told(pain=3), **seen)
