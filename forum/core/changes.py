"""What changed, told once to whoever keeps something of it, in the same transaction.

Rooms that change a thing say so and do not know who listens; `forum.app` brings the two together.
The listener is called when all is done and just before it is kept, with every number at once.
"""

from collections import defaultdict
from collections.abc import Callable, Collection

from forum.core.db import at_the_end, to_be_done_last

Listener = Callable[[Collection[int]], None]

_listeners: dict[str, Listener] = {}


class _Noted:
    """What changed in one transaction, by its name."""

    def __init__(self) -> None:
        self.ids: dict[str, set[int]] = defaultdict(set)

    def __call__(self) -> None:
        for what, ids in self.ids.items():
            if what in _listeners:
                _listeners[what](sorted(ids))


def listen(what: str, act: Listener) -> None:
    """From here on it is this that hears of changes to things of that name."""
    _listeners[what] = act


def note(what: str, *ids: int) -> None:
    """Things of that name changed, by their numbers."""
    if not ids:
        return
    noted = next((act for act in to_be_done_last() if isinstance(act, _Noted)), None)
    if noted is None:
        noted = _Noted()
        at_the_end(noted)
    noted.ids[what].update(ids)
