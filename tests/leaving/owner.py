"""Whose belongings are looked for."""

from dataclasses import dataclass, field

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core.db import db
from forum.threads.models import Post
from tests import make


@dataclass
class Owner:
    """A member of the team, and what was written down of them."""

    mark: str
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    member: Member = field(init=False)

    def __post_init__(self) -> None:
        names = {"username": self.show("naam"), "email": f"{self.show('mail')}@example.org"}
        hash_ = self.hide("wachtwoord")
        self.member = make.moderator(**names, password_hash=hash_, bio=self.show("bio"))

    def show(self, what: str) -> str:
        """With characters that a page must escape."""
        self.shown.append(f"{self.mark}-toon-{what}-é<b>&\"'")
        return self.shown[-1]

    def hide(self, what: str) -> str:
        self.hidden.append(f"{self.mark}-geheim-{what}")
        return self.hidden[-1]

    @property
    def all(self) -> list[str]:
        return self.shown + self.hidden


def keep(*things: object) -> None:
    db.session.add_all(things)
    db.session.flush()


def own_thread(owner: Owner, place: Category) -> Post:
    words = {"title": owner.show("titel"), "body": owner.show("eerste")}
    return make.thread(owner.member, place=place, **words)
