// Who may use this installation.

import { button, field, select, tell } from "../shared/controls.js";
import { openDialog } from "../shared/dialog.js";
import { element, moment } from "../shared/elements.js";
import { all, create, send } from "../shared/service.js";
import { showTable } from "./table.js";

const ROLES = [["reader", "Reader: reads everything but this page"], ["analyst", "Analyst: changes watches, channels, corrections …"],
  ["admin", "Admin: may do everything"]];
const DEFAULT_DESK = "default";

const byId = (id) => document.getElementById(id);
let names = [DEFAULT_DESK]; // of the desks that there are

/** The desks: who works there and what belongs to them. */
export async function showDesks(section) {
  const items = await all("desks");
  names = items.map(({ desk }) => desk);
  showTable(section, ["Desk", "Who works there", "Watches", "Channels", "Silences", "Views"], items.map((desk) => [
    desk.desk, desk.members.map(({ name }) => name).join(", ") || "nobody", ...["watches", "channels", "silences", "views"].map((kind) => String(desk[kind]))]),
  "", "Each desk has its own watches, channels, silences and views. A desk is there as soon as a key is at it.");
}

export async function showKeys(section) {
  const keys = await all("keys");
  showTable(section, ["Name", "Role", "Desk", "Made", "Last used", ""], keys.map((key) => [
    key.name, key.role, key.desk, moment(key.created_at), key.last_used_at ? moment(key.last_used_at) : "never",
    key.revoked_at ? ["revoked ", moment(key.revoked_at)]
      : [button("Change", () => askForChange(key), { "aria-label": `Change ${key.name}` }), " ",
        button("Revoke", () => revoke(key), { "aria-label": `Revoke ${key.name}` })]]),
  "There is no key: whoever reaches this page may do everything.");
}

/** Show the desks and keys anew. */
function again() {
  return Promise.all([showDesks(byId("desks")), showKeys(byId("keys"))]);
}

async function revoke({ key_id: id, name }) {
  if (!confirm(`Revoke the key “${name}”? Whoever has it is out at once, and it never opens anything again.`)) return;
  try {
    await create(`keys/${encodeURIComponent(id)}/revoke`);
    await again();
    tell(null, "The key is revoked.");
  } catch (error) {
    tell(error);
  }
}

/** The controls for whose key it is, what they may do, and where. */
function controls({ name = null, role = "reader", desk = DEFAULT_DESK } = {}) {
  const made = {
    name: element("input", { name: "name", maxlength: "200", required: true, autocomplete: "off", value: name }),
    role: select("role", ROLES, role),
    desk: element("input", { name: "desk", maxlength: "50", required: true, autocomplete: "off", value: desk, list: "desk-names" }),
  };
  const parts = [field("For whom", made.name), field("They are", made.role),
    field("At the desk", made.desk, "Whose watches, channels and silences they see. A new name is a new desk."),
    element("datalist", { id: "desk-names" }, names.map((each) => element("option", { value: each })))];
  return { parts, read: () => ({ name: made.name.value.trim(), role: made.role.value, desk: made.desk.value.trim() }) };
}

/** Ask for a key to be made, and show its secret once. */
export function askForKey(given = {}) {
  const dialog = byId("key-dialog");
  const { parts, read } = controls(given);
  dialog.addEventListener("close", () => dialog.replaceChildren(), { once: true }); // the secret stays nowhere
  openDialog(dialog, {
    title: given.desk === "" ? "Make a desk, with its first key" : "Make a key", words: "Make", parts, stays: true, act: () => create("keys", read()),
    onDone: async (made) => {
      dialog.replaceChildren(element("h2", { id: "key-title" }, `The key of ${made.name}`),
        element("p", {}, "Copy it now and hand it over by a safe way: it is shown this once, and nobody can look it up later."),
        element("code", { class: "token" }, made.token),
        element("div", { class: "buttons" }, button("I have it", () => dialog.close())));
      await again();
    },
  });
}

/** Ask what a key is to be from now on. */
function askForChange(key) {
  const { parts, read } = controls(key);
  openDialog(byId("key-dialog"), {
    title: `Change the key of ${key.name}`, words: "Change",
    parts: [element("p", {}, "It holds at once, also for whoever is logged in with it. What an organisation says of somebody’s account counts again when they log in."), ...parts],
    act: () => send("PATCH", `keys/${encodeURIComponent(key.key_id)}`, read()),
    onDone: async () => {
      await again();
      tell(null, "The key is changed.");
    },
  });
}
