"""The article the site is made for is not in the project: read it only where it is at hand."""

from tests.factsheets.article.real import FILE

OF_THE_REAL_ONE = ["test_real_article.py", "test_real_mutations.py", "test_real_signs.py"]
collect_ignore = [] if FILE.exists() else OF_THE_REAL_ONE
