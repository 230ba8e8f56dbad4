"""A notification in one sentence, and where it leads. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from forum.core.i18n import Text, _
from forum.notifications.kinds import Kind
from forum.notifications.views import NotificationView

Place = tuple[str, dict[str, Any]]
OF_OWN_POSTS = ("claim", "withdrawn", "source")

# Marked here for translation; the title comes to it when it is shown.
_QUESTIONS: Mapping[str, Callable[..., Text]] = {
    "claimed": lambda **at: _("Een expert heeft je vraag ‘%(title)s’ opgepakt", **at),
    "late": lambda **at: _("Je vraag ‘%(title)s’ wacht langer dan we willen", **at),
    "answered": lambda **at: _("Er is een antwoord van een expert op je vraag ‘%(title)s’", **at),
    "sent_back": lambda **at: _("Een moderator schreef over je vraag ‘%(title)s’", **at),
    "waits_again": lambda **at: _("Je vraag ‘%(title)s’ wacht weer op een antwoord", **at),
    "handed_over": lambda **at: _("Je hebt de vraag ‘%(title)s’ overgenomen", **at),
}
_CLAIMS: Mapping[str, Callable[..., Text]] = {
    "claim": lambda **at: _("Een bewering waarnaar je verwijst in ‘%(title)s’ is veranderd", **at),
    "withdrawn": lambda **at: _(
        "Een factsheet waarnaar je verwijst in ‘%(title)s’ is ingetrokken", **at
    ),
    "source": lambda **at: _(
        "Met een bron waarop je steunt in ‘%(title)s’ is iets aan de hand", **at
    ),
    "above_withdrawn": lambda **at: _(
        "De factsheet boven je gesprek ‘%(title)s’ is ingetrokken", **at
    ),
    "above_source": lambda **at: _(
        "Met een bron van de factsheet boven je gesprek ‘%(title)s’ is iets aan de hand", **at
    ),
}
_IN_THREADS: Mapping[Kind, Callable[..., Text]] = {
    Kind.MENTION: lambda **at: _("%(who)s noemt je in ‘%(title)s’", **at),
    Kind.QUOTE: lambda **at: _("%(who)s citeert je in ‘%(title)s’", **at),
    Kind.EXPERT_ANSWER: lambda **at: _("Een expert antwoordde in ‘%(title)s’", **at),
    Kind.NEW_THREAD: lambda **at: _("Nieuw in %(category)s: ‘%(title)s’", **at),
}
_NEWS = {Kind.QUESTION: _QUESTIONS, Kind.CLAIM: _CLAIMS}
_DECISIONS = {
    "held": _("Een moderator besliste over je bericht"),
    "measure": _("Er is een besluit over jou"),
    "reversed": _("Een besluit over jou is teruggedraaid"),
    "appeal": _("Er is beslist over je bezwaar"),
    "report": _("Er is beslist over je melding"),
    "verification": _("Er is nieuws over je verificatie als expert"),
}


def sentence(one: NotificationView) -> Text:
    if one.kind == Kind.MESSAGE:
        return _message(one)
    if one.kind == Kind.DECISION:
        return _DECISIONS.get(what(one), _DECISIONS["measure"])
    if one.kind == Kind.CLAIM and one.thread_id is None:
        return _("Bij bronnen van factsheets is iets veranderd")
    return _in_thread(one)


def what(one: NotificationView) -> str:
    """Which news of its kind it is: what stands before the numbers."""
    return one.subject.partition(":")[0]


def place(one: NotificationView) -> Place:
    """An endpoint of the pages, with its values."""
    if one.post_id:
        return "posts.show", {"post_id": one.post_id}
    if one.kind == Kind.CLAIM and what(one) in OF_OWN_POSTS:
        return "posts.show", {"post_id": one.subject_id}
    if one.thread_id:
        return "threads.find", {"thread_id": one.thread_id}
    if one.kind == Kind.MESSAGE:
        return "messages.show", {"conversation_id": one.subject_id}
    return _decided(one)


def _decided(one: NotificationView) -> Place:
    if one.kind == Kind.CLAIM:
        return "factsheets.index", {}
    places: dict[str, Place] = {
        "held": ("held.index", {}),
        "report": ("reports.show", {"own_report_id": one.subject_id}),
        "verification": ("experts.own", {}),
    }
    return places.get(what(one), ("decisions.show", {"measure_id": one.subject_id}))


def _message(one: NotificationView) -> Text:
    values = {"who": _who(one), "count": one.count}
    if one.count == 1:
        return _("%(who)s stuurde je een privébericht", **values)
    return _("%(count)s privéberichten van %(who)s", **values)


def _in_thread(one: NotificationView) -> Text:
    at = {"who": _who(one), "title": one.title or "", "category": one.category or ""}
    if one.kind in _NEWS:
        return _NEWS[one.kind][what(one)](**at)
    if one.kind in _IN_THREADS:
        return _IN_THREADS[one.kind](**at)
    if one.count == 1:
        return _("%(who)s reageerde in ‘%(title)s’", **at)
    return _("%(count)s reacties in ‘%(title)s’", count=one.count, **at)


def _who(one: NotificationView) -> str:
    return one.writers[0].name if one.writers else ""
