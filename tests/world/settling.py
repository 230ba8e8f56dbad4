"""Building the world, by the acts that people themselves would do it with."""

from datetime import timedelta

from sqlalchemy import select

from forum.accounts.models import Member, Session, Token
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.viewer import Scope
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import db
from forum.core.ids import token_hash
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.proofs.kinds import Errand
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import Post
from tests import make
from tests.leaving import copies
from tests.proofs.apps import begin_app
from tests.world import (
    FIRST_MEMBER,
    PEOPLE,
    ROLES,
    STAFF,
    VERIFIED,
    Person,
    Secret,
    World,
    kept,
    marks,
    proofs,
    talk,
)
from tests.world.apart import keep_apart
from tests.world.asking import ask
from tests.world.curated import imported, moderated, reviewed, sheets, slug_of
from tests.world.diaries import keep_diaries
from tests.world.drafts import begin_to_write
from tests.world.experts_hours import ask_in_all_ways
from tests.world.experts_verification import ask_to_be_verified
from tests.world.letters import write_letters
from tests.world.noted import note
from tests.world.pictures import hang_up
from tests.world.places import furnish
from tests.world.quizzes import ask_around
from tests.world.sources import cite
from tests.world.stories import tell_stories
from tests.world.trying import try_things
from tests.world.watched import keep_back

NEW_ADDRESS = "nieuw@post.example"


def settle() -> World:
    """Everything, not yet committed."""
    secrets: list[Secret] = []
    members = {role: _member(role) for role in PEOPLE}
    place = make.category(slug="plek")
    first = make.thread(members["member"], place=place, title="Open gesprek")
    posts = {role: make.reply(first, members[role]).id for role in PEOPLE}
    marks.settle(members, first)
    diary = try_things(members, keep_diaries(members, secrets), secrets)
    _fall(members)
    people = {role: _person(members[role], posts[role], secrets) for role in PEOPLE}
    begin_to_write(members["member"], first, secrets)
    return World(
        people=people,
        secrets=secrets,
        category=place.slug,
        diary=diary,
        **_open_thread(first, members, secrets),
        **_other_threads(members["member"], place, secrets),
        **_looked_after(members, first, place, secrets),
        **proofs.identity(members["member"], secrets),
        verification=proofs.verification(members["unverified"], secrets),
        reset=proofs.link(Errand.NEW_PASSWORD, members["other_member"], secrets),
        email_change=proofs.link(Errand.NEW_EMAIL, members["member"], secrets, NEW_ADDRESS),
        export=copies.settle(members["member"], secrets),
        reading_key=make.token(members["admin"], {Scope.READ}),
        **_between(members, first, place, secrets),
        kept=kept.settle(members, place, posts["expert"], secrets),
        talk=talk.settle(members, posts["other_member"], secrets),
    )


def _looked_after(
    members: dict[str, Member], first: Post, place: Category, secrets: list[Secret]
) -> dict:
    keeper = members["moderator"]
    return {
        **moderated(members, first, place, secrets),
        **sheets(keeper, first, place, secrets),
        **reviewed(keeper, secrets),
        **imported(keeper, secrets),
        "source": cite(keeper, secrets),
    }


def _between(
    members: dict[str, Member], first: Post, place: Category, secrets: list[Secret]
) -> dict:
    """What people keep from each other, what they ask, and where they meet."""
    questions = ask_in_all_ways(members, place, secrets)
    stories = tell_stories(members["member"], secrets)
    private = keep_apart(members, first, place, secrets)
    return {
        "private": private,
        "asked": ask(members, place, private, secrets),
        "places": furnish(members, secrets),
        "letters": write_letters(members, secrets),
        "quiz": ask_around(members, secrets),
        "pictures": hang_up(members, place, secrets),
        "stories": stories,
        "verifying": ask_to_be_verified(members, secrets),
        **keep_back(members, first, secrets),
        "noted": note(members, secrets),
        **questions,
    }


def _member(role: str) -> Member:
    kinds = {"expert": make.expert, "moderator": make.moderator, "admin": make.admin}
    return kinds.get(role, make.member)(
        id=FIRST_MEMBER + ROLES.index(role),
        username=f"lid-{role.replace('_', '-')}",
        email=f"adres-{role}@post.example",
        password=make.PASSWORD,
    )


def _fall(members: dict[str, Member]) -> None:
    """Who wrote once keeps what was written, also without the standing to write more."""
    members["unverified"].email_verified_at = None
    members["suspended"].suspended_until = clock.now() + timedelta(days=7)
    set_consent(make.viewer(members["without_consent"]), Purpose.TEXTS, given=False)
    db.session.flush()


def _person(member: Member, post: int, secrets: list[Secret]) -> Person:
    role = ROLES[member.id - FIRST_MEMBER]
    session, token, spare = make.session(member), make.token(member), make.token(member)
    named = db.session.scalars(select(Token).filter_by(token_hash=token_hash(spare))).one()
    named.name = f"Sleutelbos {role}"
    secrets += [Secret(text, (role,)) for text in (member.email, str(member.id), named.name)]
    for key in (session, token, spare):
        secrets += [Secret(key), Secret(token_hash(key))]
    secrets.append(Secret(member.password_hash))
    opened = db.session.scalars(select(Session).filter_by(token_hash=token_hash(session))).one()
    opened.device = f"Apparaat van {role}"
    keys = {"session": session, "token": token, "factor_key": begin_app(member)}
    secrets += [Secret(text, (role,)) for text in (opened.device, keys["factor_key"])]
    return Person(
        member.id,
        member.username,
        member.email,
        session_id=opened.id,
        spare=named.id,
        post=post,
        **proofs.own(member, role, secrets),
        **keys,
    )


def _open_thread(first: Post, members: dict[str, Member], secrets: list[Secret]) -> dict:
    deleted = make.reply(first, members["other_member"], body="Wegwerptekst")
    threads.delete_post(make.viewer(members["other_member"]), deleted.id)
    removed = make.reply(first, members["other_member"], body="Verwijdertekst")
    facts = {"reason": "spam", "note": "Binnenskamersnotitie"}
    moderation.act_on_post(make.viewer(members["moderator"]), Act.REMOVE, removed.id, **facts)
    secrets += [Secret("Wegwerptekst"), Secret("Verwijdertekst"), Secret(facts["note"], STAFF)]
    return {
        "thread": first.thread_id,
        "slug": slug_of(first),
        "post": first.id,
        "deleted": deleted.id,
        "removed": removed.id,
    }


def _other_threads(member: Member, place: Category, secrets: list[Secret]) -> dict:
    members_only = {"visibility": Visibility.MEMBERS, "place": place}
    inside = make.thread(member, title="Ledentitel", body="Ledentekst", **members_only)
    make.reply(inside, member, body="Ledenreactie")
    gone = make.thread(member, place=place, title="Weggooititel", body="Weggooitekst")
    inner = ("Ledentitel", "ledentitel", "Ledentekst", "Ledenreactie")
    secrets += [Secret(text, VERIFIED) for text in inner]
    secrets += [Secret("Weggooititel"), Secret("Weggooitekst")]
    threads.delete_post(make.viewer(member), gone.id)
    return {
        "members_thread": inside.thread_id,
        "members_slug": slug_of(inside),
        "members_post": inside.id,
        "lonely": make.thread(member, place=place, title="Zonder reacties").id,
        "gone_thread": gone.thread_id,
        "gone_post": gone.id,
    }
