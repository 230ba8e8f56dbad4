"""What members say about themselves, and accounts made by who runs the forum."""

from forum.accounts.models import Member
from forum.accounts.policy import may_change_account, may_write
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import keep_consent
from forum.accounts.service.registering import add_member
from forum.accounts.viewer import Role, Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.passwords import hash_password
from forum.core.permission import require


def change_profile(viewer: Viewer, *, bio: str) -> None:
    # What one tells about oneself here is a text about one's health, for all to read.
    require(may_write(viewer, clock.now()) if bio else may_change_account(viewer))
    member = db.session.get_one(Member, viewer.id)
    member.bio = bio


def create_account(
    username: str, *, email: str, password: str, role: Role, profession: str | None = None
) -> Member:
    """An account that its operator vouches for: verified, past the rules for names.

    Raises Invalid for an expert without a profession, Conflict for a name or address in use.
    """
    if (role == Role.EXPERT) != bool(profession):
        raise Invalid(
            _("Geef een beroep op bij een expert, en alleen bij een expert."), code="profession"
        )
    member = add_member(username, email, hash_password(password), role=role)
    if member is None:
        raise Conflict(_("Dit e-mailadres heeft al een account."), code="email_taken")
    member.email_verified_at = clock.now()
    member.expert_profession = profession
    keep_consent(member.id, Purpose.TEXTS)
    return member
