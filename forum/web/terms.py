"""For how long we keep what, as the page about privacy tells it: from where it is done."""

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

from flask_babel import gettext, ngettext

from forum.messages.service import retention as messages
from forum.moderation.gates import floods
from forum.moderation.holding import service as holding
from forum.moderation.measures import retention as measures
from forum.moderation.member_notes import queries as member_notes
from forum.moderation.queue import service as queue
from forum.moderation.reports import retention as reports
from forum.moderation.urgent import service as urgent
from forum.threads.service import retention as threads

# By the names of their rules in `jobs.retention`.
KEPT: Mapping[str, timedelta] = {
    "removed_posts": threads.REMOVED,
    "held_posts": holding.KEPT,
    "recent_texts": floods.LATELY,
    "reports": reports.KEPT,
    "message_reports": messages.REPORTS,
    "old_measures": measures.KEPT,
    "old_appeals": measures.KEPT,
    "member_notes": member_notes.KEPT,
    "queue_notes": queue.NOTES_KEPT,
    "urgent_mails": urgent.KEPT,
}
DAYS, YEAR = timedelta(days=1), 365
MONTH = Fraction(1461, 48)  # days, over four years
MONTHS_FROM = 120  # days: below that people count those


def kept(name: str) -> str:
    return in_words(KEPT[name])


def in_words(term: timedelta) -> str:
    """A year, or in whole months where that is what was meant, and else in days."""
    days = term // DAYS
    if days == 1:
        return str(gettext("een dag"))
    if days == YEAR:
        return str(gettext("een jaar"))
    months = round(days / MONTH)
    if days >= MONTHS_FROM and round(months * MONTH) == days:
        return str(ngettext("%(num)s maand", "%(num)s maanden", months))
    return str(ngettext("%(num)s dag", "%(num)s dagen", days))
