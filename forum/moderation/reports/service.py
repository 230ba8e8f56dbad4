"""Reporting something, and deciding about it."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from forum.accounts.names import email_key
from forum.accounts.service import mailing
from forum.accounts.service.pausing import require_there
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox, throttles
from forum.core.db import db, insert_or, transaction
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.throttles import Limit
from forum.core.vault import digest
from forum.moderation.acts import Act
from forum.moderation.claims.service import settle
from forum.moderation.entries import log_act
from forum.moderation.events import CrisisNoted
from forum.moderation.reports.addresses import Place
from forum.moderation.reports.events import (
    CaseDecided,
    ReportCounted,
    ReportDecided,
    ReportReceived,
)
from forum.moderation.reports.models import Report, ReportCase
from forum.moderation.reports.policy import may_decide, may_report
from forum.moderation.reports.queries import case_number, get_case, to_tell
from forum.moderation.reports.reasons import DANGER, PRIORITIES, UNSAID, Outcome, priority_of
from forum.moderation.reports.subjects import Subject, find_subject, owner_of
from forum.moderation.reports.waiting import KIND

UNCHANGED = {"synchronize_session": False}
HOUR = timedelta(hours=1)
BY_NETWORK = Limit("reports without account by network", 20, HOUR)
BY_MEMBER = Limit("reports by member", 60, HOUR)
NOTES, GROUNDS = 8000, 2000  # characters that one member may say of one thing, in all
ACTS = {
    Outcome.FOUNDED: Act.UPHOLD_REPORT,
    Outcome.UNFOUNDED: Act.DISMISS_REPORT,
    Outcome.DUPLICATE: Act.MERGE_REPORT,
}


@dataclass(frozen=True)
class Notice:
    """What somebody says is wrong, and where."""

    place: Place
    reason: str
    note: str = ""
    legal_ground: str = ""
    name: str | None = None
    email: str | None = None


def count_notice(viewer: Viewer, network: str) -> None:
    """Outside a transaction, because a try counts also when it fails. Raises TooMany."""
    with transaction():
        if viewer.id is None:
            throttles.take(BY_NETWORK, network)
        else:
            throttles.take(BY_MEMBER, str(viewer.id))


def report(viewer: Viewer, notice: Notice) -> int:
    """The number of the report. It is taken alike of what the viewer can read, of what they
    cannot and of what was never there, so that nobody learns which it was. Of one member twice
    is once. Raises Refused for what is one's own."""
    subject = find_subject(notice.place)
    require(may_report(viewer, owner_of(subject).id))
    if viewer.id is not None:
        require_there(viewer.id)
    priority = priority_of(notice.reason, notice.legal_ground)
    case_id = _open_case(subject)
    number = _add(viewer, case_id, notice)
    if _count(case_id, priority, more=0 if number is None else 1) and priority == DANGER:
        outbox.record(CrisisNoted(KIND, case_id))
    if number is None:
        return _say_more(viewer, case_id, notice)
    outbox.record(ReportCounted(number))
    _confirm(number, notice.email if viewer.id is None else None)
    return number


def _open_case(subject: Subject) -> int:
    """The one of this thing that waits, which is then held: so no two are made."""
    now = clock.now()
    facts = {"kind": subject.kind, "address": subject.address, "post_id": subject.post_id}
    facts |= {"thread_id": subject.thread_id, "member_id": subject.member_id}
    made = insert_or(ReportCase).values(
        open_key=subject.key, priority=UNSAID, report_count=0, opened_at=now, last_at=now, **facts
    )
    found = made.on_conflict_do_update(
        index_elements=[ReportCase.open_key], set_={"last_at": now}
    ).returning(ReportCase.id)
    return int(db.session.scalars(found).one())


def _add(viewer: Viewer, case_id: int, notice: Notice) -> int | None:
    """None for who reported it before. Of who has no account nobody knows whether they did."""
    email = notice.email if viewer.id is None else None
    made = insert_or(Report).values(
        case_id=case_id,
        member_id=viewer.id,
        name=notice.name if viewer.id is None else None,
        email=email,
        email_digest=digest(email_key(email)) if email else None,
        reason=notice.reason,
        note=notice.note,
        legal_ground=notice.legal_ground,
        reported_at=clock.now(),
    )
    once = made.on_conflict_do_nothing(index_elements=[Report.case_id, Report.member_id])
    number: int | None = db.session.scalar(once.returning(Report.id))
    return number


def _say_more(viewer: Viewer, case_id: int, notice: Notice) -> int:
    """What is said the second time stands under what was said the first; the thing is held."""
    mine = Report.case_id == case_id, Report.member_id == viewer.id
    found = db.session.scalars(select(Report).where(*mine)).one()
    found.note = _joined(found.note, notice.note, NOTES)
    found.legal_ground = _joined(found.legal_ground, notice.legal_ground, GROUNDS)
    if PRIORITIES[notice.reason] < PRIORITIES[found.reason]:
        found.reason = notice.reason
    return found.id


def _joined(before: str, more: str, most: int) -> str:
    """No longer than `most`, as nobody reads what goes on and on."""
    whole = "\n\n".join(filter(None, (before, more)))
    return before if more in before or len(whole) > most else whole


def _count(case_id: int, priority: int, *, more: int) -> bool:
    """Whether it is more urgent now than it was; the thing is held."""
    counted = update(ReportCase).where(ReportCase.id == case_id)
    number = {"report_count": ReportCase.report_count + more}
    db.session.execute(counted.values(number), execution_options=UNCHANGED)
    sooner = counted.where(ReportCase.priority > priority).values(priority=priority)
    sooner = sooner.returning(ReportCase.id)
    return db.session.scalar(sooner, execution_options=UNCHANGED) is not None


def _confirm(number: int, email: str | None) -> None:
    if email and mailing.has_room_for_notice(email):
        outbox.record(ReportReceived(number))


def decide(viewer: Viewer, case_id: int, *, outcome: Outcome, done: str, reason: str) -> None:
    """Of several at once one decides. Raises Conflict for what was decided about already, and
    Refused for what is one's own or an admin's."""
    found = get_case(viewer, case_id)
    owner = owner_of(db.session.get_one(ReportCase, found.id))
    require(may_decide(viewer, owner.id, owner.role))
    settle(viewer, KIND, case_id)
    decided = update(ReportCase).where(ReportCase.id == case_id, ReportCase.decided_at.is_(None))
    decided = decided.values(
        open_key=None,
        decided_at=clock.now(),
        decided_by=viewer.id,
        outcome=outcome,
        done=done or None,
        reason=reason,
    )
    if db.session.scalar(decided.returning(ReportCase.id)) is None:
        raise Conflict(_("Over deze melding is al beslist."), code="decided")
    log_act(viewer, ACTS[outcome], about=case_number(case_id), since=found.opened_at)
    outbox.record(CaseDecided(case_id))


def tell_reporters(event: CaseDecided) -> None:
    """One letter for each of those who can be told, and never two to one address."""
    for report_id in to_tell(event.case_id):
        outbox.record(ReportDecided(report_id))
