"""Numbers, terms and contradictions: the rules without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.days import ZONE, day_of
from forum.experts.verification.contradictions import Said, contradictions, in_order
from forum.experts.verification.findings import Finding, Identity, Looked, complaints
from forum.experts.verification.numbers import code_fits, is_number, tidy
from forum.experts.verification.validity import (
    REMINDERS,
    expires_at,
    expires_on,
    reminder_due,
)

digits = st.text("0123456789", min_size=11, max_size=11)
days = st.dates(date(2020, 1, 1), date(2080, 12, 31))
PHYSIO = {"profession": "fysiotherapeut", "big_number": "00000000104"}
SAID = {"register_name": "L. Rugenbrink", "practice": "Praktijk Zuid", "interests": "Geen."}
TODAY = date(2030, 1, 1)
GOOD = Looked(Finding.FOUND, name_matches=True, identity=Identity.CALL_BACK, is_good=True)


def _wrong(**facts) -> set[str]:
    return set(contradictions(in_order(Said(**SAID | facts))))


@given(digits, st.lists(st.tuples(st.integers(0, 11), st.sampled_from(" .\u00a0")), max_size=8))
def test_a_number_is_the_same_however_it_is_spaced_and_keeps_its_zeros(number, spaces):
    written = number
    for place, space in spaces:
        written = written[:place] + space + written[place:]
    assert tidy(written) == number
    assert is_number(tidy(written))


@given(st.text(max_size=14))
def test_only_eleven_plain_digits_are_a_number(text):
    assert is_number(text) == (len(text) == 11 and all(one in "0123456789" for one in text))


@pytest.mark.parametrize(
    "number", ["0000000010", "000000001044", "0000000010a", "٠٠٠٠٠٠٠٠١٠٤", "1-2"]
)
def test_what_is_no_number_is_said_at_its_field(number):
    assert _wrong(**PHYSIO | {"big_number": number}) == {"big_number"}


def test_the_code_of_a_profession_is_a_hint_and_never_refuses():
    assert code_fits("00000000104", "fysiotherapeut") is True
    assert code_fits("00000000101", "fysiotherapeut") is False
    assert code_fits(None, "diëtist") is None
    assert _wrong(**PHYSIO | {"big_number": "00000000101"}) == set()


@given(days, st.none() | days)
def test_it_ends_after_twelve_months_or_at_the_re_registration_whichever_is_first(day, again):
    until = expires_on(day, again)
    assert until == again or (again is None or until <= again)
    assert until <= expires_on(day, None)
    assert timedelta(365) <= expires_on(day, None) - day <= timedelta(366)
    assert expires_on(day, None).month == day.month


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2027, 12, 31), date(2028, 12, 31)),
    ],
)
def test_a_day_that_the_next_year_lacks_becomes_the_last_of_its_month(day, until):
    assert expires_on(day, None) == until


@given(st.integers(0, 60 * 366 * 24 * 60))
def test_it_ends_where_the_day_begins_in_amsterdam(minutes):
    at = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    until = expires_at(at, None)
    assert until.astimezone(ZONE).time().isoformat() == "00:00:00"
    assert day_of(until) == expires_on(day_of(at), None)


def test_late_in_the_evening_elsewhere_it_is_tomorrow_here():
    assert day_of(expires_at(datetime(2030, 6, 30, 23, tzinfo=UTC), None)) == date(2031, 7, 1)


@given(st.integers(1, 400), st.sets(st.integers(0, 400)))
def test_each_reminder_goes_once_and_in_order_whenever_the_clock_is_looked_at(lasts, looked):
    until, reminded, sent = TODAY + timedelta(lasts), None, []
    for passed in sorted(looked):
        due = reminder_due(until, TODAY + timedelta(passed), reminded)
        if due:
            reminded = due
            sent.append(due)
    assert sent == sorted(set(sent), reverse=True)
    assert set(sent) <= set(REMINDERS)


def test_there_is_none_before_its_time_and_none_at_the_end():
    until = TODAY + timedelta(40)
    on = {left: reminder_due(until, until - timedelta(left), None) for left in (31, 30, 8, 7, 1, 0)}
    assert on == {31: None, 30: 30, 8: 30, 7: 7, 1: 7, 0: None}
    assert reminder_due(until, until - timedelta(3), 7) is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"profession": "osteopaat", "big_number": None}, "profession"),
        ({"profession": "chiropractor"}, "profession"),
        ({"specialism": "huisarts"}, "specialism"),
        ({"profession": "manueel therapeut"}, "quality_register"),
        ({"specialism": "manueel therapeut", "quality_register": "Zomaar"}, "quality_register"),
        ({"profession": "arts", "quality_register": "KRF NL"}, "quality_register"),
        ({"profession": "diëtist"}, "big_number"),
        ({"big_number": None}, "big_number"),
        ({"practice_phone": "bel maar"}, "practice_phone"),
    ],
)
def test_a_contradiction_is_said_at_its_field(facts, field):
    assert _wrong(**PHYSIO | facts) == {field}


@pytest.mark.parametrize(
    "facts",
    [
        PHYSIO,
        PHYSIO | {"profession": "Manueel  therapeut", "quality_register": "krf nl"},
        PHYSIO | {"quality_register": "Keurmerk Fysiotherapie"},
        {"profession": "huisarts", "big_number": "0000 0000.201"},
        {"profession": "oefentherapeut"},
        {"profession": "diëtist", "quality_register": "KP", "big_number": ""},
    ],
)
def test_what_goes_together_is_taken(facts):
    assert _wrong(**facts) == set()


def test_a_general_practitioner_is_a_physician_with_a_specialism():
    said = in_order(Said(**SAID, profession="Huisarts", big_number="0000 0000 201"))
    assert (said.profession, said.specialism) == ("arts", "huisarts")
    assert said.big_number == "00000000201"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"finding": Finding.NOT_FOUND}, "finding"),
        ({"finding": Finding.RESTRICTED}, "finding"),
        ({"name_matches": False}, "name_matches"),
        ({"identity": Identity.NONE}, "identity"),
        ({"reregistration_on": TODAY}, "reregistration_on"),
        ({"reregistration_on": TODAY - timedelta(1)}, "reregistration_on"),
    ],
)
def test_a_doubt_is_no_good_result(facts, field):
    looked = Looked(**GOOD.__dict__ | facts)
    assert set(complaints(looked, TODAY)) == {field}
    assert complaints(Looked(**looked.__dict__ | {"is_good": False}), TODAY) == {}
    assert complaints(GOOD, TODAY) == {}
