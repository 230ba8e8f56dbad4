"""Every kind of thing that is kept for a while: how to make one, and for how long it stays."""

from datetime import timedelta

from sqlalchemy import select

from forum.accounts.models import EmailVerification, FeedKey, Member, Session, Token
from forum.accounts.service import registering
from forum.accounts.service.receipts import once
from forum.core import clock, outbox, throttles
from forum.core.days import this_day
from forum.core.db import Model, db
from forum.core.throttles import Limit
from forum.drafts.models import Draft
from forum.experts.verification import service
from forum.factsheets.models import CategoryPin, SheetSuggestion, ThreadPin
from forum.factsheets.service import pin_to_category, pin_to_thread
from forum.factsheets.service.talk.suggesting import Suggested, close_suggestion, suggest
from forum.leaving.models import Export
from forum.messages import service as messages
from forum.messages.models import MessageReport
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.notifications.kinds import Kind
from forum.notifications.models import Notification
from forum.notifications.service import About, mark_read, tell
from forum.polls.models import Poll
from forum.proofs.models import Authenticator, Ceremony, KnownDevice, MailedLink
from forum.threads import service as threads
from forum.threads.models import Revision
from forum.uploads.models import Upload
from tests import make
from tests.drafts.kept import draft
from tests.experts.applying import asked
from tests.jobs import hook_terms as hooks
from tests.jobs import mail_terms as mailed
from tests.jobs import moderated_terms as moderated
from tests.proofs.apps import begin_app
from tests.uploads.files import keep as keep_picture

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def session(**facts) -> None:
    make.session(make.member(**facts))


def _add(*rows: Model) -> None:
    db.session.add_all(rows)
    db.session.flush()


def _token() -> None:
    member = make.member()
    make.token(member)
    db.session.query(Token).update({"expires_at": clock.now()})


def _feed_key() -> None:
    made = {"name": "Lezer", "token_hash": "h", "created_at": clock.now()}
    _add(FeedKey(member_id=make.member().id, **made))


def _verification() -> None:
    member = make.member(verified=False)
    registering.ask_again(make.viewer(member))
    member.email_verified_at = clock.now()


def _told(*, is_read: bool) -> None:
    member = make.member()
    tell(Kind.DECISION, [member.id], About("measure:1", 1))
    if is_read:
        mark_read(make.viewer(member))


def _removed_with_more() -> None:
    """A post with a poll, that was changed before it was removed."""
    author = make.member()
    post = make.poll(make.reply(make.thread(), author, body="Eerst dit"))
    threads.edit_post(make.viewer(author), post.id, body="Toen dat")
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam")


def _event() -> None:
    outbox.add("Iets", {})
    db.session.flush()
    outbox.finish(db.session.scalar(select(outbox.OutboxEvent.id)))


def _receipt() -> None:
    once(make.viewer(make.member()), "sleutel", "f", lambda: 1)
    db.session.flush()


def _throttle() -> None:
    throttles.take(Limit("log-in", 3, HOUR), "iemand")


def _ceremony() -> None:
    _add(Ceremony(kind="login", token_hash="h", facts="{}", began_at=clock.now()))


def _link() -> None:
    _add(MailedLink(purpose="password", asked_at=clock.now()))


def _device() -> None:
    made = {"token_hash": "h", "last_used_at": clock.now()}
    _add(KnownDevice(member_id=make.member().id, **made))


def _copy() -> None:
    now = clock.now()
    _add(Export(member_id=make.member().id, status="ready", asked_at=now, ready_at=now))


def _report() -> None:
    keeper = make.viewer(make.moderator())
    other = make.member()
    first = messages.begin(keeper, to=[other.username], body="Dag")
    place = first.conversation_id, first.id
    messages.report(make.viewer(other), *place, reason="anders")
    db.session.query(MessageReport).update({"closed_at": clock.now()})


def _pin(place: str) -> None:
    keeper = make.moderator()
    sheet = make.sheet(keeper)
    if place == "thread":
        pin_to_thread(make.viewer(keeper), make.thread().thread_id, sheet.slug, until=this_day())
    else:
        pin_to_category(make.viewer(keeper), make.category().slug, sheet.slug, until=this_day())


def _suggestion() -> None:
    keeper = make.moderator()
    said = Suggested("correctie", "Dit klopt niet meer.")
    made = suggest(make.viewer(make.member()), make.sheet(keeper).slug, said)
    close_suggestion(make.viewer(keeper), made.id, outcome="overgenomen", answer="Dank je.")


def _application() -> None:
    member = make.member()
    service.withdraw(make.viewer(member), asked(member).id)


TERMS = [
    *moderated.TERMS,
    *hooks.TERMS,
    *mailed.TERMS,
    # The day itself is over by the clock of Amsterdam an hour before it is by this one.
    ("ended_thread_pins", lambda: _pin("thread"), 31 * DAY - HOUR - SECOND, ThreadPin),
    ("ended_category_pins", lambda: _pin("category"), 31 * DAY - HOUR - SECOND, CategoryPin),
    ("answered_suggestions", _suggestion, 365 * DAY, SheetSuggestion),
    ("unverified_accounts", lambda: make.member(verified=False), 7 * DAY, Member),
    ("sessions", session, 30 * DAY, Session),
    ("sessions", lambda: session(role="moderator"), 8 * HOUR, Session),
    ("tokens", _token, timedelta(0), Token),
    ("feed_keys", _feed_key, 365 * DAY, FeedKey),
    ("email_verifications", _verification, 3 * DAY, EmailVerification),
    ("receipts", _receipt, DAY, None),
    ("ceremonies", _ceremony, 15 * MINUTE, Ceremony),
    ("mailed_links", _link, DAY, MailedLink),
    ("known_devices", _device, 365 * DAY, KnownDevice),
    ("removed_posts", moderated.removed, 274 * DAY, None),
    ("removed_history", _removed_with_more, 274 * DAY, Revision),
    ("removed_polls", _removed_with_more, 274 * DAY, Poll),
    ("old_applications", _application, 365 * DAY, None),
    ("read_notifications", lambda: _told(is_read=True), 90 * DAY, Notification),
    ("unread_notifications", lambda: _told(is_read=False), 365 * DAY, Notification),
    ("drafts", lambda: draft(make.member()), 180 * DAY, Draft),
    ("message_reports", _report, 90 * DAY, MessageReport),
    ("outbox", _event, 7 * DAY, None),
    ("throttles", _throttle, DAY, throttles.Throttle),
    ("exports", _copy, DAY, None),
    ("enrolments", lambda: begin_app(make.member()), 2 * HOUR, Authenticator),
    ("unused_pictures", lambda: keep_picture(make.member()), 30 * DAY, Upload),
    ("inactive_warnings", make.member, 730 * DAY, None),
]
