"""What became of what somebody sent: it stands, or waits for a moderator."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.moderation.holding import service as holding
from forum.moderation.holding.service import Wanted
from forum.polls.views import NewPoll
from forum.threads.kinds import Kind, Opening, Visibility


@dataclass(frozen=True)
class Sent:
    """Where it stands now, or under which number it waits for a moderator. `replaced` are words
    that do not stand in it as they were sent."""

    post_id: int = 0
    held_id: int = 0
    replaced: tuple[str, ...] = ()

    def __int__(self) -> int:
        """One number for both, as receipts keep it."""
        return self.post_id or -self.held_id

    @classmethod
    def read(cls, number: int) -> "Sent":
        return cls(post_id=number) if number > 0 else cls(held_id=-number)


def held(viewer: Viewer, act: Callable[[], int], wanted: Wanted, reason: str) -> Sent:
    """It is tried out before that, so that whatever is wrong with it is told while its writer is
    there; what waits can then be placed as it is."""
    _try_out(act)
    return Sent(held_id=holding.hold(viewer, wanted, reason))


def _try_out(act: Callable[[], int]) -> None:
    """Raises what the act raises, and leaves nothing of it."""
    savepoint = db.session.begin_nested()
    try:
        act()
    finally:
        savepoint.rollback()


def as_json(poll: NewPoll | None) -> dict[str, Any] | None:
    if poll is None:
        return None
    days = None if poll.lasts is None else poll.lasts / timedelta(days=1)
    asked = {"question": poll.question, "options": list(poll.options), "most": poll.most}
    return asked | {"days": days}


def with_poll(content: dict[str, Any]) -> dict[str, Any]:
    asked = content.get("poll")
    if not asked:
        return content
    days = asked["days"]
    lasts = None if days is None else timedelta(days=days)
    poll = NewPoll(asked["question"], asked["options"], asked["most"], lasts)
    return content | {"poll": poll}


def opening_as_json(opening: Opening) -> dict[str, Any]:
    return asdict(opening) | {"tags": list(opening.tags)}


def opened(content: dict[str, Any]) -> dict[str, Any]:
    """What starting the thread takes."""
    content = with_poll(content)
    more = {name: content.pop(name) for name in ("poll", "acknowledged")}
    kinds = {"kind": Kind(content["kind"]), "visibility": Visibility(content["visibility"])}
    return more | {"opening": Opening(**content | kinds)}
