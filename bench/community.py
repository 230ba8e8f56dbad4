"""A community made in bulk, with the counters that acts would have kept and the index that it is
found by, to measure on.

Its texts are rows of Dutch words, of which few are common and most are rare, as in what people
write (Zipf 1949). The same every time.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import accumulate, islice
from random import Random
from typing import Any

import click
from sqlalchemy import func, insert, select, text, update

from forum.accounts.models import Member
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role
from forum.categories.models import Category
from forum.categories.service import create_category
from forum.core import clock
from forum.core.db import Model, db, transaction
from forum.core.passwords import NO_PASSWORD
from forum.search import indexing
from forum.search.compounds import parts
from forum.search.kinds import Found
from forum.search.models import SearchEntry
from forum.search.narrowed import AUTHOR, PLACE, numbered, when
from forum.search.words import index_terms
from forum.threads.models import Post, Thread, Voice
from forum.threads.service.rendering import rendered

AT_ONCE = 5_000
FTS = "INSERT INTO search_index (search_index) VALUES ('optimize')"
LENGTH = 20  # words of a post, on average
TEXTS = 20_000  # different ones


@dataclass(frozen=True)
class Scale:
    """`longest` is the number of posts of one thread besides the others."""

    members: int
    threads: int
    posts_each: int
    longest: int

    @property
    def posts(self) -> int:
        return self.threads * self.posts_each + self.longest


def vocabulary() -> Sequence[str]:
    """The commonest first."""
    words = sorted(word for word in parts() if len(word) > 3)
    Random(1).shuffle(words)  # noqa: S311  no secret: the same every time
    return words


def fill(scale: Scale) -> None:
    """An empty, migrated database. Shows how far it is."""
    with transaction():
        create_category("bench", name="Bench", description="Bench")
        template = add_vouched("Bench_0", "bench0@example.org", NO_PASSWORD, Role.MEMBER)
    _insert(Member, scale.members - 1, _members(template, scale.members))
    every = list(_threads(scale))
    _insert(Thread, len(every), iter(every))
    _insert(Voice, len(every), (_voice(row, scale.members) for row in every))
    _insert(Post, scale.posts, _posts(every))
    with _indexed_afterwards():
        _insert(SearchEntry, scale.posts, _entries(every))
    _count(len(every))
    _settle()


def _members(template: Member, count: int) -> Iterator[dict[str, Any]]:
    kept = {column.key: getattr(template, column.key) for column in Member.__mapper__.columns}
    for number in range(1, count):
        name = f"Bench_{number}"
        email = f"bench{number}@example.org"
        own = {"id": kept["id"] + number, "username": name, "username_key": name.lower()}
        yield kept | own | {"email": email, "email_key": email}


def _threads(scale: Scale) -> Iterator[dict[str, Any]]:
    place = db.session.scalars(select(Category.id)).one()
    titles, now = _texts(6), clock.now()
    for number in range(1, scale.threads + (scale.longest > 0) + 1):
        posts = scale.posts_each if number <= scale.threads else scale.longest
        at = now - timedelta(minutes=scale.threads + 2 - number)
        title = titles[number % len(titles)]
        named = {"id": number, "category_id": place, "title": title, "slug": f"bench-{number}"}
        kind = {"kind": "discussion", "visibility": "public"}
        counts = {"last_number": posts, "reply_count": posts - 1}
        yield named | kind | counts | {"created_at": at, "last_post_at": at}


def _voice(thread: dict[str, Any], members: int) -> dict[str, Any]:
    """One writer for each thread: who wrote is not what is measured."""
    number, member = thread["id"], thread["id"] % members
    first = db.session.scalars(select(Member.id).order_by(Member.id).limit(1)).one()
    names = {"shown_name": f"Bench_{member}", "is_pseudonym": False}
    return names | {
        "id": number,
        "thread_id": number,
        "member_id": first + member,
        "starts_thread_id": number,
    }


def _posts(threads: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    texts = [rendered(words) for words in _texts(LENGTH)]
    number = 0
    for thread in threads:
        for place in range(1, thread["last_number"] + 1):
            number += 1
            about = {"id": number, "thread_id": thread["id"], "voice_id": thread["id"]}
            yield (
                about
                | texts[number % TEXTS]
                | {
                    "number": place,
                    "created_at": thread["created_at"] + timedelta(milliseconds=place),
                }
            )


def _entries(threads: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """As `search.indexing` would make them; what each text says is read once."""
    said, titles = ([index_terms(one) for one in _texts(length)] for length in (LENGTH, 6))
    replies = [indexing.joined([], one) for one in said]
    first = db.session.scalars(select(Member.id).order_by(Member.id).limit(1)).one()
    members = db.session.scalar(select(func.count(Member.id))) or 1
    number = 0
    for thread in threads:
        titled = titles[thread["id"] % len(titles)]
        around = numbered(PLACE, [thread["category_id"]])
        around += numbered(AUTHOR, [first + thread["id"] % members])
        narrowed = " ".join([*around, *when(thread["created_at"])])
        for place in range(1, thread["last_number"] + 1):
            number += 1
            at = number % TEXTS
            opens = place == 1
            yield {
                "kind": Found.THREAD if opens else Found.POST,
                "subject_id": number,
                "terms": indexing.joined(titled, said[at]) if opens else replies[at],
                "narrowed": narrowed,
            }


@contextmanager
def _indexed_afterwards() -> Iterator[None]:
    """PostgreSQL makes an index of all in a fraction of the time that it takes one by one."""
    if db.engine.dialect.name == "sqlite":
        yield
        with transaction():
            db.session.execute(text(FTS))
        return
    with transaction():
        told = "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_search_entries_lexemes'"
        made = db.session.scalars(text(told)).one()
        db.session.execute(text("DROP INDEX ix_search_entries_lexemes"))
    yield
    click.echo("index")
    with transaction():
        db.session.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
        db.session.execute(text("SET LOCAL statement_timeout = 0"))
        db.session.execute(text(made))


def _texts(length: int) -> list[str]:
    words, chance = vocabulary(), Random(length)  # noqa: S311  no secret
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    draw = partial(chance.choices, words, cum_weights=weights)
    return [" ".join(draw(k=chance.randint(length // 2, length * 3 // 2))) for _ in range(TEXTS)]


def _insert(model: type[Model], count: int, rows: Iterator[dict[str, Any]]) -> None:
    with click.progressbar(length=count, label=model.__tablename__) as bar:
        while batch := list(islice(rows, AT_ONCE)):
            with transaction():
                db.session.execute(insert(model), batch)
            bar.update(len(batch))


def _count(threads: int) -> None:
    with transaction():
        counted = {"thread_count": threads, "public_thread_count": threads}
        db.session.execute(update(Category).values(**counted))


def _settle() -> None:
    """What a database knows of itself once it has run for a while."""
    with transaction():
        if db.engine.dialect.name == "postgresql":
            for model in (Member, Thread, Voice, Post):
                _go_on_counting(model.__tablename__)
            db.session.execute(text("SET LOCAL statement_timeout = 0"))
        db.session.execute(text("ANALYZE"))


def _go_on_counting(table: str) -> None:
    """From where the numbers that were given by hand end."""
    after = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608
    db.session.execute(text(after))
