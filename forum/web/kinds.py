"""The kinds of thread, and who may read one, as a writer chooses between them."""

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.i18n import Text, _
from forum.threads.kinds import NAMES, READERS, Kind, Visibility
from forum.threads.policy import may_start

Choice = tuple[str, Text, Text]  # value, label and help

MEANT_FOR: dict[Kind, Text] = {
    Kind.DISCUSSION: _("Een vraag aan andere leden, of iets om over te praten."),
    Kind.RECOVERY: _("Je doel, wat je probeert en wat er weer lukt."),
    Kind.QUESTION: _("Een algemene vraag, geen verzoek om een diagnose."),
    Kind.ANNOUNCEMENT: _("Van het team, voor alle leden."),
}
READ_BY: dict[Visibility, Text] = {
    Visibility.PUBLIC: _("Ook zonder account, en vindbaar met een zoekmachine."),
    Visibility.MEMBERS: _("Wie het leest, is ingelogd en heeft een e-mailadres bevestigd."),
}
VISIBILITIES: list[Choice] = [(one.value, READERS[one], READ_BY[one]) for one in Visibility]


def kinds_for(viewer: Viewer) -> list[Choice]:
    """Every kind the viewer may start."""
    now = clock.now()
    return [
        (kind.value, NAMES[kind], MEANT_FOR[kind]) for kind in Kind if may_start(viewer, kind, now)
    ]
