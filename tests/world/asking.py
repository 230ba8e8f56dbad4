"""What members asked each other in polls, and what stood in their posts before."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import db
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.polls import service as polls
from forum.posting import service as posting
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Thread
from forum.threads.owners import threads_of
from tests import make
from tests.world import VERIFIED, Secret
from tests.world.apart import HIDDEN_FROM, all_but
from tests.world.parts import Asked, Private


def ask(
    members: dict[str, Member],
    place: Category,
    private: Private,
    secrets: list[Secret],
) -> Asked:
    """All of it the member's, with something of each kind that not everybody may see."""
    member = members["member"]
    first = make.thread(member, place=place, title="Wat helpt jou?")
    _change(member, first.id, "Nieuwe tekst")
    closed = make.reply(first, member)
    for post in (first, closed):
        make.poll(post)
    polls.close(make.viewer(member), closed.id)
    made = {name: _hidden(first, members, secrets, name) for name in ("removed", "deleted")}
    _between(private, secrets)
    return Asked(
        poll=first.id,
        revised=first.id,
        closed=closed.id,
        inside=_inside(member, secrets),
        **made,
    )


def _hidden(first: Post, members: dict[str, Member], secrets: list[Secret], name: str) -> int:
    """A post with a history and a poll, of which nothing is to be seen any more."""
    texts = [f"{name}versie", f"{name}peiling", f"{name}antwoord", f"{name}reden"]
    post = make.reply(first, members["member"], body=texts[0])
    make.poll(post, question=texts[1], options=(texts[2], "Iets anders"))
    _change(members["member"], post.id, "Anders", reason=texts[3])
    secrets += [Secret(text) for text in texts]
    if name == "deleted":
        posting.delete_post(make.viewer(members["member"]), post.id)
    else:
        moderation.act_on_post(
            make.viewer(members["moderator"]), Act.REMOVE, post.id, reason="spam"
        )
    return post.id


def _inside(member: Member, secrets: list[Secret]) -> int:
    texts = ["Ledenversie", "Ledenpeiling", "Ledenantwoord", "Ledenreden"]
    inner = Thread.visibility == Visibility.MEMBERS, Thread.id.in_(threads_of(member.id))
    thread_id = db.session.scalars(select(Thread.id).where(*inner)).first()
    post = threads.reply(make.viewer(member), thread_id, body=texts[0])
    make.poll(post, question=texts[1], options=(texts[2], "Iets anders"))
    _change(member, post.id, "Anders", reason=texts[3])
    secrets += [Secret(text, VERIFIED) for text in texts]
    return post.id


def _between(private: Private, secrets: list[Secret]) -> None:
    """Of one who is blocked, in a thread where one wrote oneself."""
    post = db.session.get_one(Post, private.shared_start)
    make.poll(post, question="Deelpeiling", options=("Deelantwoord", "Iets anders"))
    secrets += [Secret(text, all_but(*HIDDEN_FROM)) for text in ("Deelpeiling", "Deelantwoord")]


def _change(member: Member, post_id: int, body: str, reason: str = "Tikfout") -> None:
    threads.edit_post(make.viewer(member), post_id, body=body, reason=reason)
