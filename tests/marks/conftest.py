"""Who reads, and what there is to read."""

import pytest

from tests import make
from tests.marks.people import label, stick


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def bea(app):
    return make.member(username="Bea")


@pytest.fixture
def thread(bea):
    """By Bea, in `wandelen`, with the label `hernia`."""
    first = make.thread(bea, place=make.category(slug="wandelen"))
    stick(first, label("hernia"))
    return first
