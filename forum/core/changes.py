"""What changed, told once to whoever keeps something of it, in the same transaction.

Rooms that change a thing say so and do not know who listens; `forum.app` brings the two together.
The listener is called when all is done and just before it is kept, with every number at once.
"""

from collections.abc import Callable, Collection

from forum.core.db import at_the_end, db

Listener = Callable[[Collection[int]], None]

_NOTED = "changed"
_listeners: dict[str, Listener] = {}


def listen(what: str, act: Listener) -> None:
    """From here on it is this that hears of changes to things of that name."""
    _listeners[what] = act


def note(what: str, *ids: int) -> None:
    """Things of that name changed, by their numbers."""
    noted: dict[str, set[int]] = db.session.info.setdefault(_NOTED, {})
    if not noted:
        at_the_end(_tell)
    noted.setdefault(what, set()).update(ids)


def _tell() -> None:
    for what, ids in db.session.info.pop(_NOTED, {}).items():
        if what in _listeners:
            _listeners[what](sorted(ids))
