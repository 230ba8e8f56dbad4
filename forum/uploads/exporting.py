"""The pictures of one member, for the member: a list, and where each file lies beside it."""

from collections.abc import Sequence

from sqlalchemy import Text, cast, literal, select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches
from forum.uploads.models import Upload

UPLOAD = {
    "id": _("Nummer"),
    "alt": _("Wat erop staat"),
    "file": _("Bestand"),
    "key": _("Kenmerk in het adres"),
    "width": _("Breedte"),
    "height": _("Hoogte"),
    "size": _("Bytes die we ervan bewaren"),
    "uploaded_at": _("Toegevoegd"),
}
FOLDER, ENDING = "afbeeldingen/", ".webp"


def export(member_id: int) -> Sequence[Section]:
    place = literal(FOLDER).concat(cast(Upload.id, Text)).concat(literal(ENDING))
    columns = [getattr(Upload, name) for name in UPLOAD if name != "file"]
    query = select(*columns, place.label("file")).where(Upload.member_id == member_id)
    title = _("Je afbeeldingen, met de bestanden in de map afbeeldingen")
    return [Section("uploads", title, UPLOAD, in_batches(query, Upload.id))]
