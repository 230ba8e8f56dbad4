"""A webhook that an admin made, with what was and is to be sent there."""

from forum.accounts.models import Member
from forum.core.db import db
from forum.core.places import Allowed
from forum.hooks import queue, service
from forum.hooks.kinds import HookKind, State
from forum.hooks.models import Webhook, WebhookDelivery
from forum.hooks.views import Wanted
from forum.threads.models import Post
from tests import make
from tests.world import Secret

URL = "https://hooks.example.org/haakgeheim"
ALLOWED = Allowed.read("hooks.example.org", None)


def tell_programs(admin: Member, first: Post, secrets: list[Secret]) -> dict[str, int]:
    kinds = [HookKind.THREAD_STARTED, HookKind.REPLY_POSTED]
    wanted = Wanted("Haaknaam", URL, kinds)
    hook_id, secret = service.make(make.viewer(admin), wanted, ALLOWED)
    service.renew_secret(make.viewer(admin), hook_id)
    renewed = db.session.get(Webhook, hook_id).secret
    secrets += [Secret(secret), Secret(renewed)]
    secrets += [Secret("haakgeheim", ("admin",)), Secret("Haaknaam", ("admin", "moderator"))]
    return {
        "hook": hook_id,
        "delivery": _sent(hook_id, kinds[0], first.thread_id, State.FAILED),
        "waiting": _sent(hook_id, kinds[1], first.id, State.WAITING),
    }


def _sent(hook_id: int, kind: HookKind, number: int, state: State) -> int:
    queue.tell([hook_id], kind, str(number))
    found = db.session.query(WebhookDelivery).filter_by(kind=kind.value).one()
    found.state = state.value
    db.session.flush()
    return found.id
