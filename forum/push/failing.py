"""When a push service stays away: it rests for a while, and a device where nobody ever answers is
forgotten. So ten devices at a service that is away cost one time-out, and not for ever."""

from contextlib import suppress
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy import Delete, Update, delete, func, update

from forum.core import clock, throttles
from forum.core.db import db
from forum.core.errors import TooMany
from forum.core.throttles import Limit
from forum.core.webpush import Subscription
from forum.push.models import PushDevice

ATTEMPTS = 3  # to call a device for one notification
FAILURES, PATIENCE = 10, timedelta(days=1)  # in a row, and at least over so long
REST = Limit("push service away", 1, timedelta(minutes=5))


def require_rested(to: Subscription) -> None:
    """Raises TooMany while nothing is tried there."""
    throttles.look(REST, _service(to))


def note_away(device_id: int, to: Subscription) -> None:
    with suppress(TooMany):  # another one found so at the same time
        throttles.take(REST, _service(to))
    now, mine = clock.now(), PushDevice.id == device_id
    since = func.coalesce(PushDevice.failing_since, now)
    counted = {"failures": PushDevice.failures + 1, "failing_since": since}
    _run(update(PushDevice).where(mine).values(counted))
    given_up = PushDevice.failures >= FAILURES, PushDevice.failing_since <= now - PATIENCE
    _run(delete(PushDevice).where(mine, *given_up))


def note_reached(device_id: int) -> None:
    mine = update(PushDevice).where(PushDevice.id == device_id)
    _run(mine.values(failures=0, failing_since=None))


def _run(statement: Update | Delete) -> None:
    db.session.execute(statement, execution_options={"synchronize_session": False})


def _service(to: Subscription) -> str:
    return urlsplit(to.endpoint).netloc.lower()
