"""What the tests of this room share."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.core.outbox import OutboxEvent


@pytest.fixture
def outbox_of(app) -> Callable[[str], list[dict]]:
    """What was recorded under a name."""

    def read(name: str) -> list[dict]:
        db.session.flush()
        query = select(OutboxEvent.payload).where(OutboxEvent.name == name)
        return list(db.session.scalars(query.order_by(OutboxEvent.id)))

    return read
