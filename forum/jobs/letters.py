"""Letters, written when they are sent: what no longer holds by then is not sent."""

from typing import Any

from flask import current_app, render_template
from flask_babel import force_locale

from forum.accounts import queries
from forum.accounts.events import EmailVerificationAsked, TakenEmailUsed
from forum.accounts.tokens import VERIFY, Signer
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.leaving import exports
from forum.leaving.exports import ExportReady


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


def export_ready(event: ExportReady, key: str) -> Letter | None:
    """Only that it is there: who opens the link must be logged in to get it."""
    member_id = exports.owner_of_ready(event.export_id)
    found = None if member_id is None else queries.address_of(member_id)
    if found is None:
        return None
    return _letter(
        key, found, "export_ready", _("Je gegevens staan klaar"), link=address("exports.show")
    )


def address(endpoint: str, **values: Any) -> str:
    """An absolute link. Its start comes from the settings and from nowhere else."""
    path = current_app.url_map.bind("").build(endpoint, values)
    return str(current_app.config["BASE_URL"]) + path


def _letter(key: str, to: tuple[str, str], name: str, subject: Text, *, link: str) -> Letter:
    username, email = to
    with force_locale("nl"):
        text = render_template(
            f"letters/{name}.txt", name=username, link=link, home=current_app.config["BASE_URL"]
        )
        return Letter(key=key, to=email, subject=str(subject), text=text)
