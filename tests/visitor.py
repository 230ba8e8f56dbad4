"""People who use the application in a test: by browser, by program, by terminal."""

from contextvars import Context
from datetime import timedelta
from secrets import token_hex

from flask import session
from flask.testing import FlaskClient, FlaskCliRunner
from flask_wtf.csrf import generate_csrf

from forum.accounts.models import Member
from forum.accounts.tokens import Signer
from forum.core import clock
from forum.core.db import db
from forum.web.bots import PURPOSE
from tests import make


class Visitor(FlaskClient):
    """A browser. Each visit starts from nothing, with its own session and `g`, as in production."""

    def open(self, *args, **kwargs):
        db.session.commit()
        # Read to the end, so that what happens after the answer has happened too.
        answer = Context().run(super().open, *args, **{"buffered": True} | kwargs)
        db.session.expire_all()
        return answer

    def log_in(self, member: Member) -> "Visitor":
        """Become this member, without the log-in page."""
        token = make.session(member)
        db.session.commit()
        with self.session_transaction() as kept:
            kept["_user_id"] = token
        return self

    def bearer(self, token: str) -> "Visitor":
        """Show this API token at every visit from now on."""
        self.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        return self

    def submit(self, path: str, /, **form):
        """Send a form as a person would: with the token of the page it stood on."""
        return self.post(path, data=self.carried() | form)

    def carried(self) -> dict[str, str]:
        """What the page of a form brings along, from somebody who took a minute over it."""
        return {"csrf_token": self.csrf_token(), "opened": Context().run(self._opened)}

    def _opened(self) -> str:
        with self.application.test_request_context():
            at = int((clock.now() - timedelta(minutes=1)).timestamp())
            return Signer(self.application.config["SECRET_KEY"]).sign(PURPOSE, at)

    def csrf_token(self) -> str:
        """What every form carries on a page that this browser was shown."""
        with self.session_transaction() as kept:
            kept.setdefault("csrf_token", token_hex(20))
        return Context().run(self._token_of, kept["csrf_token"])

    def _token_of(self, kept: str) -> str:
        with self.application.test_request_context():
            session["csrf_token"] = kept
            return generate_csrf()


class Terminal(FlaskCliRunner):
    """A shell in which `flask …` is typed: `terminal.invoke(args=["accounts", "create"])`."""

    def invoke(self, *args, **kwargs):
        db.session.commit()
        result = Context().run(super().invoke, *args, **kwargs)
        db.session.expire_all()
        return result
