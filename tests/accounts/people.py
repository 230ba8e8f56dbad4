"""What a person types to become a member."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.core.db import db
from tests.make import PASSWORD

FORM = {
    "username": "Daniël",
    "email": "daniel@example.org",
    "password": PASSWORD,
    "age_16": "1",
    "rules": "1",
}
JSON = FORM | {"age_16": True, "rules": True}


def find(username: str = "Daniël") -> Member | None:
    return db.session.scalar(select(Member).where(Member.username == username))
