"""A diary taken along: what each kind of file says, and what none of them tells of its member."""

import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader

from forum.core.days import this_day
from forum.recovery import queries, service
from forum.recovery.checkins import Scored, Told
from forum.recovery.files.overview import MOST_FLARE_UPS, overview
from forum.recovery.scales import PSK
from tests import make
from tests.recovery import keeping
from tests.recovery.keeping import check_in, told

EXPORT = "/recovery/export"
ALL = date.min, date.max


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


def _fill(member, count=6, **more):
    """A check-in a day, of which each is one better than the one before."""
    for ago in range(count):
        scores = {"pain": ago, "sleep": 5, "activity_minutes": 100 + ago}
        doing = [Scored("wandelen", 9 - ago), Scored("bukken", ago, PSK.id)]
        check_in(member, ago, Told(scores=scores, activities=doing, **more))


def _resources(answer):
    bundle = Bundle.model_validate_json(answer.data)
    assert bundle.type == "collection"
    assert len({entry.fullUrl for entry in bundle.entry}) == len(bundle.entry)
    return [entry.resource for entry in bundle.entry]


def test_every_file_is_an_attachment_that_nobody_else_keeps(own, keeper):
    check_in(keeper, found=told("mijn notitie", pain=3))
    pdf = own.submit(f"{EXPORT}.pdf")
    for answer in (own.get(f"{EXPORT}.csv"), own.get(f"{EXPORT}.fhir.json"), pdf):
        assert answer.status_code == 200
        said = answer.headers["Content-Disposition"]
        assert said.startswith("attachment; filename=")
        assert not any(word in said.lower() for word in ("dagboek", "herstel", "rug", "pijn"))
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_notes_and_days_outside_the_period_only_go_along_when_asked_for(own, keeper):
    check_in(keeper, 3, told("vroeger", pain=3))
    check_in(keeper, 0, told("vandaag", pain=4))
    for ending in ("csv", "fhir.json"):
        plain = own.get(f"{EXPORT}.{ending}").text
        assert "vroeger" not in plain
        since = this_day() - timedelta(days=1)
        part = own.get(f"{EXPORT}.{ending}?from={since}&to=&notes=1").text
        assert "vandaag" in part
        assert "vroeger" not in part


def test_fhir_says_what_was_told_with_its_unit_and_day_and_not_of_whom(own, keeper):
    _fill(keeper, 2, flare_up=True, flare_note="tuin", note="zwaar")
    patient, *found = _resources(own.get(f"{EXPORT}.fhir.json?notes=1"))
    assert patient.model_dump(exclude_none=True) == {"resourceType": "Patient"}
    today = [one for one in found if one.effectiveDateTime == this_day()]
    told_by = {one.code.coding[-1].code: one for one in today}
    assert told_by["nrs_pain_24h"].code.coding[0].code == "72514-3"
    assert told_by["nrs_pain_24h"].valueQuantity.value == 0
    assert told_by["activity_minutes"].valueQuantity.unit == "min/wk"
    assert told_by["psfs"].code.text.startswith("wandelen (PSFS: 0 is lukt helemaal niet")
    assert told_by["psk"].code.text.startswith("bukken (PSK: 0 is geen moeite")
    assert told_by["flare_up"].valueBoolean is True
    assert (told_by["flare_note"].valueString, told_by["note"].valueString) == ("tuin", "zwaar")
    assert keeper.username not in own.get(f"{EXPORT}.fhir.json?notes=1").text


def test_the_same_diary_gives_the_same_ids_and_another_gives_others(own, keeper, app):
    _fill(keeper, 1)
    other = keeping.keeper()
    _fill(other, 1)
    mine = own.get(f"{EXPORT}.fhir.json").data
    assert own.get(f"{EXPORT}.fhir.json").data == mine
    theirs = app.test_client().log_in(other).get(f"{EXPORT}.fhir.json").data
    ids = [{entry["fullUrl"] for entry in json.loads(file)["entry"]} for file in (mine, theirs)]
    assert not ids[0] & ids[1]


def test_an_overview_holds_now_beside_the_start_of_the_diary(keeper):
    _fill(keeper, 8)
    found = queries.diary(make.viewer(keeper))
    part = overview(found, this_day() - timedelta(days=2), date.max)
    assert (part.check_ins, part.first) == (3, this_day() - timedelta(days=2))
    shown = {str(one.label): (str(one.start), str(one.now), one.latest) for one in part.wanted}
    assert shown == {"wandelen": ("3", "8", 9), "bukken": ("6", "1", 0)}
    assert [one.is_difficulty for one in part.wanted] == [False, True]
    assert overview(found, date.min, this_day() - timedelta(days=9)) is None


def test_with_too_few_check_ins_nothing_is_compared(keeper):
    _fill(keeper, 5)
    found = overview(queries.diary(make.viewer(keeper)), *ALL)
    assert {str(one.start) for one in (*found.wanted, *found.measures)} == {"–"}


def test_the_overview_has_a_name_only_when_one_is_typed(own, keeper):
    _fill(keeper, 6, note="geheim", flare_note="ook geheim")
    plain = own.get("/recovery/overview?name=Adres")
    named = own.submit("/recovery/overview", name="J. <Jansen>")
    sheet = plain.text.split("<article")[1].split("</article>")[0]
    assert keeper.username not in sheet
    assert "Adres" not in sheet
    assert "geheim" not in plain.text
    assert "J. &lt;Jansen&gt;" in named.text.split("<article")[1]
    assert "geen diagnose" in sheet
    assert "niet gevalideerd" in sheet


@pytest.mark.parametrize("ending", ["csv", "fhir.json"])
def test_a_period_that_cannot_be_is_told_at_its_field(own, keeper, ending):
    check_in(keeper)
    turned = own.get(f"{EXPORT}.{ending}?from=2026-02-02&to=2026-01-01")
    assert turned.status_code == 422
    assert 'id="to-error"' in turned.text
    assert 'value="2026-02-02"' in turned.text
    assert own.get(f"{EXPORT}.{ending}?from=morgen").status_code == 422
    assert own.get(f"{EXPORT}.docx").status_code == 404
    empty = own.submit(f"{EXPORT}.pdf", to="2001-01-01", name="N. Aam")
    assert empty.status_code == 422
    assert "geen check-ins" in empty.text
    assert "N. Aam" in empty.text


def test_a_pdf_is_one_page_also_of_the_longest_words(visitor, keeper, time):
    for week in range(30):
        doing = [Scored(letter * 80, week % 11) for letter in "WMO"]
        scores = {name: 10 for name in ("pain", "stiffness", "sleep", "stress", "confidence")}
        found = Told(scores | {"activity_minutes": 2520}, doing, flare_up=True)
        service.save_entry(make.viewer(keeper), this_day(), found)
        time.pass_time(days=7)
    answer = visitor.log_in(keeper).submit(f"{EXPORT}.pdf", name="N" * 80)
    (page,) = PdfReader(BytesIO(answer.data)).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    text = page.extract_text()
    assert "N" * 10 in text
    assert f"en {30 - MOST_FLARE_UPS} eerder" in text
    assert "geen diagnose" in text.replace("\n", " ")
