"""Accounts: getting in, what is one's own, and leaving."""

from forum.web import (
    accounts,
    entering,
    exports,
    identities,
    leaving,
    members,
    own_identities,
    passkeys,
    privacy,
    push,
    recovery,
    second_factor,
    security,
    settings,
)

BLUEPRINTS = (
    accounts.bp,
    entering.bp,
    identities.bp,
    own_identities.bp,
    passkeys.bp,
    recovery.bp,
    security.bp,
    settings.bp,
    privacy.bp,
    push.bp,
    push.worker,
    second_factor.bp,
    leaving.bp,
    exports.bp,
    members.bp,
)
