"""Who is no expert any more is no host of hours that are still to be held."""

from sqlalchemy import delete, select

from forum.core import clock
from forum.core.db import db
from forum.experts.models import ExpertHour, ExpertHourHost


def host_no_more(member_id: int) -> None:
    ahead = select(ExpertHour.thread_id).where(ExpertHour.closes_at > clock.now())
    gone = delete(ExpertHourHost).where(
        ExpertHourHost.member_id == member_id, ExpertHourHost.thread_id.in_(ahead)
    )
    db.session.execute(gone, execution_options={"synchronize_session": False})
