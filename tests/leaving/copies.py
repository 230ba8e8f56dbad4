"""Copies of everything, asked for and opened."""

from io import BytesIO
from zipfile import ZipFile

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core import vault
from forum.core.db import db
from forum.leaving.exports import file_of
from forum.leaving.models import Export, ExportPart
from forum.leaving.service import exporting
from tests import make
from tests.world import Secret


def ask(member: Member) -> int:
    """The number of a copy that waits to be made."""
    return exporting.ask(make.viewer(member)).id


def ready(member: Member, content: bytes) -> int:
    """The number of a copy that can be fetched, holding just this."""
    export_id = ask(member)
    exporting.begin(export_id)
    exporting.keep_part(export_id, 1, vault.seal(content))
    exporting.finish(export_id)
    return export_id


def settle(member: Member, secrets: list[Secret]) -> int:
    """The copy of the world: its owner's alone."""
    secrets.append(Secret("Meeneemtekst", ("member",)))
    return ready(member, b"Meeneemtekst")


def find(export_id: int) -> Export:
    db.session.expire_all()
    return db.session.get_one(Export, export_id)


def parts(export_id: int) -> list[ExportPart]:
    query = select(ExportPart).where(ExportPart.export_id == export_id)
    return list(db.session.scalars(query.order_by(ExportPart.number)))


def opened(member: Member, export_id: int) -> dict[str, str]:
    """The files in it by their names."""
    content = b"".join(file_of(make.viewer(member), export_id))
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}
