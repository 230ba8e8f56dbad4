import pytest

from forum.core.files import Folder


@pytest.fixture
def empty_store(app, monkeypatch, tmp_path) -> Folder:
    """Where pictures are kept, for one test alone."""
    store = Folder(tmp_path / "uploads")
    monkeypatch.setitem(app.extensions, "store", store)
    return store
