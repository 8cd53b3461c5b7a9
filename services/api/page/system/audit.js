// Who changed what, and when: the last changes, or those by somebody, of one kind, in a time.

import { button, field, select, tell } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { Names } from "../shared/names.js";
import { address, ask } from "../shared/service.js";
import { pairs } from "../shared/vocabulary.js";
import { named } from "./named.js";
import { showTable } from "./table.js";

const KINDS = ["watch", "channel", "silence", "view", "acknowledgement", "amendment", "alias", "topic", "feed", "erasure", "key", "dead_letters"];
const CHANGES_SHOWN = 50;
const MOST_CHANGES = 200;

const by = element("input", { name: "by", maxlength: "200", autocomplete: "off" });
const kind = select("kind", [["", "anything"], ...pairs(KINDS)]);
const [since, until] = ["since", "until"].map((name) => element("input", { type: "date", name }));
let form = null; // once it is shown, so that what is typed stays when the page looks again

/** What was changed, the last first; more at the press of a button. */
export async function showAudit(section, shown = CHANGES_SHOWN) {
  form ??= filtering(section);
  const asked = chosen();
  const { items, next } = await ask(`audit?${new URLSearchParams([...asked, ["limit", Math.min(shown, MOST_CHANGES)]])}`);
  const names = new Names();
  form.querySelector("a").href = address(`audit?${new URLSearchParams([...asked, ["format", "jsonl"]])}`);
  showTable(section, ["When", "Who", "What", "Change"], items.map(({ at, caller, kind: what, id, before, after }) => [
    moment(at), caller, [what.replaceAll("_", " "), ": ", named({ kind: what, id, before, after }, names)], changed(before, after)]),
  asked.size ? "Nothing of that kind was changed." : "Nothing was changed yet.",
  `${next ? "The last " : ""}${items.length} ${items.length === 1 ? "change" : "changes"}.${next && shown >= MOST_CHANGES ? " “Download” gives all of them." : ""}`);
  section.querySelector(".older")?.remove();
  if (next && shown < MOST_CHANGES) section.append(button("Show older changes", () => showAudit(section, MOST_CHANGES).catch(tell), { class: "older" }));
}

function filtering(section) {
  const made = element("form", { class: "filters", role: "search", "aria-label": "Filter the changes" },
    element("div", { class: "together" }, field("By whom", by), field("Of what", kind), field("From", since), field("To", until),
      element("div", { class: "with-button" }, element("button", { type: "submit" }, "Show"), " ", element("a", { class: "button" }, "Download"))));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    tell(null);
    showAudit(section).catch(tell);
  });
  section.querySelector(".said").before(made);
  return made;
}

/** What is asked for: days are those of UTC. */
function chosen() {
  const given = { by: by.value.trim(), kind: kind.value, since: since.value && `${since.value}T00:00:00Z`,
    until: until.value && `${until.value}T23:59:59Z` };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value));
}

function changed(before, after) {
  if (before === null && after === null) return "";
  const words = before === null ? "made" : after === null ? "deleted" : differing(before, after).map((name) => name.replaceAll("_", " ")).join(", ") || "written again";
  return element("details", {}, element("summary", {}, words), element("pre", { tabindex: "0", role: "group", "aria-label": "Before and after" }, JSON.stringify({ before, after }, null, 1)));
}

function differing(before, after) {
  return Object.keys({ ...before, ...after }).filter((name) => name !== "updated_at"
    && JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
