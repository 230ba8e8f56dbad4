// Kept by the browser, and woken when the site calls: says that there is something new, and leads
// to it. What it is, is only told to who opens the page.

const PLACE = "/notifications";

self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data?.json() ?? {};
  } catch {
    // whatever came, there is something new
  }
  const { title = "Ruggespraak", body = "nieuwe notificatie" } = said;
  const icon = "/static/favicon.svg";
  event.waitUntil(self.registration.showNotification(title, { body, icon, tag: "notificatie" }));
});

async function open() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const [there] = pages.filter((page) => new URL(page.url).pathname === PLACE);
  return there ? there.focus() : self.clients.openWindow(PLACE);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});
