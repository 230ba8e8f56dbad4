"""One of each thing that waits for a moderator, by the acts that make it wait."""

from sqlalchemy import select

from forum.accounts.models import HeldProfile, Member
from forum.accounts.service.profile import change_profile
from forum.core.db import db
from forum.experts.answers.promotion import Promotion
from forum.messages import service as messages
from forum.messages.models import MessageReport
from forum.moderation.holding import service as holding
from forum.moderation.holding.reasons import HeldAct
from forum.moderation.holding.service import Wanted
from tests import make
from tests.experts import applying
from tests.experts.asked import asked
from tests.messages.talk import begin, someone

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


KINDS = {
    "held_post": held_post,
    "message_report": message_report,
    "question": question,
    "held_profile": held_profile,
    "application": application,
}


def number(name: str) -> int:
    return int(name.rpartition("-")[2])
