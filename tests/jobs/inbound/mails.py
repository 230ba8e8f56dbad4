"""Mails as members send them."""

from email.message import EmailMessage
from email.utils import make_msgid

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core.db import db
from forum.drafts import keys
from forum.drafts.queries import find_draft
from forum.jobs.inbound.addresses import reply_address
from forum.threads.models import Post
from tests import make

SAID = "Dank je, dat helpt mij echt verder."
QUOTED = "\n\nOp 03-11-2026 om 10:00 schreef Ruggespraak:\n> Er is een reactie.\n"


def mail(
    who: Member, post: Post, text: str = SAID, *, sender: str = "", **headers: str
) -> EmailMessage:
    """An answer to what this member was told of the post."""
    message = EmailMessage()
    message["From"] = f"Iemand <{sender or who.email}>"
    message["To"] = headers.pop("to", reply_address(who.id, post.thread_id, post.id) or "")
    message["Subject"] = headers.pop("subject", "Re: Er is een reactie")
    message["Message-ID"] = make_msgid(domain="post.example")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text + QUOTED)
    return message


def bodies(first: Post) -> list[str]:
    """Of the replies that stand there."""
    mine = Post.thread_id == first.thread_id, Post.number > 1
    return list(db.session.scalars(select(Post.body).where(*mine).order_by(Post.number)))


def draft_of(who: Member, first: Post) -> str:
    found = find_draft(make.viewer(who), keys.of_thread(first.thread_id))
    return found.body if found else ""
