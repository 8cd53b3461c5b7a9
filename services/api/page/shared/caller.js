// Who works at the page, what they may do there, and how they leave.

import { element } from "./elements.js";
import { ask, toLogin } from "./service.js";

const READS = "Your key may read here and change nothing: what changes something is not shown. Whoever runs this Claimwatch can give you the key of an analyst.";

/** Name the caller on the button that logs out; no button if the service is open to anybody. The link beside it leads to
 * the caller's desk; each element with `data-desk` says that what is shown is the desk's.
 *
 * The page's body tells style sheets the caller's role: what has `data-needs="analyst"` is hidden from a reader. */
export async function showCaller(button) {
  const { name, key_id: keyId, role, desk } = await ask("me");
  document.body.dataset.role = role;
  if (role === "reader") document.querySelector(".bar").after(element("p", { class: "reads", role: "note" }, READS));
  const who = document.getElementById("who");
  who.textContent = `Desk ${desk}`;
  who.title = `${name}, at the desk ${desk}`;
  who.hidden = false;
  for (const place of document.querySelectorAll("[data-desk]")) place.textContent = `Those of your desk, ${desk}. Other desks have their own.`;
  button.hidden = keyId === null;
  button.textContent = "Log out";
  button.ariaLabel = `Log out ${name}`;
  button.title = button.ariaLabel;
  button.addEventListener("click", async () => {
    await ask("logout", { method: "POST" });
    toLogin();
  });
}

/** Fill in the caller's name where one signs, unless something stands there already or anybody may come without a key. */
export async function signWith(input) {
  const { name, key_id: key } = await ask("me").catch(() => ({ name: "", key_id: null }));
  if (input.value === "" && key !== null) input.value = name;
}
