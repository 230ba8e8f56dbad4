"""Letters about getting in: with a link to use, or to tell that something was changed.

A token is made when its letter is written, and kept as its hash before the letter goes.
"""

from flask import current_app

from forum.accounts import recipients
from forum.accounts.recipients import Recipient
from forum.core.db import let_go, transaction
from forum.core.i18n import _
from forum.core.mail import Letter
from forum.core.oidc import Provider
from forum.jobs.letters import address, compose, tell_member, tell_owner
from forum.proofs.events import EmailChangeAsked, EmailChanged, PasswordChanged, ResetAsked
from forum.proofs.queries import ways_beside_password
from forum.proofs.service import links


def reset_password(event: ResetAsked, key: str) -> Letter | None:
    waiting = links.find_waiting(event.link_id)
    to = recipients.address_of(waiting.member_id) if waiting else None
    token = _token(event.link_id)
    if to is None or token is None:
        return None
    link = address("recovery.reset_page", token=token)
    return compose(key, to, "reset_password", _("Kies een nieuw wachtwoord"), link=link)


def password_changed(event: PasswordChanged, key: str) -> Letter | None:
    """With what opens the account without that password, because a new one changes none of it."""
    provider: Provider | None = current_app.extensions["provider"]
    return tell_member(
        event.member_id,
        key,
        "password_changed",
        _("Je wachtwoord is veranderd"),
        link=address("recovery.forgot_page"),
        ways=ways_beside_password(event.member_id, provider.issuer if provider else None),
        passkeys=address("passkeys.list_page"),
        links=address("own_identities.show"),
        provider=provider.name if provider else "",
    )


def confirm_new_email(event: EmailChangeAsked, key: str) -> Letter | None:
    """To the new address; if that has an account already, its owner is told instead. Noted of
    nobody: in the list of one's own letters it would tell which of the two it was."""
    waiting = links.find_waiting(event.link_id)
    if waiting is None or waiting.email is None:
        return None
    if owner := recipients.owner_of(waiting.email):
        return tell_owner(owner, key)
    token = _token(event.link_id)
    if token is None:
        return None
    link = address("recovery.confirm_email_page", token=token)
    to = Recipient("", waiting.email, None)
    return compose(key, to, "confirm_new_email", _("Bevestig je nieuwe e-mailadres"), link=link)


def email_change_asked(event: EmailChangeAsked, key: str) -> Letter | None:
    waiting = links.find_waiting(event.link_id)
    member_id = waiting.member_id if waiting else None
    subject, forgot = _("Verandering van je e-mailadres gevraagd"), address("recovery.forgot_page")
    return tell_member(member_id, key, "email_change_asked", subject, link=forgot)


def email_changed(event: EmailChanged, key: str) -> Letter | None:
    """To the address that was left, if it ever was the member's for sure."""
    left = links.find_left_address(event.link_id)
    now = recipients.address_of(left.member_id) if left else None
    if left is None or left.email is None or now is None:
        return None
    to = Recipient(now.name, left.email, left.member_id)
    return compose(key, to, "email_changed", _("Je e-mailadres is veranderd"))


def _token(link_id: int) -> str | None:
    let_go()
    with transaction():
        return links.give_token(link_id)
