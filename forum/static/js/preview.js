// Shows what a text will look like, below it, without leaving the page.

async function show(button, place) {
  const { form } = button;
  const headers = { Accept: "application/json" };
  const typed = new URLSearchParams({ body: form.elements.body.value });
  typed.set("csrf_token", form.elements.csrf_token.value);
  const answer = await fetch(button.formAction, { method: "POST", headers, body: typed });
  const said = await answer.json();
  if (!answer.ok) throw new Refusal(said.detail);
  const shown = place.querySelector("template").content.cloneNode(true);
  shown.querySelector(".prose").innerHTML = said.html; // as safe as it is in a message
  put(place, shown);
}

class Refusal extends Error {}

function put(place, shown) {
  place.querySelector(":scope > :not(template)")?.remove();
  place.append(shown);
}

function explain(button, place, error) {
  const words = document.createElement("p");
  words.className = "error";
  words.textContent = (error instanceof Refusal && error.message) || button.dataset.failed;
  put(place, words);
}

for (const button of document.querySelectorAll("[data-preview]")) {
  const place = button.closest(".drafting").querySelector("[data-previewed]");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    show(button, place).catch((error) => explain(button, place, error));
  });
}
