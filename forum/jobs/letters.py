"""Letters, written when they are sent: what no longer holds by then is not sent."""

from dataclasses import replace
from typing import Any

from flask import current_app, render_template
from flask_babel import force_locale

from forum.accounts import privacy, recipients
from forum.accounts.events import EmailVerificationAsked, InactivityNoticed
from forum.accounts.recipients import Recipient
from forum.accounts.service import inactivity
from forum.accounts.tokens import VERIFY, Signer
from forum.core.i18n import Text, _
from forum.core.letter_html import blocks_of
from forum.core.mail import Letter
from forum.leaving import exports
from forum.leaving.events import ExportReady, LeavingAsked
from forum.leaving.standing import leaving_of
from forum.moderation.events import PseudonymSeen

# What goes also to an address that other letters no longer go to: it is about the account itself,
# or about that address.
ACCOUNT = {
    "backup_codes", "confirm_new_email", "email_change_asked", "email_changed", "export_ready",
    "identity_linked", "identity_unlinked", "inactive", "leaving", "passkey_added",
    "passkey_removed", "password_changed", "reset_password", "second_factor_off",
    "second_factor_on", "second_factor_reset", "taken_email", "verify_email",
}  # fmt: skip


def verify_email(event: EmailVerificationAsked, key: str) -> Letter | None:
    found = recipients.asked_to_verify(event.verification_id)
    if found is None:
        return None
    signer = Signer(current_app.config["SECRET_KEY"])
    token = signer.sign(VERIFY, event.verification_id)
    link = address("accounts.verify_page", token=token)
    return compose(key, found, "verify_email", _("Bevestig je e-mailadres"), link=link)


def taken_email(event: EmailVerificationAsked, key: str) -> Letter | None:
    """To the owner of the address that somebody signed up with."""
    return tell_owner(recipients.owner_of_asked(event.verification_id), key)


def tell_owner(owner: Recipient | None, key: str) -> Letter | None:
    if owner is None:
        return None
    link, forgot = address("accounts.login_page"), address("recovery.forgot_page")
    subject = _("Je hebt al een account")
    return compose(key, owner, "taken_email", subject, link=link, forgot=forgot)


def pseudonym_seen(event: PseudonymSeen, key: str) -> Letter | None:
    """Tells the role and the reason, never which moderator."""
    found = privacy.find_opened(event.entry_id)
    if found is None:
        return None
    subject = _("Iemand van het team heeft bekeken wie je schuilnaam gebruikt")
    link, line = address("privacy.access_log"), found.line
    return compose(key, found.to, "pseudonym_seen", subject, link=link, line=line)


def leaving(event: LeavingAsked, key: str) -> Letter | None:
    """Only while the choice still stands."""
    to, standing = recipients.confirmed_address_of(event.member_id), leaving_of(event.member_id)
    if to is None or standing.mode != event.mode:
        return None
    link, subject = address("leaving.show"), _("Je gaat weg bij Ruggespraak")
    if standing.due_at is None:
        subject = _("Je account staat op pauze")
    return compose(key, to, "leaving", subject, link=link, leaving=standing)


def inactive(event: InactivityNoticed, key: str) -> Letter | None:
    to = recipients.confirmed_address_of(event.member_id)
    at = inactivity.erased_from(event.member_id)
    if to is None or at is None:
        return None
    link, subject = address("accounts.login_page"), _("Wil je lid blijven van Ruggespraak?")
    return compose(key, to, "inactive", subject, link=link, erased_from=at)


def inactive_sent(_event: InactivityNoticed, letter: Letter) -> None:
    inactivity.note_warned(letter.key)


def export_ready(event: ExportReady, key: str) -> Letter | None:
    """Only that it is there: who opens the link must be logged in to get it."""
    member_id = exports.owner_of_ready(event.export_id)
    subject, link = _("Je gegevens staan klaar"), address("exports.show")
    return tell_member(member_id, key, "export_ready", subject, link=link)


def tell_member(
    member_id: int | None, key: str, name: str, subject: Text, **facts: Any
) -> Letter | None:
    """A letter to the address that a member confirmed; None without either."""
    to = None if member_id is None else recipients.confirmed_address_of(member_id)
    return None if to is None else compose(key, to, name, subject, **facts)


def address(endpoint: str, **values: Any) -> str:
    """An absolute link. Its start comes from the settings and from nowhere else."""
    path = current_app.url_map.bind("").build(endpoint, values)
    return str(current_app.config["BASE_URL"]) + path


def compose(key: str, to: Recipient, name: str, subject: Text | str, **facts: Any) -> Letter:
    with force_locale("nl"):
        home = current_app.config["BASE_URL"]
        text = render_template(f"letters/{name}.txt", name=to.name, home=home, **facts)
        letter = Letter(key, to.email, str(subject), text, member_id=to.member_id)
        html = dressed(letter, "letters/plain.html", blocks=blocks_of(text, home))
        return replace(letter, html=html, is_account=name in ACCOUNT)


def dressed(letter: Letter, template: str, **facts: Any) -> str:
    """The same letter for who reads it with its looks."""
    return render_template(template, subject=letter.subject, **facts)
