"""People who use the application in a test: by browser, by program, by terminal."""

import re
from contextvars import Context

from flask.testing import FlaskClient, FlaskCliRunner

from forum.accounts.models import Member
from forum.core.db import db
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
        with self.session_transaction() as session:
            session["_user_id"] = token
        return self

    def bearer(self, token: str) -> "Visitor":
        """Show this API token at every visit from now on."""
        self.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        return self

    def submit(self, path: str, /, **form):
        """Send a form as a person would: with the token of the page it stood on."""
        return self.post(path, data={"csrf_token": self.csrf_token(), **form})

    def csrf_token(self) -> str:
        page = self.get("/login", follow_redirects=True).text
        field = re.search(r'<input[^>]*name="csrf_token"[^>]*>', page)
        assert field, "there is no form on the log-in page"
        return re.search(r'value="([^"]+)"', field[0])[1]


class Terminal(FlaskCliRunner):
    """A shell in which `flask …` is typed: `terminal.invoke(args=["accounts", "create"])`."""

    def invoke(self, *args, **kwargs):
        db.session.commit()
        result = Context().run(super().invoke, *args, **kwargs)
        db.session.expire_all()
        return result
