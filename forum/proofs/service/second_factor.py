"""Logging in by two steps: an app that makes codes, and ten codes on paper for who lost it.

What asks for a password or a code is for outside a transaction, as in `proving`, and opens its
own when that was right.
"""

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from forum.accounts.policy import may_change_account
from forum.accounts.service.logging_in import end_all_access
from forum.accounts.service.vouching import get_named
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox, throttles
from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.proofs.events import (
    BackupCodesRenewed,
    SecondFactorOff,
    SecondFactorOn,
    SecondFactorReset,
)
from forum.proofs.models import Authenticator, BackupCode, Ceremony, Passkey
from forum.proofs.origin import Origin
from forum.proofs.queries import begun_by, find_enrolment, has_app, no_app, require_app
from forum.proofs.service import ceremonies, codes, proving
from forum.proofs.service.again import holding, prove_fully
from forum.proofs.service.settling import settle_second_factor
from forum.proofs.views import Enrolment


def enrol(viewer: Viewer, *, password: str) -> Enrolment:
    """A new key for the viewer's app, which counts once `confirm` saw a code made with it. It
    takes the place of an earlier one that never counted.

    Raises Conflict for who has an app, LoginRequired (`wrong_password`), and TooMany.
    """
    require(may_change_account(viewer))
    if has_app(viewer):
        raise _already_on()
    with holding(proving.prove_again(viewer, password)):
        return Enrolment(_keep_new_key(viewer), viewer.name)


def confirm(viewer: Viewer, *, code: str) -> list[str]:
    """The app works: from now on it is asked for, and nobody else is this member any more.

    Returns the codes for on paper, which nobody can show again. Raises Conflict for who did not
    begin, or finished already, Invalid (`wrong_code`), and TooMany.
    """
    if find_enrolment(viewer) is None:
        raise _already_on() if has_app(viewer) else ceremonies.over()
    with throttles.counted((proving.BY_CODE, f"{viewer.member_id}:first")), transaction():
        _accept_first(viewer, code)
        settle_second_factor(viewer.member_id)
        _end_other_access(viewer)
        outbox.record(SecondFactorOn(viewer.member_id))
        return _new_codes(viewer.member_id)


def renew_backup_codes(viewer: Viewer, *, password: str, code: str, origin: Origin) -> list[str]:
    """Ten new ones in place of those that are left.

    Raises NotFound for who has no app, LoginRequired (`wrong_password`, `wrong_code`), TooMany.
    """
    require_app(viewer)
    with holding(prove_fully(viewer, password=password, code=code, origin=origin)):
        _lock_app(viewer)
        outbox.record(BackupCodesRenewed(viewer.member_id))
        return _new_codes(viewer.member_id)


def remove_app(viewer: Viewer, *, password: str, code: str, origin: Origin) -> None:
    """The app and its codes on paper are gone, and everybody but the viewer is logged out.

    Raises NotFound for who has no app, LoginRequired (`wrong_password`, `wrong_code`), TooMany.
    """
    require_app(viewer)
    with holding(prove_fully(viewer, password=password, code=code, origin=origin)):
        _lock_app(viewer)
        _forget_app(viewer.member_id)
        settle_second_factor(viewer.member_id)
        _end_other_access(viewer)
        outbox.record(SecondFactorOff(viewer.member_id))


def reset(username: str) -> None:
    """Take away whatever was asked beside the password, for who lost it: the operator knows who
    asks. Everybody who is logged in as this member is logged out. Raises NotFound."""
    member_id = get_named(username).id
    _forget_app(member_id)
    for kept in (Passkey, Ceremony):
        db.session.execute(delete(kept).where(kept.member_id == member_id))
    settle_second_factor(member_id)
    end_all_access(member_id)
    outbox.record(SecondFactorReset(member_id))


def _keep_new_key(viewer: Viewer) -> str:
    import pyotp

    fresh = {"secret": pyotp.random_base32(), "created_at": clock.now(), "last_step": 0}
    try:
        with db.session.begin_nested():
            db.session.add(Authenticator(member_id=viewer.member_id, **fresh))
    except IntegrityError:
        mine = Authenticator.member_id == viewer.id, Authenticator.confirmed_at.is_(None)
        renewed = update(Authenticator).where(*mine).values(fresh).returning(Authenticator.id)
        if db.session.scalar(renewed) is None:
            raise _already_on() from None
    return str(fresh["secret"])


def _accept_first(viewer: Viewer, code: str) -> None:
    """Locked until the end, so that of two at once the second finds nothing left to confirm."""
    begun = select(Authenticator.id, Authenticator.secret).where(*begun_by(viewer))
    found = db.session.execute(begun.with_for_update()).one_or_none()
    if found is None:
        raise _already_on()
    step = codes.step_of(found.secret, codes.plain(code))
    if step is None:
        wrong = _("Deze code klopt niet. Staat de klok van je telefoon goed?")
        raise Invalid(wrong, code="wrong_code", errors={"code": [wrong]})
    confirmed = update(Authenticator).where(Authenticator.id == found.id)
    db.session.execute(confirmed.values(confirmed_at=clock.now(), last_step=step))


def _lock_app(viewer: Viewer) -> None:
    """One change at a time. Raises NotFound when the app went in the meantime."""
    mine = Authenticator.member_id == viewer.id, Authenticator.confirmed_at.is_not(None)
    if db.session.scalar(select(Authenticator.id).where(*mine).with_for_update()) is None:
        raise no_app()


def _new_codes(member_id: int) -> list[str]:
    db.session.execute(delete(BackupCode).where(BackupCode.member_id == member_id))
    fresh = [codes.new_backup_code() for _number in range(codes.BACKUP_CODES)]
    hashes = [codes.code_hash(member_id, code) for code in fresh]
    db.session.add_all(BackupCode(member_id=member_id, code_hash=found) for found in hashes)
    return fresh


def _forget_app(member_id: int) -> None:
    for kept in (Authenticator, BackupCode):
        db.session.execute(delete(kept).where(kept.member_id == member_id))


def _end_other_access(viewer: Viewer) -> None:
    end_all_access(viewer.member_id, but=viewer.session_id, but_token=viewer.token_id)


def _already_on() -> Conflict:
    return Conflict(_("Je app voor inloggen in twee stappen is al ingesteld."), code="already_on")
