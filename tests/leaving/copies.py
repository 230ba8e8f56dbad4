"""Copies of everything, asked for and opened."""

import json
from io import BytesIO
from secrets import token_hex
from zipfile import ZipFile

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core import outbox, vault
from forum.core.db import db, transaction
from forum.core.outbox import Claim
from forum.leaving.exports import file_of
from forum.leaving.models import Export, ExportPart
from forum.leaving.service import exporting
from tests import make
from tests.jobs.conftest import waiting
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
    """The files in it by their names, but for the pictures."""
    content = b"".join(file_of(make.viewer(member), export_id))
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        texts = [name for name in archive.namelist() if not name.endswith(".webp")]
        return {name: archive.read(name).decode() for name in texts}


def bodies(member: Member, export_id: int) -> list[str]:
    return [post["body"] for post in json.loads(opened(member, export_id)["posts.json"])]


def writer(posts: int) -> Member:
    """A member with so many posts that cannot be pressed together, and nothing else to be done."""
    member = make.member()
    first = make.thread(member)
    for _number in range(posts - 1):
        make.reply(first, member, body=token_hex(120_000))
    for entry in waiting():
        outbox.finish(entry.id)
    return member


def waiting_for_its_maker(member: Member) -> int:
    """One that was asked for, of which the job is due."""
    export_id = ask(member)
    with transaction():
        entry = outbox.claim_next()
        outbox.add(entry.name, entry.payload, handler="make_export")
        outbox.finish(entry.id)
    return export_id


def claim() -> Claim:
    """A worker that takes what is due, and is heard of again only if the test says so."""
    with transaction():
        entry = outbox.claim_next()
        return Claim(entry.id, entry.attempts)
