"""The shapes of accounts that cross a door."""

from marshmallow import Schema, fields, validate

from forum.accounts.names import LONGEST, SHORTEST
from forum.accounts.profile_shapes import HeldProfileOutput
from forum.accounts.purposes import Purpose
from forum.accounts.viewer import Scope
from forum.core.i18n import _
from forum.core.schemas import (
    EmailAddress,
    Input,
    ListOutput,
    Query,
    Secret,
    Ticked,
    Written,
    length,
    one_of,
)

TRIED = length(1, 100_000)  # however long, a wrong password is one that was tried
CODE = length(0, 40)
NEW_PASSWORD = Secret(required=True, validate=length(8, 256))


class LogInInput(Input):
    username = Written(required=True, validate=length(1, 254))
    password = Secret(required=True, validate=TRIED)
    code = Written(load_default="", validate=CODE)


class CodeInput(Input):
    """The second step of a log-in."""

    code = Written(required=True, validate=length(1, 40))


class RegisterInput(Input):
    username = Written(required=True, validate=length(SHORTEST, LONGEST))
    email = EmailAddress(required=True)
    password = Secret(required=True, validate=length(8, 256))
    age_16 = Ticked()
    rules = Ticked()
    consent_texts = fields.Boolean(load_default=False)


class AccountInput(Input):
    """An account that its operator makes: past the rules for names and weak passwords."""

    username = Written(required=True, validate=length(SHORTEST, LONGEST))
    email = EmailAddress(required=True)
    password = Secret(required=True, validate=length(8, 256))


class VerifyInput(Input):
    token = Written(required=True, validate=length(1, 500))


class ForgotInput(Input):
    email = EmailAddress(required=True)


class ResetInput(VerifyInput):
    """A mailed link, used to choose another password."""

    password = NEW_PASSWORD


class VerifyQuery(Query):
    token = fields.String(load_default="", validate=length(0, 500))


DAYS = validate.Range(1, 365, error=_("Kies 1 tot en met 365 dagen."))


class TokenInput(LogInInput):
    name = Written(required=True, validate=length(1, 100))
    scopes = fields.List(fields.String(validate=one_of(*Scope)), load_default=None)
    expires_in_days = fields.Integer(load_default=None, validate=DAYS)


class PasswordAgain(Input):
    """Of who is already logged in, before something that matters."""

    password = Secret(required=True, validate=TRIED)


class OwnerInput(PasswordAgain):
    """Whoever owns an account says so: with its password, and the code if it has those."""

    code = Written(load_default="", validate=CODE)


class PasswordInput(OwnerInput):
    new_password = NEW_PASSWORD


class EmailInput(OwnerInput):
    email = EmailAddress(required=True)


class OwnTokenInput(OwnerInput):
    """A token made on the page of one's own: what it may do is ticked."""

    name = Written(required=True, validate=length(1, 100))
    write = fields.Boolean(load_default=False)
    moderate = fields.Boolean(load_default=False)
    expires_in_days = fields.Integer(load_default=None, validate=DAYS)


class ProfileInput(Input):
    bio = Written(required=True, validate=length(0, 1000))


class MessageChoice(Input):
    """Whether other members may begin a conversation; as form and as answer."""

    takes_messages = fields.Boolean(required=True)


class ConsentInput(Input):
    given = fields.Boolean(required=True)


class ConsentForm(ConsentInput):
    purpose = fields.Enum(Purpose, by_value=True, load_default=Purpose.TEXTS)


class TokenOutput(Schema):
    id = fields.Integer()
    name = fields.String()
    scopes = fields.Function(lambda token: token.scopes.split())
    created_at = fields.AwareDateTime()
    last_used_at = fields.AwareDateTime(allow_none=True)
    expires_at = fields.AwareDateTime(allow_none=True)


class SessionOutput(Schema):
    id = fields.Integer()
    device = fields.String()
    address = fields.String()
    created_at = fields.AwareDateTime()
    last_used_at = fields.AwareDateTime()


class SessionList(ListOutput):
    items = fields.List(fields.Nested(SessionOutput))


class NewTokenOutput(Schema):
    token = fields.String(metadata={"description": "Shown this once; only its hash is kept."})
    id = fields.Integer()
    scopes = fields.List(fields.String())


class TokenList(ListOutput):
    items = fields.List(fields.Nested(TokenOutput))


class ConsentOutput(Schema):
    purpose = fields.Enum(Purpose, by_value=True)
    text_version = fields.String()
    given_at = fields.AwareDateTime(allow_none=True)


class ConsentList(ListOutput):
    items = fields.List(fields.Nested(ConsentOutput))


class ProfileOutput(Schema):
    name = fields.String()
    url = fields.String(allow_none=True)
    role = fields.String()
    badge = fields.String(allow_none=True)
    bio = fields.String()
    joined_at = fields.AwareDateTime()


class MeOutput(Schema):
    id = fields.Integer()
    username = fields.String()
    role = fields.String()
    email = fields.String()
    email_verified = fields.Boolean()
    bio = fields.String()
    held_profile = fields.Nested(HeldProfileOutput, allow_none=True)
    joined_at = fields.AwareDateTime()
    scopes = fields.List(fields.String())
    consents = fields.List(fields.Nested(ConsentOutput))


class Accepted(Schema):
    """The answer that says the same whether or not an address was known."""

    detail = fields.String()
