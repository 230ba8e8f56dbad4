"""Letters about the queue: what waits for moderators longer than it should, noticed by the clock,
and what cannot wait, told at once. None says what it is."""

from dataclasses import replace

from forum.accounts import recipients
from forum.core.db import transaction
from forum.core.i18n import _
from forum.core.mail import Letter
from forum.jobs.letters import address, compose
from forum.moderation.queue import crisis, overdue
from forum.moderation.queue.events import CrisisTold, QueueOverdueNoticed
from forum.moderation.queue.hearing import wants_letters


def notice_overdue() -> None:
    """Safe to do twice, and beside another worker."""
    with transaction():
        overdue.notice()


def told(event: QueueOverdueNoticed, key: str) -> Letter | None:
    """To who still moderates and wants to hear it, as long as something still waits. It says how
    much, and nothing of what."""
    to = recipients.staff_address_of(event.member_id)
    waiting = overdue.count_overdue()
    if to is None or not waiting or not wants_letters(event.member_id):
        return None
    subject = _("Er wacht iets te lang op een moderator")
    return compose(key, to, "queue_overdue", subject, link=address("queue.index"), waiting=waiting)


def danger(event: CrisisTold, key: str) -> Letter | None:
    """To who still moderates and wants to hear it, unless somebody looked in the meantime."""
    to = recipients.staff_address_of(event.member_id)
    if to is None or not wants_letters(event.member_id) or not crisis.is_for(event):
        return None
    subject = _("Er wacht iets dringends op een moderator")
    letter = compose(key, to, "queue_danger", subject, link=address("queue.index"))
    return replace(letter, is_urgent=True)
