"""How often somebody may have an overview drawn, which takes a processor a second."""

from datetime import timedelta

from forum.accounts.viewer import Viewer
from forum.core.errors import TooMany
from forum.core.i18n import _
from forum.core.throttles import Limit, take

DRAWN = Limit("diary_papers", 12, timedelta(hours=1))


def count_paper(viewer: Viewer) -> None:
    """One more. Raises TooMany."""
    try:
        take(DRAWN, str(viewer.member_id))
    except TooMany as error:
        raise TooMany(
            _(
                "Je liet dit uur al %(most)s keer een PDF maken. Straks kan het weer. Het "
                "overzicht bekijken en afdrukken kan nu ook.",
                most=DRAWN.most,
            ),
            retry_after=timedelta(seconds=error.retry_after),
        ) from error
