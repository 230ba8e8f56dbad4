"""Who may do what with a diary, for rows of routes."""

from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, members

NO_CONSENT = {"without_consent": 403}
NOT_AGREED = {"without_consent": (403, "consent_required")}


def readers(answer, **others):
    return members(answer, guest=TO_LOGIN) | NO_CONSENT | others


def keepers(answer, **others):
    return (
        members(answer, guest=ENDED) | NO_CONSENT | {"unverified": 403, "suspended": 403} | others
    )


def calls(answer, **others):
    return members(answer, guest=NO_TOKEN) | NOT_AGREED | others


def kept(answer, **others):
    lacking = {"unverified": (403, "unverified"), "suspended": (403, "suspended")}
    return calls(answer) | lacking | others
