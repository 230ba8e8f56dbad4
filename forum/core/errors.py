"""Everything that can go wrong and may be told to the person asking.

Rooms raise these; only the doors turn them into pages or JSON.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import ceil

from forum.core.i18n import Text, _

# By status: a code for programs, that never changes, and a title for people.
KINDS = {
    400: ("bad_request", _("Onjuist verzoek")),
    401: ("login_required", _("Niet ingelogd")),
    403: ("refused", _("Niet toegestaan")),
    404: ("not_found", _("Niet gevonden")),
    405: ("method_not_allowed", _("Dat kan hier niet")),
    409: ("conflict", _("Bestaat al, of is al veranderd")),
    410: ("gone", _("Ingetrokken")),
    412: ("stale", _("Intussen gewijzigd")),
    413: ("too_large", _("Te groot")),
    415: ("unsupported_media_type", _("Onbekend soort inhoud")),
    422: ("invalid", _("Niet goed ingevuld")),
    429: ("too_many_requests", _("Te veel verzoeken")),
    500: ("internal_error", _("Er ging iets mis")),
    503: ("unavailable", _("Even niet bereikbaar")),
}

Complaints = Mapping[str, Sequence[str | Text]]


class ForumError(Exception):
    """`detail` is for people, `code` for programs, `errors` says which fields were wrong."""

    status = 400

    def __init__(
        self,
        detail: str | Text = "",
        *,
        code: str | None = None,
        status: int | None = None,
        errors: Complaints | None = None,
    ) -> None:
        self.status = status or self.status
        usual_code, self.title = KINDS.get(self.status, KINDS[400 if self.status < 500 else 500])
        self.code = code or usual_code
        self.detail = detail or self.title
        self.errors = errors or {}
        super().__init__(self.detail)

    @property
    def headers(self) -> dict[str, str]:
        """What goes with the answer, whichever door gives it."""
        return {}


class LoginRequired(ForumError):
    status = 401


class Refused(ForumError):
    status = 403


class NotFound(ForumError):
    status = 404


class Conflict(ForumError):
    status = 409


class Stale(ForumError):
    """What is to be changed is no longer what was read. `version` is what stands there now."""

    status = 412

    def __init__(
        self,
        detail: str | Text = "",
        *,
        version: int | None = None,
        errors: Complaints | None = None,
    ) -> None:
        super().__init__(detail, errors=errors)
        self.version = version

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.version is None else {"ETag": f'"{self.version}"'}


class TooLarge(ForumError):
    status = 413


class Invalid(ForumError):
    status = 422


class TooMany(ForumError):
    """Tried too often. `retry_after` is how long it takes until trying again helps."""

    status = 429

    def __init__(self, detail: str | Text, *, retry_after: timedelta) -> None:
        super().__init__(detail)
        self.retry_after = max(1, ceil(retry_after.total_seconds()))

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)}


class Unavailable(ForumError):
    status = 503


def in_our_words(status: int, data: Mapping[str, object]) -> ForumError:
    """What a library refused, said as we would. `data` may hold complaints by place and field."""
    messages = data.get("messages")
    by_field = next(iter(messages.values()), None) if isinstance(messages, dict) else None
    return ForumError(status=status, errors=by_field if isinstance(by_field, dict) else {})
