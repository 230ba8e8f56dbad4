"""Hours of experts, by the acts themselves."""

from datetime import timedelta

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import db
from forum.experts.hours.views import Plan
from forum.experts.models import ExpertHour
from forum.posting import hours as posting
from forum.posting import service as writing
from forum.threads.kinds import Kind, Opening, ReplyKind
from forum.threads.models import Post
from tests import make

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def planned(
    *hosts: Member,
    by: Member | None = None,
    place: Category | None = None,
    ahead: timedelta = DAY,
    lasts: timedelta = HOUR,
    **facts,
) -> int:
    """The number of its thread."""
    said = {"title": "Spreekuur over tillen", "body": "Stel je vraag."} | facts
    opening = Opening((place or make.category()).slug, Kind.ANNOUNCEMENT, **said)
    begins = clock.now() + ahead
    plan = Plan(begins, begins + lasts, [host.username for host in hosts or [make.expert()]])
    return posting.plan(make.viewer(by or make.moderator()), opening, plan).thread_id


def ask(thread_id: int, asker: Member | None = None, body: str = "Mag ik tillen?") -> Post:
    asker = asker or make.member()
    return writing.reply(make.viewer(asker), thread_id, body=body, kind=ReplyKind.QUESTION)


def answer(thread_id: int, host: Member, question: Post | None, body: str = "Ja, dat mag.") -> Post:
    said = {"kind": ReplyKind.EXPERT, "general_information": True}
    said["answers"] = question.id if question else None
    return writing.reply(make.viewer(host), thread_id, body=body, **said)


def row(thread_id: int) -> ExpertHour:
    return db.session.get_one(ExpertHour, thread_id, populate_existing=True)
