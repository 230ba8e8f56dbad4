"""What a member was still writing, opened for the member."""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import select

from forum.core.i18n import _
from forum.core.sections import Row, Section, in_batches
from forum.drafts.models import Draft

DRAFT = {
    "key": _("Waarvoor"),
    "title": _("Titel"),
    "body": _("Tekst"),
    "rest": _("Wat je verder invulde"),
    "saved_at": _("Bewaard"),
}


def export(member_id: int) -> Sequence[Section]:
    sealed = select(Draft.key, Draft.fields, Draft.saved_at).where(Draft.member_id == member_id)
    found = in_batches(sealed, Draft.key)

    def rows() -> Iterator[Row]:
        for row in found():
            texts = json.loads(row["fields"])
            title, body = texts.pop("title", ""), texts.pop("body", "")
            rest = "\n".join(f"{name}: {text}" for name, text in texts.items())
            yield {**row, "title": title, "body": body, "rest": rest}

    return [Section("drafts", _("Je concepten"), DRAFT, rows)]
