"""What is kept for a while of mail; `terms` has the rest."""

from datetime import timedelta

from forum.accounts.mail_models import Bounce
from forum.accounts.models import SentLetter
from forum.core import clock, taken
from forum.core.db import Model, db
from forum.digests.models import Digest
from tests import make

DAY = timedelta(days=1)


def _add(row: Model) -> None:
    db.session.add(row)
    db.session.flush()


def _letter() -> None:
    sent = {"key": "outbox-1", "subject": "Dag", "sent_at": clock.now()}
    _add(SentLetter(member_id=make.member().id, **sent))


def _bounce() -> None:
    told = {"key": "outbox-1", "is_hard": False, "bounced_at": clock.now()}
    _add(Bounce(member_id=make.member().id, **told))


def _digest() -> None:
    days = {"day": "2026-11-24", "since": clock.now(), "until": clock.now()}
    _add(Digest(member_id=make.member().id, **days))


def _mail() -> None:
    taken.take("<1@post.example>")


TERMS = [
    ("bounces", _bounce, 30 * DAY, Bounce),
    ("digests", _digest, 30 * DAY, Digest),
    ("sent_letters", _letter, 90 * DAY, SentLetter),
    ("taken_mails", _mail, 60 * DAY, taken.TakenMail),
]
