"""Every page that the forum has, as each role gets it: readable by everyone and by keyboard.

The pages are those of the rows that say what every route answers, so none can be forgotten.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from werkzeug.test import TestResponse

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from tests.browser import Server, serving
from tests.journeys.looking import Inspection
from tests.world import World
from tests.world.answers import CHANGING
from tests.world.rows import arrive, collect
from tests.world.settling import settle

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

ROLES = ("guest", "member", "expert", "moderator", "admin")
ROWS = [row for row in collect() if row.method == "GET" and not row.is_api]
# What these answer is no page: a file, a bit of a page, a word for machines, or the way to
# another address.
NO_PAGES = {
    "/ebook.epub",
    "/ebook.pdf",
    "/experts/hours/<id:thread_id>/spreekuur.ics",
    "/feeds/c/<slug:slug>.<feed:shape>",
    "/feeds/factsheets.<feed:shape>",
    "/feeds/label/<slug:slug>.<feed:shape>",
    "/feeds/mine/<token>.<feed:shape>",
    "/feeds/questions.<feed:shape>",
    "/feeds/site.<feed:shape>",
    "/feeds/t/<id:thread_id>.<feed:shape>",
    "/healthz",
    "/names",
    "/notifications/count",
    "/p/<id:post_id>",
    "/readyz",
    "/recovery/export.<ending>",
    "/robots.txt",
    "/settings/digest/stop",
    "/settings/export/<id:export_id>/file",
    "/sitemap.xml",
    "/sitemaps/<kind>-<id:number>.xml",
    "/static/<path:filename>",
    "/styles.css",
    "/suggestions",
    "/sw.js",
    "/t/<id:thread_id>",
    "/t/<id:thread_id>/unread",
    "/t/<id:thread_id>/updates",
    "/transparency.csv",
    "/u/<key>",
    "/u/<key>/<size>",
}
# To be seen in the middle of something only: the journeys through it look at them.
ON_THE_WAY = {
    "/login/code",
    "/login/provider/callback",
    "/login/provider/link",
    "/login/provider/new",
    "/settings/identities",
    "/settings/second-factor/backup-codes",
    "/settings/second-factor/removal",
}
# Another one at every visit, or for everyone who comes.
OWN = rf"{CHANGING}|(?<=name=\"idempotency_key\" value=\")[\w-]+|\blid-\w+(-\w+)?|[0-9a-f]{{32}}"
HEADER = re.compile(r"<header class=\"top.*?</header>", re.DOTALL)


@dataclass(frozen=True)
class Seen:
    path: str
    rule: str
    status: int
    text: str


@pytest.fixture(scope="module")
def world(server: Server) -> World:
    with server.inside():
        return settle()


@pytest.fixture(scope="module")
def server(database, mail_server) -> Iterator[Server]:
    """One for all roles, in the year in which the tests are."""
    with pytest.MonkeyPatch.context() as patch, serving(database, mail_server) as served:
        moment = clock.now().replace(year=2030, month=1, day=1)
        patch.setattr(clock, "now", lambda: moment)
        yield served


@pytest.fixture(scope="module")
def pages(server: Server, world: World) -> dict[str, list[Seen]]:
    """By role; what another role before it gets as well is not looked at twice."""
    found: dict[str, list[Seen]] = {}
    known: set[str] = set()
    for role in ROLES:
        answers = {seen.text: seen for seen in _asked_as(server, world.as_seen_by(role))}
        found[role] = [seen for text, seen in answers.items() if text not in known]
        known |= set(answers)
    return found


def _asked_as(server: Server, world: World) -> Iterator[Seen]:
    """What each address answers, and once what one gets where it answers nothing."""
    with server.site.app_context():
        visitor = server.site.test_client()
        arrive(visitor, world, is_api=False)
        found = set()
        for row in ROWS:
            status = row.expect[world.role]
            what = row.rule if status == 200 else status
            if what in found or isinstance(status, tuple) or row.rule in NO_PAGES:
                continue
            found.add(what)
            answer = row.ask(visitor, world)
            if answer.mimetype == "text/html":
                path = world.path(row.path)
                yield Seen(path, row.rule, answer.status_code, _essence(answer, path, world))


def _essence(answer: TestResponse, path: str, world: World) -> str:
    """Without what is the same in every head, and what is about this one visit or who visits."""
    text = HEADER.sub("", re.sub(OWN, "", answer.text))
    for own in (path, path.partition("?")[0], world.me.email, world.me.name):
        text = text.replace(own, "")
    return re.sub(r"\d+", "0", text)


def test_no_page_is_forgotten(server, pages):
    rules = {
        rule.rule
        for rule in server.site.url_map.iter_rules()
        if "GET" in rule.methods and not rule.rule.startswith("/api/v1/")
    }
    looked_at = {seen.rule for found in pages.values() for seen in found if seen.status == 200}
    assert rules - looked_at == NO_PAGES | ON_THE_WAY


@pytest.mark.parametrize("role", ROLES)
def test_everyone_can_read_it_wide_and_narrow_by_day_and_by_night(server, page, world, pages, role):
    if role != "guest":
        with server.inside():
            member = db.session.get_one(Member, world.people[role].id)
        server.log_in(page, member)
    inspection = Inspection(page)
    for seen in pages[role]:
        inspection.visit(seen.path, seen.status)
    assert inspection.faults == []
