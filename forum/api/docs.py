"""The description of the API as a page of our own, made from the document itself."""

from typing import Any

from flask import Blueprint, current_app, render_template

from forum.core.i18n import Text, _

bp = Blueprint("api", __name__, url_prefix="/api")

HEADINGS: dict[str, Text] = {
    "api_accounts": _("Accounts"),
    "api_members": _("Profielen"),
    "api_second_factor": _("Inloggen in twee stappen"),
    "api_identities": _("Inloggen met een andere dienst"),
    "api_passkeys": _("Passkeys"),
    "api_digest": _("Overzicht per mail"),
    "api_push": _("Notificaties op je apparaat"),
    "api_recovery": _("Wachtwoord en e-mailadres"),
    "api_leaving": _("Pauzeren of weggaan"),
    "api_exports": _("Je gegevens meenemen"),
    "api_categories": _("Categorieën"),
    "api_labels": _("Labels"),
    "api_words": _("Woordenlijst van moderators"),
    "api_threads": _("Gesprekken"),
    "api_posts": _("Berichten"),
    "api_reading": _("Verder lezen"),
    "api_following": _("Volgen en dempen"),
    "api_feeds": _("Je eigen feeds"),
    "api_revisions": _("Eerdere versies van berichten"),
    "api_polls": _("Peilingen"),
    "api_reacting": _("Waarderen"),
    "api_bookmarks": _("Bewaren"),
    "api_writing": _("Hulp bij het schrijven"),
    "api_search": _("Zoeken"),
    "api_drafts": _("Concepten"),
    "api_uploads": _("Afbeeldingen"),
    "api_factsheets": _("Factsheets"),
    "api_reviewing": _("Factsheets nakijken en intrekken"),
    "api_references": _("Bronnen en hun status"),
    "api_reference_files": _("Bronnen als bestand"),
    "api_imports": _("Artikelen inlezen"),
    "api_article_sheets": _("Factsheets van een artikel"),
    "api_pins": _("Factsheets vastzetten"),
    "api_sheet_talk": _("Factsheets in gesprekken"),
    "api_answers": _("Antwoorden van experts"),
    "api_notices": _("Notificaties"),
    "api_held": _("Vastgehouden berichten"),
    "api_decisions": _("Besluiten van moderators"),
    "api_questions": _("Vragen aan experts"),
    "api_hours": _("Spreekuren"),
    "api_quiz": _("Quiz"),
    "api_diary": _("Hersteldagboek"),
    "api_stories": _("Herstelverhalen"),
    "api_diary_files": _("Hersteldagboek meenemen en inlezen"),
    "api_experiments": _("Iets uitproberen"),
    "api_mail": _("Mail aan jou"),
    "api_reminders": _("Herinneringen aan je dagboek"),
    "api_messages": _("Privéberichten"),
    "api_reported_messages": _("Gemelde privéberichten"),
    "api_experts": _("Experts"),
    "api_waiting_experts": _("Aanvragen van experts beoordelen"),
    "api_held_profiles": _("Profielteksten die wachten"),
    "api_urgent_mails": _("Dringende mails van leden"),
    "api_signals": _("Alarmsignalen in berichten"),
    "api_reports": _("Melden"),
    "api_report_cases": _("Meldingen beoordelen"),
    "api_moderation": _("Moderatie"),
    "api_queue": _("Te beoordelen"),
    "api_canned": _("Standaardredenen"),
    "api_member_notes": _("Notities over een lid"),
    "api_rules": _("Huisregels"),
    "api_transparency": _("Moderatie in cijfers"),
    "api_hooks": _("Webhooks"),
    "api_privacy": _("Wie ziet wat"),
}
METHODS = ("get", "post", "put", "patch", "delete")


@bp.get("/docs")
def docs() -> str:
    document = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    groups: dict[Text, list[dict[str, Any]]] = {}
    for path, item in document["paths"].items():
        for method in filter(item.__contains__, METHODS):
            operation = item[method]
            heading = HEADINGS[operation["tags"][0]]
            groups.setdefault(heading, []).append(
                _operation(method, path, operation, item.get("parameters", []))
            )
    return render_template("api/docs.html", groups=list(groups.items()))


def _operation(
    method: str, path: str, operation: dict[str, Any], shared: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "method": method.upper(),
        "path": path,
        "summary": operation.get("summary", ""),
        "parameters": [_parameter(found) for found in [*shared, *operation.get("parameters", [])]],
        "request": _body(operation.get("requestBody", {})),
        "responses": sorted(operation["responses"]),
    }


def _parameter(found: dict[str, Any]) -> str:
    return f"{found['name']} ({found['in']})"


def _body(body: dict[str, Any]) -> str:
    kinds = [
        f"{kind}: {content.get('schema', {}).get('$ref', '').rpartition('/')[2] or 'text'}"
        for kind, content in body.get("content", {}).items()
    ]
    return ", ".join(kinds)
