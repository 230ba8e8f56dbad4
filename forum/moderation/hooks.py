"""What admins do with webhooks, with its line in the log: the name and the host, and never the
whole address, which may hold a secret."""

from forum.accounts.viewer import Viewer
from forum.core.places import Allowed, read_address
from forum.hooks import queries, replaying, service
from forum.hooks.views import Wanted
from forum.moderation.acts import Act
from forum.moderation.entries import log_act


def make(viewer: Viewer, wanted: Wanted, allowed: Allowed) -> tuple[int, str]:
    """Raises what the room does, as all below."""
    made = service.make(viewer, wanted, allowed)
    log_act(viewer, Act.ADD_WEBHOOK, about=wanted.name, note=_what(wanted))
    return made


def change(viewer: Viewer, hook_id: int, wanted: Wanted, allowed: Allowed) -> None:
    before = service.hold(viewer, hook_id)
    was = Wanted(before.name, before.url, before.kinds)
    if was == wanted:
        return
    service.change(viewer, hook_id, wanted, allowed)
    note = f"{before.name}: {_what(was)} → {_what(wanted)}"
    log_act(viewer, Act.CHANGE_WEBHOOK, about=wanted.name, note=note)


def switch(viewer: Viewer, hook_id: int, *, active: bool) -> None:
    """On or off. What stands so already is left as it is."""
    found = service.hold(viewer, hook_id)
    changed = service.resume(viewer, hook_id) if active else service.pause(viewer, hook_id)
    if changed:
        log_act(viewer, Act.RESUME_WEBHOOK if active else Act.PAUSE_WEBHOOK, about=found.name)


def renew_secret(viewer: Viewer, hook_id: int) -> str:
    secret = service.renew_secret(viewer, hook_id)
    log_act(viewer, Act.RENEW_WEBHOOK, about=queries.get_hook(viewer, hook_id).name)
    return secret


def remove(viewer: Viewer, hook_id: int) -> None:
    name = service.remove(viewer, hook_id)
    log_act(viewer, Act.REMOVE_WEBHOOK, about=name)


def replay(viewer: Viewer, delivery_id: int) -> int:
    number = replaying.replay(viewer, delivery_id)
    fresh = queries.get_delivery(viewer, number)
    hook = queries.get_hook(viewer, fresh.hook_id)
    log_act(viewer, Act.REPLAY_WEBHOOK, about=hook.name, note=fresh.event)
    return number


def _what(wanted: Wanted) -> str:
    return f"{read_address(wanted.url).name}, {', '.join(wanted.kinds)}"
