"""What every page must hold, whatever else a test looks at: nothing leaves the origin, nothing breaks in the console."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request, Route


class Watch:
    """Sees every request and console message of a browser context. Requests to other origins are stopped and reported."""

    def __init__(self, context: BrowserContext, origin: str):
        self.origin = origin
        self.foreign: list[str] = []
        self.faults: list[str] = []
        self.expected: list[re.Pattern] = []
        self.leaving_is_expected = False
        context.route("**/*", self._decide)
        context.on("page", self._follow)

    def expect_fault(self, pattern: str) -> None:
        """A console message that belongs to the test, such as the browser's remark on an answer with status 404."""
        self.expected.append(re.compile(pattern))

    def is_own(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in ("data", "blob", "about") or f"{parts.scheme}://{parts.netloc}" == self.origin

    def check(self) -> None:
        assert self.leaving_is_expected or not self.foreign, f"requests left the origin: {self.foreign}"
        faults = [f for f in self.faults if not any(p.search(f) for p in self.expected)]
        assert not faults, "the browser reported:\n" + "\n".join(faults)

    def _decide(self, route: Route, request: Request) -> None:
        if self.is_own(request.url):
            route.continue_()
        else:
            route.abort()

    def _follow(self, page: Page) -> None:
        page.on("request", self._see)
        page.on("websocket", lambda socket: self.foreign.append(socket.url))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: uncaught {error}"))
        page.on("console", lambda message: self._hear(page, message))

    def _see(self, request: Request) -> None:
        if not self.is_own(request.url):
            self.foreign.append(request.url)

    def _hear(self, page: Page, message) -> None:
        # Violations of the content security policy arrive as errors too.
        if message.type == "error" and not (self.leaving_is_expected and "ERR_FAILED" in message.text):
            self.faults.append(f"{page.url}: {message.text}")
