"""Which notifications exist for whom: a member's own, of what the member may still read."""

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    case,
    cast,
    exists,
    literal,
    not_,
    or_,
    select,
    true,
)

from forum.accounts.models import Member
from forum.accounts.viewer import Viewer
from forum.core.db import alias
from forum.messages import hiding as between_members
from forum.messages import policy as private
from forum.messages.models import Conversation, Message
from forum.notifications.kinds import AIMED, Kind
from forum.notifications.models import Notification
from forum.threads.hiding import withheld_from
from forum.threads.models import Post, Thread, Voice
from forum.threads.policy import text_readable, visible_to

OF_POSTS = (*AIMED, Kind.EXPERT_ANSWER, Kind.REPLY)
OF_THREADS = (Kind.NEW_THREAD, Kind.QUESTION, Kind.CLAIM)
_other = alias(Notification)
# What columns of a post, and of a message, stand beside in a query.
POSTS = (Post.thread_id == Thread.id, Post.voice_id == Voice.id, Voice.member_id == Member.id)
MESSAGES = (Message.conversation_id == Conversation.id, Message.member_id == Member.id)


def shown_to(viewer: Viewer) -> ColumnElement[bool]:
    """Of all notifications. Every read of them applies this. Raises LoginRequired."""
    thread = exists().where(Thread.id == Notification.thread_id, visible_to(viewer))
    post = exists().where(*POSTS, told_of(viewer))
    message = exists().where(*MESSAGES, said_to(viewer))
    is_there = case(
        (Notification.kind.in_(OF_POSTS), post.correlate(Notification)),
        (Notification.kind == Kind.MESSAGE, message.correlate(Notification)),
        (Notification.thread_id.is_not(None), thread.correlate(Notification)),
        else_=true(),
    )
    return and_(Notification.member_id == viewer.member_id, is_there)


def told_of(viewer: Viewer) -> ColumnElement[bool]:
    """Of posts, beside a notification of them: which it tells the viewer."""
    return and_(
        Post.id.between(Notification.first_id, Notification.last_id),
        or_(Post.thread_id == Notification.thread_id, Notification.kind.in_(AIMED)),
        or_(Notification.kind != Kind.EXPERT_ANSWER, Post.is_expert.is_(True)),
        not_(_told_before()),
        Voice.member_id != viewer.member_id,
        visible_to(viewer),
        text_readable(),
        withheld_from(viewer).is_(None),
    )


def _told_before() -> ColumnElement[bool]:
    """Of a post that another notification tells already, so that nothing is counted twice."""
    by_expert = and_(_other.kind == Kind.EXPERT_ANSWER, Post.is_expert.is_(True))
    told = exists(select(_other.id)).where(
        Notification.kind == Kind.REPLY,
        _other.member_id == Notification.member_id,
        _other.thread_id == Notification.thread_id,
        or_(_other.kind.in_(AIMED), by_expert),
        Post.id.between(_other.first_id, _other.last_id),
    )
    return told.correlate(Notification, Post)


def said_to(viewer: Viewer) -> ColumnElement[bool]:
    """Of messages, beside a notification of them: which it tells the viewer."""
    group = literal("conversation:") + cast(Message.conversation_id, Text)
    return and_(
        Notification.kind == Kind.MESSAGE,
        Notification.subject == group,
        Message.id.between(Notification.first_id, Notification.last_id),
        Message.member_id != viewer.member_id,
        Message.deleted_at.is_(None),
        private.visible_to(viewer),
        between_members.withheld_from(viewer).is_(None),
    )
