"""Letters that are sent by wish: of a kind that its member wants by mail, and with a link to stop
more of it."""

from dataclasses import replace
from typing import Any

from flask import current_app

from forum.accounts import recipients
from forum.accounts.recipients import Recipient
from forum.accounts.stop_links import StopLink, token_of
from forum.accounts.tokens import Signer
from forum.core.i18n import Text
from forum.core.mail import Letter
from forum.jobs.letters import address, compose
from forum.notifications.choices import way_of
from forum.notifications.kinds import TELLING, Kind, Way


def wishing_address(member_id: int | None, kind: Kind) -> Recipient | None:
    """Of who is there and wants to hear of such things by mail."""
    if member_id is None or way_of(member_id, kind) != Way.MAIL:
        return None
    return recipients.told_address_of(member_id)


def compose_wished(
    key: str, to: Recipient, name: str, subject: Text, kind: Kind, **facts: Any
) -> Letter:
    stop = stop_facts(to, kind)
    letter = compose(key, to, name, subject, **stop, **facts)
    return replace(letter, unsubscribe=stop["stop"], series=series_of(kind))


def stop_facts(to: Recipient, kind: Kind, thread_id: int | None = None) -> dict[str, Any]:
    """What such a letter says of itself."""
    return {
        "stop": stop_address(to, kind.value, thread_id),
        "choices": address("notices.choices_page"),
        "kind": TELLING[kind].label,
    }


def stop_address(to: Recipient, kind: str, thread_id: int | None = None) -> str:
    link = StopLink(to.member_id or 0, kind, thread_id)
    signer = Signer(current_app.config["SECRET_KEY"])
    return address("mail_stop.show", token=token_of(link, to.email, signer))


def series_of(kind: Kind) -> str:
    return kind.value.replace("_", "-")
