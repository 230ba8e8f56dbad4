"""Claims laid over the links that stand for them in a text."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from forum.accounts.viewer import Viewer
from forum.core import facts
from forum.core.facts import Fact, Place
from forum.factsheets.talk.facts import FactCard, known_facts

Draw = Callable[[FactCard], Markup]


def lay_facts(html: Markup, cited: Mapping[Place, FactCard], draw: Draw) -> Markup:
    """What the reader may know of each is shown in its place; of the rest the link stays."""
    if not cited:
        return html

    def show(fact: Fact) -> str | None:
        card = cited.get(fact.place)
        return None if card is None else str(draw(card))

    return Markup(facts.lay(str(html), show))  # noqa: S704  both were escaped where they were made


def cited_in(viewer: Viewer, html: str) -> Mapping[Place, FactCard]:
    """Of a text that is no post yet."""
    known = known_facts(viewer, facts.facts_in(html))
    return {place: found.card for place, found in known.items()}
