"""Small true things to test with: `make.thread()` is a whole thread, ready to use."""

from datetime import timedelta
from itertools import count

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.names import email_key, username_key
from forum.accounts.purposes import RULES_VERSION, Purpose
from forum.accounts.service.consent import keep_consent
from forum.accounts.service.logging_in import add_token, open_session
from forum.accounts.viewer import ALL_SCOPES, Viewer
from forum.accounts.viewers import get_viewer
from forum.categories.models import Category
from forum.categories.service import create_category
from forum.core import clock
from forum.core.db import db
from forum.core.ids import new_token
from forum.core.passwords import hash_password
from forum.factsheets import service as factsheets
from forum.factsheets.claims import ClaimText
from forum.factsheets.models import FactSheet
from forum.polls.service import add_poll
from forum.polls.views import NewPoll
from forum.proofs.models import Passkey
from forum.threads import service as threads
from forum.threads.kinds import Kind, Opening, ReplyKind, Visibility
from forum.threads.models import Post

_number = count(1)
PASSWORD = "vier vrolijke vleermuizen"


def member(*, consent: bool = True, verified: bool = True, password: str = "", **facts) -> Member:
    """Someone who may write, unless told otherwise. Without a password nobody can log in."""
    number = next(_number)
    name = facts.pop("username", f"lid{number}")
    email = facts.pop("email", f"lid{number}@example.org")
    person = Member(
        **{
            "username": name,
            "username_key": username_key(name),
            "email": email,
            "email_key": email_key(email),
            "email_verified_at": clock.now() if verified else None,
            "password_hash": hash_password(password) if password else "-",
            "role": "member",
            "joined_at": clock.now(),
            "known_since": clock.now(),
            "rules_version": RULES_VERSION,
            **facts,
        }
    )
    _keep(person)
    if consent:
        keep_consent(person.id, Purpose.TEXTS)
        db.session.flush()
    return person


def newcomer(**facts) -> Member:
    """Who joined a moment ago and read nothing yet."""
    return member(known_since=None, **facts)


def expert(*, profession: str = "fysiotherapeut", **facts) -> Member:
    return member(role="expert", expert_profession=profession, **facts)


def moderator(**facts) -> Member:
    return member(role="moderator", **facts)


def admin(**facts) -> Member:
    return member(role="admin", **facts)


def suspended(**facts) -> Member:
    return member(suspended_until=clock.now() + timedelta(days=7), **facts)


def viewer(person: Member) -> Viewer:
    """The person as rooms know who is asking."""
    db.session.flush()
    return get_viewer(person.id)


def session(person: Member) -> str:
    """The token of a logged-in browser."""
    token = open_session(viewer(person))
    db.session.flush()
    return token


def token(person: Member, scopes=ALL_SCOPES) -> str:
    """A key for programs."""
    secret, _row = add_token(viewer(person), "test", frozenset(scopes))
    return secret


def passkey(person: Member, *, name: str = "Telefoon") -> Passkey:
    """One that no device has, and that is no second factor yet."""
    return _keep(
        Passkey(
            member_id=person.id,
            name=name,
            credential_id=new_token(),
            public_key=new_token(),
            sign_count=0,
            created_at=clock.now(),
        )
    )


def category(**facts) -> Category:
    number = next(_number)
    slug = facts.pop("slug", f"categorie-{number}")
    defaults = {"name": f"Categorie {number}", "description": "Om te praten."}
    return create_category(slug, **defaults | facts)


def category_named(slug: str) -> Category:
    return db.session.scalars(select(Category).filter_by(slug=slug)).one()


def thread(author: Member | None = None, *, place: Category | None = None, **facts) -> Post:
    """The first post of a new thread."""
    defaults = {
        "kind": Kind.DISCUSSION,
        "visibility": Visibility.PUBLIC,
        "title": "Hoe begin ik?",
        "body": "Ik weet het niet.",
    }
    opening = Opening(category=(place or category()).slug, **defaults | facts)
    return threads.start_thread(viewer(author or member()), opening)


def reply(
    first: Post, author: Member | None = None, *, body: str = "Zo doe je dat.", **facts
) -> Post:
    return threads.reply(viewer(author or member()), first.thread_id, body=body, **facts)


def answer(first: Post, who: Member, **facts) -> Post:
    """What an expert answers as one."""
    return reply(first, who, kind=ReplyKind.EXPERT, **facts)


def poll(post: Post, **facts) -> Post:
    """The post, with a poll under it."""
    db.session.flush()
    add_poll(
        post.id, NewPoll(**{"question": "Wat doe jij?", "options": ("Lopen", "Fietsen")} | facts)
    )
    return post


def sheet(keeper: Member, *, published: bool = True, **facts) -> FactSheet:
    """A fact sheet with one claim that has no source."""
    number = next(_number)
    slug = facts.pop("slug", f"factsheet-{number}")
    columns = {
        "title": f"Factsheet {number}",
        "summary": "In een zin.",
        "body": "Een alinea.",
        "origin": "redactie",
    }
    made = factsheets.write_sheet(
        viewer(keeper), slug, columns=columns | facts, claims=[ClaimText("Bewegen mag.")]
    )
    if published:
        factsheets.publish(viewer(keeper), slug, reason="Eerste versie")
    return made


def _keep(thing):
    db.session.add(thing)
    db.session.flush()
    return thing
