"""What a member leaves with posts, one's own and of others: polls, marks, drafts and pictures."""

from datetime import datetime

from forum.categories.models import Category
from forum.drafts import service as drafts
from forum.labels.models import Label
from forum.marks.models import Bookmark, CategoryMark, LabelMark, MemberMark, Reaction
from forum.notifications.models import Notification, NotificationChoice
from forum.polls.service import add_poll, vote
from forum.polls.views import NewPoll
from forum.threads.service import edit_post
from forum.uploads.models import Upload
from tests import make
from tests.leaving.owner import Owner, keep, own_thread
from tests.leaving.reported import reported_by


def left_with_posts(owner: Owner, other: Owner, place: Category, now: datetime) -> None:
    mine = {"member_id": owner.member.id}
    _levels(owner, other, mine, place)
    _asking(owner, other, place)
    _marks(owner, other, place, now)
    _draft(owner)
    _pictures(owner, mine, now)
    reported_by(owner, other, place)


def _levels(owner: Owner, other: Owner, mine: dict, place: Category) -> None:
    label = Label(slug=f"{owner.mark}-label", name=owner.show("label"))
    keep(label)
    keep(
        CategoryMark(**mine, category_id=place.id, level="follow"),
        LabelMark(**mine, label_id=label.id, level="mute"),
        MemberMark(**mine, other_id=other.member.id, level="follow"),
    )


def _asking(owner: Owner, other: Owner, place: Category) -> None:
    """A poll under a post that was edited; and a choice in a poll of the other."""
    first, theirs = own_thread(owner, place), make.thread(other.member, place=place)
    options = [owner.show("antwoord-een"), owner.show("antwoord-twee")]
    add_poll(first.id, NewPoll(question=owner.show("peiling"), options=options))
    asked = [other.show("hun-antwoord"), other.show("hun-ander-antwoord")]
    add_poll(theirs.id, NewPoll(question=other.show("hun-peiling"), options=asked))
    vote(make.viewer(owner.member), theirs.id, [2])
    words = {"body": owner.show("bewerkt"), "title": owner.show("nieuwe-titel")}
    edit_post(make.viewer(owner.member), first.id, **words, reason=owner.show("reden"))


def _marks(owner: Owner, other: Owner, place: Category, now: datetime) -> None:
    words = {"title": other.show("titelvandeander"), "body": other.show("tekstvandeander")}
    first = make.thread(other.member, place=place, **words)
    theirs = {"post_id": first.id}
    mine = {"member_id": owner.member.id, **theirs}
    told = {"kind": "reply", "subject": f"thread:{first.thread_id}", "changed_at": now}
    numbers = {"thread_id": first.thread_id, "first_id": first.id, "last_id": first.id}
    who = {"member_id": owner.member.id}
    keep(
        Notification(**who, **told, **numbers, created_at=now),
        NotificationChoice(**who, kind="reply", way="site"),
    )
    keep(
        Reaction(**mine, kind="nuttig", left_at=now),
        Bookmark(**mine, note=owner.show("bewaarnotitie"), kept_at=now),
    )


def _draft(owner: Owner) -> None:
    fields = {name: owner.show(f"concept-{name}") for name in ("title", "body", "to")}
    drafts.save(make.viewer(owner.member), "new", fields=fields)


def _pictures(owner: Owner, mine: dict, now: datetime) -> None:
    told = {"key": owner.show("beeldkenmerk"), "alt": owner.show("beeld")}
    keep(Upload(**mine, **told, width=4, height=3, size=12, uploaded_at=now))
