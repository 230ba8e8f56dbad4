"""The digest as a letter: what is new for its member, as they may read it when it goes.

As in all letters nothing stands in it that is not for every eye: of the rest only that it is there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
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
from forum.jobs.at_once import reader_of
from forum.jobs.letters import address, compose, dressed
from forum.jobs.notice_letters import link_to
from forum.jobs.wished import stop_address
from forum.notifications.digesting import (
    MOST_COUNTED,
    Waiting,
    news_for,
    note_digested,
    threads_for,
)
from forum.notifications.kinds import TELLING, Kind
from forum.notifications.views import NotificationView
from forum.threads.mailable import Titled, mailable_titles

MOST, MOST_THREADS, MOST_SHEETS = 20, 5, 5
NEW = timedelta(weeks=2)  # for so long a thread may still be told as new
SUBJECT = _("Je overzicht van Ruggespraak")
Titles = Mapping[int, Titled]


class Line(NamedTuple):
    """Without a title it says only that there is something."""

    link: str
    title: str = ""
    number: int = 0


class Part(NamedTuple):
    """Lines under a heading. `otherwise` stands where a title lacks, and a number where it is more
    than `least`; for `left` more there is no room, and `place` is where they are."""

    label: Text
    lines: Sequence[Line]
    otherwise: Text
    left: int = 0
    place: str = ""
    least: int = 0
    is_messages: bool = False


@dataclass(frozen=True)
class News:
    parts: Sequence[Part]
    shows: tuple[tuple[int, int], ...]


def digest(event: DigestDue, key: str) -> Letter | None:
    """None without news, and for who does not want one any more."""
    due = find_due(event.digest_id)
    to = recipients.told_address_of(due.member_id) if due else None
    if due is None or to is None:
        return None
    news = _news(reader_of(due.member_id), due)
    return _letter(key, to, news) if news.parts else None


def sent(event: DigestDue, letter: Letter) -> None:
    """Only what stood in it is told. What there was no room for waits for the next."""
    note_digested(letter.shows)
    note_sent(event.digest_id)


def _news(viewer: Viewer, due: Due) -> News:
    told = news_for(viewer, due.until, limit=MOST)
    fresh = threads_for(viewer, due.until - NEW, due.until, limit=MOST_THREADS)
    shown = [*told.shown, *fresh.shown]
    is_quiet = mail_wishes_of(due.member_id).is_discreet
    numbers = {one.thread_id for one in shown if one.thread_id and one.kind != Kind.MESSAGE}
    titles = {} if is_quiet else mailable_titles(viewer, numbers)
    parts = [*_told(told, titles), *_threads(fresh, titles), *_sheets(viewer, due, is_quiet)]
    return News(parts, tuple((one.id, one.last_id) for one in shown))


def _told(found: Waiting, titles: Titles) -> list[Part]:
    """By kind, in the order in which members choose them. The last says what there is beside."""
    rank = list(Kind).index
    ordered = sorted(found.shown, key=lambda one: rank(one.kind))
    parts = [_part(kind, list(group), titles) for kind, group in groupby(ordered, _kind_of)]
    place = address("notices.index")
    ends = [last._replace(left=found.left, place=place) for last in parts[-1:]]
    return parts[:-1] + ends


def _part(kind: Kind, group: Sequence[NotificationView], titles: Titles) -> Part:
    lines = [Line(link_to(one), _title(one, titles), one.count) for one in group]
    otherwise = _("Een notificatie voor jou")
    is_messages = kind == Kind.MESSAGE
    return Part(TELLING[kind].label, lines, otherwise, least=1, is_messages=is_messages)


def _threads(found: Waiting, titles: Titles) -> list[Part]:
    lines = [_new_thread(one, titles) for one in found.shown]
    label, otherwise = _("Nieuwe gesprekken in wat je volgt"), _("Een nieuw gesprek")
    part = Part(label, lines, otherwise, found.left, address("notices.index"))
    return [part] if lines else []


def _new_thread(one: NotificationView, titles: Titles) -> Line:
    told = titles.get(one.thread_id or 0)
    return Line(link_to(one), told.title, told.reply_count) if told else Line(link_to(one))


def _sheets(viewer: Viewer, due: Due, is_quiet: bool) -> list[Part]:
    between = (due.since, due.until)
    found = latest_sheets(viewer, limit=MOST_SHEETS + MOST_COUNTED, between=between)
    lines = [
        Line(address("factsheets.show", slug=one.slug), "" if is_quiet else one.title)
        for one in found[:MOST_SHEETS]
    ]
    label, otherwise = _("Nieuwe en vernieuwde factsheets"), _("Een factsheet")
    left, place = len(found[MOST_SHEETS:]), address("factsheets.index")
    return [Part(label, lines, otherwise, left, place)] if lines else []


def _title(one: NotificationView, titles: Titles) -> str:
    told = None if one.kind == Kind.MESSAGE else titles.get(one.thread_id or 0)
    return told.title if told else ""


def _kind_of(one: NotificationView) -> Kind:
    return one.kind


def _letter(key: str, to: recipients.Recipient, news: News) -> Letter:
    stop = stop_address(to, DIGEST)
    facts = {"parts": news.parts, "stop": stop, "choices": address("digest.show")}
    plain = compose(key, to, "digest", SUBJECT, **facts)
    with force_locale("nl"):
        home = current_app.config["BASE_URL"]
        html = dressed(plain, "letters/digest.html", name=to.name, home=home, **facts)
    return replace(plain, html=html, series="digest", unsubscribe=stop, shows=news.shows)
