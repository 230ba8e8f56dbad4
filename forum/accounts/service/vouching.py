"""Accounts the operator vouches for: verified and consenting, past the rules for names."""

from forum.accounts.models import Member
from forum.accounts.purposes import Purpose
from forum.accounts.queries import find_by_name
from forum.accounts.service.consent import keep_consent
from forum.accounts.service.logging_in import end_all_access
from forum.accounts.service.profile import look_again
from forum.accounts.service.registering import add_member
from forum.accounts.viewer import Role
from forum.core import changes, clock
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.i18n import _
from forum.core.passwords import hash_password


def create_account(
    username: str, *, email: str, password: str, role: Role, profession: str | None = None
) -> Member:
    """Raises Invalid for an expert without a profession, Conflict for a name or address in use."""
    _check_profession(role, profession)
    member = add_vouched(username, email, hash_password(password), role)
    member.expert_profession = profession
    return member


def add_vouched(username: str, email: str, password_hash: str, role: Role) -> Member:
    """Raises Conflict for a name or address in use."""
    member = add_member(username, email, password_hash, role=role)
    if member is None:
        raise Conflict(_("Dit e-mailadres heeft al een account."), code="email_taken")
    member.email_verified_at = member.known_since = clock.now()
    changes.note("members", member.id)
    keep_consent(member.id, Purpose.TEXTS)
    return member


def change_role(username: str, *, role: Role, profession: str | None = None) -> None:
    """Whoever was logged in as this member is logged out, programs included: what was opened in
    the one role is not used in the other.

    Raises NotFound, and Invalid for an expert without a profession.
    """
    _check_profession(role, profession)
    member = get_named(username)
    was_expert = member.role == Role.EXPERT
    member.role = role
    member.expert_profession, member.expert_until = profession, None
    if was_expert and role != Role.EXPERT:
        look_again(member)
    end_all_access(member.id)


def get_named(username: str) -> Member:
    """The member with the name as it is written, not with one that only looks alike. Raises
    NotFound."""
    found = find_by_name(username)
    if found is None or found.username != username:
        raise NotFound(_("Dit lid bestaat niet."))
    return found


def _check_profession(role: Role, profession: str | None) -> None:
    if (role == Role.EXPERT) != bool(profession):
        raise Invalid(
            _("Geef een beroep op bij een expert, en alleen bij een expert."), code="profession"
        )
