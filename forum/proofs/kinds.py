"""What mailed links are for."""

from enum import StrEnum

from forum.core.i18n import Text, _


class Errand(StrEnum):
    """A link is good for this and for nothing else."""

    NEW_PASSWORD = "new_password"  # noqa: S105
    NEW_EMAIL = "new_email"


NAMES: dict[Errand, Text] = {
    Errand.NEW_PASSWORD: _("Een nieuw wachtwoord"),
    Errand.NEW_EMAIL: _("Een ander e-mailadres"),
}
