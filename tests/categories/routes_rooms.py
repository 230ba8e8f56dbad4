"""Who gets what from the rooms of experts and of the team, by every way there is into them."""

from collections.abc import Iterator

from tests.threads.words import WORDS
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    NOT_YOURS,
    Answer,
    Row,
    everyone,
    staff,
)

THREAD = "/api/v1/threads/<id:thread_id>"
POST = "/api/v1/posts/<id:post_id>"
REFUSED = (422, "unknown_category")


def _rows(room: str, roles: tuple[str, ...]) -> Iterator[Row]:
    about = f"in a room of {room}"
    yield from (
        row for made in (_read, _call, _write, _change, _keep) for row in made(room, roles, about)
    )


def _inside(roles: tuple[str, ...], answer: Answer, closed: Answer, **others: Answer) -> dict:
    return everyone(closed) | dict.fromkeys(roles, answer) | others


def _read(room: str, roles: tuple[str, ...], about: str) -> Iterator[Row]:
    def page(answer: Answer) -> dict:
        return _inside(roles, answer, 404)

    r = f"places.{room}"
    for name in ("top", "slug"):
        at = f"/c/{{{r}.{name}}}"
        yield Row(
            "GET", "/c/<slug:slug>", page(200), at, missing="/c/is-er-niet", about=f"{name} {about}"
        )
    where = f"/t/{{{r}.thread}}"
    slug = f"{{{r}.thread_slug}}"
    yield Row(
        "GET", "/t/<id:thread_id>", page((301, "/t/")), where, missing="/t/{missing}", about=about
    )
    yield Row(
        "GET",
        "/t/<id:thread_id>-<slug>",
        page(200),
        f"{where}-{slug}",
        missing=f"/t/{{missing}}-{slug}",
        about=about,
    )
    at = f"/p/{{{r}.post}}"
    yield Row("GET", "/p/<id:post_id>", page((302, "/t/")), at, missing="/p/{missing}", about=about)


def _call(room: str, roles: tuple[str, ...], about: str) -> Iterator[Row]:
    r, refusal = f"places.{room}", NOT_FOUND
    for rule, at, missing in (
        (THREAD, f"/api/v1/threads/{{{r}.thread}}", "/api/v1/threads/{missing}"),
        (
            f"{THREAD}/posts",
            f"/api/v1/threads/{{{r}.thread}}/posts",
            "/api/v1/threads/{missing}/posts",
        ),
        (POST, f"/api/v1/posts/{{{r}.post}}", "/api/v1/posts/{missing}"),
    ):
        yield Row("GET", rule, _inside(roles, 200, refusal), at, missing=missing, about=about)
    at = f"/api/v1/threads?category={{{r}.slug}}"
    closed = (404, "unknown_category")
    yield Row("GET", "/api/v1/threads", _inside(roles, 200, closed), at, about=about)


def _write(room: str, roles: tuple[str, ...], about: str) -> Iterator[Row]:
    r = f"places.{room}"
    where, slug = f"/t/{{{r}.thread}}", f"{{{r}.thread_slug}}"
    yield Row(
        "POST",
        "/t/<id:thread_id>-<slug>",
        _inside(roles, (303, "/p/"), 404, guest=ENDED),
        f"{where}-{slug}",
        WORDS,
        missing=f"/t/{{missing}}-{slug}",
        about=about,
    )
    yield Row(
        "POST",
        f"{THREAD}/posts",
        _inside(roles, 201, NOT_FOUND),
        f"/api/v1/threads/{{{r}.thread}}/posts",
        WORDS,
        missing="/api/v1/threads/{missing}/posts",
        about=about,
    )


def _change(room: str, roles: tuple[str, ...], about: str) -> Iterator[Row]:
    r = f"places.{room}"
    yield Row(
        "GET",
        "/p/<id:post_id>/edit",
        _inside(roles, 403, 404, guest=404) | {roles[0]: 200},
        f"/p/{{{r}.post}}/edit",
        missing="/p/{missing}/edit",
        about=about,
    )
    yield Row(
        "PATCH",
        POST,
        _inside(roles, NOT_YOURS, NOT_FOUND) | {roles[0]: 200},
        f"/api/v1/posts/{{{r}.post}}",
        WORDS,
        missing="/api/v1/posts/{missing}",
        about=about,
    )


def _keep(room: str, roles: tuple[str, ...], about: str) -> Iterator[Row]:
    r = f"places.{room}"
    pins = "/api/v1/categories/<slug:category>/factsheets/<slug:slug>"
    yield Row(
        "PUT",
        pins,
        staff(204, guest=NO_TOKEN, members=NOT_STAFF),
        f"/api/v1/categories/{{{r}.slug}}/factsheets/{{sheet}}",
        {"why": "Lees dit."},
        about=about,
    )


ROWS = [
    *_rows("experts", ("expert", "moderator", "admin")),
    *_rows("staff", ("moderator", "admin")),
]
