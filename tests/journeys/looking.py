"""Looking at a page as nobody has the patience to: narrow and wide, by day and by night."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

AXE = Axe().axe_script
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
NARROWEST, PHONE, DESK, HIGH = 320, 360, 1280, 780

TELL_OF_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
    console.error(`Content Security Policy: ${event.violatedDirective}`))"""
UNFOLD = "document.querySelectorAll('.columns details').forEach(fold => fold.open = true)"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CHECK = "rules => axe.run(rules).then(found => found.violations)"


class Inspection:
    """Gathers in `faults` what is wrong with the pages one looks at."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        self._page = page
        page.add_init_script(TELL_OF_VIOLATIONS)
        page.on("console", self._hear)

    def visit(self, path: str) -> None:
        answer = self._page.goto(path)
        self._require_found(path, answer)
        self.look()

    def look(self) -> None:
        """At the page that is open now, with all that is folded away."""
        self._page.evaluate(UNFOLD)
        self._page.evaluate(AXE)
        self._fit(NARROWEST)
        self._read(PHONE, "light")
        self._read(DESK, "dark")

    def _read(self, width: int, scheme: str) -> None:
        self._page.emulate_media(color_scheme=scheme)
        self._fit(width)
        for violation in self._page.evaluate(CHECK, RULES):
            places = [node["html"][:120] for node in violation["nodes"][:3]]
            self.faults.append(f"{self._page.url}, {scheme}: {violation['id']} {places}")

    def _fit(self, width: int) -> None:
        self._page.set_viewport_size({"width": width, "height": HIGH})
        if self._page.evaluate(SIDEWAYS):
            self.faults.append(f"{self._page.url}: wider than {width} px")

    def _require_found(self, path: str, answer: Response | None) -> None:
        if answer is None or answer.status != 200:
            self.faults.append(f"{path}: answered {answer and answer.status}")

    def _hear(self, message: ConsoleMessage) -> None:
        """A refusal is answered with a page, which the browser calls an error of its own."""
        if message.type in ("error", "warning") and message.location["url"] != self._page.url:
            self.faults.append(f"{self._page.url}: {message.text}")
