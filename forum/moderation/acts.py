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
    EDIT = "edit"
    ATTACH = "attach"
    SPLIT = "split"
    MERGE = "merge"
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
    SEE_SIGNAL = "see_signal"
    REPLY_SIGNAL = "reply_signal"
    DISMISS_SIGNAL = "dismiss_signal"
    UPHOLD_REPORT = "uphold_report"
    DISMISS_REPORT = "dismiss_report"
    MERGE_REPORT = "merge_report"
    UPHOLD_OBJECTION = "uphold_objection"
    DISMISS_OBJECTION = "dismiss_objection"
    ADD_REASON = "add_reason"
    CHANGE_REASON = "change_reason"
    REMOVE_REASON = "remove_reason"
    ADD_MEMBER_NOTE = "add_member_note"
    REMOVE_MEMBER_NOTE = "remove_member_note"
    ADD_WORD = "add_word"
    CHANGE_WORD = "change_word"
    REMOVE_WORD = "remove_word"
    SETTLE_FLAG = "settle_flag"
    SETTLE_MAIL = "settle_mail"
    CLOSE_MESSAGE_REPORT = "close_message_report"
    SLOW_DOWN = "slow_down"
    SPEED_UP = "speed_up"
    ADD_WEBHOOK = "add_webhook"
    CHANGE_WEBHOOK = "change_webhook"
    PAUSE_WEBHOOK = "pause_webhook"
    RESUME_WEBHOOK = "resume_webhook"
    RENEW_WEBHOOK = "renew_webhook"
    REPLAY_WEBHOOK = "replay_webhook"
    REMOVE_WEBHOOK = "remove_webhook"


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
    Act.EDIT: _("bericht bewerkt"),
    Act.ATTACH: _("factsheet gekoppeld, met uitleg"),
    Act.SPLIT: _("gesprek gesplitst"),
    Act.MERGE: _("gesprekken samengevoegd"),
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
    Act.SEE_SIGNAL: _("alarmsignaal gezien"),
    Act.REPLY_SIGNAL: _("op alarmsignaal gereageerd"),
    Act.DISMISS_SIGNAL: _("alarmsignaal loos alarm genoemd"),
    Act.UPHOLD_REPORT: _("melding terecht"),
    Act.DISMISS_REPORT: _("melding niet terecht"),
    Act.MERGE_REPORT: _("melding al eerder beoordeeld"),
    Act.UPHOLD_OBJECTION: _("bezwaar tegen besluit over melding terecht"),
    Act.DISMISS_OBJECTION: _("bezwaar tegen besluit over melding niet terecht"),
    Act.ADD_REASON: _("standaardreden gemaakt"),
    Act.CHANGE_REASON: _("standaardreden gewijzigd"),
    Act.REMOVE_REASON: _("standaardreden weggehaald"),
    Act.ADD_MEMBER_NOTE: _("notitie over lid geschreven"),
    Act.REMOVE_MEMBER_NOTE: _("notitie over lid weggehaald"),
    Act.ADD_WORD: _("woord op de lijst gezet"),
    Act.CHANGE_WORD: _("woord op de lijst gewijzigd"),
    Act.REMOVE_WORD: _("woord van de lijst gehaald"),
    Act.SETTLE_FLAG: _("gevonden woord gezien"),
    Act.SETTLE_MAIL: _("dringende mail afgehandeld"),
    Act.CLOSE_MESSAGE_REPORT: _("gemeld privébericht afgehandeld"),
    Act.SLOW_DOWN: _("langzame modus aangezet"),
    Act.SPEED_UP: _("langzame modus uitgezet"),
    Act.ADD_WEBHOOK: _("webhook gemaakt"),
    Act.CHANGE_WEBHOOK: _("webhook gewijzigd"),
    Act.PAUSE_WEBHOOK: _("webhook gepauzeerd"),
    Act.RESUME_WEBHOOK: _("webhook weer aangezet"),
    Act.RENEW_WEBHOOK: _("geheim van webhook vernieuwd"),
    Act.REPLAY_WEBHOOK: _("gebeurtenis opnieuw naar webhook gestuurd"),
    Act.REMOVE_WEBHOOK: _("webhook verwijderd"),
}
