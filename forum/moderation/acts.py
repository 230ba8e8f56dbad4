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
    LINK_CLAIM = "link_claim"
    UNLINK_CLAIM = "unlink_claim"
    CHOOSE_LABELS = "choose_labels"
    ADD_LABEL = "add_label"
    CHANGE_LABEL = "change_label"
    REMOVE_LABEL = "remove_label"
    ADD_CATEGORY = "add_category"
    CHANGE_CATEGORY = "change_category"
    REMOVE_CATEGORY = "remove_category"


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
    Act.LINK_CLAIM: _("factsheet gekoppeld"),
    Act.UNLINK_CLAIM: _("factsheet losgekoppeld"),
    Act.CHOOSE_LABELS: _("labels van gesprek gekozen"),
    Act.ADD_LABEL: _("label gemaakt"),
    Act.CHANGE_LABEL: _("label gewijzigd"),
    Act.REMOVE_LABEL: _("label verwijderd"),
    Act.ADD_CATEGORY: _("categorie gemaakt"),
    Act.CHANGE_CATEGORY: _("categorie gewijzigd"),
    Act.REMOVE_CATEGORY: _("categorie verwijderd"),
}
