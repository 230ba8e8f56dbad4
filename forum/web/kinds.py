"""The kinds of thread as a writer chooses between them."""

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.i18n import Text, _
from forum.threads.kinds import Kind
from forum.threads.policy import may_start

CHOICES: dict[Kind, tuple[Text, Text]] = {
    Kind.DISCUSSION: (_("Gesprek"), _("Een vraag aan andere leden, of iets om over te praten.")),
    Kind.RECOVERY: (_("Herstelverhaal"), _("Je doel, wat je probeert en wat er weer lukt.")),
    Kind.QUESTION: (_("Vraag aan expert"), _("Een algemene vraag, geen verzoek om een diagnose.")),
    Kind.ANNOUNCEMENT: (_("Mededeling"), _("Van het team, voor alle leden.")),
}


def kinds_for(viewer: Viewer) -> list[tuple[str, Text, Text]]:
    """Value, label and help of every kind the viewer may start."""
    now = clock.now()
    return [
        (kind.value, label, help_text)
        for kind, (label, help_text) in CHOICES.items()
        if may_start(viewer, kind, now)
    ]
