"""Letters, written when they are sent: what no longer holds by then is not sent."""

from typing import Any

from flask import current_app, render_template
from flask_babel import force_locale

from forum.accounts import queries
from forum.accounts.events import EmailVerificationAsked, InactivityNoticed, TakenEmailUsed
from forum.accounts.service.inactivity import erased_from
from forum.accounts.tokens import VERIFY, Signer
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.leaving.events import LeavingAsked
from forum.leaving.standing import leaving_of


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


def leaving(event: LeavingAsked, key: str) -> Letter | None:
    """Only while the choice still stands."""
    found, standing = queries.address_of(event.member_id), leaving_of(event.member_id)
    if found is None or standing.mode != event.mode:
        return None
    link, subject = address("leaving.show"), _("Je gaat weg bij Ruggespraak")
    if standing.due_at is None:
        subject = _("Je account staat op pauze")
    return _letter(key, found, "leaving", subject, link=link, leaving=standing)


def inactive(event: InactivityNoticed, key: str) -> Letter | None:
    found, at = queries.address_of(event.member_id), erased_from(event.member_id)
    if found is None or at is None:
        return None
    link, subject = address("accounts.login_page"), _("Wil je lid blijven van Ruggespraak?")
    return _letter(key, found, "inactive", subject, link=link, erased_from=at)


def address(endpoint: str, **values: Any) -> str:
    """An absolute link. Its start comes from the settings and from nowhere else."""
    path = current_app.url_map.bind("").build(endpoint, values)
    return str(current_app.config["BASE_URL"]) + path


def _letter(
    key: str, to: tuple[str, str], name: str, subject: Text, *, link: str, **facts: Any
) -> Letter:
    username, email = to
    with force_locale("nl"):
        home = current_app.config["BASE_URL"]
        text = render_template(f"letters/{name}.txt", name=username, link=link, home=home, **facts)
        return Letter(key=key, to=email, subject=str(subject), text=text)
