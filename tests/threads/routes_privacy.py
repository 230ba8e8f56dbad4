"""Who gets what from threads that somebody keeps from somebody."""

from tests.threads.words import WORDS, announcement, opening
from tests.world.rows import (
    CANNOT_WRITE,
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_YOURS,
    TO_LOGIN,
    Row,
    everyone,
    only,
    staff,
    writers,
)

SHOW = "/t/<id:thread_id>-<slug>"
ONE_THREAD = "/api/v1/threads/<id:thread_id>"
POSTS = "/api/v1/threads/<id:thread_id>/posts"
ONE_POST = "/api/v1/posts/<id:post_id>"
NARROW = "/t/<id:thread_id>/visibility"
MEMBERS = {"visibility": "members"}
SECRETLY = WORDS | {"pseudonym": True}
HIDDEN = {"other_member": 404, "suspended": 404}


def secret_opening(world):
    return opening(world, pseudonym=True)


def secret_announcement(world):
    return announcement(world) | {"pseudonym": True}


WRITING = [
    Row(
        "GET",
        "/p/<id:post_id>/edit",
        only("member", 200, guest=TO_LOGIN, members=403),
        at="/p/{private.post}/edit",
        about="under a pseudonym",
    ),
    Row("GET", SHOW, everyone(200), at="/t/{private.thread}-{private.slug}", about="pseudonym"),
    Row("GET", POSTS, everyone(200), at="/api/v1/threads/{private.thread}/posts", about="secret"),
    Row("POST", "/new", writers((303, "/p/"), guest=ENDED), send=secret_opening, about="secretly"),
    Row(
        "POST",
        "/new",
        staff(422, guest=ENDED, members=403) | CANNOT_WRITE,
        send=secret_announcement,
        about="announcing secretly",
    ),
    Row(
        "POST",
        "/api/v1/threads",
        writers(201, guest=NO_TOKEN),
        send=secret_opening,
        about="secretly",
    ),
    Row(
        "POST",
        SHOW,
        writers((303, "/p/"), guest=ENDED),
        at="/t/{private.thread}-{private.slug}",
        send=SECRETLY,
        about="secretly",
    ),
    Row(
        "POST",
        SHOW,
        writers(409, guest=ENDED),
        at="/t/{thread}-{slug}",
        send=SECRETLY,
        about="secretly where one is known",
    ),
    Row(
        "POST",
        POSTS,
        writers((409, "open_voice"), guest=NO_TOKEN),
        at="/api/v1/threads/{thread}/posts",
        send=SECRETLY,
        about="secretly where one is known",
    ),
    Row(
        "POST",
        POSTS,
        staff((403, "locked"), guest=NO_TOKEN, members=(403, "locked")),
        at="/api/v1/threads/{locked_thread}/posts",
        send=SECRETLY,
        about="secretly where it is locked",
    ),
]
NARROWING = [
    Row(
        "PATCH",
        ONE_THREAD,
        only("member", 200, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/threads/{thread}",
        send=MEMBERS,
    ),
    Row(
        "PATCH",
        ONE_THREAD,
        only("member", (403, "stricter_only"), guest=NOT_FOUND, members=NOT_YOURS)
        | {"unverified": NOT_FOUND},
        at="/api/v1/threads/{members_thread}",
        send={"visibility": "public"},
        missing="/api/v1/threads/{missing}",
        about="back",
    ),
    Row(
        "POST",
        NARROW,
        only("member", (303, "/t/"), guest=ENDED, members=403),
        at="/t/{thread}/visibility",
        send=MEMBERS,
    ),
    Row(
        "POST",
        NARROW,
        only("member", (303, "/t/"), guest=ENDED, members=403) | {"unverified": 404},
        at="/t/{members_thread}/visibility",
        send=MEMBERS,
        missing="/t/{missing}/visibility",
        about="for members",
    ),
]
HIDING = [
    Row(
        "GET",
        SHOW,
        everyone(200, **HIDDEN),
        at="/t/{private.blocked_thread}-{private.blocked_slug}",
        about="of one who is blocked",
    ),
    Row(
        "GET",
        ONE_THREAD,
        everyone(200, **HIDDEN),
        at="/api/v1/threads/{private.blocked_thread}",
        about="of one who is blocked",
    ),
    Row(
        "GET",
        "/p/<id:post_id>",
        everyone((302, "/t/"), **HIDDEN),
        at="/p/{private.blocked_reply}",
        about="of one who is blocked",
    ),
    Row(
        "GET",
        ONE_POST,
        everyone(200, **HIDDEN),
        at="/api/v1/posts/{private.blocked_reply}",
        about="of one who is blocked",
    ),
    Row(
        "GET",
        ONE_POST,
        everyone(200, unverified=404),
        at="/api/v1/posts/{private.answer}",
        about="of a blocked pseudonym",
    ),
    Row(
        "GET",
        SHOW,
        everyone(404),
        at="/t/{private.paused_thread}-{private.paused_slug}",
        missing="/t/{missing}-{private.paused_slug}",
        about="of one who is away",
    ),
    Row(
        "GET",
        ONE_POST,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{private.paused_reply}",
        missing="/api/v1/posts/{missing}",
        about="of one who is away",
    ),
]
ROWS = WRITING + NARROWING + HIDING
