"""Looking at a page as nobody has the patience to: narrow and wide, by day and by night."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

AXE = Axe().axe_script
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing has to be fetched for these: what they ask of style sheets the browser has applied.
HOW = {"resultTypes": ["violations"], "preload": False}
RULES = {"runOnly": STANDARDS, **HOW}
# What alone can differ between day and night.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, **HOW}
NARROWEST, PHONE, DESK, HIGH = 320, 360, 1280, 780

TELL_OF_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
    console.error(`Content Security Policy: ${event.violatedDirective}`))"""
UNFOLD = "document.querySelectorAll('.columns details').forEach(fold => fold.open = true)"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CHECK = "([where, rules]) => axe.run(where, rules).then(found => found.violations)"
ALL, INNER = "html", {"include": [["main"], [".side"]]}
# After one press of a key the browser shows focus wherever it goes. All that can be reached must
# show it, in the order in which it is read.
WITHOUT_FOCUS = """() => {
    const all = document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex='0'], [contenteditable]");
    const seen = element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const wrong = [];
    for (const element of all) {
        if (!element.checkVisibility() || element.disabled || element.closest("[aria-hidden=true]"))
            continue;
        element.focus({preventScroll: true});
        if (document.activeElement !== element || !seen(element) || element.tabIndex > 0)
            wrong.push(element.outerHTML.slice(0, 120));
    }
    document.activeElement.blur();
    return wrong;
}"""


class Inspection:
    """Gathers in `faults` what is wrong with the pages one looks at."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        self._page = page
        self._scheme = ""
        self._knows_frame = False  # head and foot, the same on every page of one visitor
        page.add_init_script(TELL_OF_VIOLATIONS)
        page.on("console", self._hear)

    def visit(self, path: str, status: int = 200) -> None:
        self._go(path, status)
        self.look()

    def pass_by(self, path: str) -> None:
        self._go(path, 200)
        self.glance()

    def look(self) -> None:
        """At the page that is open now, with all that is folded away."""
        self._open_up()
        self._fit(NARROWEST)
        self._fit(PHONE)
        self._read("light", ALL, RULES)
        where = INNER if self._knows_frame else ALL
        self._read("dark", where, COLOURS)
        self._fit(DESK)
        self._read("dark", where, COLOURS)
        self._read("light", where, RULES)
        self._knows_frame = True
        self._walk()

    def glance(self) -> None:
        """Where all is as long as it may be: does it still fit?"""
        self._open_up()
        for width in (NARROWEST, DESK, PHONE):
            self._fit(width)
        self._read("dark", ALL, RULES)

    def _open_up(self) -> None:
        self._page.evaluate(UNFOLD)
        self._page.evaluate(AXE)

    def _read(self, scheme: str, where: str | dict, rules: dict) -> None:
        if scheme != self._scheme:
            self._page.emulate_media(color_scheme=scheme)
            self._scheme = scheme
        for violation in self._page.evaluate(CHECK, [where, rules]):
            places = [node["html"][:120] for node in violation["nodes"][:3]]
            self.faults.append(f"{self._page.url}, {scheme}: {violation['id']} {places}")

    def _fit(self, width: int) -> None:
        self._page.set_viewport_size({"width": width, "height": HIGH})
        if self._page.evaluate(SIDEWAYS):
            self.faults.append(f"{self._page.url}: wider than {width} px")

    def _walk(self) -> None:
        self._page.keyboard.press("Tab")
        for place in self._page.evaluate(WITHOUT_FOCUS):
            self.faults.append(f"{self._page.url}: not by keyboard, or not to be seen: {place}")

    def _go(self, path: str, status: int) -> None:
        answer: Response | None = self._page.goto(path)
        if answer is None or answer.status != status:
            self.faults.append(f"{path}: answered {answer and answer.status}")

    def _hear(self, message: ConsoleMessage) -> None:
        """A refusal is answered with a page, which the browser calls an error of its own."""
        if message.type in ("error", "warning") and message.location["url"] != self._page.url:
            self.faults.append(f"{self._page.url}: {message.text}")
