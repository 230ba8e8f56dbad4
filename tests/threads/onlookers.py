"""People who ask for everything there is to read, so that before and after can be compared."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from forum.accounts.models import Member
from forum.core.db import db
from forum.marks.service.reading import note_read
from forum.threads.models import Post, Thread, Voice
from tests import make
from tests.visitor import Visitor
from tests.world.answers import CHANGING

SECRETLY, OPENLY = True, False
# Who starts a thread and who answers there, under which kind of name.
ALL_SECRET = [
    ("Ada", SECRETLY, {"Bea": SECRETLY, "Cas": OPENLY}),
    ("Bea", SECRETLY, {"Ada": SECRETLY, "Cas": OPENLY}),
    ("Cas", OPENLY, {"Ada": SECRETLY, "Bea": SECRETLY}),
]
MIXED = [
    *ALL_SECRET,
    ("Ada", SECRETLY, {"Bea": OPENLY}),
    ("Bea", SECRETLY, {"Ada": OPENLY}),
    ("Ada", OPENLY, {"Bea": SECRETLY}),
    ("Bea", OPENLY, {"Ada": SECRETLY}),
    ("Cas", OPENLY, {"Ada": SECRETLY, "Bea": OPENLY}),
    ("Cas", OPENLY, {"Ada": OPENLY, "Bea": SECRETLY}),
]
# Another one at every answer, like the numbers that forms are known by.
VARYING = rf"{CHANGING}|(?<=name=\"idempotency_key\" value=\")[\w-]+"
# What an address may name, if it is one of those that are made up here.
NAMED = {"thread_id", "post_id", "slug", "username"}
# The state of the machine, and what shows nobody but oneself.
OTHER = re.compile("/(metrics|static|healthz|readyz|api/docs|api/v1/openapi|settings/(?!blocks))")
LISTS = ("/", "/c/plek", "/api/v1/threads", "/members/Ada", "/members/Bea")


class Answer(NamedTuple):
    status: int
    location: str | None
    etag: str | None
    text: str


Answers = dict[tuple[str, str], Answer]


@dataclass
class Town:
    """Ada, Bea and Cas, who wrote in each other's threads, and who of all looks on."""

    site: Flask
    people: dict[str, Member | None]

    def answers(self) -> Answers:
        """What everybody gets at every address, by name and path."""
        visits = [(name, path) for name in self.people for path in self.paths]
        return {visit: _answer(self._visitors[visit[0]].get(visit[1])) for visit in visits}

    def shown(self, of: str, answer: Answer) -> list[Any]:
        """What of this one's pseudonyms stands in an answer, word for word."""
        if answer.text.startswith("{"):
            return [found for found in _things(json.loads(answer.text)) if self._is(of, found)]
        return [found for mark in self._marks[of] for found in mark.findall(answer.text)]

    def is_about(self, of: str, path: str) -> bool:
        """Whether an address is that of a post or thread under a pseudonym of this one."""
        posts, threads = self._secret[of]
        place = re.match(r"(?:/api/v1)?/(p|posts|t|threads)/(\d+)", path)
        return bool(place) and int(place[2]) in (posts if place[1][0] == "p" else threads)

    @cached_property
    def paths(self) -> list[str]:
        """Of all pages and calls that show what people wrote."""
        rules = [rule for rule in self.site.url_map.iter_rules() if "GET" in rule.methods]
        asked = [r.rule for r in rules if r.arguments <= NAMED and not OTHER.match(r.rule)]
        names = [{"username": "Ada"}, {"username": "Bea"}]
        query = select(Post.id, Post.thread_id, Thread.slug).join(Thread)
        for post_id, thread_id, slug in db.session.execute(query):
            here = {"post_id": str(post_id), "thread_id": str(thread_id), "slug": slug}
            names.append({"username": "Cas", **here})
        found = {path for rule in asked for known in names if (path := _filled(rule, known))}
        return sorted(found) + [f"{path}?sort=newest" for path in LISTS]

    @cached_property
    def _visitors(self) -> dict[str, Visitor]:
        return {name: self._visitor(person) for name, person in self.people.items()}

    def _visitor(self, person: Member | None) -> Visitor:
        visitor = self.site.test_client()
        return visitor.log_in(person).bearer(make.token(person)) if person else visitor

    @cached_property
    def _secret(self) -> dict[str, tuple[set[int], set[int]]]:
        """The numbers of the posts and of the threads under pseudonyms, by who is behind them."""
        query = select(Member.username, Post.id, Voice.starts_thread_id)
        query = query.join(Voice, Voice.member_id == Member.id).join(Post).where(Voice.is_pseudonym)
        found: dict[str, tuple[set[int], set[int]]] = {"Ada": (set(), set()), "Bea": (set(), set())}
        for name, post_id, thread_id in db.session.execute(query):
            found[name][0].add(post_id)
            found[name][1].update({thread_id} - {None})
        return found

    @cached_property
    def _marks(self) -> dict[str, list[re.Pattern[str]]]:
        article = r'<article[^>]* id="p{}".*?</article>'
        line = r'<li class="line">(?:(?!</li>).)*?/t/{}-.*?</li>'
        return {
            name: [re.compile(article.format(number), re.DOTALL) for number in sorted(posts)]
            + [re.compile(line.format(number), re.DOTALL) for number in sorted(threads)]
            for name, (posts, threads) in self._secret.items()
        }

    def _is(self, of: str, found: dict[str, Any]) -> bool:
        posts, threads = self._secret[of]
        numbers = posts if "number" in found else threads if "title" in found else ()
        return found["id"] in numbers if "id" in found else False


def settle(site: Flask, conversations: list, onlookers: tuple[str, ...]) -> Town:
    people = {name: make.member(username=name) for name in ("Ada", "Bea", "Cas")}
    place = make.category(slug="plek")
    for starter, secretly, others in conversations:
        first = make.thread(people[starter], place=place, pseudonym=secretly)
        for name, hidden in others.items():
            make.reply(first, people[name], pseudonym=hidden)
    everybody = people | {"guest": None, "keeper": make.moderator()}
    looking = {name: everybody[name] for name in onlookers}
    _read_everything([person for person in looking.values() if person])
    return Town(site, looking)


def _read_everything(people: list[Member]) -> None:
    """Or they would be shown at the first look, and not at the second, what is new to them."""
    for thread_id, number in db.session.execute(select(Thread.id, Thread.last_number)).all():
        for person in people:
            note_read(make.viewer(person), thread_id, number)


def _filled(rule: str, known: dict[str, str]) -> str:
    """The address, or nothing where it names what is not known."""
    here = known if "thread_id" in rule else known | {"slug": "plek"}
    try:
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda hole: here[hole[1]], rule)
    except KeyError:
        return ""


def _answer(found: TestResponse) -> Answer:
    text = re.sub(VARYING, "", found.text).replace(found.headers["X-Request-ID"], "")
    return Answer(found.status_code, found.headers.get("Location"), found.headers.get("ETag"), text)


def _things(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        found = list(found.values())
    if isinstance(found, list):
        for item in found:
            yield from _things(item)
