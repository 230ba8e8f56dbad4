"""The digest as a letter: what is new for its member, as they may read it when it goes.

As in all letters nothing stands in it that is not for every eye. What is not, is only counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from flask import current_app
from flask_babel import force_locale

from forum.accounts import recipients
from forum.accounts.mail_wishes import mail_wishes_of
from forum.accounts.stop_links import DIGEST
from forum.accounts.viewer import Viewer
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.digests.events import DigestDue
from forum.digests.queries import find_due
from forum.digests.service.due import note_sent
from forum.digests.views import Due
from forum.factsheets.queries import latest_sheets
from forum.jobs.letters import address, compose, dressed
from forum.jobs.notice_letters import link_to, reader_of
from forum.jobs.wished import stop_address
from forum.marks.fresh import best_new
from forum.notifications.kinds import TELLING, Kind
from forum.notifications.queries import for_digest
from forum.notifications.service import note_all_digested
from forum.notifications.views import NotificationView
from forum.threads.mailable import mailable_titles

MOST, MOST_THREADS, MOST_SHEETS = 20, 5, 5
SUBJECT = _("Je overzicht van Ruggespraak")


class Line(NamedTuple):
    """Without a title it says only that there is something."""

    link: str
    title: str = ""
    number: int = 0


@dataclass(frozen=True)
class News:
    told: Sequence[tuple[Text, Sequence[Line]]]
    threads: Sequence[Line]
    sheets: Sequence[Line]

    @property
    def is_some(self) -> bool:
        return bool(self.told or self.threads or self.sheets)


def digest(event: DigestDue, key: str) -> Letter | None:
    """None without news, and for who does not want one any more."""
    due = find_due(event.digest_id)
    to = recipients.told_address_of(due.member_id) if due else None
    if due is None or to is None:
        return None
    news = _news(reader_of(due.member_id), due)
    return _letter(key, to, news) if news.is_some else None


def sent(event: DigestDue, _key: str) -> None:
    due = find_due(event.digest_id)
    if due:
        note_all_digested(due.member_id, due.until)
        note_sent(due.digest_id)


def _news(viewer: Viewer, due: Due) -> News:
    found = for_digest(viewer, due.until, limit=MOST)
    # New threads stand below, the best of them first.
    found = [one for one in found if one.kind != Kind.NEW_THREAD]
    fresh = best_new(viewer, due.since, due.until, limit=MOST_THREADS)
    sheets = latest_sheets(viewer, limit=MOST_SHEETS, between=(due.since, due.until))
    is_quiet = mail_wishes_of(due.member_id).is_discreet
    numbers = [one.thread_id for one in found if one.thread_id]
    titles = {} if is_quiet else mailable_titles(viewer, numbers)
    return News(
        _told(found, titles),
        [Line(_thread(one.id), "" if is_quiet else one.title, one.reply_count) for one in fresh],
        [
            Line(address("factsheets.show", slug=one.slug), "" if is_quiet else one.title)
            for one in sheets
        ],
    )


def _told(
    found: Sequence[NotificationView], titles: dict[int, str]
) -> list[tuple[Text, Sequence[Line]]]:
    """By kind, in the order in which members choose them."""
    rank = list(Kind).index
    ordered = sorted(found, key=lambda one: rank(one.kind))
    return [
        (TELLING[kind].label, [_line(one, titles) for one in group])
        for kind, group in groupby(ordered, key=lambda one: one.kind)
    ]


def _line(one: NotificationView, titles: dict[int, str]) -> Line:
    is_private = one.kind == Kind.MESSAGE or one.thread_id is None
    title = "" if is_private else titles.get(one.thread_id or 0, "")
    return Line(link_to(one), title, one.count)


def _thread(thread_id: int) -> str:
    """By its number, without words of its title."""
    return address("threads.find", thread_id=thread_id)


def _letter(key: str, to: recipients.Recipient, news: News) -> Letter:
    stop = stop_address(to, DIGEST)
    facts = {"news": news, "stop": stop, "choices": address("digest.show")}
    plain = compose(key, to, "digest", SUBJECT, **facts)
    with force_locale("nl"):
        home = current_app.config["BASE_URL"]
        html = dressed(plain, "letters/digest.html", name=to.name, home=home, **facts)
    return replace(plain, html=html, series="digest", unsubscribe=stop)
