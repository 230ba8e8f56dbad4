"""Who gets what from every route of moderation: a file for each part of the room."""

from importlib import import_module
from pathlib import Path

from tests.world.rows import NO_TOKEN, NOT_STAFF, Row, staff

ACTIONS = "/api/v1/moderation/actions"
ON_THREAD = "/moderation/threads/<id:thread_id>/<act>"
WHY = {"reason": "Het gesprek loopt vast."}


def hidden(answer):
    """To others the place does not exist."""
    return staff(answer, guest=404, members=404)


def open_to_keepers(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


PAGES = [
    Row("GET", "/moderation/log", hidden(200)),
    *(
        Row(
            "POST",
            ON_THREAD,
            hidden((303, "/t/")),
            at=f"/moderation/threads/{where}/{act}",
            send=WHY,
            missing=f"/moderation/threads/{{missing}}/{act}",
            about=act,
        )
        for act, where in (
            ("lock", "{thread}"),
            ("unlock", "{locked_thread}"),
            ("pin", "{thread}"),
            ("unpin", "{places.staff.thread}"),
        )
    ),
    Row(
        "POST",
        ON_THREAD,
        hidden(409),
        at="/moderation/threads/{locked_thread}/lock",
        send=WHY,
        about="closed already",
    ),
    Row(
        "POST",
        ON_THREAD,
        hidden(404),
        at="/moderation/threads/{thread}/burn",
        send=WHY,
        about="no such act",
    ),
    Row(
        "POST",
        ON_THREAD,
        hidden(404),
        at="/moderation/threads/{gone_thread}/lock",
        send=WHY,
        missing="/moderation/threads/{missing}/lock",
        about="a deleted thread",
    ),
    Row(
        "POST",
        "/moderation/posts/<id:post_id>/remove",
        hidden((303, "/p/")),
        at="/moderation/posts/{post}/remove",
        send={"reason_code": "spam", "note": "Kijk ook naar de andere."},
        missing="/moderation/posts/{missing}/remove",
    ),
    Row(
        "POST",
        "/moderation/posts/<id:post_id>/remove",
        hidden(403),
        at="/moderation/posts/{me.post}/remove",
        send={"reason_code": "spam", "note": ""},
        about="own",
    ),
    Row(
        "POST",
        "/moderation/posts/<id:post_id>/restore",
        hidden((303, "/p/")),
        at="/moderation/posts/{removed}/restore",
        send={"note": "Te snel geoordeeld."},
        missing="/moderation/posts/{missing}/restore",
    ),
]
CALLS = [
    Row("GET", ACTIONS, open_to_keepers(200)),
    Row(
        "POST",
        ACTIONS,
        open_to_keepers(201),
        send=lambda world: WHY | {"kind": "lock", "thread_id": world.thread},
        about="lock",
    ),
    Row(
        "POST",
        ACTIONS,
        open_to_keepers(201),
        send=lambda world: {"kind": "remove", "reason": "spam", "post_id": world.post},
        about="remove",
    ),
    Row(
        "POST",
        ACTIONS,
        open_to_keepers(201),
        send=lambda world: WHY | {"kind": "restore", "post_id": world.removed},
        about="restore",
    ),
    Row(
        "POST",
        ACTIONS,
        open_to_keepers((404, "not_found")),
        send=lambda world: WHY | {"kind": "pin", "thread_id": world.missing},
        about="no such thread",
    ),
]
FILES = sorted(Path(__file__).parent.glob("routes_*.py"))
PARTS = [import_module(f"tests.moderation.{file.stem}").ROWS for file in FILES]
ROWS = PAGES + CALLS + [row for rows in PARTS for row in rows]
