"""One of each thing that waits for a moderator, by the acts that make it wait."""

from sqlalchemy import select

from forum.accounts.models import HeldProfile, Member
from forum.accounts.service.profile import change_profile
from forum.core.db import db
from forum.experts.answers.promotion import Promotion
from forum.messages import service as messages
from forum.messages.models import MessageReport
from forum.moderation.gates import flags
from forum.moderation.gates.models import FlaggedPost
from forum.moderation.holding import service as holding
from forum.moderation.holding.reasons import HeldAct
from forum.moderation.holding.service import Wanted
from forum.moderation.measures import appealing
from forum.moderation.measures.doing import Wanted as Warned
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.moderation.reports import objecting
from forum.moderation.signals import service as signals
from forum.moderation.signals.models import Signal
from forum.moderation.signals.views import Found
from forum.moderation.urgent import service as urgent
from forum.moderation.urgent.models import UrgentMail
from tests import make
from tests.experts import applying
from tests.experts.asked import asked
from tests.messages.talk import begin, someone
from tests.moderation.reported import case_of, decided, told_post

BODY = "Kom langs in mijn praktijk."
BIO = "Ik ben geverifieerd."


def held_post(writer: Member | None = None, **where) -> str:
    where = where or {"thread_id": make.thread().thread_id}
    wanted = Wanted(HeldAct.REPLY, {"body": BODY}, **where)
    viewer = make.viewer(writer or make.expert())
    return f"held_post-{holding.hold(viewer, wanted, Promotion.OWN_PRACTICE)}"


def held_profile(writer: Member | None = None) -> str:
    writer = writer or make.member()
    change_profile(make.viewer(writer), bio=BIO)
    query = select(HeldProfile.id).where(HeldProfile.member_id == writer.id)
    return f"held_profile-{db.session.scalars(query).one()}"


def application(member: Member | None = None) -> str:
    return f"application-{applying.asked(member or make.member()).id}"


def question(asker: Member | None = None, **facts) -> str:
    return f"question-{asked(asker, **facts).thread_id}"


def message_report(writer: Member | None = None, *, reason: str = "lastigvallen") -> str:
    writer, other = writer or someone(), make.member()
    sent = begin(writer, other)
    place = sent.conversation_id, sent.id
    messages.report(make.viewer(other), *place, reason=reason)
    query = select(MessageReport.id).where(MessageReport.message_id == sent.id)
    return f"message_report-{db.session.scalars(query).one()}"


def signal(writer: Member | None = None) -> str:
    post = make.reply(make.thread(), writer or make.member())
    signals.note(post.id, Found(cries=["cry"]))
    query = select(Signal.id).where(Signal.post_id == post.id)
    return f"signal-{db.session.scalars(query).one()}"


def report(writer: Member | None = None) -> str:
    post = make.reply(make.thread(), writer or make.member())
    return f"report-{case_of(told_post(post.id)).id}"


def flagged_post(writer: Member | None = None) -> str:
    post = make.reply(make.thread(), writer or make.member())
    flags.flag(post.id, ["woord"])
    query = select(FlaggedPost.id).where(FlaggedPost.post_id == post.id)
    return f"flagged_post-{db.session.scalars(query).one()}"


def appeal(member: Member | None = None) -> str:
    member, keeper = member or make.member(), make.viewer(make.moderator())
    warned = take(keeper, Warned(Kind.WARN, username=member.username, reason="spam"))
    return f"appeal-{appealing.appeal(make.viewer(member), warned.id, text='Niet waar.').id}"


def report_objection(reporter: Member | None = None) -> str:
    viewer = make.viewer(reporter or make.member())
    number = told_post(make.reply(make.thread(), make.member()).id, viewer)
    decided(number)
    return f"report_objection-{objecting.object_to(viewer, number, text='Dat klopt niet.')}"


def urgent_mail(writer: Member | None = None) -> str:
    writer = writer or make.member()
    urgent.note(writer.id, is_kept=True, is_told=True)
    query = select(UrgentMail.id).where(UrgentMail.member_id == writer.id)
    return f"urgent_mail-{db.session.scalars(query).one()}"


KINDS = {
    "urgent_mail": urgent_mail,
    "signal": signal,
    "report": report,
    "flagged_post": flagged_post,
    "appeal": appeal,
    "report_objection": report_objection,
    "held_post": held_post,
    "message_report": message_report,
    "question": question,
    "held_profile": held_profile,
    "application": application,
}


def number(name: str) -> int:
    return int(name.rpartition("-")[2])
