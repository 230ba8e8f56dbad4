"""What has had its time: every rule of every room, counted or carried out."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from flask import current_app

from forum.accounts.service import erasing as accounts_erasing
from forum.accounts.service import inactivity
from forum.accounts.service import retention as accounts
from forum.accounts.service.pausing import hold
from forum.core import clock, outbox, taken, throttles
from forum.core.db import let_go, transaction
from forum.core.i18n import _
from forum.core.mail import Outlet
from forum.core.retention import Rule
from forum.digests.service import due as digests
from forum.drafts.service import retention as drafts
from forum.experts.verification.service import retention as verification
from forum.factsheets.service import retention as factsheets
from forum.hooks import retention as hooks
from forum.jobs.erasing import each, empty_rooms, erase_member, scrub
from forum.jobs.pictures import STRAYS
from forum.leaving.modes import Mode
from forum.leaving.service import exporting
from forum.messages.service import retention as messages
from forum.moderation.gates import floods
from forum.moderation.holding import service as holding
from forum.moderation.measures import retention as measures
from forum.moderation.member_notes import service as member_notes
from forum.moderation.queue import service as queue
from forum.moderation.reports import retention as reports
from forum.moderation.urgent import service as urgent
from forum.notifications import retention as notifications
from forum.polls.service import retention as polls
from forum.proofs.service import retention as proofs
from forum.recovery.service import retention as recovery
from forum.threads.service import retention as threads

Found = list[tuple[Rule, int]]
MAIL_FILES = timedelta(days=90)


def report() -> Found:
    """How many are past their time, by rule. Changes nothing."""
    return [(rule, rule.count()) for rule in RULES]


def carry_out() -> Found:
    """How many went, by rule. Safe to do twice, and beside another worker."""
    went = [(rule, rule.act()) for rule in RULES]
    if any(count for _rule, count in went):
        scrub()
    return went


def _forget_unverified() -> int:
    found = accounts.unverified()
    let_go()
    return each(found, _forget_one)


def _forget_one(member_id: int) -> bool:
    """Unless the address turned out to be theirs in the meantime. There is nothing others wrote
    to keep a place for, so the row goes too."""
    with transaction():
        if hold(member_id) is None or not accounts.still_unverified(member_id):
            return False
        empty_rooms(member_id, Mode.EVERYTHING)
        accounts_erasing.remove(member_id)
    return True


def _forget_inactive() -> int:
    found = inactivity.stayed_away()
    let_go()
    return each(found, partial(erase_member, decide=_still_inactive))


def _still_inactive(member_id: int) -> Mode | None:
    return Mode.ANONYMISE if inactivity.still_stays_away(member_id) else None


def _old_files() -> list[Path]:
    outlet: Outlet = current_app.extensions["outlet"]
    return outlet.kept_before(clock.now() - MAIL_FILES)


def _remove_files() -> int:
    found = _old_files()
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _in_one_go(rule: Rule) -> Rule:
    """The rule of a room, in a transaction of its own."""

    def act() -> int:
        with transaction():
            return rule.act()

    return Rule(rule.name, rule.what, rule.count, act)


_ROWS = (
    *accounts.RULES,
    *proofs.RULES,
    *threads.RULES,
    *factsheets.RULES,
    *polls.RULES,
    *messages.RULES,
    *notifications.RULES,
    *drafts.RULES,
    digests.OLD,
    *recovery.RULES,
    *verification.RULES,
    holding.OLD,
    reports.OLD,
    *queue.RULES,
    member_notes.OLD,
    urgent.OLD,
    *floods.RULES,
    *measures.RULES,
    *hooks.RULES,
    exporting.OLD,
    outbox.PROCESSED,
    throttles.OVER,
    taken.OLD,
    inactivity.WARNINGS,
)
RULES: tuple[Rule, ...] = (
    Rule(
        "unverified_accounts",
        _("Accounts zonder bevestigd e-mailadres (7 dagen)"),
        count=lambda: len(accounts.unverified()),
        act=_forget_unverified,
    ),
    *map(_in_one_go, _ROWS),
    Rule(
        "inactive_accounts",
        _("Leden die 30 dagen na dat bericht niet terugkwamen, geanonimiseerd"),
        count=lambda: len(inactivity.stayed_away()),
        act=_forget_inactive,
    ),
    Rule(
        "mail_files",
        _("Bestanden met verstuurde mail (90 dagen)"),
        count=lambda: len(_old_files()),
        act=_remove_files,
    ),
    STRAYS,
)
