"""What waits for the moderators of the demo beside reports: a text that was held, a sign of an
emergency and an objection. What was a sign long ago was answered then."""

from collections.abc import Mapping
from datetime import timedelta

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.moderation.measures import appealing
from forum.moderation.measures.queries import own
from forum.moderation.signals import queries
from forum.moderation.signals.answers import Answer
from forum.moderation.signals.service import answer
from forum.posting import sending
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED

ANSWERED_BY, ANSWERED = "mod_Farid", (12, "22:57")
HELD = (
    ("Moniek74", "t09"),
    "Ik kreeg het aanbod om dit bij een privékliniek te laten doen. Ik heb het niet gedaan, maar "
    "vraag me af of iemand daar ervaring mee heeft.",
)
ALARMING = (
    ("fietsfanaat_Hans", "t07"),
    "Gisteren drie uur gefietst, mijn langste rit tot nu toe. Sinds vanochtend is de huid tussen "
    "mijn benen gevoelloos, en bij het plassen voel ik weinig. Komt dat van het zadel?",
)
OBJECTS = (
    "praktijk_de_losmaker",
    "Ik gaf alleen antwoord op de vraag en noemde erbij waar ik werk. Andere zorgverleners mogen "
    "hier toch ook schrijven?",
)


def let_wait(ids: Mapping[str, int], played: Mapping[str, int], past: Past) -> None:
    _answer_signs(ids, past)
    (writer, thread), body = HELD
    with clock_at(past.now - timedelta(hours=3)):
        sending.reply(get_viewer(ids[writer]), played[thread], body=body, acknowledged=SETTLED)
    (writer, thread), body = ALARMING
    with clock_at(past.now - timedelta(minutes=40)):
        posting.reply(get_viewer(ids[writer]), played[thread], body=body, acknowledged=SETTLED)
    _object(ids, past)


def _answer_signs(ids: Mapping[str, int], past: Past) -> None:
    keeper = get_viewer(ids[ANSWERED_BY])
    with clock_at(past.moment(*ANSWERED)):
        for sign in queries.signals(keeper).items:
            answer(keeper, sign.id, Answer.REPLIED)


def _object(ids: Mapping[str, int], past: Past) -> None:
    name, text = OBJECTS
    viewer = get_viewer(ids[name])
    with clock_at(past.now - timedelta(hours=20)):
        for decision in own(viewer).items:
            appealing.appeal(viewer, decision.id, text=text)
