// Who may use this installation, and what they changed.

import { button, Complaint, field, select, tell } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { all, ask, create } from "../shared/service.js";
import { showTable } from "./table.js";

const ROLES = [["reader", "Reader: reads everything but this page"], ["analyst", "Analyst: changes watches, channels, corrections …"],
  ["admin", "Admin: may do everything"]];
const CHANGES_SHOWN = 50;
const DEFAULT_DESK = "default";

export async function showKeys(section) {
  const keys = await all("keys");
  showTable(section, ["Name", "Role", "Desk", "Made", "Last used", ""], keys.map((key) => [
    key.name, key.role, key.desk, moment(key.created_at), key.last_used_at ? moment(key.last_used_at) : "never",
    key.revoked_at ? ["revoked ", moment(key.revoked_at)] : button("Revoke", () => revoke(section, key), { "aria-label": `Revoke ${key.name}` })]),
  "There is no key: whoever reaches this page may do everything.");
}

async function revoke(section, { key_id: id, name }) {
  if (!confirm(`Revoke the key “${name}”? Whoever has it is out at once, and it never opens anything again.`)) return;
  try {
    await create(`keys/${encodeURIComponent(id)}/revoke`);
    await showKeys(section);
    tell(null, "The key is revoked.");
  } catch (error) {
    tell(error);
  }
}

/** Ask for a key to be made, and show its secret once. */
export function askForKey(dialog, section) {
  const form = element("form", { novalidate: true });
  const complaint = new Complaint(form);
  const name = element("input", { name: "name", maxlength: "200", required: true, autocomplete: "off" });
  const role = select("role", ROLES, "reader");
  const desk = element("input", { name: "desk", maxlength: "50", required: true, autocomplete: "off", value: DEFAULT_DESK });
  form.append(element("h2", { id: "key-title" }, "Make a key"), field("For whom", name), field("They are", role),
    field("At the desk", desk, "Whose watches, channels and silences they see. A new name is a new desk."), complaint.element,
    element("div", { class: "buttons" }, button("Cancel", () => dialog.close()), element("button", { type: "submit", class: "primary" }, "Make")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const made = await create("keys", { name: name.value.trim(), role: role.value, desk: desk.value.trim() });
      dialog.replaceChildren(element("h2", { id: "key-title" }, `The key of ${made.name}`),
        element("p", {}, "Copy it now and hand it over by a safe way: it is shown this once, and nobody can look it up later."),
        element("code", { class: "token" }, made.token),
        element("div", { class: "buttons" }, button("I have it", () => dialog.close())));
      await showKeys(section);
    } catch (error) {
      complaint.show(error);
    }
  });
  dialog.addEventListener("close", () => dialog.replaceChildren(), { once: true }); // the secret stays nowhere
  dialog.replaceChildren(form);
  dialog.showModal();
}

export async function showAudit(section) {
  const { items } = await ask(`audit?limit=${CHANGES_SHOWN}`);
  showTable(section, ["When", "Who", "What", "Change"], items.map(({ at, caller, kind, id, before, after }) => [
    moment(at), caller, [kind.replaceAll("_", " "), " ", element("span", { class: "note" }, id)], changed(before, after)]),
  "Nothing was changed yet.", `The last ${items.length} changes.`);
}

function changed(before, after) {
  if (before === null && after === null) return "";
  const words = before === null ? "made" : after === null ? "deleted" : differing(before, after).join(", ") || "written again";
  return element("details", {}, element("summary", {}, words), element("pre", { tabindex: "0", role: "group", "aria-label": "Before and after" }, JSON.stringify({ before, after }, null, 1)));
}

function differing(before, after) {
  return Object.keys({ ...before, ...after }).filter((name) => name !== "updated_at"
    && JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
