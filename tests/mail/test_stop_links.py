"""One door stops every kind of mail, by the links of now and by those of earlier letters."""

import pytest

from forum.accounts.mail_wishes import mail_wishes_of
from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.accounts.stop_links import DIGEST, REMINDER
from forum.core.db import db
from forum.digests.queries import own_wish
from forum.digests.service.wishing import set_digest
from forum.notifications import service
from forum.notifications.choices import way_of
from forum.notifications.kinds import TELLING, Kind, Way
from forum.recovery.reminders.queries import own_wish as own_reminders
from forum.recovery.reminders.service import set_reminders
from tests import make
from tests.mail.links import old_token, stop_token

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
STOPPABLE = [kind for kind in Kind if Way.SITE in TELLING[kind].ways]
EVERY = [*STOPPABLE, DIGEST, REMINDER]
OLD = {DIGEST: "/settings/digest/stop", REMINDER: "/recovery/reminders/stop"}


@pytest.fixture
def ada(app):
    """Who wants all mail there is."""
    found = make.member(username="Ada", email="ada@example.org")
    viewer = make.viewer(found)
    set_consent(viewer, Purpose.DIARY, given=True)
    set_digest(viewer, every="day", weekday=1, hour=8)
    set_reminders(viewer, weekday=1)
    for kind in STOPPABLE:
        service.choose(viewer, {kind: Way.MAIL})
    return found


def _stopped(ada) -> list[str]:
    db.session.expire_all()
    viewer = make.viewer(ada)
    gone = [kind for kind in STOPPABLE if way_of(ada.id, kind) != Way.MAIL]
    digest = [] if own_wish(viewer).is_on else [DIGEST]
    reminders = [] if own_reminders(viewer) else [REMINDER]
    return [*gone, *digest, *reminders]


@pytest.mark.parametrize("kind", EVERY)
def test_one_press_stops_that_kind_and_no_other(app, ada, kind):
    link = f"/mail/stop?token={stop_token(ada, kind)}"
    for _time in range(2):
        answer = app.test_client().post(link, data=ONE_CLICK)
        assert (answer.status_code, "Gestopt." in answer.text) == (200, True)
    assert _stopped(ada) == [kind]


@pytest.mark.parametrize("kind", EVERY)
def test_all_mail_can_be_stopped_by_each(visitor, ada, kind):
    link = f"/mail/stop?token={stop_token(ada, kind)}"
    assert 'value="all"' in visitor.get(link).text
    assert "Gestopt." in visitor.submit(link, reach="all").text
    assert mail_wishes_of(ada.id).is_stopped


@pytest.mark.parametrize("kind", EVERY)
def test_a_letter_of_an_earlier_release_stops_its_kind_where_it_led(visitor, app, ada, kind):
    link = f"{OLD.get(kind, '/mail/stop')}?token={old_token(ada, kind)}"
    page = visitor.get(link)
    assert (page.status_code, 'value="all"' in page.text, _stopped(ada)) == (200, False, [])
    assert page.headers["Referrer-Policy"] == "no-referrer"
    answer = app.test_client().post(link, data=ONE_CLICK | {"reach": "all"})
    assert (answer.status_code, "Gestopt." in answer.text) == (200, True)
    assert (_stopped(ada), mail_wishes_of(ada.id).is_stopped) == ([kind], False)


@pytest.mark.parametrize("token_of", [stop_token, old_token])
def test_a_kind_that_is_no_more_has_a_page_too(visitor, app, ada, token_of):
    link = f"/mail/stop?token={token_of(ada, 'dagkoers')}"
    assert "Dit soort mail sturen we niet meer." in visitor.get(link).text
    answer = app.test_client().post(link, data=ONE_CLICK)
    assert (answer.status_code, _stopped(ada)) == (200, [])
    assert "Dit soort mail sturen we niet meer." in answer.text


def test_what_has_to_be_told_is_stopped_by_no_link(app, ada):
    app.test_client().post(f"/mail/stop?token={stop_token(ada, Kind.DECISION)}", data=ONE_CLICK)
    assert way_of(ada.id, Kind.DECISION) == Way.MAIL


@pytest.mark.parametrize("path", ["/mail/stop", *OLD.values()])
@pytest.mark.parametrize("token", ["", "x", "x" * 500, "%00", "WzFd.abc"])
def test_what_is_no_link_of_ours_is_told_so(visitor, ada, path, token):
    assert visitor.get(f"{path}?token={token}").status_code == 422
    assert visitor.post(f"{path}?token={token}").status_code == 422


@pytest.mark.parametrize("data", [ONE_CLICK, {"reach": "all"}])
def test_a_broken_link_is_told_as_such_and_asks_for_no_log_in(app, ada, data):
    answer = app.test_client().post("/mail/stop?token=kapot", data=data)
    assert (answer.status_code, "Deze link werkt niet" in answer.text) == (422, True)
    assert "Je tekst is er nog" not in answer.text
    assert _stopped(ada) == []
