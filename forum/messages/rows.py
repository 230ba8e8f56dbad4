"""Rows of columns, made into what is shown."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from forum.accounts.badge import Author, Standing, author
from forum.accounts.models import Member
from forum.accounts.viewer import Role
from forum.core import clock
from forum.core.i18n import _
from forum.messages.kinds import Withheld
from forum.messages.reasons import TITLES
from forum.messages.views import Companion, ConversationView, MessageView, ReportView

# What `show_author` asks of a query that joins Member.
PERSON = (
    Member.username,
    Member.role,
    Member.expert_profession,
    Member.expert_until,
    Member.erased_at,
)
NOBODY = Author("", has_profile=False)


def show_author(row: Any, before: str = "") -> Author:
    """Of the columns in PERSON, under their names with this before them."""
    name, role, profession, until, erased_at = (
        getattr(row, f"{before}{column.key}") for column in PERSON
    )
    standing = Standing(Role(role), profession, until, erased_at is not None)
    return author(name, standing, clock.now())


def show_conversation(rows: Sequence[Any]) -> ConversationView:
    """Of one row for everybody who takes or took part."""
    mine = next(row for row in rows if row.mine)
    return ConversationView(
        id=mine.id,
        others=[_show_companion(row) for row in rows if not row.mine],
        last_number=mine.last_number,
        last_message_at=mine.last_message_at,
        read_number=mine.read_number,
        is_unread=bool(mine.is_unread),
    )


def _show_companion(row: Any) -> Companion:
    away = row.paused_at is not None
    nameless = Author(str(_("Een lid op pauze")), has_profile=False)
    return Companion(
        author=nameless if away else show_author(row),
        has_left=row.left_at is not None,
        is_away=away,
        is_apart=bool(row.is_apart),
        is_blocked=bool(row.is_blocked),
    )


def show_message(row: Any) -> MessageView:
    withheld = None if row.deleted_at else row.withheld
    is_readable = row.deleted_at is None and withheld is None
    return MessageView(
        id=row.id,
        conversation_id=row.conversation_id,
        number=row.number,
        author=show_author(row) if is_readable else NOBODY,
        body=row.body or "",
        html=kept_html(row),
        sent_at=row.sent_at,
        mine=bool(row.mine),
        is_deleted=row.deleted_at is not None,
        is_reported=bool(row.is_reported),
        withheld=Withheld(withheld) if withheld else None,
    )


def show_report(row: Any) -> ReportView:
    return ReportView(
        id=row.id,
        reporter=None if row.about_me else show_author(row, "reporter_"),
        writer=show_author(row, "writer_"),
        reason=TITLES.get(row.reason, row.reason),
        reported_at=row.reported_at,
        closed_at=row.closed_at,
        is_deleted=row.deleted_at is not None,
        about_me=bool(row.about_me),
    )


def kept_html(row: Any) -> Markup:
    """What is shown of a message, of which the query names `body_html`."""
    return Markup(row.body_html or "")  # noqa: S704  cleaned as it was made
