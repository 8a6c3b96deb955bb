"""What every page must hold, whatever else a test looks at: nothing leaves the origin, nothing breaks in the console."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request


class Watch:
    """Sees every request and console message of a browser context. The browser reaches no other origin (`conftest.launch`)."""

    def __init__(self, context: BrowserContext, origin: str):
        self.context = context
        self.origin = origin
        self.foreign: list[str] = []
        self.faults: list[str] = []
        self.expected: list[re.Pattern] = []
        context.on("request", self._see)
        context.on("page", self._follow)

    def expect_fault(self, pattern: str) -> None:
        """A console message that belongs to the test, such as the browser's remark on an answer with status 404."""
        self.expected.append(re.compile(pattern))

    def is_own(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in ("data", "blob", "about") or f"{parts.scheme}://{parts.netloc}" == self.origin

    def check(self) -> None:
        """Fails for what was seen since the last check."""
        foreign, self.foreign = self.foreign, []
        faults, self.faults = [f for f in self.faults if not any(p.search(f) for p in self.expected)], []
        assert not foreign, f"requests left the origin: {foreign}"
        assert not faults, "the browser reported:\n" + "\n".join(faults)

    def _follow(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.foreign.append(socket.url))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: uncaught {error}"))
        page.on("console", lambda message: self._hear(page, message))

    def _see(self, request: Request) -> None:
        if not self.is_own(request.url):
            self.foreign.append(request.url)

    def _hear(self, page: Page, message) -> None:
        # Violations of the content security policy arrive as errors too.
        if message.type == "error":
            self.faults.append(f"{page.url}: {message.text}")
