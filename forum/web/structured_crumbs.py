"""Where a page stands among the others, in the words of schema.org."""

from typing import Any

from forum.categories.views import CategoryView
from forum.core.i18n import _
from forum.factsheets.views import SheetView
from forum.threads.views import ThreadView
from forum.web.canonical import absolute
from forum.web.structured import SCHEMA

Step = tuple[str, str]


def thread_crumbs(thread: ThreadView) -> dict[str, Any]:
    room, place = thread.room, (thread.category_name, _category(thread.category_slug))
    above = [(room.name, _category(room.slug))] if room else []
    here = absolute("threads.show", thread_id=thread.id, slug=thread.slug)
    return _crumbs(_all_categories(), *above, place, (thread.title, here))


def category_crumbs(category: CategoryView) -> dict[str, Any]:
    above = []
    if category.parent and category.parent_name:
        above = [(category.parent_name, _category(category.parent))]
    return _crumbs(_all_categories(), *above, (category.name, _category(category.slug)))


def sheet_crumbs(sheet: SheetView) -> dict[str, Any]:
    shelf = str(_("Factsheets")), absolute("factsheets.index")
    return _crumbs(shelf, (sheet.title, absolute("factsheets.show", slug=sheet.slug)))


def _all_categories() -> Step:
    return str(_("Categorieën")), absolute("categories.index")


def _category(slug: str) -> str:
    return absolute("categories.show", slug=slug)


def _crumbs(*steps: Step) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": at, "name": name, "item": address}
        for at, (name, address) in enumerate(steps, start=1)
    ]
    return {"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items}
