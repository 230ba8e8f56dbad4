"""Who gets what from what helps while writing."""

from tests.threads.words import WORDS, opening
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    TO_LOGIN,
    Row,
    everyone,
    members,
    writers,
)

SHOW = "/t/<id:thread_id>-<slug>"
NAMES, API_NAMES = "/names", "/api/v1/names"


def looking(world):
    return opening(world, look="1")


def leading_here(_world):
    return WORDS | {"body": "@lid-expert zie [bericht](/p/1)"}


ON_NAMES = [
    Row("GET", NAMES, writers(200, guest=TO_LOGIN), at="/names?q=lid"),
    Row(
        "GET",
        NAMES,
        writers(200, guest=TO_LOGIN),
        at="/names?q=lid&thread={members_thread}",
        about="in a thread for members",
    ),
    Row(
        "GET",
        NAMES,
        writers(404, guest=TO_LOGIN),
        at="/names?q=lid&thread={gone_thread}",
        about="in a deleted thread",
    ),
    Row("GET", NAMES, everyone(404), at="/names?q=l", about="of one letter"),
    Row("GET", API_NAMES, writers(200, guest=NO_TOKEN), at="/api/v1/names?q=lid"),
    Row(
        "GET",
        API_NAMES,
        writers(200, guest=NO_TOKEN),
        at="/api/v1/names?q=lid&thread={private.thread}",
        about="beside a pseudonym",
    ),
    Row(
        "GET",
        API_NAMES,
        writers(NOT_FOUND, guest=NO_TOKEN),
        at="/api/v1/names?q=lid&thread={gone_thread}",
        missing="/api/v1/names?q=lid&thread={missing}",
        about="in a deleted thread",
    ),
]
ON_TITLES = [
    Row("POST", "/new", writers(200, guest=ENDED), send=looking, about="only looking"),
]
QUOTED = [
    Row("GET", SHOW, expect, at=f"/t/{place}?quote={post}", about=f"quoting {what}")
    for what, expect, place, post in (
        ("a post", everyone(200), "{thread}-{slug}", "{post}"),
        ("what was deleted", everyone(404), "{thread}-{slug}", "{deleted}"),
        ("what was removed", everyone(404), "{thread}-{slug}", "{removed}"),
        ("what is for members where all read", everyone(404), "{thread}-{slug}", "{members_post}"),
        (
            "over a block",
            everyone(200, other_member=404, suspended=404),
            "{thread}-{slug}",
            "{private.blocked_reply}",
        ),
        ("who is away", everyone(404), "{thread}-{slug}", "{private.paused_reply}"),
        (
            "a pseudonym",
            everyone(200),
            "{private.thread}-{private.slug}",
            "{private.post}",
        ),
        ("under an old title", everyone((301, "/t/")), "{thread}-oude-titel", "{post}"),
    )
]
AMONG_MEMBERS = Row(
    "GET",
    SHOW,
    members(200, guest=404, unverified=404),
    at="/t/{members_thread}-{members_slug}?quote={members_post}",
    missing="/t/{missing}-{members_slug}?quote={members_post}",
    about="quoting among members",
)
NAMING = Row(
    "POST",
    SHOW,
    writers((303, "/p/"), guest=ENDED),
    at="/t/{thread}-{slug}",
    send=leading_here,
    about="naming somebody",
)
ROWS = [*ON_NAMES, *ON_TITLES, *QUOTED, AMONG_MEMBERS, NAMING]
