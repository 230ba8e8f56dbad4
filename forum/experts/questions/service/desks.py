"""How an expert wants to be asked."""

from datetime import date, timedelta

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db, insert_or
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.models import ExpertDesk
from forum.experts.policy import may_work

LONGEST_AWAY = timedelta(days=365)


def set_desk(viewer: Viewer, *, away_until: date | None, most_open: int) -> None:
    """Who is away keeps what they took up, and takes up nothing more until that day. Raises
    Invalid for a day that is over already, or more than a year away."""
    require(may_work(viewer, clock.now()))
    if away_until and not this_day() < away_until <= this_day() + LONGEST_AWAY:
        wrong = _("Kies een dag na vandaag, hoogstens een jaar vooruit.")
        raise Invalid(wrong, errors={"away_until": [wrong]})
    facts = {"away_until": away_until, "most_open": most_open}
    kept = insert_or(ExpertDesk).values(member_id=viewer.member_id, **facts)
    db.session.execute(kept.on_conflict_do_update(index_elements=["member_id"], set_=facts))
