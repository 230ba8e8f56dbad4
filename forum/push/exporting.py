"""On which devices a member wanted to be called, without the keys that reach them."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.push.models import PushDevice

DEVICE = {
    "name": _("Apparaat"),
    "added_at": _("Toegevoegd"),
    "told_at": _("Laatste notificatie gestuurd"),
}


def export(member_id: int) -> Sequence[Section]:
    mine = PushDevice.member_id == member_id
    title = _("Apparaten waarop je notificaties krijgt")
    return [section(PushDevice, mine, DEVICE, "push_devices", title)]
