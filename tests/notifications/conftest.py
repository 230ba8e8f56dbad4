"""Who writes, who hears, and where."""

import pytest

from tests import make


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def bea(app):
    return make.member(username="Bea")


@pytest.fixture
def first(bea):
    return make.thread(bea)
