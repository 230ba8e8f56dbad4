import re
from io import BytesIO

from forum.factsheets.drafts import get_draft
from tests import make
from tests.factsheets.article.example import FILE

ARTICLE = FILE.read_bytes()


def _upload(visitor, data=ARTICLE, **fields):
    return visitor.submit(
        "/moderation/factsheets/import", file=(BytesIO(data), "artikel.txt"), **fields
    )


def test_a_moderator_imports_edits_and_publishes(visitor):
    visitor.log_in(make.moderator())
    address = _upload(visitor).location
    report = visitor.get(address).text
    slug = re.search(r"/factsheets/([a-z0-9-]+)/edit", report)[1]

    page = visitor.get(f"/factsheets/{slug}/edit").text
    assert 'name="version" value="1"' in page
    body = "Een eigen alinea zonder bron."
    visitor.submit(
        f"/factsheets/{slug}/edit",
        title="Een eigen titel",
        summary="Kort gezegd.",
        body=body,
        claims="Bewegen mag.",
        version="1",
    )
    refused = visitor.submit(f"/factsheets/{slug}/publish", reason="Nagelezen")
    assert (refused.status_code, "nog niet bevestigd" in refused.text) == (409, True)
    visitor.submit(f"{address}/rights", rights="Eigen tekst", confirmed="1")
    answer = visitor.submit(f"/factsheets/{slug}/publish", reason="Nagelezen")

    assert answer.location == f"/factsheets/{slug}"
    guest = visitor.application.test_client().get(answer.location).text
    assert body in guest
    assert "Geen bron in het artikel" in guest


def test_a_sheet_with_an_urgent_sign_comes_back_with_the_reason(visitor):
    moderator = make.moderator()
    sheet = make.sheet(moderator, published=False, body="Krachtsverlies: bel direct.")
    answer = visitor.log_in(moderator).submit(f"/factsheets/{sheet.slug}/publish", reason="Klaar")
    assert answer.status_code == 409
    assert "Zet het blok" in answer.text


def test_a_bad_file_is_named_with_its_byte(visitor):
    answer = _upload(visitor.log_in(make.moderator()), b"goed\nfout \xff")
    assert answer.status_code == 422
    assert "byte 11" in answer.text
    assert "regel 2" in answer.text


def test_a_form_without_a_file_asks_for_one(visitor):
    answer = visitor.log_in(make.moderator()).submit("/moderation/factsheets/import")
    assert (answer.status_code, "Kies een bestand, of plak de tekst." in answer.text) == (422, True)


def test_a_stale_edit_keeps_what_was_typed(visitor):
    moderator = make.moderator()
    sheet = make.sheet(moderator)
    visitor.log_in(moderator)
    fields = {"title": "Een titel", "summary": "Zin.", "body": "Wat ik typte.", "claims": ""}
    visitor.submit(f"/factsheets/{sheet.slug}/edit", version="1", **fields)
    answer = visitor.submit(f"/factsheets/{sheet.slug}/edit", version="1", **fields)
    assert answer.status_code == 412
    assert "Wat ik typte." in answer.text


def test_pinning_and_unpinning_on_a_thread_s_page(visitor):
    moderator = make.moderator()
    sheet, first = make.sheet(moderator, title="Wat rekken doet"), make.thread()
    address = f"/t/{first.thread_id}-hoe-begin-ik"
    visitor.log_in(moderator)

    visitor.submit(f"{address}/factsheets", factsheet=sheet.slug, why="Past hierbij")
    page = visitor.application.test_client().get(address).text
    assert "Wat rekken doet" in page
    assert "Past hierbij" in page

    visitor.submit(f"{address}/factsheets/{sheet.slug}/unpin")
    assert "Past hierbij" not in visitor.application.test_client().get(address).text


def test_readers_see_sources_and_where_there_are_none(visitor):
    moderator = make.moderator()
    sheet = make.sheet(moderator)
    page = visitor.get(f"/factsheets/{sheet.slug}").text
    assert "Bewegen mag." in page
    assert "nog niet medisch beoordeeld" in page.lower()


def test_publishing_takes_along_what_was_typed_and_not_yet_saved(visitor):
    moderator = make.moderator()
    sheet = make.sheet(moderator)
    fields = {"title": "Een titel", "summary": "Zin.", "body": "Net getypt.", "claims": ""}
    visitor.log_in(moderator)
    path = f"/factsheets/{sheet.slug}/publish"

    refused = visitor.submit(path, version="1", reason="", **fields)
    assert (refused.status_code, "Net getypt." in refused.text) == (422, True)
    assert visitor.submit(path, version="1", reason="Nieuwer", **fields).status_code == 303
    assert "Net getypt." in visitor.get(f"/factsheets/{sheet.slug}").text
    stale = visitor.submit(path, version="1", reason="Nog eens", **fields)
    assert (stale.status_code, "Net getypt." in stale.text) == (412, True)


def test_putting_up_for_review_saves_what_was_typed(visitor):
    moderator = make.moderator()
    sheet = make.sheet(moderator, published=False)
    typed = {"title": "Een titel", "summary": "Kort.", "body": "Net getypt.", "version": "1"}
    visitor.log_in(moderator).submit(
        f"/factsheets/{sheet.slug}/submit", **typed, claims="", reason="Kijk naar de titel"
    )
    page = visitor.log_in(make.expert()).get(f"/factsheets/{sheet.slug}/review").text
    assert "Net getypt." in page
    assert "Kijk naar de titel" in page


def test_the_page_of_publishing_keeps_the_name_of_who_signed(visitor):
    moderator, expert = make.moderator(), make.expert()
    sheet = make.sheet(moderator, published=False)
    visitor.log_in(moderator).submit(f"/factsheets/{sheet.slug}/submit")
    visitor.log_in(expert).submit(f"/factsheets/{sheet.slug}/sign", draft="true")
    visitor.log_in(moderator)
    draft = get_draft(make.viewer(moderator), sheet.slug)
    fields = {name: getattr(draft, name) for name in ("title", "summary", "body", "claims")}
    told = fields | {"owner": expert.username, "review_after_months": "6", "reason": "Nagelezen"}
    visitor.submit(f"/factsheets/{sheet.slug}/publish", **told, version=str(draft.draft_version))
    assert expert.username in visitor.get(f"/factsheets/{sheet.slug}").text


def test_an_unknown_keeper_is_told_at_the_field_and_the_text_is_kept(visitor):
    moderator = make.moderator()
    sheet = make.sheet(moderator, published=False)
    typed = {"title": "Een titel", "summary": "", "body": "Net getypt.", "owner": "niemand"}
    answer = visitor.log_in(moderator).submit(f"/factsheets/{sheet.slug}/edit", **typed, claims="")
    assert (answer.status_code, "Net getypt." in answer.text) == (422, True)
    assert "Kies iemand van het team" in answer.text
