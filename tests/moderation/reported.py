"""What the tests about reports share."""

from forum.accounts.viewer import GUEST, Viewer
from forum.core.db import db
from forum.moderation.reports import service
from forum.moderation.reports.addresses import Place, post_place
from forum.moderation.reports.models import Report, ReportCase
from forum.moderation.reports.reasons import Outcome
from forum.moderation.reports.service import Notice
from tests import make


def told(place: Place, by: Viewer = GUEST, *, reason: str = "bejegening", **more) -> int:
    """The number of a report."""
    return service.report(by, Notice(place, reason, **more))


def told_post(post_id: int, by: Viewer = GUEST, **more) -> int:
    return told(post_place(post_id), by, **more)


def case_of(report_id: int) -> ReportCase:
    db.session.expire_all()
    return db.session.get_one(ReportCase, db.session.get_one(Report, report_id).case_id)


def decided(report_id: int, keeper=None, *, outcome: Outcome = Outcome.UNFOUNDED) -> ReportCase:
    """What it is about, once a moderator decided."""
    said = {"outcome": outcome, "done": "Het is weg.", "reason": "Dit mag hier staan."}
    case_id = case_of(report_id).id
    service.decide(make.viewer(keeper or make.moderator()), case_id, **said)
    return case_of(report_id)


def forwarded(letter) -> str:
    """The words of a letter."""
    return letter.get_content()
