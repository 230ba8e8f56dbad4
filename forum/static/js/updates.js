// Asks now and then whether the conversation goes on, and says so where the page kept a place for
// it. Nothing moves by itself: what is new comes by following the link.

const FIRST = 30_000;
const LONGEST = 120_000;
const SOON = 2_000; // after coming back
const GONE = [401, 403, 404, 410];

function watch(place) {
  const { updates, onward, one, many } = place.dataset;
  let wait = FIRST;
  let timer;
  let told = 0;
  let isOver = false;
  let asked = Date.now();

  function tell(count) {
    const link = document.createElement("a");
    link.href = onward;
    link.textContent = count === 1 ? one : many.replace("{count}", count);
    place.replaceChildren(link);
  }

  async function ask() {
    const answer = await fetch(`${updates}?after=${place.dataset.after}`, {
      headers: { Accept: "application/json" },
    });
    if (GONE.includes(answer.status)) isOver = true;
    if (!answer.ok) throw new Error(answer.statusText);
    const { count } = await answer.json();
    const isNew = count > told;
    if (isNew) tell((told = count));
    return isNew;
  }

  async function next() {
    asked = Date.now();
    try {
      wait = (await ask()) ? FIRST : Math.min(wait * 1.5, LONGEST);
    } catch {
      wait = Math.min(wait * 2, LONGEST);
    }
    plan();
  }

  const isAway = () => document.hidden || !navigator.onLine || isOver;

  function plan(after = wait) {
    clearTimeout(timer);
    if (!isAway()) timer = setTimeout(next, after);
  }

  function change() {
    wait = FIRST;
    plan(Math.max(SOON, asked + FIRST - Date.now()));
  }

  document.addEventListener("visibilitychange", change);
  addEventListener("online", change);
  addEventListener("offline", change);
  plan();
}

document.querySelectorAll("[data-updates]").forEach(watch);
