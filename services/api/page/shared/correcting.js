// The dialog that corrects something by hand: what is right, why, and who says so.

import { signWith } from "./caller.js";
import { field, select, tell } from "./controls.js";
import { openDialog } from "./dialog.js";
import { element } from "./elements.js";
import { send } from "./service.js";

const BYTES_OF_ID = 16;

/** Ask for a correction of what `about` says in words, or in several parts.
 *
 * `ways` are what may be wrong, `{words, element, read}`, of which the reader chooses one; `read()` gives the correction.
 * `anew` shows the page anew once it is kept and filed. */
export function askForCorrection(dialog, title, about, ways, anew) {
  const by = element("input", { name: "amended_by", maxlength: "200", required: true, autocomplete: "name" });
  const note = element("textarea", { name: "note", maxlength: "1000" });
  const choice = select("way", ways.map(({ words }, index) => [String(index), words]));
  const parts = ways.map(({ element: part }) => element("div", { class: "way" }, part));
  const show = () => parts.forEach((part, index) => { part.hidden = String(index) !== choice.value; });
  choice.addEventListener("change", show);
  show();
  openDialog(dialog, {
    title, words: "Correct", onDone: () => { anew.settle("Kept.").catch(tell); },
    parts: [element("p", {}, about), ways.length > 1 ? field("What is wrong", choice) : null,
      element("div", { "data-field": "correction", tabindex: "-1" }, parts), field("Why", note), field("Your name", by),
      element("p", {}, "Nobody is notified of it. It is kept with your name, holds when the article is read again, and can be taken back.")],
    act: async () => {
      const correction = ways[Number(choice.value)].read();
      await anew.remember();
      return send("PUT", `amendments/${freshId()}`, { correction, note: note.value.trim(), amended_by: by.value.trim() });
    },
  });
  signWith(by);
}

/** An id that nobody else has. `crypto.randomUUID` is missing where a page comes by plain HTTP from another machine. */
function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(BYTES_OF_ID))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
