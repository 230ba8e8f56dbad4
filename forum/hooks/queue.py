"""What is to be told to whom, taken up by one worker at a time and marked when it ended.

It is a line of its own beside the outbox: a day of trying is longer than anything there, and who
is slow out there keeps no letter waiting. At least once: who dies between sending and marking
leaves a message that is sent again when its lease is over, by the same key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, or_, select, update

from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.ids import new_token
from forum.hooks.kinds import KNOWN, HookKind, State
from forum.hooks.models import Webhook, WebhookDelivery
from forum.hooks.replaying import KEY

LEASE = timedelta(minutes=5)
# Between one attempt and the next: eight attempts in a day.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 300, 480, 480))
MAX_ATTEMPTS = len(PAUSES) + 1
GIVEN_UP = timedelta(days=1)  # also of what could not be tried, as all there failed


@dataclass(frozen=True)
class Claimed:
    """As plain data that outlives its transaction. `secrets` are those that sign."""

    id: int
    hook_id: int
    key: str
    kind: HookKind
    subject: str
    happened_at: datetime
    attempt: int
    url: str
    secrets: Sequence[str]


def wanting(kind: HookKind) -> list[int]:
    """The active hooks that hear of this."""
    active = select(Webhook.id, Webhook.kinds).where(Webhook.paused_at.is_(None))
    rows = db.session.execute(active.order_by(Webhook.id))
    return [row.id for row in rows if kind in row.kinds]


def tell(hook_ids: Sequence[int], kind: HookKind, subject: str) -> int:
    """Note it down for each of them, once however often this is called. Returns for how many."""
    rows = [_row(hook_id, kind, subject) for hook_id in hook_ids]
    once = insert_or(WebhookDelivery).values(rows).on_conflict_do_nothing()
    return len(db.session.scalars(once.returning(WebhookDelivery.id)).all()) if rows else 0


def _row(hook_id: int, kind: HookKind, subject: str) -> dict[str, Any]:
    now = clock.now()
    return {
        "hook_id": hook_id,
        "key": KEY + new_token(),
        "kind": kind.value,
        "subject": subject,
        "event": f"{kind}:{subject}",
        "replay": 0,
        "attempts": 0,
        "state": State.WAITING.value,
        "happened_at": now,
        "made_at": now,
        "next_attempt_at": now,
    }


def claim_next() -> Claimed | None:
    """The one due longest, leased to the caller."""
    row = db.session.execute(_due()).first()
    if row is None:
        return None
    found, hook = row
    if found.attempts >= MAX_ATTEMPTS:  # each ended without a word: it takes its worker along
        _end(found.id, found.attempts, State.FAILED, error="abandoned")
        return claim_next()
    found.attempts += 1
    found.next_attempt_at = clock.now() + LEASE
    facts = {name: getattr(found, name) for name in ("id", "hook_id", "key", "subject")}
    return Claimed(
        **facts,
        kind=HookKind(found.kind),
        happened_at=found.happened_at,
        attempt=found.attempts,
        url=hook.url,
        secrets=_secrets(hook),
    )


def _due() -> Select[*tuple[Any, ...]]:
    now = clock.now()
    rested = or_(Webhook.rests_until.is_(None), Webhook.rests_until <= now)
    return (
        select(WebhookDelivery, Webhook)
        .join(Webhook, Webhook.id == WebhookDelivery.hook_id)
        .where(WebhookDelivery.state == State.WAITING, WebhookDelivery.next_attempt_at <= now)
        .where(Webhook.paused_at.is_(None), rested, WebhookDelivery.kind.in_(KNOWN))
        .order_by(WebhookDelivery.next_attempt_at, WebhookDelivery.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=WebhookDelivery)
        .execution_options(populate_existing=True)
    )


def _secrets(hook: Webhook) -> list[str]:
    until = hook.old_secret_until
    old = hook.old_secret if until and until > clock.now() else None
    return [hook.secret, *filter(None, [old])]


def withhold(claimed: Claimed) -> None:
    """It may be read no longer, so nothing is said of it."""
    _end(claimed.id, claimed.attempt, State.WITHHELD)


def end(claimed: Claimed, state: State, **facts: Any) -> bool:
    """Whether it was still the caller's to end."""
    return _end(claimed.id, claimed.attempt, state, **facts)


def again(claimed: Claimed, **facts: Any) -> bool:
    """After its pause; when there were enough of them it failed."""
    if claimed.attempt >= MAX_ATTEMPTS:
        return end(claimed, State.FAILED, **facts)
    at = clock.now() + PAUSES[claimed.attempt - 1]
    return _change(claimed.id, claimed.attempt, next_attempt_at=at, **facts)


def give_up_old() -> int:
    """What was not tried for a day, as all that was tried there failed or the hook was paused."""
    old = update(WebhookDelivery).where(
        WebhookDelivery.state == State.WAITING,
        WebhookDelivery.made_at <= clock.now() - GIVEN_UP - LEASE,
        WebhookDelivery.next_attempt_at <= clock.now(),
    )
    ended = {"state": State.FAILED.value, "error": "expired", "ended_at": clock.now()}
    return len(db.session.scalars(old.values(ended).returning(WebhookDelivery.id)).all())


def _end(number: int, attempt: int, state: State, **facts: Any) -> bool:
    return _change(number, attempt, state=state.value, ended_at=clock.now(), **facts)


def _change(number: int, attempt: int, **values: Any) -> bool:
    mine = update(WebhookDelivery).where(
        WebhookDelivery.id == number,
        WebhookDelivery.attempts == attempt,
        WebhookDelivery.state == State.WAITING,
    )
    changed = mine.values({"error": None, **values}).returning(WebhookDelivery.id)
    return db.session.scalar(changed) is not None
