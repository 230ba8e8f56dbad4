"""Who gets what from every call about threads."""

from tests.threads.words import WORDS, announcement, opening
from tests.world.rows import (
    CANNOT_WRITE,
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

THREADS = "/api/v1/threads"
ONE_THREAD = "/api/v1/threads/<id:thread_id>"
POSTS = "/api/v1/threads/<id:thread_id>/posts"
ONE_POST = "/api/v1/posts/<id:post_id>"
STAFF_ONLY = (403, "staff_only")
LOCKED = (403, "locked")

FOR_ALL = everyone(200)
FOR_MEMBERS = members(200, guest=NO_TOKEN)

ON_THREADS = [
    Row("GET", THREADS, everyone(200)),
    Row("GET", THREADS, everyone(422), at="/api/v1/threads?after=x", about="no such page"),
    Row("GET", THREADS, everyone(404), at="/api/v1/threads?category=x", about="no such category"),
    Row("POST", THREADS, writers(201, guest=NO_TOKEN), send=opening),
    Row(
        "POST",
        THREADS,
        staff(201, guest=NO_TOKEN, members=STAFF_ONLY),
        send=announcement,
        about="announcement",
    ),
    Row(
        "POST",
        THREADS,
        staff(201, guest=NO_TOKEN, members=(422, "unknown_category")) | CANNOT_WRITE,
        send=lambda world: opening(world, category=world.places.staff.slug),
        about="in a room of the team",
    ),
    Row("GET", ONE_THREAD, everyone(200), at="/api/v1/threads/{thread}"),
    Row(
        "GET",
        ONE_THREAD,
        members(200, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/threads/{members_thread}",
        missing="/api/v1/threads/{missing}",
        about="for members",
    ),
    Row(
        "GET",
        ONE_THREAD,
        everyone(NOT_FOUND),
        at="/api/v1/threads/{gone_thread}",
        missing="/api/v1/threads/{missing}",
        about="deleted",
    ),
    Row("GET", POSTS, everyone(200), at="/api/v1/threads/{thread}/posts"),
    Row(
        "GET",
        POSTS,
        members(200, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/threads/{members_thread}/posts",
        missing="/api/v1/threads/{missing}/posts",
        about="for members",
    ),
    Row(
        "POST", POSTS, writers(201, guest=NO_TOKEN), at="/api/v1/threads/{thread}/posts", send=WORDS
    ),
    Row(
        "POST",
        POSTS,
        writers(201, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/threads/{members_thread}/posts",
        send=WORDS,
        missing="/api/v1/threads/{missing}/posts",
        about="for members",
    ),
    Row(
        "POST",
        POSTS,
        staff(201, guest=NO_TOKEN, members=LOCKED),
        at="/api/v1/threads/{locked_thread}/posts",
        send=WORDS,
        about="locked",
    ),
]
ON_POSTS = [
    Row("GET", ONE_POST, everyone(200), at="/api/v1/posts/{post}"),
    Row(
        "GET",
        ONE_POST,
        members(200, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/posts/{members_post}",
        missing="/api/v1/posts/{missing}",
        about="for members",
    ),
    Row("GET", ONE_POST, everyone(NOT_FOUND), at="/api/v1/posts/{deleted}", about="deleted"),
    Row("GET", ONE_POST, everyone(NOT_FOUND), at="/api/v1/posts/{removed}", about="removed"),
    Row(
        "GET",
        ONE_POST,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{gone_post}",
        missing="/api/v1/posts/{missing}",
        about="of a deleted thread",
    ),
    Row(
        "PATCH",
        ONE_POST,
        writers(200, guest=NO_TOKEN),
        at="/api/v1/posts/{me.post}",
        send=WORDS,
        about="own",
    ),
    Row(
        "PATCH",
        ONE_POST,
        only("member", 200, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/posts/{post}",
        send=WORDS,
        about="the member's",
    ),
    Row(
        "PATCH",
        ONE_POST,
        only("member", 200, guest=NOT_FOUND, members=NOT_YOURS) | {"unverified": NOT_FOUND},
        at="/api/v1/posts/{members_post}",
        send=WORDS,
        missing="/api/v1/posts/{missing}",
        about="for members",
    ),
    Row(
        "PATCH",
        ONE_POST,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{removed}",
        send=WORDS,
        about="removed",
    ),
    Row(
        "DELETE", ONE_POST, members(204, guest=NO_TOKEN), at="/api/v1/posts/{me.post}", about="own"
    ),
    Row(
        "DELETE",
        ONE_POST,
        only("member", 204, guest=NO_TOKEN, members=NOT_YOURS),
        at="/api/v1/posts/{lonely}",
        about="the member's",
    ),
    Row(
        "DELETE",
        ONE_POST,
        only("member", 204, guest=NOT_FOUND, members=NOT_YOURS) | {"unverified": NOT_FOUND},
        at="/api/v1/posts/{members_post}",
        missing="/api/v1/posts/{missing}",
        about="for members",
    ),
]
CALLS = ON_THREADS + ON_POSTS
