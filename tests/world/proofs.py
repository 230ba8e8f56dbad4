"""What people of the world prove to be themselves with, and the links they were mailed."""

from datetime import timedelta

from flask import current_app
from sqlalchemy import select

from forum.accounts.models import EmailVerification, Member
from forum.accounts.service import feed_keys, registering
from forum.accounts.tokens import VERIFY, Signer
from forum.core import clock
from forum.core.db import db
from forum.core.ids import token_hash
from forum.proofs.kinds import Errand
from forum.proofs.models import Identity, MailedLink
from forum.proofs.service import links
from tests import make
from tests.world import FIRST_MEMBER, ROLES, Secret


def own(member: Member, role: str, secrets: list[Secret]) -> dict:
    secret, feed = feed_keys.make_feed_key(make.viewer(member), name=f"Feedlezer {role}")
    secrets += [Secret(secret), Secret(feed.token_hash), Secret(feed.name, (role,))]
    return {
        "passkey": _passkey(member, role, secrets),
        "feed_key": feed.id,
        "feed": secret,
    }


def _passkey(member: Member, role: str, secrets: list[Secret]) -> int:
    made = make.passkey(member, name=f"Vingerafdruk {role}")
    secrets += [Secret(text, (role,)) for text in (made.name, made.credential_id)]
    secrets.append(Secret(made.public_key))
    return made.id


def identity(member: Member, secrets: list[Secret]) -> dict:
    """As whom a provider knows a member is told to nobody, not even to the member."""
    known = {"issuer": "https://buren.example", "subject": "burennummer"}
    identity = Identity(member_id=member.id, linked_at=clock.now(), **known)
    db.session.add(identity)
    db.session.flush()
    secrets += [Secret("burennummer"), Secret("buren.example", ("member",))]
    return {"identity": identity.id}


def verification(member: Member, secrets: list[Secret]) -> str:
    registering.ask_again(make.viewer(member))
    asked = db.session.scalars(select(EmailVerification).filter_by(member_id=member.id)).one()
    token = Signer(current_app.config["SECRET_KEY"]).sign(VERIFY, asked.id)
    secrets += [Secret(token), Secret(current_app.config["SECRET_KEY"])]
    return token


def link(errand: Errand, member: Member, secrets: list[Secret], email: str | None = None) -> str:
    """The token of a mailed link; a new address is shown to who asked for it alone."""
    link_id = links.ask(errand, member_id=member.id, email=email)
    token = links.give_token(link_id)
    # Half an hour before the tests, because it is good for an hour.
    db.session.get_one(MailedLink, link_id).asked_at += timedelta(minutes=30)
    secrets += [Secret(token), Secret(token_hash(token))]
    secrets += [Secret(email, (ROLES[member.id - FIRST_MEMBER],))] if email else []
    return token
