// The silences: those that hold, those to come, and those that are over.

import { incidentPage } from "../shared/addresses.js";
import { showCaller } from "../shared/caller.js";
import { button, carryOut, CHANGES, tell } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { filledIn, Names } from "../shared/names.js";
import { all, send } from "../shared/service.js";
import { askForSilence, matcherInWords } from "../shared/silence_form.js";

const OVER_SHOWN = 20;
const byId = (id) => document.getElementById(id);

async function show() {
  const silences = await all("silences");
  const now = Date.now();
  const groups = [["on", "Holds"], ["ahead", "To come"], ["over", "Over"]].map(([state, words]) =>
    silences.filter((silence) => stateOf(silence, now) === state).map((silence) => [silence, state, words]));
  groups[2].splice(OVER_SHOWN);
  const names = new Names();
  byId("silences").replaceChildren(...groups.flat().map(([silence, ...about]) => item(silence, names, ...about)));
  byId("empty").hidden = silences.length > 0;
}

/** A condition in words; an incident by its headline, which leads to its page, watches and places by their names. */
function condition(matcher, names) {
  const { label, operator, value } = matcher;
  const known = names.ofMatcher(matcher);
  if (label !== "incident" || operator !== "=") return filledIn(matcherInWords(matcher), known.then((name) => name && matcherInWords(matcher, name)));
  const made = element("span", {}, matcherInWords(matcher));
  known.then((headline) => {
    if (headline !== null) made.replaceChildren("incident is ", element("a", { href: incidentPage(value) }, headline));
  }).catch(console.error);
  return made;
}

function stateOf({ starts_at: start, ends_at: end }, now) {
  if (Date.parse(end) <= now) return "over";
  return Date.parse(start) <= now ? "on" : "ahead";
}

function item(silence, names, state, words) {
  const path = `silences/${encodeURIComponent(silence.silence_id)}`;
  const done = (act, said) => carryOut(act, show, said);
  const end = () => done(() => send("PATCH", path, { ends_at: new Date().toISOString() }), "The silence has ended.");
  const remove = () => done(() => send("DELETE", path), "The silence is deleted.");
  return element("li", { class: "thing" },
    element("h3", {}, silence.matchers.flatMap((matcher, index) => [index ? " and " : "", condition(matcher, names)]),
      element("span", { class: state === "on" ? "note warning" : "note" }, words)),
    element("p", {}, "From ", moment(silence.starts_at), " to ", moment(silence.ends_at), `, by ${silence.author}`),
    silence.comment ? element("p", {}, `“${silence.comment}”`) : null,
    element("div", { class: "buttons" },
      state === "on" ? button("End now", end, CHANGES) : button("Delete", remove, CHANGES)));
}

byId("add").addEventListener("click", () =>
  askForSilence(byId("silence-dialog"), [], async () => {
    await show();
    tell(null, "The silence holds.");
  }));
show().catch(tell);
showCaller(byId("log-out")).catch(console.error);
