"""At the same moment: an answer is good once, and what is left is counted right."""

import json
from collections import Counter
from time import sleep

from sqlalchemy import func, select

from forum.accounts.models import Member, Session
from forum.core.db import db, transaction
from forum.proofs.models import Passkey
from forum.proofs.service import passkeys
from tests import make
from tests.make import PASSWORD
from tests.proofs.keys import ENTRY, asked, device_of


def test_one_answer_sent_eight_times_is_one_log_in(open_site, run_parallel):
    visitor = open_site.test_client()
    with transaction():
        ada = make.member(password=PASSWORD)
    device = device_of(ada, visitor)
    said = json.dumps(device.use(asked(visitor, ENTRY)))
    form = {"credential": said, "csrf_token": visitor.csrf_token()}
    cookie = visitor.get_cookie("session").value

    def send() -> int:
        browser = open_site.test_client()
        browser.set_cookie("session", cookie)
        return browser.post(ENTRY, data=form).status_code

    assert Counter(run_parallel([send] * 8)) == {303: 1, 409: 7}
    assert db.session.scalar(select(func.count(Session.id))) == 1


def test_the_last_two_removed_at_once_leave_no_second_step(open_site, run_parallel):
    with transaction():
        ada = make.member()
        keys = [make.passkey(ada).id for _number in range(2)]
        ada.second_factor_since = ada.joined_at
        who = make.viewer(ada)

    def remove(passkey_id: int) -> None:
        with transaction():
            passkeys.remove(who, passkey_id)
            sleep(0.5)  # until the other has removed its own as well

    assert run_parallel([lambda key=key: remove(key) for key in keys]) == [None, None]
    assert db.session.scalar(select(func.count(Passkey.id))) == 0
    assert db.session.get(Member, ada.id).second_factor_since is None
