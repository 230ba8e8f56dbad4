"""What changes while somebody is logging in, or away, counts from that moment."""

import pytest

from forum.accounts.models import Member
from forum.accounts.policy import may_moderate
from forum.core import clock
from forum.core.db import db, transaction
from forum.core.errors import LoginRequired
from forum.proofs.origin import Origin
from forum.proofs.service import proving
from tests import make
from tests.make import PASSWORD


def test_a_log_in_under_way_asks_for_the_second_step_that_was_just_set_up(app, ada):
    db.session.commit()
    proof = proving.prove(username="Ada", password=PASSWORD, origin=Origin())
    db.session.get_one(Member, ada.id).second_factor_since = clock.now()
    db.session.flush()

    with pytest.raises(LoginRequired) as refused, transaction():
        proving.log_in(proof)
    assert refused.value.code == "second_factor_required"


def test_a_moderator_who_is_away_moderates_nothing(app):
    keeper = make.moderator()
    assert may_moderate(make.viewer(keeper))
    keeper.paused_at = clock.now()
    assert not may_moderate(make.viewer(keeper))


def test_the_last_passkey_goes_and_so_does_everybody_else(app, visitor, ada):
    passkey = make.passkey(ada)
    other = app.test_client().log_in(ada)
    visitor.log_in(ada)
    gone = visitor.submit(f"/settings/passkeys/{passkey.id}/remove", password=PASSWORD)
    assert gone.status_code == 303
    assert visitor.get("/settings").status_code == 200
    assert other.get("/settings").status_code == 303
