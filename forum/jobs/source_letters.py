"""Telling who curates that sources got worse: all of one run in one letter."""

from forum.accounts import recipients
from forum.core.i18n import _
from forum.core.mail import Letter
from forum.factsheets.events import SourcesWorsened
from forum.factsheets.references.lines import news
from forum.jobs.letters import address
from forum.jobs.wished import compose_wished, wishing_address
from forum.notifications.kinds import Kind


def sources_worsened(event: SourcesWorsened, key: str) -> Letter | None:
    """To who still moderates and wants it by mail, of what is still so."""
    staff = recipients.staff_address_of(event.member_id)
    to = wishing_address(event.member_id, Kind.CLAIM) if staff else None
    found = news(event.change_ids) if to else []
    if to is None or not found:
        return None
    told = [(line, [_shown(sheet.slug) for sheet in line.sheets]) for line in found]
    subject, link = _("Bronnen van factsheets zijn veranderd"), address("references.index")
    return compose_wished(key, to, "sources_worsened", subject, Kind.CLAIM, told=told, link=link)


def _shown(slug: str) -> str:
    return address("factsheets.show", slug=slug)
