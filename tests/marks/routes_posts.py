"""Who gets what from reacting to posts and keeping them."""

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

REACT = "/p/<id:post_id>/reactions/<reaction:kind>"
REACTION = "/api/v1/posts/<id:post_id>/reactions/<reaction:kind>"
KEEP = "/p/<id:post_id>/bookmark"
DROP = "/p/<id:post_id>/bookmark/remove"
LIST = "/api/v1/me/bookmarks"
BOOKMARK = "/api/v1/posts/<id:post_id>/bookmark"

OWN = (403, "own_post")
NO_CONSENT = (403, "consent_required")
ON, NOTE = {"on": "1"}, {"note": "Voor later bewaren"}
TO_POST, TO_LIST = (303, "/p/"), (303, "/bookmarks")
MISSING = "/api/v1/posts/{missing}"

REACTIONS = [
    Row(
        "POST",
        REACT,
        writers(TO_POST, guest=ENDED, member=403),
        at="/p/{post}/reactions/nuttig",
        send=ON,
    ),
    Row(
        "POST",
        REACT,
        writers(TO_POST, guest=ENDED, member=403, unverified=404),
        at="/p/{members_post}/reactions/nuttig",
        send=ON,
        missing="/p/{missing}/reactions/nuttig",
        about="for members",
    ),
    Row(
        "POST",
        REACT,
        members(TO_POST, guest=ENDED),
        at="/p/{post}/reactions/nuttig",
        send={"on": "0"},
        about="taken back",
    ),
    Row(
        "PUT",
        REACTION,
        writers(200, guest=NO_TOKEN, member=OWN),
        at="/api/v1/posts/{post}/reactions/nuttig",
    ),
    Row(
        "PUT",
        REACTION,
        writers(200, guest=NOT_FOUND, member=OWN, unverified=NOT_FOUND),
        at="/api/v1/posts/{members_post}/reactions/nuttig",
        missing=f"{MISSING}/reactions/nuttig",
        about="for members",
    ),
    Row(
        "PUT",
        REACTION,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{removed}/reactions/nuttig",
        about="removed",
    ),
    Row(
        "PUT",
        REACTION,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{private.paused_reply}/reactions/nuttig",
        missing=f"{MISSING}/reactions/nuttig",
        about="of one who is away",
    ),
    Row(
        "PUT",
        REACTION,
        writers(200, guest=NO_TOKEN, other_member=NOT_FOUND, suspended=NOT_FOUND),
        at="/api/v1/posts/{private.blocked_reply}/reactions/nuttig",
        about="of one who is blocked",
    ),
    Row(
        "DELETE",
        REACTION,
        members(204, guest=NO_TOKEN),
        at="/api/v1/posts/{kept.answer}/reactions/nuttig",
    ),
    Row(
        "DELETE",
        REACTION,
        members(204, guest=NOT_FOUND, unverified=NOT_FOUND),
        at="/api/v1/posts/{members_post}/reactions/nuttig",
        missing=f"{MISSING}/reactions/nuttig",
        about="for members",
    ),
]
BOOKMARKS = [
    Row("GET", "/bookmarks", members(200, guest=TO_LOGIN)),
    Row("GET", "/bookmarks", members(404, guest=TO_LOGIN), at="/bookmarks?after=x", about="none"),
    Row(
        "GET",
        KEEP,
        only("member", 200, guest=TO_LOGIN, members=404),
        at="/p/{kept.post}/bookmark",
    ),
    Row(
        "POST",
        KEEP,
        members(TO_POST, guest=ENDED, without_consent=403),
        at="/p/{post}/bookmark",
    ),
    Row(
        "POST",
        KEEP,
        members(TO_LIST, guest=ENDED, without_consent=403),
        at="/p/{post}/bookmark",
        send=NOTE,
        about="with a note",
    ),
    Row(
        "POST",
        KEEP,
        members(TO_POST, guest=ENDED, without_consent=403, unverified=404),
        at="/p/{members_post}/bookmark",
        missing="/p/{missing}/bookmark",
        about="for members",
    ),
    Row("POST", DROP, members(TO_LIST, guest=ENDED), at="/p/{kept.post}/bookmark/remove"),
    Row("GET", LIST, members(200, guest=NO_TOKEN)),
    Row("GET", LIST, members(422, guest=NO_TOKEN), at=f"{LIST}?after=x", about="no such page"),
    Row(
        "PUT",
        BOOKMARK,
        members(200, guest=NO_TOKEN, without_consent=NO_CONSENT),
        at="/api/v1/posts/{post}/bookmark",
        send=NOTE,
    ),
    Row(
        "PUT",
        BOOKMARK,
        members(200, guest=NOT_FOUND, without_consent=NO_CONSENT, unverified=NOT_FOUND),
        at="/api/v1/posts/{members_post}/bookmark",
        send=NOTE,
        missing=f"{MISSING}/bookmark",
        about="for members",
    ),
    Row(
        "PUT",
        BOOKMARK,
        everyone(NOT_FOUND),
        at="/api/v1/posts/{removed}/bookmark",
        send=NOTE,
        about="removed",
    ),
    Row(
        "DELETE",
        BOOKMARK,
        members(204, guest=NO_TOKEN),
        at="/api/v1/posts/{kept.post}/bookmark",
    ),
]
ROWS = REACTIONS + BOOKMARKS
