"""Letters that tell a member what changed about logging in. Sent whatever became of it since:
who did not do this must hear that it was done."""

from flask import current_app

from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.core.oidc import Provider
from forum.jobs.letters import address, tell_member
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
    subject, link = _("Inloggen in twee stappen staat aan"), address("second_factor.show")
    return tell_member(event.member_id, key, "second_factor_on", subject, link=link)


def second_factor_off(event: SecondFactorOff, key: str) -> Letter | None:
    subject = _("Je app voor inloggen in twee stappen is verwijderd")
    link = address("second_factor.show")
    return tell_member(event.member_id, key, "second_factor_off", subject, link=link)


def second_factor_reset(event: SecondFactorReset, key: str) -> Letter | None:
    subject = _("De beheerder heeft inloggen in twee stappen uitgezet")
    link = address("second_factor.show")
    return tell_member(event.member_id, key, "second_factor_reset", subject, link=link)


def backup_codes_renewed(event: BackupCodesRenewed, key: str) -> Letter | None:
    subject, link = _("Je hebt nieuwe reservecodes"), address("second_factor.show")
    return tell_member(event.member_id, key, "backup_codes", subject, link=link)


def identity_linked(event: IdentityLinked, key: str) -> Letter | None:
    return _about_identity(
        event.member_id, key, "identity_linked", _("Inloggen met een andere dienst")
    )


def identity_unlinked(event: IdentityUnlinked, key: str) -> Letter | None:
    return _about_identity(event.member_id, key, "identity_unlinked", _("Koppeling verwijderd"))


def _about_identity(member_id: int, key: str, name: str, subject: Text) -> Letter | None:
    provider: Provider | None = current_app.extensions["provider"]
    if provider is None:
        return None
    link = address("own_identities.show")
    return tell_member(member_id, key, name, subject, link=link, provider=provider.name)


def passkey_added(event: PasskeyAdded, key: str) -> Letter | None:
    subject, link = _("Nieuwe passkey"), address("passkeys.list_page")
    return tell_member(event.member_id, key, "passkey_added", subject, link=link)


def passkey_removed(event: PasskeyRemoved, key: str) -> Letter | None:
    subject, link = _("Passkey verwijderd"), address("passkeys.list_page")
    return tell_member(event.member_id, key, "passkey_removed", subject, link=link)
