"""Reading how members prove who they are."""

from collections.abc import Sequence

from sqlalchemy import exists, or_, select

from forum.accounts.policy import may_see_account
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs.models import Authenticator, BackupCode, Passkey
from forum.proofs.views import PasskeyView, SecondSteps


def own_passkeys(viewer: Viewer) -> Sequence[PasskeyView]:
    """In the order in which they were made."""
    require(may_see_account(viewer))
    query = select(Passkey).where(Passkey.member_id == viewer.id).order_by(Passkey.id)
    return [PasskeyView.of(found) for found in db.session.scalars(query)]


def own_passkey(viewer: Viewer, passkey_id: int) -> PasskeyView:
    """Raises NotFound for one that is not the viewer's."""
    found = [passkey for passkey in own_passkeys(viewer) if passkey.id == passkey_id]
    if not found:
        raise NotFound(_("Deze passkey bestaat niet."))
    return found[0]


def credential_ids(member_id: int) -> Sequence[str]:
    """What browsers call the member's passkeys."""
    query = select(Passkey.credential_id).where(Passkey.member_id == member_id)
    return db.session.scalars(query.order_by(Passkey.id)).all()


def second_steps(member_id: int) -> SecondSteps:
    app = exists().where(
        Authenticator.member_id == member_id, Authenticator.confirmed_at.is_not(None)
    )
    paper = exists().where(BackupCode.member_id == member_id, BackupCode.used_at.is_(None))
    passkey = exists().where(Passkey.member_id == member_id)
    row = db.session.execute(select(or_(app, paper), passkey)).one()
    return SecondSteps(by_code=row[0], by_passkey=row[1])
