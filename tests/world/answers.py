"""What must hold for an answer, whichever route gave it."""

import re
from functools import cache
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa
from pypdf import PdfReader
from werkzeug.test import TestResponse

from forum.core.db import Model, db
from tests.world import World
from tests.world.rows import Answer, Row

# What tells the way out of a refusal on a page.
WAYS_OUT = {
    "unverified": ["/verify/again"],
    "consent_required": ["/settings/consent", "/recovery"],  # a diary has one of its own
    "second_factor_missing": ["/settings/second-factor"],
}
# When they were last used is noted of sessions, keys and members, also when they only read.
NOTED = {("sessions", "last_used_at"), ("tokens", "last_used_at"), ("members", "last_active_at")}
# How far one has read is noted too, in a row that holds nothing else until its reader says more.
NOTED |= {("thread_marks", "read_number"), ("thread_marks", "read_at")}
NOTED_ROWS = {"thread_marks": "level = ''"}
# And how far one has read.
NOTED |= {("participants", "read_number"), ("members", "unread_count")}
CHANGING = r"(?<=nonce=\")[\w-]+|(?<=name=\"csrf_token\" value=\")[\w.-]+"
Kept = dict[str, list[str]]
KEPT_BACK = {"password", "new_password", "next", "token", "code", "state"}
# Picked from a list, not written: nothing is lost when they are picked again.
CHOSEN = {"kind", "visibility", "language", "given", "reason_code", "pseudonym", "mode"}
CHOSEN |= {"purpose", "write", "moderate", "expires_in_days", "tags", "options", "draft"}
CHOSEN |= {"readers", "writers", "parent", "position", "takes_messages"}
CHOSEN |= {"canned", "letters"}
CHOSEN |= {"version", "finding", "identity", "name_matches", "is_good", "seen"}
PUBLIC_FILE = "public, max-age=604800"
FOR_PROGRAMS = ("/feeds/", "/sitemap", "/robots.txt")
PUBLIC_FEED = "public, max-age=0, must-revalidate"


def is_as_agreed(answer: TestResponse, agreed: Answer) -> None:
    status, more = agreed if isinstance(agreed, tuple) else (agreed, "")
    assert answer.status_code == status, answer.text
    if 300 <= status < 400:
        assert answer.location.startswith(more), answer.location
    elif answer.mimetype == "application/problem+json":
        _is_problem(answer, more)
    elif more in WAYS_OUT:
        main = answer.text.split("<main")[1].split("</main>")[0]
        assert any(
            f'class="button" href="{way}{end}' in main for way in WAYS_OUT[more] for end in '"?'
        )


def _is_problem(answer: TestResponse, code: str) -> None:
    problem = answer.json
    assert problem["status"] == answer.status_code
    assert not code or problem["code"] == code
    assert {"type", "title", "detail"} <= set(problem)
    assert (answer.status_code == 401) == ("WWW-Authenticate" in answer.headers)


def is_guarded(answer: TestResponse) -> None:
    """The headers that every answer has."""
    headers = answer.headers
    parts = [part.strip().partition(" ") for part in headers["Content-Security-Policy"].split(";")]
    policy = {name: allowed for name, _space, allowed in parts}
    assert policy["frame-ancestors"] == policy["default-src"] == "'none'"
    assert not re.search(r"unsafe|\*|https?:", headers["Content-Security-Policy"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Referrer-Policy" in headers
    assert "Access-Control-Allow-Origin" not in headers
    is_file = (
        answer.request.path.startswith(("/static/", "/styles.css")) and answer.status_code == 200
    )
    assert headers["Cache-Control"] == (PUBLIC_FILE if is_file else _feed_lasts(answer))


def _feed_lasts(answer: TestResponse) -> str:
    """To who comes without a cookie a feed is the same as to everyone."""
    asked = answer.request
    is_feed = asked.path.startswith(FOR_PROGRAMS) and answer.status_code == 200
    is_feed = is_feed and not asked.path.startswith("/feeds/mine/")
    bare = "Cookie" not in asked.headers and "Authorization" not in asked.headers
    return PUBLIC_FEED if is_feed and bare else "private, no-store"


def keeps_secrets(answer: TestResponse, world: World, row: Row) -> None:
    """Nothing this role may not see is in the answer, however it is written."""
    said = f"{answer.status} {answer.headers} {_read(answer)}"
    forms = {said, unescape(said), unquote(said), said.encode().decode("unicode_escape", "ignore")}
    for secret in world.hidden_from(world.role, asked=row.asked(world)):
        assert not any(secret in form for form in forms), secret


def _read(answer: TestResponse) -> str:
    """As a reader sees it: a PDF packs its words."""
    if answer.mimetype != "application/pdf":
        return answer.data.decode(errors="replace")
    pages = PdfReader(BytesIO(answer.data)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


def keeps_what_was_typed(answer: TestResponse, row: Row, world: World) -> None:
    """Whose session ended before a form was sent finds every text of it again."""
    assert 'action="/login"' in answer.text
    for name, text in (row.sent(world) or {}).items():
        if isinstance(text, str) and name not in KEPT_BACK | CHOSEN and len(text) > 1:
            assert text in unescape(answer.text), name


def offers_login(answer: TestResponse) -> None:
    assert 'href="/login?next=' in answer.text


def is_like(answer: TestResponse, other: TestResponse) -> None:
    """The two cannot be told apart but by what was asked for."""
    assert _essence(answer) == _essence(other)


def _essence(answer: TestResponse) -> tuple[int, str, dict[str, str]]:
    text = unquote(re.sub(CHANGING, "", answer.text))
    path = unquote(answer.request.path)
    for own in (path, answer.headers["X-Request-ID"]):
        text = text.replace(own, "")
    varying = {"Content-Security-Policy", "X-Request-ID", "Content-Length", "Set-Cookie"}
    headers = {
        name: unquote(value).replace(path, "")
        for name, value in answer.headers
        if name not in varying
    }
    return answer.status_code, text, headers


def writes() -> int:
    """How often the database itself knows this connection wrote; a lock counts for nothing."""
    if db.engine.dialect.name == "sqlite":
        return db.session.connection().connection.dbapi_connection.total_changes
    written = "select count(pg_current_xact_id_if_assigned())"
    return db.session.scalar(sa.text(written))


def is_untouched(before: int, untouched: Kept) -> None:
    """All that was kept is still there. That need not be read when nothing was written since."""
    if writes() != before:
        assert everything_kept() == untouched


def everything_kept() -> Kept:
    """A print of all rows of all tables, to compare with later; but a try is counted also when
    refused. One statement, because this is asked after every answer."""
    found = db.session.execute(sa.text(_question(db.engine.dialect.name)))
    return {name: [rows] if rows else [] for name, rows in found}


@cache
def _question(dialect: str) -> str:
    tables = [table for table in Model.metadata.sorted_tables if table.name != "throttles"]
    return " union all ".join(_print(table, dialect) for table in tables)


def _print(table: Any, dialect: str) -> str:
    """The name of the table and its rows as one text, whatever order they lie in."""
    kept = [column.name for column in table.c if (table.name, column.name) not in NOTED]
    row = " || '|' || ".join(f"coalesce(cast(\"{name}\" as text), '')" for name in kept)
    joined = "group_concat(one, ',')" if dialect == "sqlite" else "string_agg(one, ',')"
    but = NOTED_ROWS.get(table.name, "1 = 0")
    rows = f'select {row} as one from "{table.name}" where not ({but}) order by 1'  # noqa: S608
    return f"select '{table.name}', (select {joined} from ({rows}) as sorted)"  # noqa: S608
