"""Letters around a diary. None says a word of what is in it, or that it is about health."""

from dataclasses import replace
from datetime import date

from forum.accounts import recipients
from forum.accounts.stop_links import REMINDER
from forum.core.i18n import _
from forum.core.mail import Letter
from forum.jobs.letters import address, compose
from forum.jobs.wished import stop_address
from forum.recovery.reminders.events import ReminderDue
from forum.recovery.reminders.queries import is_still_wanted


def check_in_ready(event: ReminderDue, key: str) -> Letter | None:
    """Only on its own day, and while the member still waits for it."""
    to = recipients.told_address_of(event.member_id)
    if to is None or not is_still_wanted(event.member_id, date.fromisoformat(event.day)):
        return None
    stop = stop_address(to, REMINDER)
    links = {"link": address("diary.check_in_page"), "stop": stop}
    name, subject = "check_in_ready", _("Je check-in staat klaar")
    if event.is_last:
        name, subject = "reminders_end", _("We sturen je voorlopig geen herinneringen meer")
    letter = compose(key, to, name, subject, **links)
    return replace(letter, unsubscribe=stop, series=REMINDER)
