"""What accounts keep of one member, for the member. No hash, no name of anybody else."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists

from forum.accounts.mail_models import Bounce, MailStanding
from forum.accounts.models import (
    AccessEntry,
    Block,
    Consent,
    EmailVerification,
    FeedKey,
    HeldProfile,
    Member,
    SentLetter,
    Session,
    Token,
)
from forum.accounts.opened import LABELS
from forum.accounts.powers import POWERS, ROLES
from forum.accounts.purposes import Purpose, title
from forum.core.i18n import _
from forum.core.sections import Section, section

MEMBER = {
    "id": _("Nummer"),
    "username": _("Gebruikersnaam"),
    "email": _("E-mailadres"),
    "email_verified_at": _("E-mailadres bevestigd"),
    "role": _("Rol"),
    "bio": _("Over jou"),
    "joined_at": _("Lid sinds"),
    "rules_version": _("Versie van de huisregels die je aanvaardde"),
    "suspended_until": _("Geschorst tot"),
    "muted_until": _("Schrijfverbod tot"),
    "expert_profession": _("Beroep als expert"),
    "expert_until": _("Expert tot"),
    "second_factor_since": _("Inloggen in twee stappen sinds"),
    "paused_at": _("Op pauze sinds"),
    "last_active_at": _("Laatst actief"),
    "warned_at": _("Gewaarschuwd over inactiviteit"),
    "takes_messages": _("Leden mogen je een bericht sturen"),
    "known_since": _("Bekend lid sinds"),
    "unread_count": _("Privégesprekken met iets ongelezen"),
}
CONSENT = {
    "purpose": _("Waarvoor"),
    "text_version": _("Versie van de tekst"),
    "given_at": _("Gegeven"),
    "withdrawn_at": _("Ingetrokken"),
}
SESSION = {
    "device": _("Apparaat"),
    "address": _("Netwerkadres"),
    "created_at": _("Ingelogd"),
    "last_used_at": _("Laatst gebruikt"),
}
TOKEN = {
    "name": _("Naam"),
    "scopes": _("Mag"),
    "created_at": _("Gemaakt"),
    "last_used_at": _("Laatst gebruikt"),
    "expires_at": _("Verloopt"),
}
FEED_KEY = {
    "name": _("Naam"),
    "created_at": _("Gemaakt"),
    "last_used_at": _("Laatst opgehaald"),
}
VERIFICATION = {
    "asked_at": _("Gevraagd"),
    "used_at": _("Bevestigd"),
}
HELD = {
    "bio": _("Over jou"),
    "held_at": _("Geschreven"),
    "refused_at": _("Afgewezen"),
    "reason": _("Reden"),
}
BLOCK = {"blocked_at": _("Geblokkeerd")}
OPENED = {
    "role": _("Door iemand met de rol"),
    "what": _("Wat"),
    "why": _("Waarom"),
    "opened_at": _("Wanneer"),
}
# What it was, and of whom, is about that other member.
OPENED_BY_ME = {"role": _("Jouw rol"), "opened_at": _("Wanneer")}
MAIL = {
    "is_discreet": _("Discrete onderwerpregels"),
    "stopped_at": _("Mail stopgezet sinds"),
    "paused_at": _("Mail op pauze sinds, omdat die niet aankwam"),
    "resumed_at": _("E-mailadres opnieuw bevestigd"),
}
BOUNCE = {"is_hard": _("Voorgoed onbestelbaar"), "bounced_at": _("Gemeld")}
LETTER = {"subject": _("Onderwerp"), "sent_at": _("Verstuurd")}


def export(member_id: int) -> Sequence[Section]:
    rows = _account(member_id), _ways_in(member_id), _mail(member_id), _dealings(member_id)
    return [found for some in rows for found in some]


def _account(member_id: int) -> list[Section]:
    mine = Consent.member_id == member_id
    words = {"purpose": {purpose.value: title(purpose) for purpose in Purpose}}
    return [
        section(
            Member,
            Member.id == member_id,
            MEMBER,
            "account",
            _("Je account"),
            words={"role": ROLES},
        ),
        section(
            HeldProfile,
            HeldProfile.member_id == member_id,
            HELD,
            "held_profile",
            _("Je profieltekst die wacht op een moderator"),
        ),
        section(Consent, mine, CONSENT, "consents", _("Je toestemmingen"), words=words),
    ]


def _ways_in(member_id: int) -> list[Section]:
    return [
        section(
            Session, Session.member_id == member_id, SESSION, "sessions", _("Waar je bent ingelogd")
        ),
        section(
            Token,
            Token.member_id == member_id,
            TOKEN,
            "tokens",
            _("Sleutels voor programma’s"),
            words={"scopes": POWERS},
        ),
        section(
            FeedKey,
            FeedKey.member_id == member_id,
            FEED_KEY,
            "feed_keys",
            _("Je eigen feeds"),
        ),
        section(
            EmailVerification,
            EmailVerification.member_id == member_id,
            VERIFICATION,
            "email_verifications",
            _("Vragen of je e-mailadres van jou is"),
        ),
    ]


def _letters_of(member_id: int) -> ColumnElement[bool]:
    """Of who confirmed the address: before that, which letters went there would tell whether it
    has an account."""
    confirmed = exists().where(Member.id == member_id, Member.email_verified_at.is_not(None))
    return and_(SentLetter.member_id == member_id, confirmed)


def _mail(member_id: int) -> list[Section]:
    wishes, bounces = MailStanding.member_id == member_id, Bounce.member_id == member_id
    letters = _letters_of(member_id)
    return [
        section(MailStanding, wishes, MAIL, "mail_wishes", _("Je keuzes over mail")),
        section(Bounce, bounces, BOUNCE, "bounces", _("Mails die niet bij je aankwamen")),
        section(SentLetter, letters, LETTER, "letters", _("Mails die we je stuurden")),
    ]


def _dealings(member_id: int) -> list[Section]:
    return [
        section(
            Block,
            Block.member_id == member_id,
            BLOCK,
            "blocks",
            _("Leden die je blokkeerde, zonder hun naam"),
        ),
        section(
            AccessEntry,
            AccessEntry.member_id == member_id,
            OPENED,
            "opened_about_me",
            _("Wat het team van jou heeft ingezien"),
            words={"role": ROLES, "what": LABELS},
        ),
        section(
            AccessEntry,
            AccessEntry.opened_by == member_id,
            OPENED_BY_ME,
            "opened_by_me",
            _("Keren dat jij als teamlid iets van een ander inzag"),
            words={"role": ROLES},
        ),
    ]
