"""What holds for every request and every answer, whichever door it came by."""

import logging
import re
from secrets import token_urlsafe
from time import perf_counter
from uuid import uuid4

from flask import Flask, Response, current_app, g, request

from forum.core.errors import ForumError, NotFound
from forum.core.i18n import _
from forum.core.logs import request_id

log = logging.getLogger(__name__)

HEALTH = ("/healthz", "/readyz")
HOST = re.compile(r"\A(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?\Z", re.IGNORECASE)
YEAR = 365 * 24 * 3600
STATIC_LASTS = 7 * 24 * 3600
SAME_FOR_ALL = ("static", "styles.show")
FOR_PROGRAMS = ("feeds.", "sitemap.")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'nonce-{nonce}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "X-Permitted-Cross-Domain-Policies": "none",
}
# Pages whose address holds a secret never tell the next site where one came from.
SECRET_ADDRESSES = (
    "/verify",
    "/reset",
    "/confirm-email",
    "/login/provider/callback",
    "/recovery/reminders/stop",
    "/mail/stop",
    "/settings/digest/stop",
    "/report/objection",
)
OWN_FEEDS = "/feeds/mine/"  # and what comes behind it is one member's secret


def register(app: Flask) -> None:
    app.before_request(_arrive)
    app.before_request(_know_the_host)
    app.after_request(_leave)
    app.teardown_request(_forget)


def _arrive() -> None:
    g.started = perf_counter()
    g.nonce = token_urlsafe(16)
    request_id.set(uuid4().hex)


def _know_the_host() -> None:
    """An address made from a foreign host could reach a mail or a cache: nothing is made of it."""
    if request.path in HEALTH:
        return
    found = HOST.match(request.environ.get("HTTP_HOST", ""))
    if found is None or found[1].lower() not in current_app.config["HOSTS"]:
        raise ForumError(_("Dit adres hoort niet bij deze site."), code="unknown_host")
    if "\0" in request.path:
        raise NotFound(_("Deze pagina bestaat niet."))  # no database keeps such a name


def _leave(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    nonce = g.get("nonce") or token_urlsafe(16)
    response.headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
    response.headers["X-Request-ID"] = request_id.get() or ""
    if request.path in SECRET_ADDRESSES or request.path.startswith(OWN_FEEDS):
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    _say_who_may_keep(response)
    _note(response)
    return response


def _say_who_may_keep(response: Response) -> None:
    """Private unless it is the same for everyone."""
    is_there = response.status_code in (200, 304)
    if is_there and request.endpoint in SAME_FOR_ALL:
        response.headers["Cache-Control"] = f"public, max-age={STATIC_LASTS}"
    elif is_there and (request.endpoint or "").startswith(FOR_PROGRAMS) and _tells_nobody(response):
        # Whoever keeps it asks each time, so that what was hidden is gone at once.
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    else:
        response.headers["Cache-Control"] = "private, no-store"


def _tells_nobody(response: Response) -> bool:
    """Neither the question nor the answer says who is there."""
    asked = request.cookies or request.authorization
    return not asked and "Set-Cookie" not in response.headers


def _note(response: Response) -> None:
    """One line a request, without the words that members write."""
    spent = perf_counter() - g.get("started", perf_counter())
    facts = {
        "method": request.method,
        "path": _place(response.status_code),
        "status": response.status_code,
        "ms": round(spent * 1000, 1),
    }
    log.info("request", extra={"facts": facts})


def _place(status: int) -> str:
    """The address without what stands behind the `?` and without its words: a title tells of
    somebody's health, and a name of who reads about whom. Its numbers are enough to find it."""
    if request.path.startswith(OWN_FEEDS):
        return OWN_FEEDS
    if request.url_rule is None:
        return request.path if status == 404 else "-"
    place = request.url_rule.rule
    for name, value in (request.view_args or {}).items():
        if isinstance(value, int):
            place = place.replace(f"<id:{name}>", str(value))
    return place


def _forget(_error: BaseException | None) -> None:
    request_id.set(None)
