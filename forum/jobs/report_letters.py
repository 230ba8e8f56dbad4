"""Letters to who reported something. Nothing that was typed into a form stands in them, so that
nobody can have us mail their words to a stranger; a member reads the decision when logged in."""

from flask import current_app

from forum.accounts.recipients import Recipient
from forum.accounts.viewer import GUEST
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.jobs.letters import address, compose, tell_member
from forum.moderation.reports import own
from forum.moderation.reports.events import ObjectionDecided, ReportDecided, ReportReceived
from forum.moderation.reports.reasons import SubjectKind


def received(event: ReportReceived, key: str) -> Letter | None:
    subject = _("We hebben je melding ontvangen (nummer %(number)s)", number=event.report_id)
    return _write(event.report_id, key, "report_received", subject)


def decided(event: ReportDecided, key: str) -> Letter | None:
    subject = _("Er is beslist over je melding (nummer %(number)s)", number=event.report_id)
    return _write(event.report_id, key, "report_decided", subject)


def objection_decided(event: ObjectionDecided, key: str) -> Letter | None:
    number = own.report_of(event.objection_id)
    if number is None:
        return None
    subject = _("Er is beslist over je bezwaar (melding %(number)s)", number=number)
    return _write(number, key, "report_objection_decided", subject)


def _write(report_id: int, key: str, name: str, subject: Text) -> Letter | None:
    to = own.addressee_of(report_id)
    if to is None:
        return None
    if to.member_id is not None:
        link = address("reports.show", own_report_id=report_id)
        return tell_member(to.member_id, key, f"{name}_member", subject, link=link)
    report = own.by_letter(GUEST, report_id)
    home = str(current_app.config["BASE_URL"])
    token = own.token_of(report_id)
    is_page = report.kind == SubjectKind.PAGE  # of which anybody can make up the address
    place = _("een pagina van %(home)s", home=home) if is_page else f"{home}{report.address}"
    facts = {"report": report, "place": place}
    link = address("reports.objection_page", token=token)
    box = Recipient("", to.email or "", None)
    return compose(key, box, name, subject, **facts, link=link)
