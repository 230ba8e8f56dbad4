"""How a person appears beside what they wrote."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from forum.accounts.viewer import Role
from forum.core.i18n import Text, _


@dataclass(frozen=True)
class Author:
    """A name as readers may see it. Never a member's id."""

    name: str
    role: Role = Role.MEMBER
    badge: str | Text | None = None
    has_profile: bool = True
    is_pseudonym: bool = False

    @property
    def is_expert(self) -> bool:
        """Now: whose verification ended appears as any member does."""
        return self.role == Role.EXPERT


@dataclass(frozen=True)
class Standing:
    """The facts about a member that a badge rests on."""

    role: Role
    profession: str | None = None
    expert_until: datetime | None = None
    is_erased: bool = False


def author(name: str, standing: Standing, at: datetime, *, is_pseudonym: bool = False) -> Author:
    """A pseudonym shows nothing of who is behind it. Who left has nothing more to show."""
    if standing.is_erased:
        return Author(name, has_profile=False)
    if is_pseudonym:
        return Author(name, has_profile=False, is_pseudonym=True)
    if standing.role == Role.EXPERT and not is_expert(standing, at):
        return Author(name)
    return Author(name, standing.role, badge(standing))


def is_expert(standing: Standing, at: datetime) -> bool:
    """Experts are known by their profession, as long as it was checked for."""
    if standing.role != Role.EXPERT or not standing.profession:
        return False
    return standing.expert_until is None or standing.expert_until > at


def are_experts(member: Any, at: datetime) -> ColumnElement[bool]:
    """As above: of members in the database, or of an alias of them."""
    return and_(
        member.role == Role.EXPERT,
        member.expert_profession.is_not(None),
        or_(member.expert_until.is_(None), member.expert_until > at),
    )


def badge(standing: Standing) -> str | Text | None:
    if standing.role == Role.EXPERT:
        return _("Geverifieerd · %(profession)s", profession=standing.profession)
    return {Role.MODERATOR: _("Moderator"), Role.ADMIN: _("Beheerder")}.get(standing.role)
