"""Passwords and codes, tried. For outside a transaction: hashing takes long, and must not keep
other writers waiting; and a try is counted also when it fails."""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import update

from forum.accounts.models import Member
from forum.accounts.names import email_key, username_key
from forum.accounts.queries import find_by_email, find_by_name
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.core import throttles
from forum.core.db import db, let_go, transaction
from forum.core.errors import Conflict, LoginRequired
from forum.core.i18n import _
from forum.core.passwords import NO_PASSWORD, hash_password, is_outdated, matches
from forum.core.throttles import Limit
from forum.proofs.origin import Origin
from forum.proofs.service.codes import is_right
from forum.proofs.service.devices import is_known

# A window is never made longer, so a member waits 15 minutes at most, and on a device that
# logged in before not for the tries of others (SECURITY: no lock-out by strangers).
WINDOW = timedelta(minutes=15)
BY_NAME = Limit("log-in by name", 10, WINDOW)
BY_DEVICE = Limit("log-in by device", 10, WINDOW)
BY_NETWORK = Limit("log-in by network", 50, WINDOW)
BY_SESSION = Limit("password again", 10, WINDOW)
BY_CODE = Limit("code", 5, WINDOW)
BY_OWNER = Limit("password of an account", 10, WINDOW)

SECOND_FACTOR = "second_factor_required"


@dataclass(frozen=True)
class Proof:
    """That somebody is this member: by password, and completely so once a second factor agreed
    or none is asked. `fresh_hash` is a newer hash of the password, if it needs one. `held` is
    what the password was held against: it proves nothing any more once that is another."""

    member_id: int
    is_complete: bool
    fresh_hash: str | None = None
    held: str | None = None
    is_in_two_steps: bool = False


@dataclass(frozen=True)
class Kept:
    """What a password is held against, as plain data that outlives its transaction."""

    id: int
    password_hash: str
    is_asked_more: bool


def prove(*, username: str, password: str, origin: Origin) -> Proof:
    """Hold the password against the member with that name or verified address.

    Raises LoginRequired, alike and in the same time for whoever fails, and TooMany for whoever
    tried too often, whether or not there is such a member.
    """
    found = _find(username)
    with throttles.counted(*_limits(username, origin, found)):
        if not matches(found.password_hash if found else None, password) or found is None:
            raise LoginRequired(
                _("De naam of het wachtwoord klopt niet."), code="wrong_credentials"
            )
    outdated = is_outdated(found.password_hash)
    return Proof(
        found.id,
        is_complete=not found.is_asked_more,
        fresh_hash=hash_password(password) if outdated else None,
        held=found.password_hash,
    )


def prove_again(viewer: Viewer, password: str) -> Proof:
    """The password of who is logged in already, before something that matters.

    Raises LoginRequired (`wrong_password`) with the field named, TooMany, and Conflict
    (`no_password`) for who logs in by another provider alone.
    """
    found = db.session.get(Member, viewer.member_id)
    kept = found.password_hash if found else None
    let_go()
    if kept == NO_PASSWORD:
        raise no_password()
    with throttles.counted(
        (BY_SESSION, f"{viewer.member_id}:{viewer.session_id}:{viewer.token_id}")
    ):
        if not matches(kept, password):
            raise _wrong_password()
    return Proof(viewer.member_id, is_complete=True, held=kept)


def prove_owner(member_id: int, password: str, origin: Origin) -> Proof:
    """The password of a member that something else already pointed at.

    Raises LoginRequired (`wrong_password`) with the field named, and TooMany.
    """
    found = db.session.get(Member, member_id)
    kept = found.password_hash if found else None
    is_asked_more = bool(found and found.second_factor_since)
    let_go()
    with throttles.counted((BY_OWNER, str(member_id)), (BY_NETWORK, origin.network)):
        if not matches(kept, password):
            raise _wrong_password()
    return Proof(member_id, is_complete=not is_asked_more, held=kept)


def prove_code(proof: Proof, code: str, origin: Origin) -> Proof:
    """The same proof, complete. Raises LoginRequired (`wrong_code`), and TooMany."""
    known = is_known(proof.member_id, origin.device)
    let_go()
    about = f"{proof.member_id}:{origin.device if known else ''}"
    with throttles.counted((BY_CODE, about)):
        with transaction():
            right = is_right(proof.member_id, code)
        if not right:
            wrong = _("Deze code klopt niet, of is al gebruikt.")
            raise LoginRequired(wrong, code="wrong_code", errors={"code": [wrong]})
    return replace(proof, is_complete=True, is_in_two_steps=True)


def log_in(proof: Proof) -> Viewer:
    """Who proved to be this member. Inside a transaction.

    Raises LoginRequired (`second_factor_required`) for half a proof and for one by a password
    that was changed in the meantime, NotFound for a member that went in the meantime.
    """
    if not proof.is_complete:
        raise _half()
    if proof.held is not None:
        hold_to(proof)
    found = get_viewer(proof.member_id)
    if found.has_second_factor and not proof.is_in_two_steps:
        raise _half()  # it was set up while this log-in was under way
    return found


def _half() -> LoginRequired:
    return LoginRequired(_("Vul ook je code voor inloggen in."), code=SECOND_FACTOR)


def hold_to(proof: Proof) -> None:
    """The password that was proved is still the member's, and stays so until this transaction
    ends. Raises LoginRequired when it was changed since: whoever knew the old one is out."""
    same = Member.id == proof.member_id, Member.password_hash == proof.held
    kept = update(Member).where(*same).values(password_hash=proof.fresh_hash or proof.held)
    if db.session.scalar(kept.returning(Member.id)) is None:
        changed = _("Het wachtwoord is net veranderd. Gebruik het nieuwe.")
        raise LoginRequired(changed, code="wrong_password", errors={"password": [changed]})


def _find(username: str) -> Kept | None:
    """By name, or by an address that its owner confirmed: of one that nobody confirmed yet,
    logging in with it would tell whether it was new here."""
    found = find_by_email(username) if "@" in username else find_by_name(username)
    if found is None or ("@" in username and found.email_verified_at is None):
        return None
    return Kept(found.id, found.password_hash, found.second_factor_since is not None)


def _limits(username: str, origin: Origin, found: Kept | None) -> list[tuple[Limit, str]]:
    """By what was typed, not by whose it is: or the count would tell which name has which
    address. A device that this member used before has a count of its own."""
    typed = email_key(username) if "@" in username else username_key(username)
    known = is_known(found.id if found else 0, origin.device)
    let_go()
    if found and known:
        return [(BY_DEVICE, f"{found.id}:{origin.device}")]
    return [(BY_NAME, typed), (BY_NETWORK, origin.network)]


def no_password() -> Conflict:
    none = _("Je account heeft nog geen wachtwoord. Stel er een in via ‘Wachtwoord vergeten’.")
    return Conflict(none, code="no_password")


def _wrong_password() -> LoginRequired:
    wrong = _("Dit wachtwoord klopt niet.")
    return LoginRequired(wrong, code="wrong_password", errors={"password": [wrong]})
