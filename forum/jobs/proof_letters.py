"""Letters that tell a member what changed about logging in. Sent whatever became of it since:
who did not do this must hear that it was done."""

from flask import current_app

from forum.accounts import recipients
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.core.oidc import Provider
from forum.jobs.letters import address, compose
from forum.proofs.events import (
    BackupCodesRenewed,
    IdentityLinked,
    IdentityUnlinked,
    PasskeyAdded,
    PasskeyRemoved,
    SecondFactorOff,
    SecondFactorOn,
    SecondFactorReset,
)


def second_factor_on(event: SecondFactorOn, key: str) -> Letter | None:
    subject = _("Inloggen in twee stappen staat aan")
    return _about_second_factor(event.member_id, key, "second_factor_on", subject)


def second_factor_off(event: SecondFactorOff, key: str) -> Letter | None:
    subject = _("Je app voor inloggen in twee stappen is verwijderd")
    return _about_second_factor(event.member_id, key, "second_factor_off", subject)


def second_factor_reset(event: SecondFactorReset, key: str) -> Letter | None:
    subject = _("De beheerder heeft inloggen in twee stappen uitgezet")
    return _about_second_factor(event.member_id, key, "second_factor_reset", subject)


def backup_codes_renewed(event: BackupCodesRenewed, key: str) -> Letter | None:
    subject = _("Je hebt nieuwe reservecodes")
    return _about_second_factor(event.member_id, key, "backup_codes", subject)


def _about_second_factor(member_id: int, key: str, name: str, subject: Text) -> Letter | None:
    to = recipients.confirmed_address_of(member_id)
    if to is None:
        return None
    return compose(key, to, name, subject, link=address("second_factor.show"))


def identity_linked(event: IdentityLinked, key: str) -> Letter | None:
    return _about_identity(event.member_id, key, "identity_linked", _("Inloggen met een koppeling"))


def identity_unlinked(event: IdentityUnlinked, key: str) -> Letter | None:
    return _about_identity(event.member_id, key, "identity_unlinked", _("Koppeling verwijderd"))


def _about_identity(member_id: int, key: str, name: str, subject: Text) -> Letter | None:
    to = recipients.confirmed_address_of(member_id)
    provider: Provider | None = current_app.extensions["provider"]
    if to is None or provider is None:
        return None
    link = address("own_identities.show")
    return compose(key, to, name, subject, link=link, provider=provider.name)


def passkey_added(event: PasskeyAdded, key: str) -> Letter | None:
    return _about_passkeys(event.member_id, key, "passkey_added", _("Nieuwe passkey"))


def passkey_removed(event: PasskeyRemoved, key: str) -> Letter | None:
    return _about_passkeys(event.member_id, key, "passkey_removed", _("Passkey verwijderd"))


def _about_passkeys(member_id: int, key: str, name: str, subject: Text) -> Letter | None:
    to = recipients.confirmed_address_of(member_id)
    if to is None:
        return None
    return compose(key, to, name, subject, link=address("passkeys.list_page"))
