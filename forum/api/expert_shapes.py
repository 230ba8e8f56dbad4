"""What is shown of experts, with the addresses that only a door knows."""

from collections.abc import Mapping
from typing import Any

from forum.api.shapes import author
from forum.experts.verification.views import ApplicationView, ExpertLine, ShownView

REGISTERED = (
    "profession", "specialism", "quality_register", "shown_as", "register", "register_url",
    "register_name", "big_number", "interests", "verified_at", "expires_at", "ended_at", "state",
)  # fmt: skip
ASKED = ("id", "practice", "practice_phone", "practice_site", "applied_at", "reason")
FOR_STAFF = ("checks", "same_number", "code_fits")


def verification(found: ShownView | None) -> Mapping[str, Any] | None:
    return None if found is None else {name: getattr(found, name) for name in REGISTERED}


def expert(found: ExpertLine) -> dict[str, Any]:
    return {
        "author": author(found.author),
        "profession": found.profession,
        "verification": verification(found.shown),
        "answer_count": found.answers,
    }


def application(found: ApplicationView, *, for_staff: bool = False) -> dict[str, Any]:
    names = (*REGISTERED, *ASKED, *(FOR_STAFF if for_staff else ()))
    return {name: getattr(found, name) for name in names} | {"author": author(found.author)}
