// Asks the browser for a passkey, and sends its answer with the form that asked.
// What there is to say is said in the words of the page.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

class Refusal extends Error {
  constructor({ detail, fields }) {
    super(detail);
    this.fields = fields;
  }
}

async function ask(form) {
  const typed = (name) => [name, form.elements[name]?.value ?? ""];
  const answer = await fetch(form.dataset.options, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrf_token.value },
    body: new URLSearchParams(["name", "password", "code"].map(typed)),
  });
  const said = await answer.json(); // a page instead: the session ended, or the site is away
  if (!answer.ok) throw new Refusal(said);
  return said;
}

function make(options) {
  const user = { ...options.user, id: bytes(options.user.id) };
  const excludeCredentials = named(options.excludeCredentials);
  const challenge = bytes(options.challenge);
  return navigator.credentials.create({
    publicKey: { ...options, challenge, user, excludeCredentials },
  });
}

function use(options) {
  const allowCredentials = named(options.allowCredentials);
  const challenge = bytes(options.challenge);
  return navigator.credentials.get({ publicKey: { ...options, challenge, allowCredentials } });
}

/** The answer of the browser as plain data, its bytes in base64url. */
function plain({ id, rawId, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature"];
  const there = parts.filter((part) => response[part]);
  const said = Object.fromEntries(there.map((part) => [part, text(response[part])]));
  return { id, rawId: text(rawId), type, response: said };
}

function tell(form, words, fields = []) {
  form.querySelector("[data-told]").textContent = words;
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const [first] = fields.map((name) => form.elements[name]).filter(Boolean);
  first?.setAttribute("aria-invalid", "true");
  first?.setAttribute("aria-errormessage", "told");
  (first ?? form.querySelector("button")).focus();
}

function explain(form, error) {
  const { stopped, there, failed } = form.dataset;
  if (error instanceof Refusal && error.message) return tell(form, error.message, error.fields);
  const words = { NotAllowedError: stopped, AbortError: stopped, InvalidStateError: there };
  return tell(form, words[error.name] ?? failed);
}

async function go(form) {
  const isNew = form.dataset.passkey === "new";
  const options = await ask(form);
  const credential = await (isNew ? make(options) : use(options));
  form.elements.credential.value = JSON.stringify(plain(credential));
  // They were asked, and are not sent twice.
  for (const name of ["password", "code"]) if (form.elements[name]) form.elements[name].value = "";
  form.submit();
}

function prepare(form) {
  let isBusy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    form.querySelector("[data-told]").textContent = "";
    try {
      await go(form);
    } catch (error) {
      explain(form, error);
    } finally {
      isBusy = false;
    }
  });
  form.hidden = false;
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-without-passkey]").forEach((note) => (note.hidden = true));
  document.querySelectorAll("form[data-passkey]").forEach(prepare);
}
