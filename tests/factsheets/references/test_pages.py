"""What readers and curators see of what became of sources."""

import pytest

from forum.factsheets import service
from forum.factsheets.references import lines as reference_lines
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.service import SheetChange
from forum.factsheets.statuses import SourceStatus
from tests import make
from tests.factsheets.references.sources import publication, sourced


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return sourced(
        keeper,
        publication(1, doi="10.5555/A", title="Eerste"),
        publication(2, doi="10.5555/b", title="Tweede"),
    )


def _find(status: SourceStatus, *dois: str) -> None:
    viewer = make.viewer(make.moderator())
    found = reference_lines.references(viewer).items
    ids = [line.id for line in found if line.doi in dois]
    service.note_findings(Origin.RETRACTION_WATCH, dict.fromkeys(ids, Notice(status)))


def test_not_looked_up_is_said_and_is_not_in_order(visitor, sheet):
    page = visitor.get(f"/factsheets/{sheet.slug}").text
    assert page.count("Status niet bekend: nog niet nagekeken.") == 2
    assert "source-banner" not in page


@pytest.mark.parametrize(
    ("status", "title", "at_claim", "on_card"),
    [
        ("retracted", "Een bron van deze factsheet is ingetrokken",
         "Steunt op een bron die is ingetrokken", "een bron is ingetrokken"),
        ("concern", "Aan een bron van deze factsheet wordt getwijfeld",
         "Steunt op een bron waaraan wordt getwijfeld", "aan een bron wordt getwijfeld"),
        ("corrected", "Een bron van deze factsheet is gecorrigeerd",
         "Steunt op een bron die is gecorrigeerd", "een bron is gecorrigeerd"),
    ],
)  # fmt: skip
def test_a_source_that_changed_is_said_above_at_the_claim_and_in_the_list(
    visitor, sheet, status, title, at_claim, on_card
):
    _find(SourceStatus(status), "10.5555/A")
    page = visitor.get(f"/factsheets/{sheet.slug}").text
    assert title in page and page.count(at_claim) == 1
    assert "volgens Retraction Watch, nagekeken op" in page
    assert on_card in visitor.get("/factsheets").text


def test_an_older_version_shows_what_is_known_today(visitor, sheet, keeper):
    viewer = make.viewer(keeper)
    service.edit_sheet(viewer, sheet.slug, SheetChange(claims="Alleen deze [2]."))
    service.publish(viewer, sheet.slug, reason="Korter")
    _find(SourceStatus.RETRACTED, "10.5555/A")
    assert "is ingetrokken" not in visitor.get(f"/factsheets/{sheet.slug}").text
    assert "is ingetrokken" in visitor.get(f"/factsheets/{sheet.slug}/v/1").text


def test_a_source_that_is_in_order_is_said_with_who_says_so(visitor, sheet):
    _find(SourceStatus.OK, "10.5555/A", "10.5555/b")
    page = visitor.get(f"/factsheets/{sheet.slug}").text
    assert page.count("In orde") == 2 and "source-banner" not in page


def test_programs_look_sources_up_by_doi(visitor, sheet, keeper):
    _find(SourceStatus.RETRACTED, "10.5555/A")
    sourced(keeper, publication(1, doi="10.5555/draft"), slug="concept", published=False)
    asked = ("HTTPS://doi.org/10.5555%2Fa", "10.5555/B", "10.5555/none", "10.5555/draft")
    query = "&".join(f"doi={doi}" for doi in asked)
    items = visitor.get(f"/api/v1/references?{query}").json["items"]
    assert [(item["doi"], item["status"]) for item in items] == [
        ("10.5555/a", "retracted"), ("10.5555/b", "unknown"),
    ]  # fmt: skip
    assert items[0]["checked_at"] and items[1]["checked_at"] is None
    told = visitor.get(f"/api/v1/factsheets/{sheet.slug}").json["references"]
    assert [source["status"] for source in told] == ["retracted", "unknown"]


@pytest.mark.parametrize("query", ["", "doi=", "doi=nee", "&".join(["doi=10.5555/a"] * 101)])
def test_what_is_no_doi_is_refused_in_words(visitor, sheet, query):
    answer = visitor.get(f"/api/v1/references?{query}")
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["doi"])


def test_a_moderator_sets_a_status_with_a_reason(visitor, sheet, keeper):
    visitor.log_in(keeper)
    index = visitor.get("/moderation/references").text
    assert "Eerste" in index and "Met bronnen" in index
    line = reference_lines.references(make.viewer(keeper)).items[-1]
    path = f"/moderation/references/{line.id}"
    wrong = visitor.submit(path, status="retracted", reason="")
    assert wrong.status_code == 422
    assert 'value="retracted" selected' in wrong.text
    assert visitor.submit(path, status="retracted", reason="Zie de brief").location == path
    page = visitor.get(path).text
    assert "niet bekend → ingetrokken" in page and "Zie de brief" in page
    assert "Eerste" in visitor.get("/moderation/references?status=retracted").text
    assert "Eerste" not in visitor.get("/moderation/references?status=ok").text
    guest = visitor.application.test_client().get(f"/factsheets/{sheet.slug}").text
    assert "Ingetrokken</strong> volgens een moderator" in guest


def test_a_program_of_a_moderator_does_the_same(visitor, sheet, keeper):
    visitor.bearer(make.token(keeper))
    (second, first) = visitor.get("/api/v1/moderation/references").json["items"]
    path = f"/api/v1/moderation/references/{first['id']}"
    told = visitor.put(path, json={"status": "concern", "reason": "Brief"}).json
    assert (told["now"]["status"], told["now"]["origin"]) == ("concern", "moderator")
    assert [change["after"] for change in told["changes"]] == ["concern"]
    assert visitor.get(path).json == told
    assert visitor.put(path, json={"status": "fijn", "reason": "Brief"}).status_code == 422
    assert second["now"]["status"] == "unknown"


def test_a_list_of_many_costs_as_much_as_a_list_of_one(visitor, keeper, count_queries):
    visitor.log_in(keeper)
    costs = []
    for amount in (1, 25):
        sources = [publication(n, doi=f"10.5555/{amount}.{n}") for n in range(1, amount + 1)]
        sourced(keeper, *sources, slug=f"blad-{amount}")
        visitor.get("/moderation/references?limit=100")
        with count_queries() as seen:
            visitor.get("/moderation/references?limit=100")
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_sheets_that_rest_on_one_source_are_named_with_a_comma_between(visitor, keeper):
    for slug in ("eerste", "tweede"):
        sourced(keeper, publication(1, doi="10.5555/samen"), slug=slug)
    page = visitor.log_in(keeper).get("/moderation/references").text
    first, second = (
        f'<a href="/factsheets/{slug}">Met bronnen</a>' for slug in ("eerste", "tweede")
    )
    assert f"<span>In: {first}, {second}</span>" in page
