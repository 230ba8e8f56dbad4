"""The pages of a recovery story: looking before sharing, and stopping."""

from datetime import timedelta

import pytest

from forum.categories.circles import Circle
from forum.core.days import this_day
from forum.core.db import db
from forum.recovery.stories import snapshots
from forum.recovery.stories.policy import MOST_SNAPSHOTS
from forum.threads.models import Thread
from tests import make
from tests.recovery.keeping import keeper as someone_else
from tests.recovery.stories.sharing import agree, kept_days, seen, share, story


@pytest.fixture
def post(keeper):
    kept_days(keeper)
    return story(keeper)


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


@pytest.fixture
def path(post):
    return f"/t/{post.thread_id}"


def _chosen(**more) -> dict:
    first = (this_day() - timedelta(days=30)).isoformat()
    period = {"from": first, "to": this_day().isoformat()}
    return period | {"measures": ["pain", "function"], "audience": "members"} | more


def _main(answer) -> str:
    return answer.text.split("<main")[1].split("</main")[0]


def test_one_sees_what_others_will_before_anything_is_shared(own, keeper, post, path):
    look = own.submit(f"{path}/share", **_chosen(look="1"))
    assert look.status_code == 200
    assert "wandelen" in _main(look)
    assert "notitiewoord" not in _main(look)
    assert not seen(keeper, post)
    again = own.submit(f"{path}/share", **_chosen(change="1"))
    assert 'value="pain" checked' in again.text
    answer = own.submit(f"{path}/share", **_chosen())
    assert answer.status_code == 303
    page = _main(own.get(answer.location))
    assert "wat lukte, pijn" in page
    assert "wandelen" not in page
    (made,) = snapshots.snapshots_in(make.viewer(keeper), post.thread_id)
    assert f'href="/recovery/shared/{made.id}"' in page
    opened = _main(own.get(f"/recovery/shared/{made.id}"))
    assert opened.count('<svg class="plot"') == 2
    assert "wandelen" in opened
    assert len(seen(make.member(), post)) == 1


def test_sending_the_form_twice_shares_once(own, keeper, post, path):
    for _time in range(2):
        own.submit(f"{path}/share", **_chosen(idempotency_key="eenmalig"))
    assert len(seen(keeper, post)) == 1


def test_the_form_once_more_after_stopping_does_not_say_that_it_is_shared(own, keeper, post, path):
    sent = _chosen(idempotency_key="eenmalig")
    own.submit(f"{path}/share", **sent)
    (made,) = snapshots.own_snapshots(make.viewer(keeper))
    own.get(own.submit(f"/recovery/shared/{made.id}/stop").location)
    again = own.submit(f"{path}/share", **sent)
    assert again.status_code == 404
    assert not seen(keeper, post)
    assert "Het staat nu bij" not in own.get("/recovery/shared").text


def test_where_no_more_fits_looking_says_so_too(own, keeper, post, path):
    for _time in range(MOST_SNAPSHOTS):
        share(keeper, post)
    answer = own.submit(f"{path}/share", **_chosen(look="1"))
    assert answer.status_code == 409
    assert "Stop er eerst een" in answer.text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"measures": []}, "measures"),
        ({"measures": ["gewicht"]}, "measures"),
        ({"from": ""}, "from"),
        ({"from": "gisteren"}, "from"),
        ({"to": ""}, "to"),
        ({"to": "2001-01-01"}, "to"),
        ({"from": "2999-01-01"}, "from"),
        ({"audience": "iedereen"}, "audience"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_chosen_stays(
    own, keeper, post, path, typed, field
):
    answer = own.submit(f"{path}/share", **_chosen(look="1", notes="1", **typed))
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert 'id="notes" name="notes" type="checkbox" value="1" checked' in answer.text
    assert not seen(keeper, post)


def test_what_goes_on_needs_no_last_day(own, keeper, post, path):
    answer = own.submit(f"{path}/share", **_chosen(to="", keep_sharing="1"))
    assert answer.status_code == 303
    (found,) = snapshots.snapshots_in(make.viewer(keeper), post.thread_id)
    assert found.keeps_sharing


def test_the_list_of_what_one_shares_stops_it_and_says_what_that_cannot_undo(own, keeper, post):
    made = share(keeper, post)
    page = _main(own.get("/recovery/shared"))
    assert "Anderen kunnen het al hebben gezien" in page
    answer = own.submit(f"/recovery/shared/{made}/stop")
    assert answer.location == "/recovery/shared"
    assert "Je deelt niets" in own.get(answer.location).text
    again = own.submit(f"/recovery/shared/{made}/stop")
    assert (again.status_code, again.location) == (303, "/recovery/shared")


def test_stopping_where_the_story_cannot_be_opened_any_more_leads_to_the_list(own, keeper, post):
    made = share(keeper, post)
    db.session.get(Thread, post.thread_id).category_id = make.category(readers=Circle.EXPERTS).id
    db.session.commit()
    answer = own.submit(f"/recovery/shared/{made}/stop", in_thread=str(post.thread_id))
    assert (answer.status_code, answer.location) == (303, "/recovery/shared")
    assert "Je deelt niets" in own.get(answer.location).text


def test_in_the_thread_only_its_owner_finds_the_button_that_stops(visitor, own, keeper, post, path):
    made = share(keeper, post)
    page = f"{path}-hoe-begin-ik"
    assert "Delen stoppen" in own.get(page).text
    for _time in range(2):
        answer = own.submit(f"/recovery/shared/{made}/stop", in_thread=str(post.thread_id))
        assert answer.location == page
    share(keeper, post)
    visitor.log_in(make.member())
    assert "Uit het dagboek" in visitor.get(page).text
    assert "Delen stoppen" not in visitor.get(page).text


def test_under_a_pseudonym_the_form_warns_and_nothing_leads_to_the_member(visitor):
    writer = someone_else(username="Wilhelmina", id=7777001)
    kept_days(writer)
    hidden = story(writer, pseudonym=True)
    visitor.log_in(writer)
    assert "onder je schuilnaam" in visitor.get(f"/t/{hidden.thread_id}/share").text
    share(writer, hidden)
    reader = make.member()
    page = visitor.log_in(reader).get(f"/t/{hidden.thread_id}-hoe-begin-ik").text
    assert "Uit het dagboek" in page
    assert not [word for word in ("Wilhelmina", "7777001") if word in page]


def test_while_consent_is_taken_back_the_list_says_that_nobody_sees_it(own, keeper, post):
    share(keeper, post)
    agree(keeper, given=False)
    assert "Nu ziet niemand dit" in own.get("/recovery/shared").text


def test_who_shares_what_comes_is_told_so_where_it_is_written(own, keeper, post):
    form, file = "/recovery/check-in", "/recovery/import"
    assert "Je deelt uit je dagboek" not in own.get(file).text
    assert "Niemand anders leest dit" in own.get(form).text
    share(keeper, post, "pain", until=None)
    assert "Notities blijven van jou alleen" in own.get(form).text
    assert "Notities blijven van jou alleen" in own.get(file).text
    share(keeper, post, "pain", until=None, notes=True)
    page = own.get(form).text
    assert "anderen lezen het mee" in page
    assert "ook je notities" in own.get(file).text
    assert "Niemand anders leest dit" not in page


def test_who_has_no_diary_is_led_to_it_and_back_from_the_page_of_sharing(visitor):
    member = make.member()
    path = f"/t/{story(member).thread_id}/share"
    visitor.log_in(member)
    for answer in (visitor.get(path), visitor.submit(path, **_chosen(look="1"))):
        assert f'href="/recovery?next={path}"' in _main(answer)
        assert "/settings/consent" not in _main(answer)
    assert visitor.submit(path, **_chosen()).status_code == 403
    assert visitor.submit("/recovery/begin", next=path).location == path


def test_the_list_of_what_one_shares_opens_what_others_see(own, keeper, post):
    made = share(keeper, post)
    assert f'href="/recovery/shared/{made}"' in _main(own.get("/recovery/shared"))
