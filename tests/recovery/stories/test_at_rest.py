"""What can be read of stories in the files of a database, or in a dump of it."""

from forum.core.days import this_day
from forum.recovery import service
from forum.recovery.checkins import Scored, Told
from forum.recovery.stories import telling
from forum.recovery.stories.telling import Step
from forum.recovery.trying.plans import Begun, Conclusion, Outcome, Plan, What
from tests import make
from tests.leaving import remains
from tests.recovery import keeping
from tests.recovery.keeping import check_in
from tests.recovery.stories.sharing import share, story

WORDS = ["kabouterdans", "verhuizing", "geheimpje", "wiebelplank", "slotsom"]
# What was chosen, and what scores are kept as; each with the marks that a name of a column lacks.
KEYS = ['"pain"', '"value"', '"measures"', '"watched"', '"flare_ups"', "uitkomst"]


def _tell(member):
    facts = {"scores": {"pain": 9}, "activities": [Scored("kabouterdans", 7)], "flare_up": True}
    check_in(member, found=Told(**facts, flare_note="verhuizing", note="geheimpje"))


def test_nothing_of_what_is_shared_or_tried_can_be_read_in_the_database(open_site):
    keeper = keeping.keeper()
    _tell(keeper)
    post = story(keeper, title="Titelwoord")
    for until in (0, None):
        share(keeper, post, until=until, notes=True)
    viewer = make.viewer(keeper)
    number = service.begin_experiment(
        viewer, Begun(Plan(What.OTHER, ("pain",), "wiebelplank"), this_day(), 2)
    )
    service.stop_experiment(viewer, number)
    service.conclude_experiment(viewer, number, Outcome(Conclusion.HELPS, "slotsom"))
    assert remains.found([*WORDS, *KEYS, "titelwoord"]) == ["titelwoord"]


def test_a_goal_and_steps_are_told_in_the_open_and_stand_so(open_site):
    """They are a member's words to all who read the story, kept as its posts are."""
    keeper = keeping.keeper()
    post = story(keeper, body="berichtwoord")
    steps = [Step("stapwoord", this_day())]
    telling.set_steps(make.viewer(keeper), post.thread_id, goal="doelwoord", steps=steps)
    words = ["berichtwoord", "doelwoord", "stapwoord"]
    assert remains.found(words) == words
