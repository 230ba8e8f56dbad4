"""What is left of reports when a member leaves for good."""

from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update

from forum.accounts.names import email_key
from forum.accounts.recipients import confirmed_address_of
from forum.core.db import db
from forum.core.vault import digest
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.threads.owners import posts_of, threads_of


def erase(member_id: int, *, everything: bool) -> None:
    """What the member reported stays reported, by nobody and without their words. What others
    said of the member goes, and what was reported of their profile goes as a whole: nothing is
    left to judge. Sealed words cannot be searched for a name, so none of them stay."""
    _forget_reporter(_by(member_id))
    _forget_cases(ReportCase.member_id == member_id)
    written = ReportCase.post_id.in_(posts_of(member_id))
    begun = ReportCase.post_id.is_(None) & ReportCase.thread_id.in_(threads_of(member_id))
    _empty(or_(written, begun))


def _by(member_id: int) -> ColumnElement[bool]:
    """Also what came from the address that is theirs, without logging in."""
    found = confirmed_address_of(member_id)
    mine = Report.member_id == member_id
    if found is None:
        return mine
    return or_(mine, Report.email_digest == digest(email_key(found.email)))


def _forget_reporter(which: ColumnElement[bool]) -> None:
    ids = select(Report.id).where(which)
    _do(delete(ReportObjection).where(ReportObjection.report_id.in_(ids)))
    nobody = {"member_id": None, "name": None, "email": None, "email_digest": None}
    _do(update(Report).where(which).values(**nobody, note="", legal_ground=""))


def _forget_cases(which: ColumnElement[bool]) -> None:
    cases = select(ReportCase.id).where(which)
    forget_cases(cases)


def forget_cases(cases: Any) -> None:
    """These things as a whole, with all who reported them."""
    reports = select(Report.id).where(Report.case_id.in_(cases))
    _do(delete(ReportObjection).where(ReportObjection.report_id.in_(reports)))
    _do(delete(Report).where(Report.case_id.in_(cases)))
    _do(delete(ReportCase).where(ReportCase.id.in_(cases)))


def _empty(which: ColumnElement[bool]) -> None:
    cases = select(ReportCase.id).where(which)
    reports = select(Report.id).where(Report.case_id.in_(cases))
    of_reports = update(ReportObjection).where(ReportObjection.report_id.in_(reports))
    _do(of_reports.values(text="", answer=None))
    _do(update(Report).where(Report.case_id.in_(cases)).values(note="", legal_ground=""))
    _do(update(ReportCase).where(which).values(done=None, reason=None))


def _do(statement: Any) -> None:
    db.session.execute(statement, execution_options={"synchronize_session": False})
