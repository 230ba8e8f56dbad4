"""Letters, written when they are sent: what no longer holds by then is not sent."""

from typing import Any

from flask import current_app, render_template
from flask_babel import force_locale

from forum.accounts import privacy, queries
from forum.accounts.events import EmailVerificationAsked, TakenEmailUsed
from forum.accounts.tokens import VERIFY, Signer
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.core.oidc import Provider
from forum.moderation.events import PseudonymSeen
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


def verify_email(event: EmailVerificationAsked, key: str) -> Letter | None:
    found = queries.unverified_address(event.verification_id)
    if found is None:
        return None
    signer = Signer(current_app.config["SECRET_KEY"])
    token = signer.sign(VERIFY, event.verification_id)
    link = address("accounts.verify_page", token=token)
    return _letter(key, found, "verify_email", _("Bevestig je e-mailadres"), link=link)


def taken_email(event: TakenEmailUsed, key: str) -> Letter | None:
    found = queries.address_of(event.member_id)
    if found is None:
        return None
    link = address("accounts.login_page")
    return _letter(key, found, "taken_email", _("Je hebt al een account"), link=link)


def pseudonym_seen(event: PseudonymSeen, key: str) -> Letter | None:
    """Tells the role and the reason, never which moderator."""
    found = privacy.find_opened(event.entry_id)
    if found is None:
        return None
    subject = _("Een moderator heeft je schuilnaam bekeken")
    link, line = address("access.show"), found.line
    return _letter(key, found.to, "pseudonym_seen", subject, link=link, line=line)


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
    """Sent whatever became of it since: who did not do this must hear that it was done."""
    found = queries.address_of(member_id)
    if found is None:
        return None
    return _letter(key, found, name, subject, link=address("second_factor.show"))


def identity_linked(event: IdentityLinked, key: str) -> Letter | None:
    return _about_identity(event.member_id, key, "identity_linked", _("Inloggen met een koppeling"))


def identity_unlinked(event: IdentityUnlinked, key: str) -> Letter | None:
    return _about_identity(event.member_id, key, "identity_unlinked", _("Koppeling verwijderd"))


def _about_identity(member_id: int, key: str, name: str, subject: Text) -> Letter | None:
    found = queries.address_of(member_id)
    provider: Provider | None = current_app.extensions["provider"]
    if found is None or provider is None:
        return None
    link = address("own_identities.show")
    return _letter(key, found, name, subject, link=link, provider=provider.name)


def passkey_added(event: PasskeyAdded, key: str) -> Letter | None:
    return _about_passkeys(event.member_id, key, "passkey_added", _("Nieuwe passkey"))


def passkey_removed(event: PasskeyRemoved, key: str) -> Letter | None:
    return _about_passkeys(event.member_id, key, "passkey_removed", _("Passkey verwijderd"))


def _about_passkeys(member_id: int, key: str, name: str, subject: Text) -> Letter | None:
    found = queries.address_of(member_id)
    if found is None:
        return None
    return _letter(key, found, name, subject, link=address("passkeys.list_page"))


def address(endpoint: str, **values: Any) -> str:
    """An absolute link. Its start comes from the settings and from nowhere else."""
    path = current_app.url_map.bind("").build(endpoint, values)
    return str(current_app.config["BASE_URL"]) + path


def _letter(key: str, to: tuple[str, str], name: str, subject: Text, **facts: Any) -> Letter:
    username, email = to
    home = current_app.config["BASE_URL"]
    with force_locale("nl"):
        text = render_template(f"letters/{name}.txt", name=username, home=home, **facts)
        return Letter(key=key, to=email, subject=str(subject), text=text)
