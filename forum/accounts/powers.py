"""What roles and keys for programs are called."""

from forum.accounts.viewer import Role
from forum.core.i18n import Text, _

ROLES: dict[str, Text] = {
    Role.MEMBER.value: _("lid"),
    Role.EXPERT.value: _("geverifieerd expert"),
    Role.MODERATOR.value: _("moderator"),
    Role.ADMIN.value: _("beheerder"),
}
# By the scopes of a key, as they are kept.
POWERS: dict[str, Text] = {
    "read": _("lezen"),
    "read write": _("lezen en schrijven"),
    "moderate read": _("lezen en modereren"),
    "moderate read write": _("lezen, schrijven en modereren"),
}
