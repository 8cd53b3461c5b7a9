// Shows a key once and goes on to where one wanted to be.

import { ask, create } from "../shared/service.js";

const form = document.getElementById("login");

/** Where to go once logged in: a path of this service, never another site. */
function onward() {
  const back = new URLSearchParams(location.search).get("back") ?? "";
  return /^\/(?!\/)[^\\]*$/.test(back) ? back : "/";
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
  offer.querySelector("a").href = `login/oidc?${new URLSearchParams({ back: onward() })}`;
  offer.hidden = false;
}

offerAccounts().catch(() => {}); // without it, the way by key is still there

const linked = location.hash.slice(1);
if (linked) {
  history.replaceState(null, "", location.pathname + location.search); // the key stays in no history
  form.elements.key.value = linked;
  logIn(linked);
}
