"""A letter of a notification, as it goes and as it is read."""

from email import message_from_bytes, policy

from forum.jobs import notice_letters
from forum.notifications import service as notifications
from forum.notifications.events import Noticed
from forum.notifications.kinds import TELLING, Kind, Way
from tests import make


def by_mail(member) -> None:
    ways = {kind: Way.MAIL for kind in Kind if Way.MAIL in TELLING[kind].ways}
    notifications.choose(make.viewer(member), ways)


def sent(app, number: int) -> str:
    """The letter as it goes and as it is read, with every head; empty when none does."""
    with app.test_request_context():
        letter = notice_letters.noticed(Noticed(number), "key")
        if letter is None:
            return ""
        whole = bytes(app.extensions["outlet"].compose(letter))
    read = message_from_bytes(whole, policy=policy.default)
    heads = [f"{name}: {value}" for name, value in read.items()]
    return "\n".join([*heads, letter.text, letter.html, f"{letter.noted_as}", whole.decode()])
