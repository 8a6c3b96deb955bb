// Answers for the one page that somebody chose to keep on this device, and for the files it needs. Everything else goes to
// the network as if this were not here. Without a kept copy it does nothing at all.
"use strict";
const cacheName = "plan";
const page = "/plan";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function kept(request, isPage) {
  try {
    return await caches.match(isPage ? page : request.url, { cacheName, ignoreSearch: isPage, ignoreVary: true });
  } catch {
    return undefined;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isPage = url.pathname === page;
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (!isPage && !url.pathname.startsWith("/assets/")) return;
  event.respondWith(kept(request, isPage).then((answer) => answer ?? fetch(request)));
});
