// The topics: those of one's own, which can be changed, and those that are built in.

import { showCaller } from "../shared/caller.js";
import { button, carryOut, CHANGES, field, tell } from "../shared/controls.js";
import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/elements.js";
import { all, answer, create, send } from "../shared/service.js";

const byId = (id) => document.getElementById(id);
const path = (key) => `topics/${encodeURIComponent(key)}`;

async function show() {
  const topics = (await all("topics")).sort((left, right) => left.name.localeCompare(right.name));
  const own = topics.filter((topic) => !topic.built_in);
  byId("empty").hidden = own.length > 0;
  byId("own").replaceChildren(...own.map((topic) => item(topic, acts(topic))));
  byId("built-in").replaceChildren(...topics.filter((topic) => topic.built_in).map((topic) => item(topic, [])));
  keep();
}

function item({ name, key, about, terms, exclusions, enabled, built_in: isBuiltIn }, buttons) {
  const words = [element("p", {}, `Words: ${terms.join(", ")}`), exclusions.length ? element("p", {}, `But not in: ${exclusions.join(", ")}`) : null];
  return element("li", { class: "thing", "data-words": [name, key, about, ...terms].join(" ").toLowerCase() },
    element("h4", {}, name, element("span", { class: "note" }, key), enabled ? null : element("span", { class: "note warning" }, "switched off")),
    about ? element("p", {}, about) : null,
    isBuiltIn ? element("details", {}, element("summary", {}, `Its ${terms.length} words`), words) : words,
    buttons.length ? element("div", { class: "buttons" }, buttons) : null);
}

function acts(topic) {
  const change = () => send("PATCH", path(topic.key), { enabled: !topic.enabled });
  const remove = () => (confirm(`Delete the topic “${topic.name}”? What was filed keeps it.`) ? done(() => send("DELETE", path(topic.key)), "Deleted.") : null);
  return [button("Change", () => open(topic.key).catch(tell), { "aria-label": `Change ${topic.name}`, ...CHANGES }),
    button(topic.enabled ? "Switch off" : "Switch on", () => done(change, topic.enabled ? "It is recognised no more." : "It is recognised again."), CHANGES),
    button("Delete", remove, { "aria-label": `Delete ${topic.name}`, ...CHANGES })];
}

const done = (act, said) => carryOut(act, show, said);

/** Ask for a topic, new or changed. */
async function open(key = null) {
  const { body: current, etag } = key === null ? { body: null, etag: null } : await answer(path(key));
  const name = element("input", { name: "name", maxlength: "200", value: current?.name ?? null, autocomplete: "off" });
  const own = element("input", { name: "key", maxlength: "100", autocomplete: "off", placeholder: "river-dams" });
  const lines = (label, given) => {
    const made = element("textarea", { name: label, rows: "6", spellcheck: "false" });
    made.value = (given ?? []).join("\n");
    return made;
  };
  const [terms, exclusions] = [lines("terms", current?.terms), lines("exclusions", current?.exclusions)];
  name.addEventListener("change", () => { own.value ||= keyOf(name.value); });
  openDialog(byId("topic-dialog"), {
    title: current ? "Change the topic" : "Add a topic", words: "Save",
    parts: [field("Name", name), current ? null : field("Key", own, "By which watches and the API name it; it stays."),
      field("Words, one to a line", terms, "In any case, singular or plural. [dam|weir] is either word, [the|] the word or nothing."),
      field("But not inside of these, one to a line", exclusions)],
    act: () => {
      const wanted = { name: name.value.trim(), terms: written(terms), exclusions: written(exclusions) };
      return current ? send("PATCH", path(key), wanted, etag) : create("topics", { key: own.value.trim(), ...wanted });
    },
    onDone: async () => {
      await show();
      tell(null, "Saved. It is recognised in the articles that come in from now on.");
    },
  });
}

function written(lines) {
  return lines.value.split("\n").map((line) => line.trim()).filter((line) => line);
}

/** A key like the name: "River dams" is river-dams. */
function keyOf(name) {
  return name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function keep() {
  const typed = byId("filter").value.trim().toLowerCase();
  for (const topic of byId("built-in").children) topic.hidden = !topic.dataset.words.includes(typed);
}

byId("filter").addEventListener("input", keep);
byId("add").addEventListener("click", () => open().catch(tell));
show().catch(tell);
showCaller(byId("log-out")).catch(console.error);
