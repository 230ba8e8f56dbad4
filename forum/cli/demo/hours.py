"""Two hours of experts in the demo: one that was held, and one that is still to come."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import AMSTERDAM, Past, clock_at
from forum.experts.hours import service
from forum.experts.hours.views import Plan
from forum.posting import hours as planning
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED
from forum.posting.service import About
from forum.threads.kinds import Kind, Opening, ReplyKind

PLANNED_BY, HOST = "mod_Ingrid", "Lotte_Rugenbrink"
CATEGORY = "vragen-aan-experts"
LASTS = timedelta(hours=1)
HELD, AHEAD = 6, 5  # days ago, and days from now
ASKED = (
    (
        "juf_Annelies",
        "Ik sta de hele dag voor de klas. Is veel staan slechter voor mijn rug dan zitten?",
        "In het algemeen is geen van beide slecht. Wat vaak helpt, is afwisselen: even lopen, even "
        "zitten, en niet te lang hetzelfde. Merk je dat je klachten toenemen, bespreek dat dan met "
        "je eigen huisarts of fysiotherapeut.",
    ),
    (
        "Bouwvakker_Rick",
        "Moet ik op mijn werk een rugband dragen?",
        "Uit onderzoek blijkt niet dat een rugband klachten voorkomt. Hij kan vertrouwd voelen, "
        "maar je rug wordt er niet sterker van. Rustig opbouwen en afwisselen doet meestal meer. "
        "Voor jouw werk kan de bedrijfsarts meekijken.",
    ),
)
COLLECTED = ("Wandelende_Wilma", "Hoe weet ik of ik mijn rondje langer mag maken?")


def hold(ids: Mapping[str, int], past: Past) -> None:
    _hold_one(ids, past)
    begins = datetime.combine(past.today + timedelta(days=AHEAD), time(19, 30), AMSTERDAM)
    with clock_at(past.moment(1, "09:00")):
        coming = _plan(ids, "Spreekuur: wandelen met rugpijn", begins)
    with clock_at(past.moment(1, "20:10")):
        _ask(ids, coming, *COLLECTED)


def _hold_one(ids: Mapping[str, int], past: Past) -> None:
    begins = past.moment(HELD, "19:30")
    with clock_at(past.moment(HELD + 3, "09:00")):
        was = _plan(ids, "Spreekuur: staan, zitten en tillen op je werk", begins)
    for at, (name, question, answer) in enumerate(ASKED):
        with clock_at(past.moment(HELD + 1, f"1{at}:00")):
            post_id = _ask(ids, was, name, question)
        with clock_at(begins + timedelta(minutes=10 + 15 * at)):
            about = About(kind=ReplyKind.EXPERT, general_information=True, answers=post_id)
            posting.reply(get_viewer(ids[HOST]), was, body=answer, acknowledged=SETTLED, **about)
    with clock_at(begins + LASTS):
        service.open_due()
        service.close_due()


def _plan(ids: Mapping[str, int], title: str, begins: datetime) -> int:
    body = (
        "Lotte is fysiotherapeut en beantwoordt een uur lang vragen. Stel je vraag hier alvast. "
        "De antwoorden zijn algemene informatie, geen diagnose en geen behandeling."
    )
    opening = Opening(CATEGORY, Kind.ANNOUNCEMENT, title, body)
    plan = Plan(begins, begins + LASTS, [HOST])
    return planning.plan(get_viewer(ids[PLANNED_BY]), opening, plan, acknowledged=SETTLED).thread_id


def _ask(ids: Mapping[str, int], thread_id: int, name: str, question: str) -> int:
    asker = get_viewer(ids[name])
    about: About = {"kind": ReplyKind.QUESTION}
    return posting.reply(asker, thread_id, body=question, acknowledged=SETTLED, **about).id
