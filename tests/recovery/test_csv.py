"""A diary as CSV: what was written is what is read, and a wrong line is told by its place."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forum.core.days import this_day
from forum.core.errors import Invalid, TooLarge
from forum.core.schemas import Written
from forum.recovery.checkins import ActivityScore, CheckIn
from forum.recovery.files.columns import as_written, harmless
from forum.recovery.files.lines import WrongLines
from forum.recovery.files.reading import read_lines
from forum.recovery.files.table import MOST_BYTES, MOST_LINES
from forum.recovery.files.writing import write_csv
from forum.recovery.scales import MEASURES
from tests.recovery.csv_files import comparable, lines, saved_again

NAMES = {1: "een uur wandelen", 2: '=SOM(A1); "sokken"', 3: "'-tillen, buigen", 4: "fietsen"}
# What separates, quotes, ends a line or begins a formula, and letters of several kinds.
SIGNS = "=+-@＝＠\t'\";,|\r\n\x0b\x1c\u2028\ufeff ab1éß漢😀٣e\u0301"
texts = st.text(alphabet=SIGNS, max_size=30)
kept = texts.map(Written().deserialize)
check_ins = st.builds(
    CheckIn,
    scores=st.dictionaries(st.sampled_from(list(MEASURES)), st.integers(0, 10)),
    activities=st.lists(
        st.builds(
            ActivityScore, st.integers(1, 4), st.integers(0, 10), st.sampled_from(["psfs", "psk"])
        ),
        max_size=3,
        unique_by=lambda one: one.activity_id,
    ).map(tuple),
    flare_up=st.booleans(),
    flare_note=kept,
    note=kept,
)
days = st.dates(date(1900, 1, 1), date(2025, 12, 31))
diaries = st.dictionaries(days, check_ins, max_size=6).map(lambda found: list(found.items()))


@given(diaries, st.sampled_from([None, ";", ",", "\t"]))
def test_what_was_written_is_read_back(diary, separator):
    assume(not any("\r\n" in told.note + told.flare_note for _day, told in diary))
    file = write_csv(diary, NAMES, notes=True)
    found = read_lines(file if separator is None else saved_again(file, separator))
    assert not found.complaints
    read = [(one.day, comparable(one.told)) for one in found.lines]
    assert read == [(day, comparable(told, NAMES)) for day, told in diary]


@given(texts)
def test_no_cell_is_a_formula_and_each_is_read_as_it_was(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert as_written(harmless(text)) == text


@given(st.text(alphabet=SIGNS, max_size=300) | st.binary(max_size=300))
def test_whatever_is_sent_is_read_or_refused_in_our_words(sent):
    file = sent if isinstance(sent, bytes) else sent.encode(errors="replace")
    for begun in (b"", b"day,pain\n", b'day;note\n"', b"day\n"):
        try:
            read_lines(begun + file)
        except Invalid as error:
            assert str(error.detail)


def test_without_notes_there_is_no_place_for_them():
    file = write_csv([(date(2025, 3, 1), CheckIn(flare_note="a", note="b"))], {}, notes=False)
    assert b"note" not in file


def test_the_seventh_line_is_told_with_its_column_and_why():
    good = [f"2025-03-0{day},3,,,," for day in range(1, 6)]
    found = read_lines(lines(*good, "2025-03-06,11,,,,"))
    (wrong,) = found.complaints
    assert str(wrong.said) == "Regel 7, kolom pain: 11 is geen heel getal van 0 tot en met 10."
    assert len(found.lines) == 5


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("2025-03-01,-1,,,,", "pain", "-1 is geen heel getal"),
        ('2025-03-01,"5,5",,,,', "pain", "5,5 is geen heel getal"),
        ("2025-03-01,5.0,,,,", "pain", "5.0 is geen heel getal"),
        ("2025-03-01,٣,,,,", "pain", "geen heel getal"),
        ("morgen,3,,,,", "day", "Schrijf een dag als 2026-11-23."),
        ("2025-02-30,3,,,,", "day", "Schrijf een dag als"),
        ("2025-W09-6,3,,,,", "day", "Schrijf een dag als"),
        ("1899-12-31,3,,,,", "day", "na 1900"),
        ("2025-03-01,3,wandelen,,,", "activity_1_score", "hoort een cijfer"),
        ("2025-03-01,3,,4,,", "activity_1_name", "Vul hier iets in"),
        ("2025-03-01,3,wandelen,12,,", "activity_1_score", "12 is geen heel getal"),
        (f"2025-03-01,3,{'w' * 81},4,,", "activity_1_name", "hoogstens 80 tekens"),
        ("2025-03-01,3,,,misschien,", "flare_up", "ja of nee"),
        (f"2025-03-01,3,,,,{'n' * 1001}", "note", "tekens"),
        ("2025-03-01,3,,,,een notitie, met een komma", "", "meer kolommen"),
    ],
)
def test_a_wrong_cell_is_told_by_its_column(row, column, why):
    found = read_lines(lines("2025-01-01,4,,,,", row))
    (wrong,) = found.complaints
    assert (wrong.line, wrong.column) == (3, column)
    assert why in str(wrong.reason)
    assert len(found.lines) == 1


def test_a_day_that_has_not_been_is_wrong(time):
    ahead = this_day() + timedelta(days=1)
    (wrong,) = read_lines(lines(f"{ahead},3,,,,")).complaints
    assert "nog niet geweest" in str(wrong.reason)


def test_a_day_that_is_there_twice_is_wrong_the_second_time():
    found = read_lines(lines("2025-03-01,3,,,,", "2025-03-02,3,,,,", "2025-03-01,4,,,,"))
    (wrong,) = found.complaints
    assert str(wrong.said) == "Regel 4, kolom day: Deze dag staat ook op regel 2."


def test_a_fourth_activity_or_one_told_twice_is_wrong():
    parts = ",".join(f"activity_{at}_name,activity_{at}_score" for at in range(1, 5))
    four = read_lines(lines("2025-03-01,a,1,b,2,c,3,d,4", head=f"day,{parts}"))
    twice = read_lines(lines("2025-03-01,Trap,1,,,trap,2,,", head=f"day,{parts}"))
    assert [one.column for one in four.complaints] == ["activity_4_name"]
    assert [one.column for one in twice.complaints] == ["activity_3_name"]


def test_days_and_yeses_are_read_as_spreadsheets_write_them():
    rows = ["3-2-2025;WAAR", "04-02-2025;ONWAAR", "05-02-2025;ja", "06-02-2025;"]
    found = read_lines(lines(*rows, ";;", head="Day;Flare_Up;"))
    assert [one.day.day for one in found.lines] == [3, 4, 5, 6]
    assert [one.told.flare_up for one in found.lines] == [True, False, True, False]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"", "Hier staat niets in"),
        (b"\n;;\n", "Hier staat niets in"),
        (b"day,pain\n2025-03-01,\xe9\n", "niet leesbaar"),
        ("day,pain\n".encode("utf-16"), "niet leesbaar"),
        (b"day\n" * (MOST_LINES + 2), "meer dan 10"),
    ],
)
def test_what_is_no_file_of_lines_is_refused_whole(file, why):
    with pytest.raises(Invalid, match=why) as refused:
        read_lines(file)
    assert "file" in refused.value.errors


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"pain\n3\n", "Regel 1, kolom day: Deze kolom ontbreekt."),
        (b"day,pijn\n", "Regel 1, kolom pijn: Deze kolom is niet bekend."),
        (b"day,pain,pain\n", "Regel 1, kolom pain: Deze kolom staat er twee keer."),
        (b'day,note\n2025-03-01,"open\n', "Regel 2: Een aanhalingsteken staat hier los"),
        (b'day,note\n2025-03-01,a\n2025-03-02,"b"c\n', "Regel 3: Een aanhalingsteken"),
    ],
)
def test_what_makes_all_lines_unsure_is_told_by_its_place(file, told):
    with pytest.raises(WrongLines) as refused:
        read_lines(file)
    assert str(refused.value.complaints[0].said).startswith(told)


def test_a_column_is_told_once_however_often_it_is_there():
    """Each of half a million being held against all others would take an hour."""
    with pytest.raises(WrongLines) as refused:
        read_lines(b"day,pain,pain" + b",x" * 5_000 + b"\n")
    assert [one.column for one in refused.value.complaints] == ["x", "pain"]


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(TooLarge):
        read_lines(b"d" * (MOST_BYTES + 1))
