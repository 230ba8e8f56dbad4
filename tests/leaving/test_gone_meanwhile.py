"""Whoever is erased while something of theirs is under way leaves nothing new behind."""

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Consent
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core import clock
from forum.core.db import db
from forum.core.errors import NotFound
from forum.leaving.models import Export, Leaving
from forum.leaving.modes import Mode
from forum.leaving.service import exporting
from forum.leaving.service.going import leave
from tests import make

ACTS = {
    Consent: lambda viewer: set_consent(viewer, Purpose.TEXTS, given=True),
    Export: exporting.ask,
    Leaving: lambda viewer: leave(viewer, Mode.ANONYMISE),
}


@pytest.mark.parametrize("kept", ACTS, ids=lambda kept: kept.__name__)
def test_nothing_is_kept_for_who_was_just_erased(app, kept):
    member = make.member(consent=False)
    viewer = make.viewer(member)
    member.erased_at = clock.now()
    db.session.flush()

    with pytest.raises(NotFound):
        ACTS[kept](viewer)
    assert db.session.scalar(select(func.count(kept.id))) == 0
