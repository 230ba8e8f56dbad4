// Asks the browser to be called on this device, and sends what it gives with the form of the page.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const form = document.querySelector("form[data-push]");

function tell(words) {
  form.querySelector("[data-told]").textContent = words;
}

/** A subscription from before, of which the site knows nothing any more. */
async function forget(registration) {
  const before = await registration.pushManager.getSubscription();
  await before?.unsubscribe();
}

async function subscribe() {
  const registration = await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  await forget(registration);
  const applicationServerKey = bytes(form.dataset.push);
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

async function ask(event) {
  event.preventDefault();
  tell("");
  if ((await Notification.requestPermission()) !== "granted") return tell(form.dataset.stopped);
  try {
    const { endpoint, keys } = (await subscribe()).toJSON();
    const { p256dh, auth } = keys;
    for (const [name, value] of Object.entries({ endpoint, p256dh, auth }))
      form.elements[name].value = value;
    form.submit();
  } catch {
    tell(form.dataset.failed);
  }
}

if (form && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  form.hidden = false;
  document.querySelector("[data-without]").hidden = true;
  form.addEventListener("submit", ask);
}
