"""Saying yes and no to what is kept."""

from datetime import datetime

from sqlalchemy import update

from forum.accounts.models import Consent
from forum.accounts.policy import may_change_account
from forum.accounts.purposes import TEXT_VERSIONS, Purpose
from forum.accounts.queries import own_consents
from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.core.permission import require


def set_consent(viewer: Viewer, purpose: Purpose, *, given: bool) -> None:
    """As easy to take back as to give. Saying the same twice changes nothing. Raises
    NotFound for a member who is gone already."""
    require(may_change_account(viewer))
    # Held, so that two yeses at once are one.
    get_held(viewer.member_id)
    stands = any(line.purpose == purpose and line.given_at for line in own_consents(viewer))
    if given and not stands:
        keep_consent(viewer.member_id, purpose)
    elif stands and not given:
        withdrawn = update(Consent).where(
            Consent.member_id == viewer.id,
            Consent.purpose == purpose,
            Consent.withdrawn_at.is_(None),
        )
        db.session.execute(withdrawn.values(withdrawn_at=clock.now()))


def withdraw_consents(member_id: int, until: datetime) -> None:
    """Those given up to then, by who may have been somebody else. That they were given is kept."""
    given = Consent.member_id == member_id, Consent.given_at <= until
    standing = update(Consent).where(*given, Consent.withdrawn_at.is_(None))
    db.session.execute(standing.values(withdrawn_at=clock.now()))


def keep_consent(member_id: int, purpose: Purpose) -> None:
    db.session.add(
        Consent(
            member_id=member_id,
            purpose=purpose,
            text_version=TEXT_VERSIONS[purpose],
            given_at=clock.now(),
        )
    )
