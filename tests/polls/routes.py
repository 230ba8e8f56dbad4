"""Who gets what from every route of polls."""

from tests.world.rows import (
    CANNOT_WRITE,
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_YOURS,
    Row,
    everyone,
    members,
    only,
    staff,
    writers,
)

VOTE, WITHDRAW = "/p/<id:post_id>/vote", "/p/<id:post_id>/vote/withdraw"
CLOSE = "/p/<id:post_id>/poll/close"
API_POLL, API_CLOSE = "/api/v1/posts/<id:post_id>/poll", "/api/v1/posts/<id:post_id>/poll/close"
API_VOTE = "/api/v1/posts/<id:post_id>/vote"
CHOICE = {"options": "1"}
NUMBERS = {"options": [1]}
CLOSED = (409, "poll_closed")
MEMBERS_ONLY = "for members"
BLOCKED = "of one who is blocked"


def closers(answer, *, guest, members):
    """Whoever asked it, and the team."""
    return staff(answer, guest=guest, members=members) | {"member": answer}


PAGES = [
    Row("GET", VOTE, everyone(200), at="/p/{asked.poll}/vote"),
    Row("GET", VOTE, everyone(404), at="/p/{post}/vote", about="no poll"),
    Row(
        "GET",
        VOTE,
        members(200, guest=404, unverified=404),
        at="/p/{asked.inside}/vote",
        missing="/p/{missing}/vote",
        about=MEMBERS_ONLY,
    ),
    Row("GET", VOTE, everyone(404), at="/p/{asked.removed}/vote", about="removed"),
    Row("GET", VOTE, everyone(404), at="/p/{asked.deleted}/vote", about="deleted"),
    Row(
        "GET",
        VOTE,
        everyone(200, other_member=404, suspended=404),
        at="/p/{private.shared_start}/vote",
        about=BLOCKED,
    ),
    Row("POST", VOTE, writers((303, "/p/"), guest=ENDED), at="/p/{asked.poll}/vote", send=CHOICE),
    Row(
        "POST",
        VOTE,
        writers(422, guest=ENDED),
        at="/p/{asked.poll}/vote",
        send={"options": "x"},
        about="nonsense",
    ),
    Row(
        "POST",
        VOTE,
        writers(409, guest=ENDED),
        at="/p/{asked.closed}/vote",
        send=CHOICE,
        about="closed",
    ),
    Row(
        "POST",
        VOTE,
        writers((303, "/p/"), guest=ENDED, unverified=404),
        at="/p/{asked.inside}/vote",
        send=CHOICE,
        missing="/p/{missing}/vote",
        about=MEMBERS_ONLY,
    ),
    Row("POST", WITHDRAW, members((303, "/p/"), guest=ENDED), at="/p/{asked.poll}/vote/withdraw"),
    Row(
        "POST",
        CLOSE,
        closers((303, "/p/"), guest=ENDED, members=403),
        at="/p/{asked.poll}/poll/close",
    ),
]
CALLS = [
    Row("GET", API_POLL, everyone(200), at="/api/v1/posts/{asked.poll}/poll"),
    Row("GET", API_POLL, everyone(NOT_FOUND), at="/api/v1/posts/{post}/poll", about="no poll"),
    Row(
        "GET",
        API_POLL,
        members(200, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/posts/{asked.inside}/poll",
        missing="/api/v1/posts/{missing}/poll",
        about=MEMBERS_ONLY,
    ),
    Row(
        "GET",
        API_POLL,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{asked.removed}/poll",
        about="removed",
    ),
    Row(
        "GET",
        API_POLL,
        everyone(200, other_member=NOT_FOUND, suspended=NOT_FOUND),
        at="/api/v1/posts/{private.shared_start}/poll",
        about=BLOCKED,
    ),
    Row(
        "PUT",
        API_VOTE,
        writers(200, guest=NO_TOKEN),
        at="/api/v1/posts/{asked.poll}/vote",
        send=NUMBERS,
    ),
    Row(
        "PUT",
        API_VOTE,
        writers(CLOSED, guest=NO_TOKEN),
        at="/api/v1/posts/{asked.closed}/vote",
        send=NUMBERS,
        about="closed",
    ),
    Row(
        "PUT",
        API_VOTE,
        everyone(422, guest=NO_TOKEN) | CANNOT_WRITE,
        at="/api/v1/posts/{asked.poll}/vote",
        send={"options": [9]},
        about="unknown answer",
    ),
    Row(
        "PUT",
        API_VOTE,
        writers(200, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/posts/{asked.inside}/vote",
        send=NUMBERS,
        missing="/api/v1/posts/{missing}/vote",
        about=MEMBERS_ONLY,
    ),
    Row("DELETE", API_VOTE, members(200, guest=NO_TOKEN), at="/api/v1/posts/{asked.poll}/vote"),
    Row(
        "POST",
        API_CLOSE,
        closers(200, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/posts/{asked.poll}/poll/close",
    ),
    Row(
        "POST",
        API_CLOSE,
        only("member", CLOSED, guest=NO_TOKEN, members=NOT_YOURS)
        | dict.fromkeys(("moderator", "admin"), CLOSED),
        at="/api/v1/posts/{asked.closed}/poll/close",
        about="closed",
    ),
]
ROWS = PAGES + CALLS
