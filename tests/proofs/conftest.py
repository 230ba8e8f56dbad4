import pytest

from forum.accounts.models import Member
from tests import make
from tests.make import PASSWORD
from tests.proofs.authenticator import Device
from tests.proofs.doors import Call, Door, Page
from tests.proofs.keys import device_of


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", email="ada@example.org", password=PASSWORD)


@pytest.fixture(params=[Page, Call], ids=["page", "call"])
def door(request, app, ada) -> Door:
    """Ada at either door, logged in."""
    return request.param(app.test_client(), ada)


@pytest.fixture
def device(visitor, ada) -> Device:
    """With a passkey of Ada's, who is not logged in."""
    return device_of(ada, visitor)
