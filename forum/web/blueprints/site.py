"""The house itself."""

from forum.web import (
    health,
    home,
    pages,
    rules,
    styles,
)

BLUEPRINTS = (
    home.bp,
    pages.bp,
    rules.bp,
    health.bp,
    styles.bp,
)
