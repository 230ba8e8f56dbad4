"""What of a member staff can open, each with the word for it in the member's own log."""

from forum.core.i18n import Text, _

PSEUDONYM = "pseudonym"
MESSAGE = "message"

LABELS: dict[str, Text] = {
    PSEUDONYM: _("Wie er achter je schuilnaam zit"),
    MESSAGE: _("Een privébericht van je dat een ander meldde"),
}
ROLES: dict[str, Text] = {"moderator": _("Een moderator"), "admin": _("Een beheerder")}


def label(what: str) -> str | Text:
    return LABELS.get(what, what)


def role_label(role: str) -> Text:
    return ROLES.get(role, _("Iemand van het team"))
