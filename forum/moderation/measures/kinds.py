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
    EDIT = "edit"
    ATTACH = "attach"
    SPLIT = "split"
    MERGE = "merge"
    SLOW_DOWN = "slow_down"
    SPEED_UP = "speed_up"
    WARN = "warn"
    MUTE = "mute"
    SUSPEND = "suspend"


class Reversal(StrEnum):
    UNDONE = "undone"
    UPHELD = "upheld"
    # The same where something came after it that was not put back.
    UNDONE_IN_PART = "undone_in_part"
    UPHELD_IN_PART = "upheld_in_part"


ON_POSTS = (Kind.APPROVE, Kind.HIDE, Kind.REMOVE, Kind.RESTORE, Kind.EDIT, Kind.ATTACH)
ON_THREADS = (
    Kind.LOCK, Kind.UNLOCK, Kind.PIN, Kind.UNPIN, Kind.MOVE, Kind.SLOW_DOWN, Kind.SPEED_UP,
    Kind.SPLIT, Kind.MERGE,
)  # fmt: skip
# About all who wrote what goes elsewhere: a statement for each.
REARRANGING = frozenset({Kind.SPLIT, Kind.MERGE})
ON_MEMBERS = (Kind.WARN, Kind.MUTE, Kind.SUSPEND)  # a warning may be for a post
# What a page offers for each: editing, pinning and slowing down have their own places.
OFFERED: Mapping[str, tuple[Kind, ...]] = {
    "post": (Kind.HIDE, Kind.REMOVE, Kind.WARN, Kind.ATTACH, Kind.RESTORE, Kind.APPROVE),
    "thread": (Kind.LOCK, Kind.UNLOCK, Kind.MOVE),
    "member": (Kind.WARN, Kind.MUTE, Kind.SUSPEND),
}
# What can be decided about several posts at once.
BULK = OFFERED["post"]
# What takes something from somebody: told by letter, and open to objection.
RESTRICTING = frozenset({
    Kind.HIDE, Kind.REMOVE, Kind.EDIT, Kind.LOCK, Kind.MOVE, Kind.SLOW_DOWN, Kind.WARN, Kind.MUTE,
    Kind.SUSPEND, Kind.SPLIT, Kind.MERGE,
})  # fmt: skip
TOLD_BY_LETTER = RESTRICTING | {Kind.RESTORE, Kind.UNLOCK, Kind.ATTACH}
# For which a reason of the list is asked; the others may have one.
WITH_REASON = frozenset({
    Kind.HIDE, Kind.REMOVE, Kind.EDIT, Kind.WARN, Kind.MUTE, Kind.SUSPEND,
})  # fmt: skip
# Keeping one's own thread in order is no judgement.
ARRANGING = frozenset({
    Kind.LOCK, Kind.UNLOCK, Kind.PIN, Kind.UNPIN, Kind.SLOW_DOWN, Kind.SPEED_UP,
    Kind.SPLIT, Kind.MERGE,
})  # fmt: skip
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
    Kind.EDIT: _("Bericht bewerkt"),
    Kind.ATTACH: _("Factsheet gekoppeld"),
    Kind.SPLIT: _("Berichten afgesplitst"),
    Kind.MERGE: _("Gesprekken samengevoegd"),
    Kind.SLOW_DOWN: _("Langzame modus aangezet"),
    Kind.SPEED_UP: _("Langzame modus uitgezet"),
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
    Kind.EDIT: _(
        "Een moderator heeft iets veranderd in de tekst van je bericht. Lezers zien dat het is "
        "bewerkt en waarom. Wat er eerst stond, kunnen alleen jij en moderators nog lezen."
    ),
    Kind.ATTACH: _(
        "Bij je bericht staat nu een factsheet, voor wie er meer over wil lezen. Aan je bericht "
        "verandert niets."
    ),
    Kind.SPLIT: _(
        "Een of meer van je berichten staan nu in een nieuw gesprek, dat een moderator ervan heeft "
        "gemaakt. Aan de tekst verandert niets, en de link naar een bericht blijft werken."
    ),
    Kind.MERGE: _(
        "Het gesprek waarin je schreef, is opgegaan in een ander gesprek. Wat je schreef, staat "
        "daar op volgorde van tijd. Aan de tekst verandert niets, en oude links blijven werken."
    ),
    Kind.SLOW_DOWN: _(
        "Je gesprek gaat nu langzaam: tussen twee reacties van één lid zit minstens een bepaalde "
        "tijd. Die staat boven het gesprek."
    ),
    Kind.SPEED_UP: _("De langzame modus is uit: iedereen kan weer reageren zonder te wachten."),
    Kind.WARN: _("Je krijgt een waarschuwing. Aan je berichten en je account verandert niets."),
    Kind.MUTE: _("Je hebt een schrijfverbod: je kunt alles lezen, maar nergens iets plaatsen."),
    Kind.SUSPEND: _(
        "Je account is geschorst. Je kunt nog lezen, je gegevens downloaden en weggaan."
    ),
}
REVERSED: Mapping[Reversal, Text] = {
    Reversal.UNDONE: _("De moderator heeft dit besluit zelf teruggedraaid."),
    Reversal.UPHELD: _("Dit besluit is teruggedraaid, omdat het bezwaar gegrond is."),
    Reversal.UNDONE_IN_PART: _(
        "De moderator heeft dit besluit zelf teruggedraaid. Daarna is er nog iets veranderd, dus "
        "niet alles staat weer zoals het was: een tekst die sindsdien bewerkt is, blijft zoals die "
        "nu is. Eerdere teksten staan in de geschiedenis van het bericht."
    ),
    Reversal.UPHELD_IN_PART: _(
        "Dit besluit is teruggedraaid, omdat het bezwaar gegrond is. Daarna is er nog iets "
        "veranderd, dus niet alles staat weer zoals het was: een tekst die sindsdien bewerkt is, "
        "blijft zoals die nu is. Eerdere teksten staan in de geschiedenis van het bericht."
    ),
}
IN_PART: Mapping[Reversal, Reversal] = {
    Reversal.UNDONE: Reversal.UNDONE_IN_PART,
    Reversal.UPHELD: Reversal.UPHELD_IN_PART,
}
