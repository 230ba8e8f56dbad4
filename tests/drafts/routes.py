"""Who gets what from every route of drafts, previews and outlines."""

from tests.threads.words import WORDS, opening
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    TO_LOGIN,
    Row,
    everyone,
    members,
    only,
    writers,
)

SAVE = "/drafts/<key>"
DISCARD = "/drafts/<key>/discard"
CALL = "/api/v1/drafts/<key>"
MINE = "/api/v1/drafts/thread:{thread}"


def _of_thread(world):
    return WORDS | {"draft": f"thread:{world.thread}"}


def _of_members_thread(world):
    return WORDS | {"draft": f"thread:{world.members_thread}"}


def _of_edit(world):
    return WORDS | {"draft": f"edit:{world.me.post}"}


PAGES = [
    Row("GET", "/drafts", members(200, guest=TO_LOGIN)),
    Row("POST", SAVE, writers((303, "/t/"), guest=ENDED), at="/drafts/thread:{thread}", send=WORDS),
    Row(
        "POST",
        SAVE,
        writers((303, "/p/"), guest=ENDED),
        at="/drafts/edit:{post}",
        send=WORDS,
        about="of whoever",
    ),
    Row(
        "POST",
        SAVE,
        everyone(404, guest=ENDED),
        at="/drafts/x",
        send=WORDS,
        about="no place",
    ),
    Row(
        "POST",
        DISCARD,
        members((303, "/t/"), member=200, guest=ENDED),
        at="/drafts/thread:{thread}/discard",
    ),
    Row(
        "POST",
        DISCARD,
        everyone(404, guest=ENDED),
        at="/drafts/x/discard",
        about="no place",
    ),
    Row("POST", "/preview", writers(200, guest=ENDED), send=_of_thread),
    Row(
        "POST",
        "/preview",
        writers(200, guest=ENDED),
        send=_of_members_thread,
        about="for members",
    ),
    Row("POST", "/preview", writers(200, guest=ENDED), send=_of_edit, about="edit"),
    Row("POST", "/new/outline", writers(200, guest=ENDED), send=opening),
]
CALLS = [
    Row("GET", "/api/v1/drafts", members(200, guest=NO_TOKEN)),
    Row(
        "GET",
        CALL,
        only("member", 200, guest=NO_TOKEN, members=NOT_FOUND),
        at=MINE,
        missing="/api/v1/drafts/thread:{missing}",
    ),
    Row("GET", CALL, members(NOT_FOUND, guest=NO_TOKEN), at="/api/v1/drafts/x", about="no place"),
    Row("PUT", CALL, writers(200, guest=NO_TOKEN), at=MINE, send=WORDS),
    Row(
        "PUT",
        CALL,
        writers(NOT_FOUND, guest=NO_TOKEN),
        at="/api/v1/drafts/x",
        send=WORDS,
        about="no place",
    ),
    Row("DELETE", CALL, members(204, guest=NO_TOKEN), at=MINE),
    Row("POST", "/api/v1/preview", writers(200, guest=NO_TOKEN), send=WORDS),
]
ROWS = PAGES + CALLS
