"""Many posts of a newcomer at once."""

from forum.core.db import transaction
from forum.core.errors import TooMany
from forum.moderation.gates import trust
from tests import make
from tests.moderation.gates.listed import reply


def test_they_are_all_held_and_counted(open_site, run_parallel):
    person, places = make.newcomer(), [make.thread().thread_id for _time in range(12)]

    def sending(number: int, place: int):
        def run() -> int:
            with transaction():
                return int(reply(person, f"Dit is nummer {number}.", to=place))

        return run

    results = run_parallel([sending(*each) for each in enumerate(places)])

    assert sum(isinstance(one, TooMany) for one in results) == 12 - trust.MOST_POSTS
    assert all(one < 0 for one in results if isinstance(one, int))
