"""One-time codes: from an app (TOTP, RFC 6238), or one of ten on paper."""

import re
import secrets
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import select, update

from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Authenticator, BackupCode

STEP = timedelta(seconds=30)
SKEW = 1  # a clock may be a step off (RFC 6238, 5.2)
BACKUP_CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without what looks alike
CODE_LENGTH = 12  # 59 bits
OF_APP = re.compile(r"[0-9]{6}")


def is_right(member_id: int, code: str) -> bool:
    """Whether the code is good for this member. It is good once."""
    typed = plain(code)
    if OF_APP.fullmatch(typed):
        return _is_of_app(member_id, typed)
    return _is_on_paper(member_id, typed)


def plain(code: str) -> str:
    """Without what people add to read it easily."""
    return re.sub(r"[\s-]", "", code).casefold()


def new_backup_code() -> str:
    """As it is written down: `abcd-efgh-jkmn`."""
    code = "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))
    return "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def code_hash(member_id: int, code: str) -> str:
    """With its member, so that no two members' codes are ever the same row."""
    return sha256(f"{member_id}:{plain(code)}".encode(errors="replace")).hexdigest()


def step_of(secret: str, code: str) -> int | None:
    """The 30 seconds that a code belongs to, now or a step off; None when it is not right."""
    import pyotp

    if not OF_APP.fullmatch(code):
        return None
    app, now = pyotp.TOTP(secret), clock.now()
    for skew in range(-SKEW, SKEW + 1):
        at = now + skew * STEP
        if secrets.compare_digest(app.at(at), code):
            return int(app.timecode(at))
    return None


def _is_of_app(member_id: int, code: str) -> bool:
    mine = Authenticator.member_id == member_id, Authenticator.confirmed_at.is_not(None)
    secret = db.session.scalar(select(Authenticator.secret).where(*mine))
    step = step_of(secret, code) if secret else None
    if step is None:
        return False
    # Only a later step than the last: a code that was seen is of no use to who saw it.
    used = update(Authenticator).where(*mine, Authenticator.last_step < step)
    return db.session.scalar(used.values(last_step=step).returning(Authenticator.id)) is not None


def _is_on_paper(member_id: int, code: str) -> bool:
    unused = BackupCode.member_id == member_id, BackupCode.used_at.is_(None)
    used = update(BackupCode).where(*unused, BackupCode.code_hash == code_hash(member_id, code))
    spent = used.values(used_at=clock.now()).returning(BackupCode.id)
    return db.session.scalar(spent) is not None
