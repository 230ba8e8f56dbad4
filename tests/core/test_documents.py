"""Our own texts are shown by section, and nothing in them is trusted more than that."""

from forum.core.documents import plain, read

TEXT = """# Titel

Vooraf, met **nadruk**.

## Eerste {#een}

- [hier](/privacy)
- [daar](javascript:alert(1))

### Kop

<script>alert(1)</script>

## Tweede *deel*
| a | b |
|---|---|
| 1 | 2 |
"""


def test_a_document_has_a_title_a_lead_and_named_sections():
    found = read(TEXT)
    assert found.title == "Titel"
    assert found.lead == "<p>Vooraf, met <strong>nadruk</strong>.</p>\n"
    assert [(one.name, one.title) for one in found.sections] == [
        ("een", "Eerste"),
        ("tweede-deel", "Tweede *deel*"),
    ]
    first, second = found.sections
    assert '<a href="/privacy">hier</a>' in first.html
    assert "<h3>Kop</h3>" in first.html
    assert "javascript" not in str(first.html).replace("(javascript", "").replace("[daar]", "")
    assert "<script" not in first.html
    assert "<td>1</td>" in second.html


def test_of_any_text_something_is_made():
    assert (read("").title, read("Zomaar.").sections) == ("", [])
    assert read("## A").sections[0].name == "a"


def test_its_marks_can_be_left_out():
    assert plain("## Kop {#naam}\n\n- **Vet** en [hier](/x).\n") == "Kop\n\n- Vet en hier.\n"
