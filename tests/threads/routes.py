"""Who gets what from every route of threads."""

from tests.threads import (
    routes_accepting,
    routes_apart,
    routes_blocking,
    routes_history,
    routes_privacy,
    routes_writing,
)
from tests.threads.calls import CALLS
from tests.threads.words import WORDS, announcement, opening
from tests.world.rows import (
    CANNOT_WRITE,
    ENDED,
    TO_LOGIN,
    Row,
    everyone,
    members,
    only,
    staff,
    writers,
)

SHOW = "/t/<id:thread_id>-<slug>"
EDIT = "/p/<id:post_id>/edit"
DELETE = "/p/<id:post_id>/delete"

PAGES = [
    Row("GET", "/t/<id:thread_id>", everyone((301, "/t/")), at="/t/{thread}"),
    Row("GET", SHOW, everyone(200), at="/t/{thread}-{slug}"),
    Row("GET", SHOW, everyone((301, "/t/")), at="/t/{thread}-oude-titel", about="old title"),
    Row("GET", SHOW, everyone(404), at="/t/{thread}-{slug}?after=x", about="no such page"),
    Row("GET", SHOW, everyone(404), at="/t/{missing}-{slug}", about="none"),
    Row(
        "GET",
        "/t/<id:thread_id>",
        members((301, "/t/"), guest=404, unverified=404),
        at="/t/{members_thread}",
        missing="/t/{missing}",
        about="for members",
    ),
    Row(
        "GET",
        SHOW,
        members(200, guest=404, unverified=404),
        at="/t/{members_thread}-{members_slug}",
        missing="/t/{missing}-{members_slug}",
        about="for members",
    ),
    Row(
        "GET",
        SHOW,
        everyone(404),
        at="/t/{gone_thread}-verwijderd",
        missing="/t/{missing}-verwijderd",
        about="deleted",
    ),
    Row("POST", SHOW, writers((303, "/p/"), guest=ENDED), at="/t/{thread}-{slug}", send=WORDS),
    Row(
        "POST",
        SHOW,
        writers((303, "/p/"), guest=ENDED, unverified=404),
        at="/t/{members_thread}-{members_slug}",
        send=WORDS,
        missing="/t/{missing}-{members_slug}",
        about="for members",
    ),
    Row(
        "POST",
        SHOW,
        staff((303, "/p/"), guest=ENDED, members=403),
        at="/t/{locked_thread}-{locked_slug}",
        send=WORDS,
        about="locked",
    ),
    Row("GET", "/new", writers(200, guest=TO_LOGIN), at="/new?category={category}"),
    Row("POST", "/new", writers((303, "/p/"), guest=ENDED), send=opening),
    Row(
        "POST",
        "/new",
        staff((303, "/p/"), guest=ENDED, members=403) | CANNOT_WRITE,
        send=announcement,
        about="announcement",
    ),
    Row(
        "POST",
        "/new",
        staff((303, "/p/"), guest=ENDED, members=422) | CANNOT_WRITE,
        send=lambda world: opening(world, category=world.places.staff.slug),
        about="in a room of the team",
    ),
]
POST_PAGES = [
    Row("GET", "/p/<id:post_id>", everyone((302, "/t/")), at="/p/{post}"),
    Row("GET", "/p/<id:post_id>", everyone((302, "/t/")), at="/p/{deleted}", about="deleted"),
    Row(
        "GET",
        "/p/<id:post_id>",
        everyone(404),
        at="/p/{gone_post}",
        missing="/p/{missing}",
        about="of a deleted thread",
    ),
    Row(
        "GET",
        "/p/<id:post_id>",
        members((302, "/t/"), guest=404, unverified=404),
        at="/p/{members_post}",
        missing="/p/{missing}",
        about="for members",
    ),
    Row("GET", EDIT, writers(200, guest=TO_LOGIN), at="/p/{me.post}/edit", about="own"),
    Row(
        "GET",
        EDIT,
        only("member", 200, guest=TO_LOGIN, members=403),
        at="/p/{post}/edit",
        about="the member's",
    ),
    Row(
        "GET",
        EDIT,
        everyone(404),
        at="/p/{removed}/edit",
        about="removed",
    ),
    Row(
        "POST",
        EDIT,
        writers((303, "/p/"), guest=ENDED),
        at="/p/{me.post}/edit",
        send=WORDS,
        about="own",
    ),
    Row(
        "POST",
        EDIT,
        only("member", (303, "/p/"), guest=ENDED, members=403),
        at="/p/{post}/edit",
        send=WORDS | {"title": "Een nieuwe titel"},
        about="the member's",
    ),
    Row(
        "POST",
        EDIT,
        only("member", (303, "/p/"), guest=ENDED, members=403) | {"unverified": 404},
        at="/p/{members_post}/edit",
        send=WORDS | {"title": "Een nieuwe titel"},
        missing="/p/{missing}/edit",
        about="for members",
    ),
    Row("GET", DELETE, members(200, guest=TO_LOGIN), at="/p/{me.post}/delete", about="own"),
    Row(
        "GET",
        DELETE,
        only("member", 200, guest=TO_LOGIN, members=403),
        at="/p/{post}/delete",
        about="the member's",
    ),
    Row("POST", DELETE, members((303, "/t/"), guest=ENDED), at="/p/{me.post}/delete", about="own"),
    Row(
        "POST",
        DELETE,
        only("member", (303, "/c/"), guest=ENDED, members=403),
        at="/p/{lonely}/delete",
        about="the member's",
    ),
    Row(
        "POST",
        DELETE,
        only("member", (303, "/t/"), guest=ENDED, members=403) | {"unverified": 404},
        at="/p/{members_post}/delete",
        missing="/p/{missing}/delete",
        about="for members",
    ),
]
ROWS = PAGES + POST_PAGES + CALLS + routes_privacy.ROWS + routes_blocking.ROWS + routes_apart.ROWS
ROWS += routes_history.ROWS + routes_accepting.ROWS
ROWS += routes_writing.ROWS
