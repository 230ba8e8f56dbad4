"""Where the demo may not be loaded."""

import pytest

from forum.cli.demo.loader import load
from forum.core.db import db, transaction
from forum.core.errors import Conflict
from forum.threads.models import Post
from tests import make


def test_a_database_with_real_people_is_left_alone(app):
    with transaction():
        make.member()
    with pytest.raises(Conflict):
        load("geheim-geheim")
    assert db.session.query(Post).count() == 0
