import pytest

from tests.recovery import keeping


@pytest.fixture
def keeper(app):
    """Someone who keeps a diary."""
    return keeping.keeper()
