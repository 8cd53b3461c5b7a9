// What was sent to a channel, attempt by attempt.

import { button, CHANGES } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { filledIn, Names } from "../shared/names.js";
import { address, ask, create } from "../shared/service.js";

const SHOWN = 25;
const STATES = { pending: "on its way", delivered: "arrived", failed: "failed", muted: "muted" };
const HEADS = ["When", "What", "State", "Attempts", "Answer", ""];

/** The last deliveries of the channel at a path, as a table. */
export async function log(path) {
  const { items } = await ask(`${path}/deliveries?limit=${SHOWN}`);
  if (items.length === 0) return element("p", {}, "Nothing was sent to this channel yet.");
  const names = new Names();
  return element("div", { class: "scrolled", tabindex: "0", role: "region", "aria-label": "What was sent" },
    element("table", { class: "log" },
      element("thead", {}, element("tr", {}, HEADS.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, items.map((delivery) => row(delivery, names)))));
}

function row(delivery, names) {
  const last = delivery.attempts.at(-1);
  const again = element("td");
  if (delivery.state === "delivered") again.append(button("Send once more", () => sendAgain(delivery, again, { even_if_delivered: true }), CHANGES));
  else if (delivery.state !== "pending") again.append(button("Send again", () => sendAgain(delivery, again), CHANGES));
  return element("tr", {},
    element("td", {}, moment(delivery.created_at)), element("td", {}, what(delivery, names)),
    element("td", {}, STATES[delivery.state] ?? delivery.state, delivery.reason ? `: ${delivery.reason}` : null),
    element("td", {}, String(delivery.attempts.length), last?.seconds ? `, ${last.seconds.toFixed(1)} s` : null),
    element("td", {}, [last?.status, last?.detail, last?.answer].filter((part) => part).join(" ")),
    again);
}

/** What was sent: the headline of the first alert, which leads to it, and how many more there are. */
function what({ alert_ids: [first, ...more] }, names) {
  if (first === undefined) return "test or notice";
  const link = element("a", { href: address(`?${new URLSearchParams({ alert: first })}`) }, filledIn("an alert", names.alert(first)));
  return more.length ? [link, ` and ${more.length} more`] : link;
}

/** Ask for the delivery again; what has arrived is sent only with `even_if_delivered`. */
async function sendAgain(delivery, cell, how = null) {
  try {
    await create(`deliveries/${encodeURIComponent(delivery.delivery_id)}/send-again`, how);
    cell.replaceChildren("asked for");
  } catch (error) {
    cell.replaceChildren(error.message);
  }
}
