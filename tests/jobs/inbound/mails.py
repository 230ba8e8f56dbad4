"""Mails as members send them."""

from email.message import EmailMessage
from email.utils import make_msgid

from forum.accounts.models import Member
from forum.jobs.inbound.addresses import reply_address
from forum.threads.models import Post

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
