"""The letter about house rules that change, to who did not read of it on the site."""

from forum.core.i18n import _
from forum.core.mail import Letter
from forum.jobs.letters import address, tell_member
from forum.moderation.events import RulesChanged
from forum.moderation.house_rules.queries import told_of
from forum.moderation.house_rules.service import still_unaware
from forum.moderation.house_rules.versions import find


def rules_changed(event: RulesChanged, key: str) -> Letter | None:
    version = find(event.version)
    if version is None or not still_unaware(event.member_id, event.version):
        return None
    told = told_of(version)
    link = address("rules.version", name=version.name)
    facts = {"link": link, "version": version, "told": told}
    return tell_member(event.member_id, key, "rules_changed", _("De huisregels"), **facts)
