"""A source of a published sheet, about which moderators keep what readers do not see."""

from forum.accounts.models import Member
from forum.factsheets import service
from forum.factsheets.references import lines as reference_lines
from tests import make
from tests.factsheets.references.sources import publication, sourced
from tests.world import STAFF, Secret


def cite(keeper: Member, secrets: list[Secret]) -> int:
    """The id of the source. What was once said of it is history, and for curators."""
    viewer = make.viewer(keeper)
    sourced(keeper, publication(1, doi="10.5555/bron"), slug="blad-met-bron")
    (line,) = [one for one in reference_lines.references(viewer).items if one.doi == "10.5555/bron"]
    for reason in ("Voormalige reden", "Reden voor lezers"):
        service.set_status(viewer, line.id, status="concern", reason=reason)
        service.set_status(viewer, line.id, status="ok", reason="Weer in orde")
    secrets.append(Secret("Voormalige reden", STAFF))
    return line.id
