"""The article the site is made for is not in the project: read it only where it is at hand."""

from tests.factsheets.article.real import FILE

collect_ignore = [] if FILE.exists() else ["test_real_article.py"]
