"""Whose a log-in by another provider is: a member's, or a new one's."""

from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from marshmallow import ValidationError
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Member
from forum.accounts.names import email_key
from forum.accounts.policy import may_change_account
from forum.accounts.purposes import Purpose
from forum.accounts.queries import find_by_email
from forum.accounts.service.consent import keep_consent
from forum.accounts.service.registering import add_member, check_name
from forum.accounts.viewer import Viewer
from forum.core import changes, clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict, NotFound, Refused
from forum.core.i18n import _
from forum.core.oidc import Claims
from forum.core.passwords import NO_PASSWORD
from forum.core.permission import require
from forum.core.schemas import EmailAddress
from forum.proofs.events import IdentityLinked, IdentityUnlinked
from forum.proofs.models import Identity
from forum.proofs.service import ceremonies
from forum.proofs.service.ceremonies import Step, over
from forum.proofs.service.journeys import Arrival
from forum.proofs.service.proving import Proof, hold_to


@dataclass(frozen=True)
class Waiting:
    """What has to be answered before somebody with this address is logged in."""

    email: str
    onward: str
    member_id: int
    asks_code: bool


def recognise(claims: Claims) -> Proof | None:
    """The member that the provider knows so; half a proof where a second factor is asked."""
    query = (
        select(Member.id, Member.second_factor_since)
        .join(Identity, Identity.member_id == Member.id)
        .where(Identity.issuer == claims.issuer, Identity.subject == claims.subject)
    )
    row = db.session.execute(query).one_or_none()
    return row and Proof(row.id, is_complete=row.second_factor_since is None)


def ask_on(arrived: Arrival) -> tuple[Step, str]:
    """Of somebody not known yet: which step comes next, and the token for it.

    Whose address has an account is that member, if it knows its password: a provider that
    vouches for an address does not open what was made here. Raises Refused
    (`unverified_address`) where the provider vouches for none.
    """
    claims = arrived.claims
    email = _vouched_for(claims)
    owner = find_by_email(email)
    step = Step.LINK_IDENTITY if owner else Step.NEW_IDENTITY
    facts = {"onward": arrived.onward, **asdict(claims), "email": email}
    return step, ceremonies.begin(step, member_id=owner.id if owner else None, **facts)


def waiting(step: Step, token: str) -> Waiting:
    """Raises Conflict (`step_over`)."""
    begun = ceremonies.look(step, token)
    owner = db.session.get(Member, begun.member_id or 0)
    return Waiting(
        email=begun.facts["email"],
        onward=begun.facts["onward"],
        member_id=begun.member_id or 0,
        asks_code=bool(owner and owner.second_factor_since),
    )


def adopt(token: str, proof: Proof) -> None:
    """Link to the member that was asked to prove it, and did.

    Raises Conflict (`step_over`, `identity_taken`).
    """
    begun = ceremonies.finish(Step.LINK_IDENTITY, token)
    if proof.member_id != begun.member_id or not proof.is_complete:
        raise over()
    _keep(proof.member_id, begun.facts)
    own = Member.id == proof.member_id, Member.email_key == email_key(begun.facts["email"])
    unverified = update(Member).where(*own, Member.email_verified_at.is_(None))
    db.session.execute(unverified.values(email_verified_at=clock.now()))
    changes.note("members", proof.member_id)


def join(token: str, *, username: str, consent_texts: bool) -> Proof:
    """An account without a password, its address verified by the provider.

    Raises Invalid for a bad name, Conflict for a step that is over, for a name that is taken and
    for an address or identity that got an account in the meantime.
    """
    begun = ceremonies.finish(Step.NEW_IDENTITY, token)
    check_name(username)
    member = add_member(username, begun.facts["email"], NO_PASSWORD)
    if member is None:
        taken = _("Er is intussen een account met jouw e-mailadres. Log opnieuw in.")
        raise Conflict(taken, code="account_exists")
    member.email_verified_at = clock.now()
    changes.note("members", member.id)
    if consent_texts:
        keep_consent(member.id, Purpose.TEXTS)
    _keep(member.id, begun.facts)
    return Proof(member.id, is_complete=True)


def link(viewer: Viewer, arrived: Arrival) -> None:
    """One more way in for who set out to link it. Twice is once.

    Raises Conflict (`identity_taken`) when it is another member's, and as `hold_to` does when
    the password was changed on the way.
    """
    require(may_change_account(viewer))
    if arrived.proof is None or viewer.id != arrived.proof.member_id:
        raise over()
    hold_to(arrived.proof)
    _keep(viewer.member_id, asdict(arrived.claims))


def unlink(viewer: Viewer, identity_id: int) -> None:
    """Inside a transaction, for who just proved again to be this member. Raises NotFound for one
    that is not the viewer's own."""
    require(may_change_account(viewer))
    mine = Identity.id == identity_id, Identity.member_id == viewer.id
    gone = delete(Identity).where(*mine).returning(Identity.id)
    if db.session.scalar(gone) is None:
        raise NotFound(_("Deze koppeling bestaat niet, of is al weg."))
    outbox.record(IdentityUnlinked(viewer.member_id))


def _vouched_for(claims: Claims) -> str:
    with suppress(ValidationError):
        return str(EmailAddress().deserialize(claims.email))
    unverified = _(
        "Je e-mailadres is bij de andere dienst niet bevestigd. Bevestig het daar eerst."
    )
    raise Refused(unverified, code="unverified_address")


def _keep(member_id: int, facts: dict[str, Any]) -> None:
    known = {name: facts[name] for name in ("issuer", "subject")}
    try:
        with db.session.begin_nested():
            db.session.add(Identity(member_id=member_id, linked_at=clock.now(), **known))
    except IntegrityError as error:
        mine = select(Identity.id).filter_by(member_id=member_id, **known)
        if db.session.scalar(mine) is not None:
            return
        taken = _("Deze log-in hoort al bij een ander account op Ruggespraak.")
        raise Conflict(taken, code="identity_taken") from error
    outbox.record(IdentityLinked(member_id))
