"""Why a statement is not asked. Pure."""

from enum import StrEnum

from forum.core.i18n import Text, _
from forum.factsheets.statuses import AT_CLAIM, SourceStatus


class Rest(StrEnum):
    BY_HAND = "by_hand"
    UNPUBLISHED = "unpublished"
    GONE = "gone"
    CHANGED = "changed"
    RETRACTED = "retracted"


WORDS: dict[Rest, Text] = {
    Rest.BY_HAND: _("Door een moderator uit de quiz gehaald."),
    Rest.UNPUBLISHED: _("De factsheet is niet te lezen."),
    Rest.GONE: _("De bewering staat niet op de factsheet. Kies een andere."),
    Rest.CHANGED: _("De bewering is veranderd sinds iemand de stelling ernaast legde."),
    Rest.RETRACTED: AT_CLAIM[SourceStatus.RETRACTED],
}
# What can be seen to by holding statement and claim side by side again.
RENEWABLE = frozenset({None, Rest.BY_HAND, Rest.CHANGED})


def why_resting(
    *, is_retired: bool, is_read: bool, made_for: int, since: int | None, status: str | None
) -> Rest | None:
    """Of a claim that is not there, `since` is None. A corrected source, or one that is doubted,
    is told with the answer; on one that was retracted nothing is asked."""
    if is_retired:
        return Rest.BY_HAND
    if not is_read:
        return Rest.UNPUBLISHED
    if since is None:
        return Rest.GONE
    if status == SourceStatus.RETRACTED:
        return Rest.RETRACTED
    return Rest.CHANGED if since != made_for else None
