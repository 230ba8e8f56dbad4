"""The app on somebody's telephone that makes one-time codes."""

from datetime import timedelta

import pyotp

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator, BackupCode
from forum.proofs.service import codes
from forum.proofs.service.second_factor import settle_second_factor


def begin_app(member: Member) -> str:
    """The key of an app that this member still has to confirm."""
    secret = pyotp.random_base32()
    db.session.add(Authenticator(member_id=member.id, secret=secret, created_at=clock.now()))
    db.session.flush()
    return secret


def with_app(member: Member) -> str:
    """The key of an app that this member is asked for from now on."""
    secret = begin_app(member)
    found = db.session.query(Authenticator).filter_by(member_id=member.id).one()
    found.confirmed_at = clock.now()
    db.session.flush()
    settle_second_factor(member.id)
    return secret


def on_paper(member: Member) -> str:
    """One backup code of this member."""
    code = codes.new_backup_code()
    db.session.add(BackupCode(member_id=member.id, code_hash=codes.code_hash(member.id, code)))
    db.session.flush()
    return code


def shown(secret: str, *, steps: int = 0) -> str:
    """What the app shows now; `steps` says how many half minutes its clock is ahead."""
    return pyotp.TOTP(secret).at(clock.now() + steps * timedelta(seconds=30))
