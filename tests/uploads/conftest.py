import pytest

from forum.accounts.models import Member
from forum.core.files import Folder
from tests import make
from tests.visitor import Visitor


@pytest.fixture
def empty_store(app, monkeypatch, tmp_path) -> Folder:
    """Where pictures are kept, for one test alone."""
    store = Folder(tmp_path / "uploads")
    monkeypatch.setitem(app.extensions, "store", store)
    return store


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada")


@pytest.fixture
def at_home(visitor, ada) -> Visitor:
    """Ada's browser."""
    return visitor.log_in(ada)


@pytest.fixture
def program(app, ada) -> Visitor:
    """A program with a key of Ada's."""
    return app.test_client().bearer(make.token(ada))
