"""Builds the application: the only file that knows every floor."""

import logging
from pathlib import Path
from urllib.parse import urlsplit

from alembic.script import ScriptDirectory
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFError, CSRFProtect
from jinja2 import StrictUndefined
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from config import ROOT, Config
from forum import alarms, api, cli, web
from forum.accounts.viewer import GUEST, Viewer, held_back
from forum.accounts.viewers import find_viewer_by_session, find_viewer_by_token
from forum.api import door
from forum.core import changes, logs, sqlite, vault
from forum.core.db import db, is_keeping
from forum.core.errors import ForumError, LoginRequired, Unavailable, in_our_words
from forum.core.files import open_store
from forum.core.i18n import _
from forum.core.mail import Outlet
from forum.core.oidc import Provider
from forum.core.places import Allowed
from forum.core.webpush import pusher
from forum.experts.verification.registers import ADAPTERS, MANUAL
from forum.notifications.counting import counted
from forum.search import indexing
from forum.web import bounces, mail_stop
from forum.web import errors as pages
from forum.web.converters import CONVERTERS
from forum.web.language import choose_language
from forum.web.page import viewer

log = logging.getLogger(__name__)

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
MIGRATIONS = ROOT / "migrations"


def build(config: Config | None = None) -> Flask:
    """The application for an installation, by default the one the environment describes."""
    config = config or Config.from_environment(is_looking=cli.is_looking())
    app = Flask("forum", root_path=str(ROOT / "forum"), template_folder=str(ROOT / "templates"))
    app.config.from_object(config)
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.url_map.merge_slashes = False  # its redirects would take their host from the request
    app.url_map.converters |= CONVERTERS
    Babel(app, locale_selector=choose_language)
    if config.PROXIES:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.PROXIES, x_proto=0)  # type: ignore[method-assign]
    _connect(app, config)
    _keep_index()
    _recognise_people(app)
    for part in (web, api):
        part.register(app)
    cli.register(app, build)
    _guard_forms(app)
    _explain_errors(app)
    return app


def _connect(app: Flask, config: Config) -> None:
    Path(config.INSTANCE).mkdir(mode=0o700, parents=True, exist_ok=True)
    if not app.testing:
        logs.start()
    db.init_app(app)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    app.config["SCHEMA_HEAD"] = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    app.extensions["outlet"] = Outlet(
        sender=config.MAIL_FROM,
        host=urlsplit(config.BASE_URL).hostname or "localhost",
        folder=config.MAIL_FOLDER,
        smtp_url=config.SMTP_URL,
    )
    app.extensions["provider"] = _provider(config)
    app.extensions["pusher"] = pusher(
        config.VAPID_PRIVATE_KEY,
        config.CONTACT,
        config.BASE_URL,
        Allowed.read(config.PUSH_HOSTS, None),
    )
    alarms.use(Path(config.ALARM_RULES) if config.ALARM_RULES else None)
    app.extensions["register_adapter"] = ADAPTERS[config.REGISTER_ADAPTER or MANUAL]
    app.extensions["hooks_allowed"] = Allowed.read(config.WEBHOOK_HOSTS, config.WEBHOOK_NETWORKS)
    app.extensions["store"] = open_store(config.STORAGE_URL, config.STORAGE_FOLDER)
    with app.app_context():
        sqlite.prepare(db.engine, only_reads=_only_reads)
        vault.prepare(db.engine, config.DATA_KEYS)


def _keep_index() -> None:
    """What changes in a room is found by its new words from the same transaction on."""
    for what, refresh in indexing.KEPT.items():
        changes.listen(what, refresh)


def _provider(config: Config) -> Provider | None:
    """The other provider of log-ins, where one is set up."""
    if not config.OIDC:
        return None
    return Provider(**{name.lower(): value for name, value in config.OIDC.items()})


def _recognise_people(app: Flask) -> None:
    """By cookie on pages, by token on the API; never one in place of the other."""
    manager, notices = LoginManager(app), counted()
    manager.anonymous_user = lambda: GUEST
    app.config["REMEMBER_COOKIE_NAME"] = ";"  # no cookie can be called so: only ours remembers
    manager.session_protection = None  # the token is the proof; an address or browser may change

    @manager.user_loader
    def by_cookie(token: object) -> Viewer | None:
        if _is_api() or not isinstance(token, str):
            return None
        return _held(find_viewer_by_session(token, notices))

    @manager.request_loader
    def by_token(_request: object) -> Viewer | None:
        if not _is_api() or request.authorization is None:
            return None
        found = find_viewer_by_token(request.authorization.token or "")
        if found is None:
            raise LoginRequired(_("Deze sleutel is niet geldig."), code="invalid_token")
        return _held(found)


def _held(found: Viewer | None) -> Viewer | None:
    must = current_app.config["REQUIRE_SECOND_FACTOR"]
    return held_back(found) if found and must else found


def _guard_forms(app: Flask) -> None:
    csrf = CSRFProtect(app)
    for blueprint in api.BLUEPRINTS:
        # The API takes tokens and never cookies, so no other site can ride on them.
        csrf.exempt(blueprint)
    # What the letter holds is all that stopping asks for: no cookie plays a part (RFC 8058).
    csrf.exempt(mail_stop.bp)
    csrf.exempt(bounces.bp)  # for a program with a secret, which has no cookie


def _explain_errors(app: Flask) -> None:
    app.register_error_handler(ForumError, _ours)
    app.register_error_handler(CSRFError, _without_token)
    app.register_error_handler(HTTPException, _theirs)
    for failure in (OperationalError, PoolTimeout):
        app.register_error_handler(failure, _away)


def _ours(error: ForumError) -> Response:
    response = door.show_error(error) if _is_api() else pages.show_error(error)
    response.headers.update(error.headers)
    return response


def _without_token(_error: CSRFError) -> Response:
    if not viewer().is_member:
        return pages.ended_session()
    return _ours(ForumError(_("Deze pagina is verlopen. Laad de pagina opnieuw."), code="csrf"))


def _theirs(error: HTTPException) -> Response:
    if error.code == 500:
        db.session.rollback()  # or the error page could not read who is asking
    response = _ours(in_our_words(error.code or 500, getattr(error, "data", {})))
    for name, value in error.get_headers():
        response.headers.setdefault(name, value)
    return response


def _away(error: Exception) -> Response:
    """A database that is away, busy or too slow: nothing was stored, trying again may help."""
    log.error("database unavailable", exc_info=error)
    g._login_user = GUEST  # the page must not ask the database who is there
    response = door.show_error(_UNAVAILABLE) if _is_api() else pages.unavailable(_UNAVAILABLE)
    response.headers["Retry-After"] = "5"
    return response


_UNAVAILABLE = Unavailable(_("De site is even niet bereikbaar. Probeer het zo nog eens."))


def _is_api() -> bool:
    return request.path.startswith("/api/v1/")


def _only_reads() -> bool:
    return has_request_context() and request.method in SAFE_METHODS and not is_keeping()
