// The page for whoever runs the installation: what waits, what was given up, who may do what and who did.

import { askForKey, showDesks, showKeys } from "./access.js";
import { showAudit } from "./audit.js";
import { showExtractors, showFeeds, showLetters, showStages } from "./pipeline.js";
import { showFault } from "./table.js";
import { showCaller } from "../shared/caller.js";
import { tell } from "../shared/controls.js";
import { ask } from "../shared/service.js";

const byId = (id) => document.getElementById(id);
const PARTS = [["stages", showStages], ["letters", showLetters], ["feeds", showFeeds], ["extractors", showExtractors],
  ["desks", showDesks], ["keys", showKeys], ["audit", showAudit]];

/** Each part by itself: one that cannot be shown does not hide the others. */
function show() {
  return Promise.all(PARTS.map(([id, part]) => part(byId(id)).catch((error) => showFault(byId(id), error))));
}

byId("again").addEventListener("click", () => {
  tell(null);
  show();
});
byId("make-key").addEventListener("click", () => askForKey());
byId("make-desk").addEventListener("click", () => askForKey({ desk: "" }));

/** Show the page, or why not: nothing of it can be read or done with another key than an admin's. */
async function showToAdmins() {
  const { name, role } = await ask("me");
  if (role === "admin") return show();
  byId("why-not").textContent = `Your key, ${name}, is that of ${role === "analyst" ? "an analyst" : "a reader"}: what waits, keys and who changed what are not for it. Whoever runs this Claimwatch can give you the key of an admin.`;
  byId("not-for-you").hidden = false;
  return null;
}

showToAdmins().catch(tell);
showCaller(byId("log-out")).catch(console.error);
