"""What the people of the world keep from each other: names, and what they block or pause."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.service.blocking import block_member
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import db
from forum.moderation import service as moderation
from forum.threads import service as threads
from forum.threads.models import Post, Thread, VoiceBlock
from tests import make
from tests.world import ROLES, STAFF, Secret
from tests.world.parts import Private

FIRST_STRANGER = 7_320_001
HIDDEN_FROM = ("other_member", "suspended")


def keep_apart(
    members: dict[str, Member], first: Post, place: Category, secrets: list[Secret]
) -> Private:
    blocked, away = _stranger(1, "lid-geblokkeerd"), _stranger(2, "lid-afwezig")
    return Private(
        **_pseudonymous(members, blocked, place, secrets),
        **_blocked(members, blocked, (first, place), secrets),
        **_paused(away, first, place, secrets),
    )


def _stranger(number: int, name: str) -> Member:
    """Somebody who is none of the roles."""
    return make.member(id=FIRST_STRANGER + number, username=name, email=f"{name}@post.example")


def _pseudonymous(
    members: dict[str, Member], blocked: Member, place: Category, secrets: list[Secret]
) -> dict:
    post = make.thread(members["member"], place=place, title="Onder ons", pseudonym=True)
    make.reply(post, members["expert"], pseudonym=True)
    answer = make.reply(post, blocked, pseudonym=True, body="Schuilreactie")
    make.reply(post, members["member"])
    threads.block_writer(make.viewer(members["unverified"]), answer.id)
    asked = {"reason": "Inkijkreden"}
    moderation.unmask(make.viewer(members["moderator"]), post.id, **asked)
    secrets.append(Secret("Schuilreactie", all_but("unverified")))
    secrets.append(Secret("Inkijkreden", ("member", *STAFF)))
    return {
        "thread": post.thread_id,
        "slug": _slug(post),
        "post": post.id,
        "answer": answer.id,
        "voice_block": db.session.scalars(select(VoiceBlock.id)).one(),
    }


def _blocked(
    members: dict[str, Member],
    blocked: Member,
    where: tuple[Post, Category],
    secrets: list[Secret],
) -> dict:
    first, place = where
    texts = {"title": "Blokkadetitel", "body": "Blokkadetekst"}
    own = make.thread(blocked, place=place, **texts)
    reply = make.reply(first, blocked, body="Blokkadereactie")
    shared = _shared(members["other_member"], blocked, place, secrets)
    block_member(make.viewer(members["other_member"]), blocked.username)
    block_member(make.viewer(blocked), members["suspended"].username)
    hidden = (*texts.values(), "blokkadetitel", "Blokkadereactie")
    secrets += [Secret(text, all_but(*HIDDEN_FROM)) for text in hidden]
    return {
        "blocked": blocked.username,
        "blocked_thread": own.thread_id,
        "blocked_slug": _slug(own),
        "blocked_post": own.id,
        "blocked_reply": reply.id,
        **shared,
    }


def _shared(other: Member, blocked: Member, place: Category, secrets: list[Secret]) -> dict:
    """Of this the other member goes on seeing the title, and the suspended nothing."""
    start = make.thread(blocked, place=place, title="Deeltitel", body="Deeltekst")
    reply = make.reply(start, other, body="Deelreactie")
    secrets.append(Secret("Deeltekst", all_but(*HIDDEN_FROM)))
    texts = ("Deeltitel", "deeltitel", "Deelreactie")
    secrets += [Secret(text, all_but("suspended")) for text in texts]
    return {
        "shared_thread": start.thread_id,
        "shared_slug": _slug(start),
        "shared_start": start.id,
        "shared_reply": reply.id,
    }


def _paused(away: Member, first: Post, place: Category, secrets: list[Secret]) -> dict:
    own = make.thread(away, place=place, title="Pauzetitel", body="Pauzetekst")
    reply = make.reply(first, away, body="Pauzereactie")
    under = make.thread(away, place=place, title="Onder een schuilnaam", pseudonym=True)
    threads.pause_threads(away.id)
    away.paused_at = clock.now()
    secrets += [Secret(text) for text in ("Pauzetitel", "pauzetitel", "Pauzetekst")]
    secrets += [Secret("Pauzereactie"), Secret(away.username)]
    return {
        "away": away.username,
        "paused_thread": own.thread_id,
        "paused_slug": _slug(own),
        "paused_reply": reply.id,
        "away_thread": under.thread_id,
        "away_slug": _slug(under),
        "away_start": under.id,
    }


def all_but(*roles: str) -> tuple[str, ...]:
    return tuple(role for role in ROLES if role not in roles)


def _slug(post: Post) -> str:
    return db.session.get_one(Thread, post.thread_id).slug
