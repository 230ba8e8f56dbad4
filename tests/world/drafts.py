"""What the member of the world is still writing."""

from forum.accounts.models import Member
from forum.drafts import service
from forum.threads.models import Post
from tests import make
from tests.world import Secret

WORD = "Conceptgeheim"


def begin_to_write(member: Member, first: Post, secrets: list[Secret]) -> None:
    """At every place where they may write."""
    for key in ("new", f"thread:{first.thread_id}", f"edit:{first.id}", "messages:new"):
        fields = {"body": f"{WORD} {key}", "title": "Concepttitel"}
        service.save(make.viewer(member), key, fields=fields)
    secrets += [Secret(WORD, ("member",)), Secret("Concepttitel", ("member",))]
