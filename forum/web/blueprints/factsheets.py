"""Fact sheets and what is made of them."""

from forum.web import (
    claim_links,
    curation,
    ebook,
    factsheets,
    imports,
    pins,
    quiz,
    quizzes,
    references,
    reviewing,
    sheet_suggestions,
    sheet_uses,
)

BLUEPRINTS = (
    factsheets.bp,
    imports.bp,
    pins.bp,
    claim_links.bp,
    sheet_uses.bp,
    sheet_suggestions.bp,
    curation.bp,
    reviewing.bp,
    quiz.bp,
    ebook.bp,
    quizzes.bp,
    references.bp,
)
