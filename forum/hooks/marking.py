"""What the answer to a message does to it, and to the hook that it was for."""

from datetime import timedelta

from sqlalchemy import Select, select

from forum.accounts.recipients import admins
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.outside import Outcome
from forum.hooks import queue
from forum.hooks.events import HookPaused
from forum.hooks.kinds import PausedFor, State
from forum.hooks.models import Webhook
from forum.hooks.queue import Claimed

FIRST_REST, LONGEST_REST = timedelta(minutes=1), timedelta(minutes=15)
PATIENCE = timedelta(days=5)  # in which everything failed


def mark(claimed: Claimed, outcome: Outcome) -> None:
    """Nothing changes when it went to another worker in the meantime."""
    hook = db.session.scalar(_held(claimed.hook_id))
    facts = {name: getattr(outcome, name) for name in ("status", "error", "duration_ms")}
    if hook is None:
        return
    if outcome.is_good:
        if queue.end(claimed, State.SENT, **facts):
            hook.failures, hook.failing_since, hook.rests_until = 0, None, None
    elif queue.again(claimed, **facts):
        _failed(hook, outcome)


def _held(hook_id: int) -> Select[Webhook]:
    query = select(Webhook).where(Webhook.id == hook_id).with_for_update(key_share=True)
    return query.execution_options(populate_existing=True)


def _failed(hook: Webhook, outcome: Outcome) -> None:
    """Until it rested nothing is tried there, so that one host that is away costs little; after
    days of nothing but failures, or when it says that it is gone, a person has to look."""
    now = clock.now()
    hook.failures += 1
    hook.failing_since = hook.failing_since or now
    rest = min(LONGEST_REST, FIRST_REST * 2 ** min(hook.failures - 1, 10))
    hook.rests_until = now + rest
    if outcome.says_gone:
        _pause(hook, PausedFor.GONE)
    elif now - hook.failing_since >= PATIENCE:
        _pause(hook, PausedFor.FAILING)


def _pause(hook: Webhook, why: PausedFor) -> None:
    if hook.paused_at is not None:
        return
    hook.paused_at, hook.paused_for = clock.now(), why
    outbox.record_all([HookPaused(hook.id, member_id) for member_id in admins()])
