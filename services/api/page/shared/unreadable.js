// Reports stored documents that cannot be shown, so that the reader knows that a list is incomplete.

import { element } from "./elements.js";

const NAMED = 5;
const held = new Map(); // kind -> unreadable documents of that kind, by id

/** Remember the unreadable documents of a list; `isWhole` says that the list was read from its beginning. */
export function note(kind, unreadable, isWhole = true) {
  const known = isWhole ? new Map() : held.get(kind) ?? new Map();
  for (const { id, reason } of unreadable ?? []) known.set(id, reason);
  held.set(kind, known);
  const place = document.getElementById("unreadable");
  place.replaceChildren(...[...held].filter(([, all]) => all.size).map(([name, all]) => sentence(name, all)));
  place.hidden = place.children.length === 0;
}

function sentence(kind, all) {
  const some = [...all].slice(0, NAMED).map(([id, reason]) => `${id} (${reason})`).join("; ");
  const more = all.size > NAMED ? ` and ${all.size - NAMED} more` : "";
  return element("p", {}, `${all.size} of the ${kind} cannot be read and stay out of the list: ${some}${more}.`);
}
