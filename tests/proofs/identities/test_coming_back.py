"""What comes back from the provider is believed in the browser that set out, once, and soon."""

import pytest

from forum.accounts.models import Member
from forum.core.db import db
from forum.proofs.models import Ceremony
from tests.proofs.identities.travelling import FORM, LOGIN, Traveller, fields_of
from tests.world.answers import everything_kept


def _members() -> list[Member]:
    return list(db.session.scalars(db.select(Member)))


def test_setting_out_takes_along_what_it_needs_and_no_secret(traveller):
    address = traveller.set_out(next="/help")
    asked = fields_of(address)

    assert address.startswith(f"{traveller.neighbours.issuer}/authorize?")
    assert asked.pop("redirect_uri") == "http://localhost/login/provider/callback"
    assert (asked.pop("scope"), asked.pop("response_type")) == ("openid email", "code")
    assert (asked.pop("client_id"), asked.pop("code_challenge_method")) == ("ruggespraak", "S256")
    assert {name: len(text) for name, text in asked.items()} == {
        "state": 43,
        "nonce": 43,
        "code_challenge": 43,
    }
    assert len(set(asked.values())) == 3
    assert asked["state"] != fields_of(traveller.set_out())["state"]


def test_coming_back_changes_nothing_until_the_button(traveller, visitor):
    """Programs that look ahead at links come there too."""
    sent = traveller.come_back()
    kept = everything_kept()
    traveller.neighbours.behave()

    page = visitor.get(f"{LOGIN}/callback", query_string=sent)

    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert f'action="{LOGIN}/finish"' in page.text
    assert page.text.count(sent["code"]) == page.text.count(sent["state"]) == 1
    assert everything_kept() == kept
    assert traveller.neighbours.behave() == []
    assert traveller.finish(**sent).location == f"{LOGIN}/new"


def test_the_middle_page_leads_by_a_link_because_no_form_may(traveller, visitor):
    page = visitor.submit(LOGIN)
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]
    assert 'rel="noreferrer">Ga verder naar Buurtlogin' in page.text


def test_a_code_works_once(traveller, visitor):
    sent = traveller.come_back()
    traveller.finish(**sent)
    visitor.submit(f"{LOGIN}/new", **FORM)

    again = traveller.finish(**sent)

    assert again.status_code == 409
    assert "Begin opnieuw" in again.text
    assert len(_members()) == 1


def test_a_code_that_the_provider_knows_as_used_is_refused(traveller):
    sent = traveller.come_back()
    traveller.finish(**sent)
    fresh = fields_of(traveller.neighbours.log_in(traveller.set_out(), "ada"))

    answer = traveller.finish(code=sent["code"], state=fresh["state"])

    assert answer.status_code == 422
    assert "al gebruikt of verlopen" in answer.text


def test_anothers_link_logs_nobody_in(app, traveller):
    """Or a stranger could have you write under the stranger's name."""
    sent = traveller.come_back("bob")
    victim = Traveller(app.test_client(), traveller.neighbours)

    assert victim.finish(**sent).status_code == 409
    victim.set_out()
    answer = victim.finish(**sent)

    assert answer.status_code == 422
    assert "niet in deze browser begonnen" in answer.text
    assert not victim.is_logged_in()


def test_a_code_of_one_attempt_is_of_no_use_in_another(app, traveller):
    """It belongs to a verifier that never left this server."""
    stolen = traveller.come_back("bob")["code"]
    thief = Traveller(app.test_client(), traveller.neighbours)
    own = fields_of(traveller.neighbours.log_in(thief.set_out(), "eve"))

    assert thief.finish(code=stolen, state=own["state"]).status_code == 422


def test_a_wrong_state_uses_up_the_attempt(traveller):
    sent = traveller.come_back()
    assert traveller.finish(code=sent["code"], state="x" * 43).status_code == 422
    assert traveller.finish(**sent).status_code == 409
    assert db.session.scalars(db.select(Ceremony)).all() == []


@pytest.mark.parametrize("missing", ["code", "state"])
@pytest.mark.parametrize("instead", [None, "", "é\0", "x" * 5000])
def test_what_is_incomplete_is_refused_in_plain_words(traveller, visitor, missing, instead):
    sent = traveller.come_back() | {missing: instead}
    sent = {name: text for name, text in sent.items() if text is not None}
    traveller.neighbours.behave()

    page = visitor.get(f"{LOGIN}/callback", query_string=sent)
    answer = traveller.finish(**sent)

    assert page.status_code in (200, 404, 422)
    assert (page.status_code == 200) == (instead == "é\0")
    assert answer.status_code == 422
    assert ("token" in traveller.neighbours.behave()) == (instead == "é\0" and missing == "code")
    assert not traveller.is_logged_in()


def test_a_form_from_another_site_begins_and_ends_nothing(traveller, visitor):
    sent = traveller.come_back()
    kept = everything_kept()
    for path in (LOGIN, f"{LOGIN}/finish", f"{LOGIN}/link", f"{LOGIN}/new"):
        answer = visitor.post(path, data=sent)
        assert answer.status_code in (400, 401)
        assert sent["code"] not in answer.text
        assert sent["state"] not in answer.text
    assert everything_kept() == kept
