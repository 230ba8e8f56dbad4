"""What the rows of stories are made of: addresses, who began them, and what is sent."""

from forum.core.days import this_day
from tests.world.rows import (
    ENDED,
    NOT_FOUND,
    only,
)

STEPS, SHARE, COMPLETED = (f"/t/<id:thread_id>/{name}" for name in ("steps", "share", "completed"))
SHOW = "/recovery/shared/<id:snapshot_id>"
API_SHOW = "/api/v1/snapshots/<id:snapshot_id>"
THREADS = "/api/v1/threads"
API_STEPS, API_COMPLETED, API_SNAPSHOTS = (
    f"{THREADS}/<id:thread_id>/{name}" for name in ("steps", "completed", "snapshots")
)
HERE, INSIDE = "{stories.thread}", "{stories.inside}"
IN_CIRCLE = {"guest": 404, "unverified": 404}
API_IN_CIRCLE = {"guest": NOT_FOUND, "unverified": NOT_FOUND}


def starter(answer, *, guest=ENDED, members=403, **others):
    """The member began all of these; a guest is asked to log in, the others hear no."""
    return only("member", answer, guest=guest, members=members) | others


def chosen(_world):
    day = this_day().isoformat()
    return {"from": day, "to": day, "measures": ["pain"], "audience": "members"}
