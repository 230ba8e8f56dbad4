"""What a text of some kind could hold, to begin from. In the language of who writes it."""

from dataclasses import replace

from forum.core.i18n import Text, _
from forum.threads.kinds import Kind
from forum.web.forms import Form

HEADINGS: dict[Kind, tuple[Text, ...]] = {
    Kind.RECOVERY: (
        _("Mijn doel"),
        _("Wat ik probeer"),
        _("Wat ik merk"),
        _("Waar ik tegenaan loop"),
    ),
    Kind.QUESTION: (
        _("Wat wil je weten?"),
        _("Hoe lang speelt het al?"),
        _("Wat heb je al geprobeerd?"),
        _("Wat werd er beter of slechter van?"),
    ),
}


def outlines() -> dict[str, str]:
    """The Markdown of each, by kind."""
    return {
        kind.value: "\n\n".join(f"**{heading}**\n" for heading in headings)
        for kind, headings in HEADINGS.items()
    }


def is_untouched(body: str) -> bool:
    """Whether nothing stands there but an outline."""
    return any(body.split() == outline.split() for outline in outlines().values())


def begun(form: Form) -> Form:
    """The form with the outline of its kind, but never over what was typed."""
    if form.get("body").strip():
        return form
    return replace(form, typed={**form.typed, "body": outlines().get(form.get("kind"), "")})
