"""Who gets what where one wrote before a block, and of a pseudonym of one who is away."""

from tests.threads.words import WORDS
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_YOURS,
    TO_LOGIN,
    Row,
    everyone,
    only,
    writers,
)

SHOW = "/t/<id:thread_id>-<slug>"
POSTS = "/api/v1/threads/<id:thread_id>/posts"
ONE_POST = "/api/v1/posts/<id:post_id>"
SHARED = "/t/{private.shared_thread}-{private.shared_slug}"
WROTE = "where one wrote before the block"
AWAY = "under a pseudonym of one who is away"
GONE = {"suspended": 404}
REFUSED = {"suspended": NOT_FOUND}


def own(answer, *, guest, members):
    return only("other_member", answer, guest=guest, members=members)


WROTE_THERE = [
    Row("GET", SHOW, everyone(200, **GONE), at=SHARED, about=WROTE),
    Row(
        "POST", SHOW, writers((303, "/p/"), guest=ENDED) | GONE, at=SHARED, send=WORDS, about=WROTE
    ),
    Row(
        "GET",
        "/api/v1/threads/<id:thread_id>",
        everyone(200, **REFUSED),
        at="/api/v1/threads/{private.shared_thread}",
        about=WROTE,
    ),
    Row(
        "GET",
        POSTS,
        everyone(200, **REFUSED),
        at="/api/v1/threads/{private.shared_thread}/posts",
        about=WROTE,
    ),
    Row(
        "POST",
        POSTS,
        writers(201, guest=NO_TOKEN) | REFUSED,
        at="/api/v1/threads/{private.shared_thread}/posts",
        send=WORDS,
        about=WROTE,
    ),
    Row(
        "GET",
        "/p/<id:post_id>",
        everyone((302, "/t/"), **GONE),
        at="/p/{private.shared_reply}",
        about=WROTE,
    ),
    Row(
        "GET",
        "/p/<id:post_id>/edit",
        own(200, guest=TO_LOGIN, members=403) | GONE,
        at="/p/{private.shared_reply}/edit",
        about=WROTE,
    ),
    Row(
        "PATCH",
        ONE_POST,
        own(200, guest=NO_TOKEN, members=NOT_YOURS) | REFUSED,
        at="/api/v1/posts/{private.shared_reply}",
        send=WORDS,
        about=WROTE,
    ),
    Row(
        "POST",
        "/p/<id:post_id>/delete",
        own((303, "/t/"), guest=ENDED, members=403) | GONE,
        at="/p/{private.shared_reply}/delete",
        about=WROTE,
    ),
    Row(
        "DELETE",
        ONE_POST,
        own(204, guest=NO_TOKEN, members=NOT_YOURS) | REFUSED,
        at="/api/v1/posts/{private.shared_reply}",
        about=WROTE,
    ),
    Row(
        "GET",
        ONE_POST,
        everyone(200, other_member=NOT_FOUND, **REFUSED),
        at="/api/v1/posts/{private.shared_start}",
        about="of one who is blocked, where one wrote",
    ),
]
STAYS = [
    Row("GET", SHOW, everyone(200), at="/t/{private.away_thread}-{private.away_slug}", about=AWAY),
    Row("GET", ONE_POST, everyone(200), at="/api/v1/posts/{private.away_start}", about=AWAY),
]
ROWS = WROTE_THERE + STAYS
