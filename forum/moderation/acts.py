"""What moderators can do to a thread or a post, and what readers of the log call it."""

from enum import StrEnum

from forum.core.i18n import Text, _


class Act(StrEnum):
    LOCK = "lock"
    UNLOCK = "unlock"
    PIN = "pin"
    UNPIN = "unpin"
    REMOVE = "remove"
    RESTORE = "restore"
    UNMASK = "unmask"


THREAD_ACTS = (Act.LOCK, Act.UNLOCK, Act.PIN, Act.UNPIN)
POST_ACTS = (Act.REMOVE, Act.RESTORE)

TOLD: dict[Act, Text] = {
    Act.LOCK: _("Het gesprek is gesloten."),
    Act.UNLOCK: _("Het gesprek is weer open."),
    Act.PIN: _("Het gesprek staat nu boven aan zijn categorie."),
    Act.UNPIN: _("Het gesprek staat weer tussen de andere."),
}

LABELS: dict[Act, Text] = {
    Act.LOCK: _("gesprek gesloten"),
    Act.UNLOCK: _("gesprek geopend"),
    Act.PIN: _("gesprek vastgezet"),
    Act.UNPIN: _("gesprek losgemaakt"),
    Act.REMOVE: _("bericht verwijderd"),
    Act.RESTORE: _("bericht teruggezet"),
    Act.UNMASK: _("schuilnaam bekeken"),
}
