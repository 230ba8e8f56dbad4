"""Having read what a text may be a sign of, as a person or a program does before going on."""

from collections.abc import Callable

import pytest

from forum.posting.acknowledging import Ack
from forum.posting.warning import RedFlags, warn

FIELD = 'name="alarm_ack" value="'


def read(text: str) -> Ack:
    """What says that its writer was shown the signs in this text."""
    return shown(lambda: warn(text, Ack()))


def shown(act: Callable[[], object]) -> Ack:
    with pytest.raises(RedFlags) as raised:
        act()
    return raised.value.ack


def token_in(page) -> str:
    """What the form on a page sends along with the text that stands in it."""
    return page.text.split(FIELD)[1].split('"')[0]
