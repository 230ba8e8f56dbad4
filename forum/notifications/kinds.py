"""Of what a member is told, and how. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from forum.core.i18n import Text, _


class Kind(StrEnum):
    REPLY = "reply"
    MENTION = "mention"
    QUOTE = "quote"
    EXPERT_ANSWER = "expert_answer"
    CLAIM = "claim"
    QUESTION = "question"
    DECISION = "decision"
    NEW_THREAD = "new_thread"
    MESSAGE = "message"


class Way(StrEnum):
    """`mail` and `digest` show on the site too."""

    SITE = "site"
    MAIL = "mail"
    DIGEST = "digest"
    NEVER = "never"


ALL_WAYS = (Way.SITE, Way.MAIL, Way.DIGEST, Way.NEVER)
# For which ways `Noticed` is recorded: what is told elsewhere than on the site, and at once.
AT_ONCE = (Way.MAIL,)


@dataclass(frozen=True)
class Told:
    """`default` holds for who chose nothing. `ways` are those that one may choose: of what has to
    be told, not all. What `has_letter` is mailed by a letter of its own."""

    label: Text
    about: Text
    default: Way
    ways: tuple[Way, ...] = ALL_WAYS
    has_letter: bool = False


TELLING: Mapping[Kind, Told] = {
    Kind.REPLY: Told(
        _("Reacties in gesprekken die je volgt"),
        _("Eén notificatie per gesprek, tot je haar gelezen hebt."),
        Way.MAIL,
    ),
    Kind.MENTION: Told(
        _("Iemand noemt je"), _("Met @ en je naam in een bericht dat je mag lezen."), Way.MAIL
    ),
    Kind.QUOTE: Told(
        _("Iemand citeert je"), _("Ook als je onder een schuilnaam schreef."), Way.MAIL
    ),
    Kind.EXPERT_ANSWER: Told(
        _("Een expert antwoordt"), _("In een gesprek dat je volgt."), Way.MAIL
    ),
    Kind.CLAIM: Told(
        _("Bronnen en bewijs"),
        _("Als een bron of bewering verandert onder iets van jou."),
        Way.MAIL,
        has_letter=True,
    ),
    Kind.QUESTION: Told(
        _("Vragen aan experts"),
        _("Nieuws over je vraag, of een vraag die bij jou ligt."),
        Way.MAIL,
        has_letter=True,
    ),
    Kind.DECISION: Told(
        _("Besluiten over jou"),
        _("Besluiten van moderators horen je altijd te bereiken: op de site en per mail."),
        Way.MAIL,
        ways=(Way.MAIL,),
        has_letter=True,
    ),
    Kind.NEW_THREAD: Told(
        _("Nieuwe gesprekken"),
        _("In categorieën, met labels of van leden die je volgt."),
        Way.DIGEST,
    ),
    Kind.MESSAGE: Told(
        _("Privéberichten"), _("De tekst staat nooit in de notificatie of de mail."), Way.MAIL
    ),
}

# About posts: whose thread is muted hears of none of these.
IN_THREADS = (Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER, Kind.REPLY, Kind.NEW_THREAD)
# Of one post a member hears once: by the first of these that fits.
AIMED = (Kind.MENTION, Kind.QUOTE)
