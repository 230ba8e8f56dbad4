"""A new password leaves what is linked linked: the letter names it."""

from forum.core import clock
from forum.core.db import db
from forum.proofs.models import Identity
from tests import make

FORM = {"password": make.PASSWORD, "new_password": "negen natte nachtegalen"}


def _changed(visitor, smtp, run_worker, issuer: str) -> str:
    ada = make.member(username="Ada", email="ada@example.org", password=make.PASSWORD)
    known = {"issuer": issuer, "subject": "geheim-nummer"}
    db.session.add(Identity(member_id=ada.id, linked_at=clock.now(), **known))
    assert visitor.log_in(ada).submit("/settings/password", **FORM).status_code == 303
    run_worker()
    (letter,) = smtp.to(ada.email)
    return letter.get_content()


def test_the_letter_names_the_provider_and_where_to_unlink_it(app, visitor, smtp, run_worker):
    provider = app.extensions["provider"]
    text = _changed(visitor, smtp, run_worker, provider.issuer)
    assert f"Met {provider.name}, gekoppeld op:" in text
    assert "- 1 januari 2030" in text
    assert "http://localhost/settings/identities" in text
    assert "geheim-nummer" not in text


def test_a_provider_that_there_is_no_more_opens_nothing_and_is_not_named(visitor, smtp, run_worker):
    text = _changed(visitor, smtp, run_worker, "https://vroeger.example")
    assert "gekoppeld" not in text
