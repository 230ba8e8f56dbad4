"""Letters of notifications, about what their member may read at the moment that they go.

What is not for every eye stands in none: not what only members read, not where the member writes
under another name, and of private messages nothing at all.
"""

from dataclasses import replace
from typing import Any

from flask import current_app
from flask_babel import force_locale

from forum.accounts import recipients
from forum.accounts.mail_wishes import mail_wishes_of
from forum.accounts.viewer import Viewer
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.jobs.at_once import is_still_wanted, reader_of
from forum.jobs.inbound.addresses import ABOVE, reply_address
from forum.jobs.letters import address, compose, dressed
from forum.jobs.wished import series_of, stop_facts
from forum.notifications import queries
from forum.notifications.events import Noticed
from forum.notifications.kinds import IN_THREADS, Kind
from forum.notifications.noting import note_mailed
from forum.notifications.views import NotificationView
from forum.threads.mailable import Mailable, find_mailable

LEADS = {
    Kind.REPLY: _("Er is gereageerd in een gesprek dat je volgt."),
    Kind.MENTION: _("Iemand noemt je in een gesprek."),
    Kind.QUOTE: _("Iemand citeert je in een gesprek."),
    Kind.EXPERT_ANSWER: _("Een expert heeft geantwoord in een gesprek dat je volgt."),
    Kind.NEW_THREAD: _("Er is een nieuw gesprek in iets wat je volgt."),
    Kind.MESSAGE: _("Je hebt een nieuw privébericht."),
}
OTHERWISE = _("Er is een nieuwe notificatie voor je.")
NAMED = {
    Kind.REPLY: _("%(name)s reageerde in een gesprek dat je volgt."),
    Kind.MENTION: _("%(name)s noemt je in een gesprek."),
    Kind.QUOTE: _("%(name)s citeert je in een gesprek."),
    Kind.EXPERT_ANSWER: _("%(name)s antwoordde als expert in een gesprek dat je volgt."),
}


def noticed(event: Noticed, key: str) -> Letter | None:
    """None for what was read meanwhile, is not to be seen any more, or is wanted otherwise now."""
    member_id = queries.member_of(event.notification_id)
    to = None if member_id is None else recipients.told_address_of(member_id)
    if to is None or member_id is None:
        return None
    viewer = reader_of(member_id)
    found = queries.of(viewer, [event.notification_id])
    if not found or found[0].mailed_at or not is_still_wanted(viewer, found[0]):
        return None
    return _letter(key, to, viewer, found[0])


def sent(event: Noticed, _letter: Letter) -> None:
    note_mailed([event.notification_id])


def _letter(
    key: str, to: recipients.Recipient, viewer: Viewer, one: NotificationView
) -> Letter | None:
    told = _told(viewer, one)
    discreet = _("Nieuws voor je op Ruggespraak")
    subject: Text | str = f"Ruggespraak: {told.title}" if told else discreet
    reply_to = _reply_to(viewer, one)
    facts = _facts(to, one, told) | {"above": ABOVE if reply_to else None}
    plain = compose(key, to, "noticed", subject, **facts)
    with force_locale("nl"):
        home = current_app.config["BASE_URL"]
        html = dressed(plain, "letters/noticed.html", name=to.name, home=home, **facts)
    about = one.subject if one.thread_id is None else f"thread:{one.thread_id}"
    beside = {
        "series": series_of(one.kind),
        "about": about.replace(":", "-"),
        "unsubscribe": facts["stop"],
    }
    return replace(plain, html=html, reply_to=reply_to, noted_as=str(discreet), **beside)


def _reply_to(viewer: Viewer, one: NotificationView) -> str | None:
    """Where an answer by mail goes, of what can be answered."""
    if one.thread_id is None or one.kind not in IN_THREADS:
        return None
    return reply_address(viewer.member_id, one.thread_id, one.post_id)


def _told(viewer: Viewer, one: NotificationView) -> Mailable | None:
    """What the letter says of it; None when it only says that there is something."""
    if one.thread_id is None or one.kind == Kind.MESSAGE:
        return None
    if mail_wishes_of(viewer.member_id).is_discreet:
        return None
    return find_mailable(viewer, one.thread_id, one.post_id)


def _facts(
    to: recipients.Recipient, one: NotificationView, told: Mailable | None
) -> dict[str, Any]:
    return stop_facts(to, one.kind, one.thread_id) | {
        "lead": _lead(one, told),
        "told": told,
        "more": max(one.count - 1, 0) if told else 0,
        "link": link_to(one),
    }


def _lead(one: NotificationView, told: Mailable | None) -> str:
    """A name only beside what it was written in: of who wrote the words that stand below it."""
    if told and one.first_writer and one.kind in NAMED:
        return str(NAMED[one.kind]) % {"name": one.first_writer.name}
    return str(LEADS.get(one.kind, OTHERWISE))


def link_to(one: NotificationView) -> str:
    """By its number: the words of a title are not for whoever else sees an address."""
    if one.kind == Kind.MESSAGE:
        return address("messages.show", conversation_id=one.subject_id)
    if one.post_id:
        return address("posts.show", post_id=one.post_id)
    if one.thread_id:
        return address("threads.find", thread_id=one.thread_id)
    return address("home.show")
