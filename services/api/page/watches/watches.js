// The watches: their list, and the form that makes or changes one. `#new` and `#edit=ID` open the form.

import { showCaller } from "../shared/caller.js";
import { button, CHANGES, tell } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { all, answer, send } from "../shared/service.js";
import { criteria } from "../shared/words.js";
import { WatchForm } from "./form.js";

const RHYTHMS = { at_once: "at once", hourly: "every hour", daily: "every day", weekly: "every week" };
const byId = (id) => document.getElementById(id);

async function showList(said = "") {
  const [watches, channels] = await Promise.all([all("watches"), all("channels")]);
  const names = new Map(channels.map((channel) => [channel.channel_id, channel.name]));
  watches.sort((left, right) => left.name.localeCompare(right.name));
  byId("watches").replaceChildren(...watches.map((watch) => item(watch, names)));
  byId("title").textContent = "Watches";
  for (const id of ["editor", "trial"]) byId(id).hidden = true;
  for (const id of ["watches", "add", "of-desk"]) byId(id).hidden = false;
  byId("empty").hidden = watches.length > 0;
  tell(null, said);
}

function item(watch, channels) {
  const path = `watches/${encodeURIComponent(watch.watch_id)}`;
  const act = async (made, said) => {
    try {
      await made();
      await showList(said);
    } catch (error) {
      tell(error);
    }
  };
  const to = watch.channels.map((id) => channels.get(id) ?? id).join(", ");
  const pause = () => act(() => send("PATCH", path, { enabled: !watch.enabled }), watch.enabled ? "Paused." : "Watching again.");
  const remove = () => (confirm(`Delete the watch “${watch.name}”? Its alerts stay.`) ? act(() => send("DELETE", path), "Deleted.") : null);
  return element("li", { class: "thing" },
    element("h3", {}, watch.name, watch.enabled ? null : element("span", { class: "note warning" }, "paused")),
    element("p", {}, criteria(watch)),
    element("p", {}, to ? `To ${to}, ${RHYTHMS[watch.schedule.rhythm]}` : "On the page only"),
    element("div", { class: "buttons" },
      element("a", { class: "button", href: `#edit=${encodeURIComponent(watch.watch_id)}`, ...CHANGES }, "Change"),
      element("a", { class: "button", href: `#edit=${encodeURIComponent(watch.watch_id)}`, "data-for": "reader" }, "All criteria"),
      element("a", { class: "button", href: `../?${new URLSearchParams({ watch: watch.watch_id })}` }, "Its alerts"),
      button(watch.enabled ? "Pause" : "Switch on", pause, CHANGES), button("Delete", remove, CHANGES)));
}

async function showForm(id) {
  const [topics, channels, held] = await Promise.all([all("topics"), all("channels"),
    id === null ? { body: null, etag: null } : answer(`watches/${encodeURIComponent(id)}`)]);
  const leave = (said) => {
    history.pushState(null, "", location.pathname);
    showList(said).catch(tell);
  };
  const form = new WatchForm(byId("editor"), byId("trial"), { topics, channels }, leave);
  tell(null);
  byId("title").textContent = id === null ? "A new watch" : held.body.name;
  for (const hidden of ["watches", "add", "of-desk", "empty"]) byId(hidden).hidden = true;
  byId("editor").hidden = false;
  form.fill(held.body, held.etag);
}

function route() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const shown = wanted.has("new") ? showForm(null) : wanted.has("edit") ? showForm(wanted.get("edit")) : showList();
  shown.catch(tell);
}

window.addEventListener("popstate", route);
route();
showCaller(byId("log-out")).catch(console.error);
