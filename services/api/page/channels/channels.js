// The channels: where alerts are sent, how their receivers fare, and what was sent.

import { showCaller } from "../shared/caller.js";
import { button, carryOut, CHANGES, tell } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { all, ask, create, send } from "../shared/service.js";
import { askForChannel } from "./form.js";
import { log } from "./log.js";

const HEALTH = {
  untried: ["Nothing sent yet", "note"], ok: ["Works", "note good"], failing: ["Fails", "note warning"],
  disabled_by_receiver: ["Switched off by its receiver", "note warning"], given_up: ["Given up: it failed for too long", "note warning"],
};
const KINDS = { email: "Mail", webhook: "Webhook", apprise: "Apprise" };
const SINCE = { ok: "last sent ", failing: "failing since " };
const LOOKS = 60;
const LOOK_MILLISECONDS = 1000;
const byId = (id) => document.getElementById(id);

async function show() {
  const channels = await all("channels");
  byId("channels").replaceChildren(...channels.map((channel) => item(channel, channels)));
  byId("empty").hidden = channels.length > 0;
}

const done = (act, said) => carryOut(act, show, said);

function item(channel, channels) {
  const path = `channels/${encodeURIComponent(channel.channel_id)}`;
  const [words, look] = HEALTH[channel.health.state] ?? [channel.health.state, "note"];
  const sent = element("div");
  const pause = () => done(() => send("PATCH", path, { enabled: !channel.enabled }), channel.enabled ? "Paused." : "On again.");
  const remove = () => (confirm(`Delete the channel “${channel.name}”?`) ? done(() => send("DELETE", path), "Deleted.") : null);
  return element("li", { class: "thing" },
    element("h3", {}, channel.name, element("span", { class: look }, words),
      channel.enabled ? null : element("span", { class: "note warning" }, "paused")),
    element("p", {}, whereTo(channel.target), channel.health.since ? [" · ", SINCE[channel.health.state] ?? "since ", moment(channel.health.since)] : null),
    channel.health.reason ? element("p", {}, channel.health.reason) : null,
    element("div", { class: "buttons" },
      button("Send a test", () => done(() => test(path)), CHANGES),
      button("What was sent", async () => sent.replaceChildren(await log(path).catch((error) => error.message))),
      button("Change", () => open(channels, channel), CHANGES),
      button(channel.enabled ? "Pause" : "Switch on", pause, CHANGES),
      button("Delete", remove, CHANGES)),
    sent);
}

function whereTo(target) {
  const { kind, to, url } = target;
  return `${KINDS[kind] ?? kind}: ${to ?? url ?? "set"}`;
}

/** Have a test sent, and wait for what comes of it. */
async function test(path) {
  const { delivery_id: id } = await create(`${path}/test`);
  for (let look = 0; look < LOOKS; look += 1) {
    await new Promise((resolve) => { setTimeout(resolve, LOOK_MILLISECONDS); });
    const delivery = await ask(`deliveries/${encodeURIComponent(id)}`).catch((error) => {
      if (error.status === 404) return null;
      throw error;
    });
    const last = delivery?.attempts.at(-1);
    if (delivery?.state === "delivered") return "The test has arrived.";
    if (!last) continue;
    await show(); // the channel now says that it fails
    throw new Error(`The test did not arrive: ${last.detail ?? last.outcome}${last.status ? ` (${last.status})` : ""}.`);
  }
  return "The test is on its way; “What was sent” shows what comes of it.";
}

function open(channels, channel = null) {
  askForChannel(byId("channel-dialog"), channels, channel, async (words) => {
    await show();
    tell(null, words);
  });
}

byId("add").addEventListener("click", () => done(async () => open(await all("channels"))));
show().catch(tell);
showCaller(byId("log-out")).catch(console.error);
