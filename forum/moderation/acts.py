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
    APPROVE = "approve"
    HIDE = "hide"
    MOVE = "move"
    WARN = "warn"
    MUTE = "mute"
    SUSPEND = "suspend"
    UNDO = "undo"
    UPHOLD_APPEAL = "uphold_appeal"
    REJECT_APPEAL = "reject_appeal"
    UNMASK = "unmask"
    PLACE_HELD = "place_held"
    REFUSE_HELD = "refuse_held"
    LINK_CLAIM = "link_claim"
    UNLINK_CLAIM = "unlink_claim"
    CHOOSE_LABELS = "choose_labels"
    ADD_LABEL = "add_label"
    CHANGE_LABEL = "change_label"
    REMOVE_LABEL = "remove_label"
    ADD_CATEGORY = "add_category"
    CHANGE_CATEGORY = "change_category"
    REMOVE_CATEGORY = "remove_category"
    CHECK_EXPERT = "check_expert"
    CONFIRM_EXPERT = "confirm_expert"
    REJECT_EXPERT = "reject_expert"
    REVOKE_EXPERT = "revoke_expert"
    APPROVE_PROFILE = "approve_profile"
    REFUSE_PROFILE = "refuse_profile"
    APPROVE_QUESTION = "approve_question"
    RAISE_QUESTION = "raise_question"
    CLOSE_QUESTION = "close_question"
    RELEASE_QUESTION = "release_question"
    HAND_OVER_QUESTION = "hand_over_question"
    PLAN_HOUR = "plan_hour"
    CHANGE_HOUR = "change_hour"
    CANCEL_HOUR = "cancel_hour"


THREAD_ACTS = (Act.LOCK, Act.UNLOCK, Act.PIN, Act.UNPIN)

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
    Act.APPROVE: _("bericht bekeken en in orde"),
    Act.HIDE: _("bericht achter een waarschuwing gezet"),
    Act.MOVE: _("gesprek verplaatst"),
    Act.WARN: _("lid gewaarschuwd"),
    Act.MUTE: _("schrijfverbod gegeven"),
    Act.SUSPEND: _("lid geschorst"),
    Act.UNDO: _("besluit teruggedraaid"),
    Act.UPHOLD_APPEAL: _("bezwaar gegrond"),
    Act.REJECT_APPEAL: _("bezwaar ongegrond"),
    Act.UNMASK: _("schuilnaam bekeken"),
    Act.PLACE_HELD: _("vastgehouden bericht geplaatst"),
    Act.REFUSE_HELD: _("vastgehouden bericht niet geplaatst"),
    Act.LINK_CLAIM: _("factsheet gekoppeld"),
    Act.UNLINK_CLAIM: _("factsheet losgekoppeld"),
    Act.CHOOSE_LABELS: _("labels van gesprek gekozen"),
    Act.ADD_LABEL: _("label gemaakt"),
    Act.CHANGE_LABEL: _("label gewijzigd"),
    Act.REMOVE_LABEL: _("label verwijderd"),
    Act.ADD_CATEGORY: _("categorie gemaakt"),
    Act.CHANGE_CATEGORY: _("categorie gewijzigd"),
    Act.REMOVE_CATEGORY: _("categorie verwijderd"),
    Act.CHECK_EXPERT: _("aanvraag van expert nagekeken"),
    Act.CONFIRM_EXPERT: _("expert geverifieerd"),
    Act.REJECT_EXPERT: _("aanvraag van expert afgewezen"),
    Act.REVOKE_EXPERT: _("verificatie ingetrokken"),
    Act.APPROVE_PROFILE: _("profieltekst goedgekeurd"),
    Act.REFUSE_PROFILE: _("profieltekst afgewezen"),
    Act.APPROVE_QUESTION: _("vraag doorgelaten naar experts"),
    Act.RAISE_QUESTION: _("vraag vooraan gezet"),
    Act.CLOSE_QUESTION: _("vraag aan expert gesloten"),
    Act.RELEASE_QUESTION: _("vraag vrijgegeven"),
    Act.HAND_OVER_QUESTION: _("vraag aan andere expert gegeven"),
    Act.PLAN_HOUR: _("spreekuur gepland"),
    Act.CHANGE_HOUR: _("spreekuur gewijzigd"),
    Act.CANCEL_HOUR: _("spreekuur afgezegd"),
}
