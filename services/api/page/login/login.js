// Shows a key once and goes on to where one wanted to be.

import { ask, create } from "../shared/service.js";

const form = document.getElementById("login");

const back = new URLSearchParams(location.search).get("back") ?? "/";

/** Where to go once logged in: an address of this service, never of another site, as the browser itself reads it. */
function onward() {
  const way = URL.canParse(back, location.origin) ? new URL(back, location.origin) : new URL("/", location.origin);
  return way.origin === location.origin && back.startsWith("/") ? way.href : "/";
}

async function logIn(key) {
  document.getElementById("refused").textContent = "";
  try {
    await create("login", { key });
    location.replace(onward());
  } catch (refusal) {
    document.getElementById("refused").textContent = refusal.message;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  logIn(form.elements.key.value.trim());
});

/** Offer the way by account, if this service has one. */
async function offerAccounts() {
  const { account } = await ask("login/ways");
  if (!account) return;
  const offer = document.getElementById("account");
  offer.querySelector("span").textContent = account;
  offer.querySelector("a").href = `login/oidc?${new URLSearchParams({ back })}`;
  offer.hidden = false;
}

offerAccounts().catch(() => {}); // without it, the way by key is still there

const linked = location.hash.slice(1);
if (linked) {
  history.replaceState(null, "", location.pathname + location.search); // the key stays in no history
  form.elements.key.value = linked;
  logIn(linked);
}
