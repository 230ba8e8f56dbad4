"""A copy of everything about oneself tells nothing of others, not even that they are there."""

import json
from io import BytesIO
from zipfile import ZipFile

from tests import make
from tests.accounts.people import JSON, find
from tests.make import PASSWORD

COPIES = "/api/v1/me/exports"


def _signed_up(visitor, run_worker, **facts) -> dict:
    """What the copy says of asking and of letters, for who just signed up."""
    assert visitor.post("/api/v1/members", json=JSON | facts).status_code == 202
    run_worker()
    program = visitor.bearer(make.token(find(facts["username"])))
    number = program.post(COPIES, json={"password": PASSWORD}).json["id"]
    run_worker()
    answer = program.get(f"{COPIES}/{number}/file")
    told = json.loads(ZipFile(BytesIO(answer.data)).read("account.json"))
    found = {name: told[name] for name in ("email_verifications", "letters")}
    return json.loads(json.dumps(found).replace(facts["username"], ""))


def test_it_does_not_tell_whether_an_address_had_an_account(app, run_worker):
    make.member(email="bezet@example.org")
    free = _signed_up(app.test_client(), run_worker, username="Vrij", email="vrij@example.org")
    taken = _signed_up(app.test_client(), run_worker, username="Bezet", email="bezet@example.org")
    assert free == taken
    assert free["letters"] == []


def test_a_key_that_only_reads_does_not_fetch_all_of_it(visitor, run_worker):
    ada = make.member(username="Ada", password=PASSWORD)
    number = visitor.bearer(make.token(ada)).post(COPIES, json={"password": PASSWORD}).json["id"]
    run_worker()
    address = f"{COPIES}/{number}/file"
    assert visitor.get(address).status_code == 200
    refused = visitor.bearer(make.token(ada, {"read"})).get(address)
    assert (refused.status_code, refused.json["code"]) == (403, "scope_missing")
