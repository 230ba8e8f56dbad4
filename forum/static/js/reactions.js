// Leaves a reaction without loading the page again. Whatever goes wrong, the form itself is sent.

const words = document.querySelector("script[data-added]").dataset;
const region = document.querySelector(".told");

function tell(sentence) {
  const line = document.createElement("p");
  line.className = "unseen";
  line.textContent = sentence;
  region.querySelector("p.unseen")?.remove();
  region.append(line);
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form));
  body.set(button.name, button.value);
  const headers = { Accept: "application/json" };
  const answer = await fetch(button.formAction, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function show(button, { on, count }) {
  button.setAttribute("aria-pressed", on);
  button.value = on ? "0" : "1";
  button.querySelector("span").textContent = count || "";
  tell(`${on ? words.added : words.taken} ${button.textContent.trim()}`);
}

async function react(form, button) {
  if (button.dataset.busy) return;
  button.dataset.busy = "yes";
  try {
    show(button, await send(form, button));
    delete button.dataset.busy;
  } catch {
    form.dataset.plain = "yes";
    form.requestSubmit(button);
  }
}

document.querySelector("#marks")?.addEventListener("submit", (event) => {
  const { currentTarget: form, submitter: button } = event;
  if (form.dataset.plain || !button.classList.contains("chip")) return;
  event.preventDefault();
  react(form, button);
});
