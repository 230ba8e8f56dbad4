"""What there is to decide, and how it is told to whom it is about. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from forum.core.i18n import Text, _


class Kind(StrEnum):
    """Each bears the name of its act in the log."""

    APPROVE = "approve"
    HIDE = "hide"
    REMOVE = "remove"
    RESTORE = "restore"
    LOCK = "lock"
    UNLOCK = "unlock"
    PIN = "pin"
    UNPIN = "unpin"
    MOVE = "move"
    WARN = "warn"
    MUTE = "mute"
    SUSPEND = "suspend"


class Reversal(StrEnum):
    UNDONE = "undone"
    UPHELD = "upheld"


ON_POSTS = (Kind.APPROVE, Kind.HIDE, Kind.REMOVE, Kind.RESTORE)
ON_THREADS = (Kind.LOCK, Kind.UNLOCK, Kind.PIN, Kind.UNPIN, Kind.MOVE)
ON_MEMBERS = (Kind.WARN, Kind.MUTE, Kind.SUSPEND)  # a warning may be for a post
# What a page offers for each: pinning has its own place, and restoring too.
OFFERED: Mapping[str, tuple[Kind, ...]] = {
    "post": (Kind.HIDE, Kind.REMOVE, Kind.WARN, Kind.RESTORE, Kind.APPROVE),
    "thread": (Kind.LOCK, Kind.UNLOCK, Kind.MOVE),
    "member": (Kind.WARN, Kind.MUTE, Kind.SUSPEND),
}
# What takes something from somebody: told by letter, and open to objection.
RESTRICTING = frozenset({
    Kind.HIDE, Kind.REMOVE, Kind.LOCK, Kind.MOVE, Kind.WARN, Kind.MUTE, Kind.SUSPEND,
})  # fmt: skip
TOLD_BY_LETTER = RESTRICTING | {Kind.RESTORE, Kind.UNLOCK}
# For which a reason of the list is asked; the others may have one.
WITH_REASON = frozenset({Kind.HIDE, Kind.REMOVE, Kind.WARN, Kind.MUTE, Kind.SUSPEND})
# Keeping one's own thread in order is no judgement.
ARRANGING = frozenset({Kind.LOCK, Kind.UNLOCK, Kind.PIN, Kind.UNPIN})
UNCHANGING = frozenset({Kind.APPROVE, Kind.WARN})

NAMES: Mapping[Kind, Text] = {
    Kind.APPROVE: _("Bekeken en in orde"),
    Kind.HIDE: _("Bericht verborgen achter een waarschuwing"),
    Kind.REMOVE: _("Bericht verwijderd"),
    Kind.RESTORE: _("Bericht teruggezet"),
    Kind.LOCK: _("Gesprek gesloten"),
    Kind.UNLOCK: _("Gesprek geopend"),
    Kind.PIN: _("Gesprek vastgezet"),
    Kind.UNPIN: _("Gesprek losgemaakt"),
    Kind.MOVE: _("Gesprek verplaatst"),
    Kind.WARN: _("Waarschuwing"),
    Kind.MUTE: _("Schrijfverbod"),
    Kind.SUSPEND: _("Schorsing"),
}
WHAT: Mapping[Kind, Text] = {
    Kind.APPROVE: _("Een moderator heeft je bericht bekeken. Het is in orde en blijft staan."),
    Kind.HIDE: _(
        "Je bericht staat achter een waarschuwing. Wie het wil lezen, kan het nog openen."
    ),
    Kind.REMOVE: _(
        "Je bericht is verwijderd. Lezers zien nog de plek en de reden, niet je tekst. Wij bewaren "
        "de tekst voor als je bezwaar maakt."
    ),
    Kind.RESTORE: _("Je bericht is teruggezet: het staat er weer zoals het was."),
    Kind.LOCK: _("Je gesprek is gesloten: er kan niemand meer reageren. Lezen kan nog wel."),
    Kind.UNLOCK: _("Je gesprek is weer open: er kan weer gereageerd worden."),
    Kind.PIN: _("Je gesprek staat nu boven aan zijn categorie."),
    Kind.UNPIN: _("Je gesprek staat weer tussen de andere gesprekken."),
    Kind.MOVE: _("Je gesprek staat nu in een andere categorie."),
    Kind.WARN: _("Je krijgt een waarschuwing. Aan je berichten en je account verandert niets."),
    Kind.MUTE: _("Je hebt een schrijfverbod: je kunt alles lezen, maar nergens iets plaatsen."),
    Kind.SUSPEND: _(
        "Je account is geschorst. Je kunt nog lezen, je gegevens downloaden en weggaan."
    ),
}
REVERSED: Mapping[Reversal, Text] = {
    Reversal.UNDONE: _("De moderator heeft dit besluit zelf teruggedraaid."),
    Reversal.UPHELD: _("Dit besluit is teruggedraaid, omdat het bezwaar gegrond is."),
}
