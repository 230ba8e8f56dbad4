import pytest

from forum.accounts.models import Member
from tests import make
from tests.accounts.conftest import _cheap_hashes  # noqa: F401
from tests.make import PASSWORD
from tests.proofs.doors import Call, Door, Page


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", email="ada@example.org", password=PASSWORD)


@pytest.fixture(params=[Page, Call], ids=["page", "call"])
def door(request, app, ada) -> Door:
    """Ada at either door, logged in."""
    return request.param(app.test_client(), ada)
