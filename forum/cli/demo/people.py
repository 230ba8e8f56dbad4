"""The people of the demo, past the rules for names and passwords."""

from datetime import timedelta
from typing import Any

from forum.accounts.service import seeding
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role, Viewer
from forum.cli.demo.past import Past, clock_at
from forum.moderation.member_notes.service import add_note

DOMAIN = "example.invalid"
ROLES = {"beheerder": Role.ADMIN, "moderator": Role.MODERATOR}  # experts are verified later

NOTE = "Schreef twee keer over de eigen praktijk. De huisregels uitgelegd; daarna weer."


def address(username: str) -> str:
    return f"{username}@{DOMAIN}"


def add_people(users: list[dict[str, Any]], password_hash: str, past: Past) -> dict[str, int]:
    """Ids by name."""
    return {user["username"]: _add(user, password_hash, past) for user in users}


def suspend_people(users: list[dict[str, Any]], ids: dict[str, int], past: Past) -> None:
    """At the end, or they could not have written what they were suspended for."""
    for user in users:
        if found := user.get("suspension"):
            until = past.now + timedelta(days=found["until_days_from_now"])
            seeding.suspend(ids[user["username"]], until)


def note_suspensions(users: list[dict[str, Any]], moderator: Viewer) -> None:
    """What who moderates after this one should know."""
    for user in users:
        if "suspension" in user:
            add_note(moderator, user["username"], body=NOTE)


def _add(user: dict[str, Any], password_hash: str, past: Past) -> int:
    with clock_at(past.moment(user["joined_days_ago"])):
        name = user["username"]
        member = add_vouched(name, address(name), password_hash, _role(user["roles"]))
        member.bio = user["bio"]
        member.last_active_at = past.now
    return member.id


def _role(roles: list[str]) -> Role:
    return next((ROLES[role] for role in ROLES if role in roles), Role.MEMBER)
