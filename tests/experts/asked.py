"""Questions to experts in every state, by the acts themselves."""

from datetime import timedelta

from forum.accounts.models import Member
from forum.alarms.rules import Level, Rule
from forum.core.db import db
from forum.experts.models import ExpertQuestion
from forum.experts.questions import service
from forum.experts.questions.answering import note_answered
from forum.moderation import questions as moderation
from forum.threads.kinds import Kind
from forum.threads.models import Post
from tests import make

NUMB = Rule("S1", Level.CALL_NOW, "Testbron", finds=lambda text: "gevoelloos" in text)
LOCK = timedelta(hours=48)


def asked(asker: Member | None = None, **facts) -> Post:
    """The first post of a thread in which its starter asks an expert."""
    asker = asker or make.member()
    first = make.thread(asker, **{"kind": Kind.QUESTION, **facts})
    service.ask(make.viewer(asker), first.thread_id)
    return first


def waiting(asker: Member | None = None, **facts) -> Post:
    first = asked(asker, **facts)
    moderation.approve(make.viewer(make.moderator()), first.thread_id)
    return first


def claimed(expert: Member, asker: Member | None = None, **facts) -> Post:
    first = waiting(asker, **facts)
    service.claim(make.viewer(expert), first.thread_id)
    return first


def answered(asker: Member | None = None, **facts) -> Post:
    first = waiting(asker, **facts)
    note_answered(first.thread_id)
    return first


def row(first: Post) -> ExpertQuestion:
    return db.session.get_one(ExpertQuestion, first.thread_id, populate_existing=True)
