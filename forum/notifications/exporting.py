"""What one member was told, for the member: of what others wrote only the numbers."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from forum.core.i18n import Text, _
from forum.core.sections import Section, in_batches
from forum.notifications.kinds import TELLING, Way
from forum.notifications.models import Notification, NotificationChoice

KIND = _("Soort")
TOLD = {
    "kind": KIND,
    "subject": _("Waarover, met het nummer"),
    "thread_id": _("Gesprek nummer"),
    "first_id": _("Van nummer"),
    "last_id": _("Tot en met nummer"),
    "created_at": _("Gemaakt"),
    "changed_at": _("Laatst veranderd"),
    "read_at": _("Gelezen"),
    "mailed_at": _("Gemaild"),
    "digested_at": _("In een overzicht gezet"),
}
CHOSEN = {"kind": KIND, "way": _("Hoe je het wilt horen")}
KINDS: Mapping[str, Text] = {kind.value: told.label for kind, told in TELLING.items()}
WAYS: Mapping[str, Text] = {
    Way.SITE.value: _("alleen op de site"),
    Way.MAIL.value: _("meteen per mail"),
    Way.DIGEST.value: _("in het overzicht"),
    Way.NEVER.value: _("nooit"),
}


def export(member_id: int) -> Sequence[Section]:
    told = select(Notification.id, *(getattr(Notification, name) for name in TOLD))
    told = told.where(Notification.member_id == member_id)
    chosen = select(NotificationChoice.kind, NotificationChoice.way)
    chosen = chosen.where(NotificationChoice.member_id == member_id)
    return [
        Section(
            "notifications",
            _("Je notificaties"),
            TOLD,
            in_batches(told, Notification.id),
            {"kind": KINDS},
        ),
        Section(
            "notification_choices",
            _("Hoe je iets wilt horen"),
            CHOSEN,
            in_batches(chosen, NotificationChoice.kind),
            {"kind": KINDS, "way": WAYS},
        ),
    ]
