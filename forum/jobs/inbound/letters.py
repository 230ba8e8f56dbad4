"""Letters about what came by mail. None quotes it: the link leads to what was kept of it."""

from collections.abc import Mapping

from cryptography.fernet import InvalidToken

from forum.accounts.recipients import Recipient
from forum.core import vault
from forum.core.i18n import Text, _
from forum.core.mail import Letter
from forum.jobs.inbound.events import Fate, MailRefused, MailTaken
from forum.jobs.letters import address, compose
from forum.jobs.letters import tell_member as write_to

NOT_PLACED = _("Je mail is niet geplaatst")
WITHOUT = _("Je antwoord staat op het forum, zonder bijlagen")
TOLD: Mapping[str, Text] = {
    Fate.POSTED: _("Je antwoord staat op het forum."),
    Fate.HELD: _("Je antwoord is binnen. Een moderator leest het eerst."),
    Fate.ALARM: _("Je antwoord staat nog niet op het forum."),
    Fate.PSEUDONYM: _(
        "In dit gesprek schrijf je onder een schuilnaam. Mailprogramma’s zetten soms vanzelf je "
        "naam onder een mail, dus kijk je tekst na en plaats hem zelf."
    ),
    Fate.MOVED: _(
        "Het bericht waarop je antwoordde, staat nu in een ander gesprek. Misschien lezen daar "
        "andere mensen mee. Kijk of je antwoord er past en plaats het zelf."
    ),
    Fate.EMPTY: _(
        "We vonden in je mail geen tekst van jou. Schrijf je antwoord boven de tekst van onze "
        "mail, of reageer op het forum."
    ),
    Fate.TOO_LARGE: _(
        "Je mail was te groot om helemaal te lezen. Stuur je antwoord nog een keer zonder "
        "bijlagen, of reageer op het forum."
    ),
    Fate.TOO_LONG: _(
        "Je antwoord is te lang voor één bericht. Verdeel het over een paar berichten. Je tekst "
        "vind je terug bij je verzonden mail."
    ),
    Fate.TOO_MANY: _("Je stuurde veel berichten kort na elkaar. Plaats je antwoord later."),
    Fate.DUPLICATE: _("Dit antwoord stuurde je net al. Een tweede is niet nodig."),
    Fate.LOCKED: _("Dit gesprek is gesloten, dus je antwoord is niet geplaatst."),
    Fate.NOT_SO: _(
        "Je antwoord kan zo niet worden geplaatst. Probeer je het op het forum, dan lees je "
        "waarom en pas je het aan."
    ),
    Fate.NEUTRAL: _(
        "We konden je mail niet plaatsen. Op het forum kun je kijken of je er kunt reageren."
    ),
    Fate.OVER: _(
        "We konden je mail niet plaatsen: je antwoordde op een mail van langer geleden. Antwoord "
        "op een recente mail, of reageer op het forum."
    ),
    Fate.MORE: _(
        "Je stuurde meer mails dan we één voor één kunnen beantwoorden. Kijk op het forum of je "
        "antwoorden er staan. Wat er niet staat, vind je terug bij je verzonden mail."
    ),
}
HIDDEN = (Fate.NEUTRAL, Fate.OVER, Fate.MORE)  # whether there is such a thread is not said
SUBJECTS: Mapping[str, Text] = {
    Fate.POSTED: _("Je antwoord staat op het forum"),
    Fate.HELD: _("Je antwoord wacht op een moderator"),
    Fate.ALARM: _("Lees dit voordat je antwoord op het forum komt"),
    Fate.MORE: _("Kijk of je antwoorden op het forum staan"),
}


def mail_taken(event: MailTaken, key: str) -> Letter | None:
    told = TOLD.get(event.fate)
    if told is None:
        return None
    is_alarm = event.is_alarm or event.fate == Fate.ALARM
    return write_to(
        event.member_id,
        key,
        "mail_taken",
        _subject(event),
        told=told,
        link=None if event.fate in (*HIDDEN, Fate.HELD) else _link(event),
        kept=event.kept,
        is_alarm=is_alarm,
        left_out=event.has_attachments and event.fate in (Fate.POSTED, Fate.HELD),
    )


def _subject(event: MailTaken) -> Text:
    if event.fate == Fate.POSTED and event.has_attachments:
        return WITHOUT
    return SUBJECTS.get(event.fate, NOT_PLACED)


def mail_refused(event: MailRefused, key: str) -> Letter | None:
    """The same to everybody: it does not tell who has an account, or what is there."""
    try:
        to = vault.unseal(str(event.to).encode()).decode()
    except InvalidToken:
        return None
    return compose(key, Recipient("", to, None), "mail_refused", NOT_PLACED)


def _link(event: MailTaken) -> str:
    there = address("threads.find", thread_id=event.thread_id)
    return f"{there}#reageren" if event.kept else there
