"""Who may do what with private messages. Pure: no database, no request."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement

from forum.accounts.policy import may_change_account, may_moderate, may_write
from forum.accounts.viewer import Viewer
from forum.core.i18n import _, moment
from forum.core.permission import Verdict, no, yes
from forum.messages.hiding import takes_part
from forum.messages.views import ConversationView, MessageView, ReportView

# Whoever comes only to sell or to harass seldom has the patience.
NEWCOMER = timedelta(days=3)
NOT_TAKING = "not_taking"
BLOCKED_BY_YOU = "blocked_by_you"


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which conversations exist for the viewer: those they are in. Nobody else's, for no role.

    Raises LoginRequired for a guest, who has none.
    """
    return takes_part(viewer.member_id)


def may_begin(viewer: Viewer, at: datetime) -> Verdict:
    """A conversation with whoever takes messages. Not for new members, always for the team."""
    verdict = may_write(viewer, at)
    if not verdict or viewer.is_staff or viewer.joined_at is None:
        return verdict
    begins = viewer.joined_at + NEWCOMER
    if begins > at:
        told = _(
            "Als je nieuw bent, kun je anderen nog geen bericht sturen. Voor jou kan het vanaf "
            "%(moment)s. Wie jou schrijft, kun je nu al antwoorden.",
            moment=moment(begins),
        )
        return no("too_new", told)
    return yes


def may_send(viewer: Viewer, conversation: ConversationView, at: datetime) -> Verdict:
    """In a conversation one is in. In a group who block each other merely do not see each other;
    of two alone the one would write to nobody."""
    if viewer.is_member and not conversation.present:
        return no("alone", _("Er is niemand meer in dit privégesprek om je bericht te lezen."))
    if conversation.is_pair and conversation.others[0].is_apart:
        other = conversation.others[0]
        is_own = other.is_blocked and not other.is_away  # who is away has no name to tell
        return blocked_by_you(other.author.name) if is_own else not_taking()
    return may_write(viewer, at)


def not_taking() -> Verdict:
    """The same words for a block by the other and for who takes no messages at all."""
    return no(NOT_TAKING, _("Dit lid neemt geen berichten van je aan."))


def blocked_by_you(name: str) -> Verdict:
    """A block of one's own is no secret, and hides what the other chose."""
    told = _(
        "Je hebt %(name)s geblokkeerd. Wil je toch schrijven, hef dat dan eerst op: bij "
        "Instellingen, onder ‘Wie je hebt geblokkeerd’.",
        name=name,
    )
    return no(BLOCKED_BY_YOU, told)


def may_delete(viewer: Viewer, message: MessageView) -> Verdict:
    """Taking back one's words must not depend on standing."""
    if viewer.is_member and not message.mine:
        return no("not_yours", _("Alleen de schrijver kan dit bericht verwijderen."))
    if message.is_deleted:
        return no("gone", _("Dit bericht is verwijderd."))
    return may_change_account(viewer)


def may_report(viewer: Viewer, message: MessageView) -> Verdict:
    """Asking for help must not depend on standing either."""
    if viewer.is_member and message.mine:
        return no("own_message", _("Je eigen bericht kun je verwijderen, niet melden."))
    if not message.is_readable:
        return no("gone", _("Dit bericht is verwijderd."))
    return may_change_account(viewer)


def may_open(viewer: Viewer, report: ReportView) -> Verdict:
    """Nobody judges in their own matter."""
    if viewer.is_staff and report.about_me:
        return no("own_message", _("Over je eigen bericht oordeelt een andere moderator."))
    if viewer.is_staff and report.is_deleted:
        return no("gone", _("De schrijver heeft dit bericht verwijderd."))
    return may_moderate(viewer)


def may_close(viewer: Viewer, report: ReportView) -> Verdict:
    if viewer.is_staff and report.about_me:
        return may_open(viewer, report)
    return may_moderate(viewer)
