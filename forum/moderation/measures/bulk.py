"""The same about several posts: each decided by itself, so that what cannot be leaves the rest."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.errors import Conflict, ForumError, Invalid, NotFound, Refused
from forum.core.permission import require
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.service import check, take


@dataclass(frozen=True)
class Result:
    """What was decided about one post, or why nothing was."""

    post_id: int
    measure_id: int | None = None
    error: ForumError | None = None


def take_each(
    viewer: Viewer,
    wanted: Wanted,
    post_ids: Sequence[int],
    *,
    within: Callable[[], AbstractContextManager[object]],
) -> list[Result]:
    """In the order given, each once and `within` a transaction of its own.

    Raises Invalid, with nothing done, for what is wrong with any of them.
    """
    require(may_moderate(viewer))
    check(wanted)
    return [_take(viewer, replace(wanted, post_id=one), within) for one in dict.fromkeys(post_ids)]


def _take(
    viewer: Viewer, wanted: Wanted, within: Callable[[], AbstractContextManager[object]]
) -> Result:
    post_id = wanted.post_id or 0
    try:
        with within():
            return Result(post_id, take(viewer, wanted).id)
    except (NotFound, Refused, Conflict, Invalid) as error:
        return Result(post_id, error=error)
