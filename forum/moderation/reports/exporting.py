"""What one member reported, and decided about reports. Never what others reported of them."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches, section
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.reports.reasons import KINDS, OUTCOMES, REASONS

REPORTED = {
    "kind": _("Wat je meldde"),
    "address": _("Adres"),
    "reason": _("Reden"),
    "note": _("Toelichting"),
    "legal_ground": _("Welke wet"),
    "reported_at": _("Wanneer"),
    "decided_at": _("Beslist"),
    "outcome": _("Besluit"),
    "done": _("Wat er gedaan is"),
    "decision": _("Waarom"),
    "objection": _("Je bezwaar"),
    "answer": _("Besluit over je bezwaar"),
}
DECIDED = {
    "decided_at": _("Beslist"),
    "outcome": _("Besluit"),
    "done": _("Wat er gedaan is"),
    "reason": _("Waarom"),
}
JUDGED = {"decided_at": _("Beslist"), "is_upheld": _("Terecht"), "answer": _("Waarom")}
WORDS = {"kind": KINDS, "reason": REASONS, "outcome": OUTCOMES}


def export(member_id: int) -> Sequence[Section]:
    columns = (
        *(ReportCase.kind, ReportCase.address, Report.reason, Report.note, Report.legal_ground),
        *(Report.reported_at, ReportCase.decided_at, ReportCase.outcome, ReportCase.done),
        *(ReportCase.reason.label("decision"), ReportObjection.text.label("objection")),
        ReportObjection.answer,
    )
    mine = (
        select(*columns)
        .join(ReportCase, ReportCase.id == Report.case_id)
        .outerjoin(ReportObjection, ReportObjection.report_id == Report.id)
        .where(Report.member_id == member_id)
    )
    reported = in_batches(mine, Report.id)
    decided, judged = ReportCase.decided_by == member_id, ReportObjection.decided_by == member_id
    by_me = _("Meldingen waarover je besliste")
    objections = _("Bezwaren over meldingen waarover je besliste")
    return [
        Section("reports", _("Wat je meldde"), REPORTED, reported, WORDS),
        section(
            ReportCase, decided, DECIDED, "decided_reports", by_me, words={"outcome": OUTCOMES}
        ),
        section(ReportObjection, judged, JUDGED, "decided_report_objections", objections),
    ]
