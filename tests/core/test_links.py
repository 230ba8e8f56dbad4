"""Where a text may lead, and whom it names."""

import pytest

from forum.core.markdown import to_html

NAMES = {"Wilma": "/members/Wilma", "Wilma de Wit": "/members/Wilma%20de%20Wit", "Weg": ""}


@pytest.mark.parametrize("address", ["/", "/p/123", "/t/7-rug?after=20#p9", "/members/Jan%20P."])
def test_a_place_on_this_site_is_a_plain_link(address):
    assert to_html(f"[hier]({address})") == f'<p><a href="{address}">hier</a></p>\n'


OTHER_SITES = [
    "//evil.nl", "/\\evil.nl", "\\\\evil.nl", "/%5Cevil.nl", "/%2F/evil.nl", "/&#9;/evil.nl",
    "</\t/evil.nl>", "/&#10;/evil.nl", "/&#x5c;evil.nl", "///evil.nl", "&#47;/evil.nl", "evil.nl",
    "#top", "?q=1", "./p/1", "http:evil.nl", "https:/evil.nl", "https:\\\\evil.nl",
    "ftp://evil.nl", "mailto:",
]  # fmt: skip


@pytest.mark.parametrize("address", OTHER_SITES)
def test_what_a_browser_might_take_for_another_site_is_no_link(address):
    assert "<a" not in to_html(f"[hier]({address})")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Dank @Wilma.", 'Dank <a href="/members/Wilma">@Wilma</a>.'),
        ("@Wilma de Wit!", '<a href="/members/Wilma%20de%20Wit">@Wilma de Wit</a>!'),
        ("**@Wilma**", '<strong><a href="/members/Wilma">@Wilma</a></strong>'),
        ("@Wilmaatje en ik@Wilma", "<p>@Wilmaatje en ik@Wilma</p>"),
        ("`@Wilma`", "<code>@Wilma</code>"),
        ("    @Wilma", "<pre><code>@Wilma"),
        ("[bij @Wilma](/p/1)", '<a href="/p/1">bij @Wilma</a>'),
        ("jan@Wilma.nl", '<a href="mailto:jan@Wilma.nl" rel'),
        ("https://x.nl/@Wilma", ">https://x.nl/@Wilma</a>"),
        ("@Weg en @Piet", "<p>@Weg en @Piet</p>"),
    ],
)
def test_who_is_named_is_a_link_unless_it_is_code_or_leads_elsewhere(written, shown):
    assert shown in to_html(written, NAMES)


def test_without_names_nobody_is_linked():
    assert to_html("@Wilma") == "<p>@Wilma</p>\n"


def test_of_very_many_addresses_none_is_looked_for():
    assert "<a" in to_html("https://a.nl " * 200)
    assert "<a" not in to_html("https://a.nl " * 201)
