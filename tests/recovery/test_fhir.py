"""The Bundle of a diary held against R4 itself (4.0.1), and against R4B, which others read too.

The models know names, types and how often; what they leave is held here: values that are bound to
a list, rules between elements, and references inside the Bundle.
"""

import json
import re

import pytest
from fhir.resources.R4B.bundle import Bundle as R4B
from fhirclient.models.bundle import Bundle as R4
from fhirclient.models.fhirabstractbase import FHIRValidationError

from forum.recovery.checkins import Scored, Told
from forum.recovery.scales import MEASURES, PSK
from tests.recovery.keeping import check_in

URN = re.compile(
    r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
)
URI = re.compile(r"(https?://|urn:)\S+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FINAL, COLLECTION = "final", "collection"  # of the required lists of status and type
VALUES = {"valueQuantity", "valueBoolean", "valueString"}
NEEDED = {"resourceType", "status", "category", "code", "subject", "effectiveDateTime", "performer"}


@pytest.fixture
def bundle(visitor, keeper):
    """Of all that one can tell."""
    for ago in range(3):
        scores = {name: 3 + ago for name in MEASURES}
        doing = [Scored("wandelen", 4), Scored("bukken", 2, PSK.id)]
        words = {"flare_up": True, "flare_note": "tuin", "note": "zwaar"}
        check_in(keeper, ago, Told(scores=scores, activities=doing, **words))
    return json.loads(visitor.log_in(keeper).get("/recovery/export.fhir.json?notes=1").data)


def _observations(bundle):
    return [entry["resource"] for entry in bundle["entry"][1:]]


def test_it_is_a_bundle_of_r4_and_of_r4b(bundle):
    assert R4(bundle).as_json() == bundle
    assert len(R4B.model_validate(bundle).entry) == 1 + 3 * (2 + len(MEASURES) + 3)


def test_the_models_of_r4_see_what_is_wrong(bundle):
    for wrong in ({"status": None}, {"effectiveDateTime": "vandaag"}, {"score": 3}):
        broken = json.loads(json.dumps(bundle))
        broken["entry"][1]["resource"] |= wrong
        with pytest.raises(FHIRValidationError):
            R4(broken).as_json()


def test_a_collection_has_a_full_url_for_each_and_nothing_of_a_request(bundle):
    assert bundle["type"] == COLLECTION
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert all(URN.fullmatch(url) for url in urls)
    assert len(set(urls)) == len(urls)
    assert all(entry.keys() == {"fullUrl", "resource"} for entry in bundle["entry"])
    assert bundle["entry"][0]["resource"] == {"resourceType": "Patient"}


def test_every_reference_leads_to_the_patient_in_the_bundle(bundle):
    patient = bundle["entry"][0]["fullUrl"]
    for found in _observations(bundle):
        assert [found["subject"], *found["performer"]] == [{"reference": patient}] * 2


def test_an_observation_has_what_it_must_and_one_value(bundle):
    for found in _observations(bundle):
        assert found["status"] == FINAL
        assert found.keys() - VALUES == NEEDED
        assert len(found.keys() & VALUES) == 1
        assert DAY.fullmatch(found["effectiveDateTime"])
        assert found["code"]["text"].strip()


def test_codes_have_a_system_and_quantities_a_unit_with_its_code(bundle):
    for found in _observations(bundle):
        (category,) = found["category"]
        codings = [*found["code"]["coding"], *category["coding"]]
        assert all(URI.fullmatch(one["system"]) for one in codings)
        assert all(re.fullmatch(r"\S+( \S+)*", one["code"]) for one in codings)
        quantity = found.get("valueQuantity")
        if quantity:  # qty-3: a code of a unit has a system
            assert quantity["system"] == "http://unitsofmeasure.org"
            assert quantity["code"] in ("{score}", "min/wk")
            assert quantity["unit"] == quantity["code"]


def test_no_element_is_empty(bundle):
    def walk(found):
        assert found not in ("", [], {}, None)
        parts = found.values() if isinstance(found, dict) else found
        if isinstance(found, dict | list):
            for part in parts:
                walk(part)

    walk([entry for entry in bundle["entry"]])
