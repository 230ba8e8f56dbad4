"""Telling who curates that sources got worse: all of one run in one letter."""

from forum.accounts import recipients
from forum.core.i18n import _
from forum.core.mail import Letter
from forum.factsheets.events import SourcesWorsened
from forum.factsheets.references.lines import news
from forum.jobs.letters import address, compose


def sources_worsened(event: SourcesWorsened, key: str) -> Letter | None:
    """To who still moderates, of what is still so."""
    to = recipients.staff_address_of(event.member_id)
    found = news(event.change_ids) if to else []
    if to is None or not found:
        return None
    told = [(line, [_shown(sheet.slug) for sheet in line.sheets]) for line in found]
    subject, link = _("Bronnen van factsheets zijn veranderd"), address("references.index")
    return compose(key, to, "sources_worsened", subject, told=told, link=link)


def _shown(slug: str) -> str:
    return address("factsheets.show", slug=slug)
