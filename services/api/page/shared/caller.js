// Who works at the page, and how they leave.

import { ask, toLogin } from "./service.js";

/** Name the caller on the button that logs out; no button if the service is open to anybody. */
export async function showCaller(button) {
  const { name, key_id: keyId } = await ask("me");
  button.hidden = keyId === null;
  button.textContent = `Log out ${name}`;
  button.addEventListener("click", async () => {
    await ask("logout", { method: "POST" });
    toLogin();
  });
}
