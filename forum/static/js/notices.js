// Asks now and then how many notifications are unread, and says so at the bell. Nothing else moves.

const FIRST = 30_000;
const LONGEST = 120_000;
const SOON = 2_000; // after coming back
const GONE = [401, 403, 404, 410];

function watch(bell) {
  const { notices, one, many } = bell.dataset;
  const [shown, said] = [bell.querySelector(".bell-count"), bell.querySelector("[role=status]")];
  let known = parseInt(shown.textContent, 10) || 0;
  let wait = FIRST;
  let timer;
  let isOver = false;
  let asked = Date.now();

  function tell(unread) {
    shown.hidden = unread === 0;
    shown.textContent = unread > 99 ? "99+" : unread;
    const words = unread === 1 ? one : many.replace("{count}", unread);
    said.textContent = unread === 0 ? "" : words;
  }

  async function ask() {
    const answer = await fetch(notices, { headers: { Accept: "application/json" } });
    if (GONE.includes(answer.status) || answer.redirected) isOver = true;
    if (!answer.ok || isOver) throw new Error(answer.statusText);
    const { unread } = await answer.json();
    const isNew = unread !== known;
    if (isNew) tell((known = unread));
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

document.querySelectorAll("[data-notices]").forEach(watch);
