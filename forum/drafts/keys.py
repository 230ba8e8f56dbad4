"""Which place a draft is for, as its key says."""

import re
from dataclasses import dataclass
from enum import StrEnum

from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.paging import LARGEST_ID


class Place(StrEnum):
    NEW = "new"
    THREAD = "thread"
    EDIT = "edit"
    MESSAGE = "message"
    NEW_MESSAGE = "messages:new"


NEW, NEW_MESSAGE = Place.NEW.value, Place.NEW_MESSAGE.value
_NUMBERED = (Place.THREAD, Place.EDIT, Place.MESSAGE)
_SHAPE = re.compile(rf"({NEW}|{NEW_MESSAGE})|({'|'.join(_NUMBERED)}):([1-9][0-9]{{0,18}})")


@dataclass(frozen=True)
class Key:
    """`id` is the number of the thread, the post or the conversation; 0 where there is none."""

    place: Place
    id: int = 0


def read_key(text: str) -> Key:
    """Raises NotFound for what is no key. Whether the place is there is not asked."""
    found = _SHAPE.fullmatch(text)
    if found is None or int(found[3] or 0) > LARGEST_ID:
        raise NotFound(_("Dit concept bestaat niet."))
    return Key(Place(found[1] or found[2]), int(found[3] or 0))


def of_thread(thread_id: int) -> str:
    return f"{Place.THREAD}:{thread_id}"


def of_edit(post_id: int) -> str:
    return f"{Place.EDIT}:{post_id}"


def of_conversation(conversation_id: int) -> str:
    return f"{Place.MESSAGE}:{conversation_id}"
