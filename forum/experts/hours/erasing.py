"""Who goes is no host any more."""

from sqlalchemy import delete

from forum.core.db import db
from forum.experts.models import ExpertHourHost


def erase(member_id: int) -> None:
    db.session.execute(delete(ExpertHourHost).where(ExpertHourHost.member_id == member_id))
