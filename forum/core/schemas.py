"""What every shape that comes in shares: unknown fields are named, complaints are in our words."""

from collections.abc import Sized
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar
from unicodedata import normalize

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate

from forum.core.i18n import _, number
from forum.core.paging import LARGEST_ID, LARGEST_PAGE, PAGE_SIZE

SHORT = 500  # what names and titles fit in; over more, normalising could take minutes

# No quoted names, no numbers for a host, no host without a dot: one box, one way to write it. And
# nothing that a mail program takes for encoded words (RFC 2047).
DELIVERABLE = r"(?!.*=\?)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[^\[\]]+\.[^\[\].]+\Z"

COMPLAINTS = {
    "required": _("Dit veld is verplicht."),
    "null": _("Dit veld is verplicht."),
    "invalid": _("Deze waarde klopt niet."),
    "invalid_utf8": _("Deze tekst is niet leesbaar."),
    "too_large": _("Dit getal is te groot."),
    "unknown": _("Dit veld bestaat niet."),
}


Measured = TypeVar("Measured", bound=Sized)


class Input(Schema):
    """A rule with words of its own says them with its validator: `length(3, 500)`."""

    class Meta:
        unknown = RAISE

    error_messages: dict[str, Any] = {
        "type": _("Dit is geen object met velden."),
        "unknown": _("Dit veld bestaat niet."),
    }

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        # In lists: a lazy text on its own would be spelled out letter by letter.
        field_obj.error_messages = {
            key: [COMPLAINTS.get(key, COMPLAINTS["invalid"])] for key in field_obj.error_messages
        }
        if any(isinstance(rule, validate.OneOf) for rule in field_obj.validators):
            field_obj.error_messages["required"] = [_("Maak een keuze.")]
        ranges = [rule for rule in field_obj.validators if isinstance(rule, validate.Range)]
        if ranges and ranges[0].error:  # what is no number at all is told the same as one too far
            field_obj.error_messages |= {key: [ranges[0].error] for key in ("invalid", "too_large")}
        if isinstance(field_obj, fields.List):
            self.on_bind_field(field_name, field_obj.inner)


class Query(Input):
    """What stands behind the `?`. Parameters nobody knows are left out."""

    class Meta:
        unknown = EXCLUDE


class Written(fields.String):
    """What people type: trimmed, and without characters that no database keeps."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> str:
        text = str(super()._deserialize(value, *rest, **more))
        text = storable(text).replace("\r\n", "\n").strip()
        return normalize("NFC", text) if len(text) <= SHORT else text


class EmailAddress(Written):
    """An address that a letter can be sent to; a domain in another script comes as `xn--…`."""

    def __init__(self, **more: Any) -> None:
        wrong = _("Dit is geen e-mailadres.")
        rules = [validate.Length(3, 254, error=wrong), validate.Email(error=wrong)]
        super().__init__(validate=[*rules, validate.Regexp(DELIVERABLE, error=wrong)], **more)

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> str:
        local, at, domain = super()._deserialize(value, *rest, **more).rpartition("@")
        with suppress(UnicodeError):
            domain = domain.encode("idna").decode()
        return f"{local}{at}{domain}"


class WebAddress(fields.String):
    """An `http` or `https` address; nothing typed is no address."""

    def __init__(self, **more: Any) -> None:
        wrong = _("Dit is geen webadres.")
        rules = [
            validate.Length(0, 500, error=wrong),
            validate.URL(schemes={"http", "https"}, error=wrong),
        ]
        super().__init__(load_default=None, allow_none=True, validate=rules, **more)

    def deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        typed = storable(value).strip() or None if isinstance(value, str) else value
        return super().deserialize(typed, *rest, **more)


class Secret(fields.String):
    """A password: kept as typed, never shown."""

    def __init__(self, **more: Any) -> None:
        super().__init__(load_only=True, **more)

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> str:
        return storable(str(super()._deserialize(value, *rest, **more)))


class Ticked(fields.Boolean):
    """A box that must be ticked."""

    def __init__(self, **more: Any) -> None:
        unticked = validate.Equal(comparable=True, error=_("Vink dit aan om verder te gaan."))
        super().__init__(required=True, validate=unticked, **more)


class YesOrNo(fields.Boolean):
    """A form shows both and begins with neither: what was not chosen is not a no."""


class Day(fields.Field[date]):
    """A day of the calendar, as `2026-11-23`."""

    def _deserialize(self, value: Any, *rest: Any, **more: Any) -> date:
        return read_day(value)

    def _serialize(self, value: date | None, *rest: Any, **more: Any) -> str | None:
        return None if value is None else value.isoformat()


def read_day(typed: Any) -> date:
    """Raises ValidationError for what is no day of the calendar."""
    try:
        day = date.fromisoformat(str(typed).strip())
        if day.isoformat() != str(typed).strip():  # Python also reads 2026-W48-1
            raise ValueError(typed)
        return day
    except ValueError as error:
        raise ValidationError([_("Schrijf een dag als 2026-11-23.")]) from error


def storable(text: str) -> str:
    return text.encode(errors="ignore").decode().replace("\0", "")


def length(least: int, most: int) -> validate.Length:
    return Length(least, most)


class Length(validate.Length):
    """Says what to do, apart for too little and for too much."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(least, most)
        numbers = {"least": number(least), "most": number(most)}
        self.too_much = _("Gebruik hoogstens %(most)s tekens.", **numbers)
        self.too_little = _("Gebruik %(least)s tot %(most)s tekens.", **numbers)

    def __call__(self, value: Measured) -> Measured:
        if not value and self.min:
            raise ValidationError([_("Vul hier iets in.")])
        if len(value) < (self.min or 0):
            raise ValidationError([self.too_little])
        if len(value) > (self.max or 0):
            raise ValidationError([self.too_much])
        return value


def one_of(*choices: str) -> validate.OneOf:
    return validate.OneOf(choices, error=_("Kies een van: {choices}."))


def id_field(**more: Any) -> fields.Integer:
    return fields.Integer(
        strict=True,
        validate=validate.Range(1, LARGEST_ID, error=_("Dit nummer bestaat niet.")),
        **more,
    )


class ListQuery(Query):
    """Which part of a list is asked for."""

    after = fields.String(load_default=None, validate=length(1, 500))
    limit = fields.Integer(
        load_default=PAGE_SIZE,
        validate=validate.Range(1, LARGEST_PAGE, error=_("Kies een getal van 1 tot en met 100.")),
    )


class ListOutput(Schema):
    """A part of a list of `items`, and what to ask `after` for the rest; None at its end."""

    next = fields.String(allow_none=True)
