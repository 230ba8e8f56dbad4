"""How often somebody may have files made: of a long diary each keeps a processor busy for a second
or more. For before the work is done."""

from datetime import timedelta

from forum.accounts.viewer import Viewer
from forum.core.errors import TooMany
from forum.core.i18n import Text, _
from forum.core.throttles import Limit, take

DRAWN = Limit("diary_papers", 12, timedelta(hours=1))
WRITTEN = Limit("diary_files", 30, timedelta(hours=1))


def count_paper(viewer: Viewer) -> None:
    """One more. Raises TooMany."""
    _count(
        viewer,
        DRAWN,
        _(
            "Je liet dit uur al %(most)s keer een PDF maken. Straks kan het weer. Het "
            "overzicht bekijken en afdrukken kan nu ook.",
            most=DRAWN.most,
        ),
    )


def count_file(viewer: Viewer) -> None:
    """One more of the other kinds. Raises TooMany."""
    told = _(
        "Je haalde dit uur al %(most)s keer een bestand van je dagboek op. Straks kan het weer.",
        most=WRITTEN.most,
    )
    _count(viewer, WRITTEN, told)


def _count(viewer: Viewer, limit: Limit, told: Text) -> None:
    try:
        take(limit, str(viewer.member_id))
    except TooMany as error:
        raise TooMany(told, retry_after=timedelta(seconds=error.retry_after)) from error
