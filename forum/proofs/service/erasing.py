"""Every proof of a member who left for good."""

from sqlalchemy import delete

from forum.core.db import db
from forum.proofs.models import (
    Authenticator,
    BackupCode,
    Ceremony,
    Identity,
    KnownDevice,
    MailedLink,
    Passkey,
)

OWN = (Authenticator, BackupCode, Ceremony, Identity, KnownDevice, MailedLink, Passkey)


def erase(member_id: int, *, everything: bool) -> None:
    """The same in both ways of leaving."""
    for kept in OWN:
        db.session.execute(delete(kept).where(kept.member_id == member_id))
