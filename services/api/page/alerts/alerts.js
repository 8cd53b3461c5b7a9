// Live alerts, the newest first: those of all watches or of one.

import { onCorrected } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { field, select, tell } from "../shared/controls.js";
import { Acts } from "./acts.js";
import { beginning } from "./beginning.js";
import { card } from "./cards.js";
import { cardKey, isNewer } from "./news.js";
import { element } from "../shared/elements.js";
import { Filters } from "../shared/filters.js";
import { keepNotice } from "../shared/health.js";
import { followKeys } from "./keys.js";
import { keepReading } from "./reading.js";
import { ask, read } from "../shared/service.js";
import { note } from "../shared/unreadable.js";
import { showViews } from "../shared/views.js";
import { Watches } from "./watches.js";

const PAGE = 20;
const KEPT = 300;
const MOST_ON_CARD = 200;
const AGAIN_MILLISECONDS = 3000;
const byId = (id) => document.getElementById(id);

const STATES = [["", "any"], ["firing", "nobody has said anything of it"], ["acknowledged", "acknowledged"], ["resolved", "resolved"],
  ["muted", "muted"]];
const state = select("state", STATES);
const filters = new Filters(byId("filters"), [field("State", state)], [state]);
const shown = new Map(); // alert id -> alert, of the alerts in the list
let older = null; // cursor after the last alert of the list
let linked = new URLSearchParams(location.search).get("alert");
let unseen = 0;
let below = 0;
let reading = 0; // the number of the current reading of the list
let filling = 0; // the number of the last filling of the empty state

const lookAgain = keepReading(byId("reading"));
const acts = new Acts(byId("said-dialog"), byId("silence-dialog"), showActs, () => [...shown.values()]);
const watches = new Watches(
  new URLSearchParams(location.search).get("watch"),
  () => startOver().catch(failed),
  () => {
    showNames();
    showEmptyState();
  });

function showActs(alerts) {
  for (const alert of alerts) if (shown.has(alert.alert_id)) acts.show(cardOf(alert), onOneCard(alert));
}

function parameters(more = {}) {
  const chosen = watches.chosen === null ? {} : { watch_id: watches.chosen };
  return new URLSearchParams({ limit: PAGE, ...chosen, ...Object.fromEntries(filters.asked()), ...more });
}

async function startOver() {
  shown.clear();
  byId("alerts").replaceChildren();
  showNames();
  await showNewest();
}

async function showNewest() {
  const mine = (reading += 1);
  const page = await ask(`alerts?${parameters()}`);
  if (mine !== reading) return; // another watch was chosen meanwhile
  if (!page.items.some((alert) => shown.has(alert.alert_id))) older = page.next;
  note("alerts", page.unreadable);
  page.items.forEach((alert) => insert(alert));
  byId("older").hidden = older === null;
  showEmptyState();
  acts.learn(page.items).catch(console.error);
}

async function showOlder() {
  const mine = reading;
  const page = await ask(`alerts?${parameters({ cursor: older })}`);
  if (mine !== reading) return;
  note("alerts", page.unreadable, false);
  page.items.forEach((alert) => insert(alert));
  older = page.next;
  byId("older").hidden = older === null;
  acts.learn(page.items).catch(console.error);
}

/** Show the alert that the page's address names, as links in mails do, at any age. */
async function showLinked() {
  const id = linked;
  linked = null; // only once: the page must not jump back to the alert when it connects again
  if (id === null) return;
  insert((await ask(`alerts/${encodeURIComponent(id)}`)).alert);
  showEmptyState();
  const linkedCard = cardOf(shown.get(id));
  const before = linkedCard.querySelector(".earlier");
  if (before !== null && linkedCard.dataset.alert !== id) before.open = true;
  linkedCard.scrollIntoView();
}

function cardOf(alert) {
  return byId("alerts").querySelector(`[data-card="${CSS.escape(cardKey(alert))}"]`);
}

/** All alerts in the list that are on one card with this one. */
function onOneCard(alert) {
  return [...shown.values()].filter((other) => cardKey(other) === cardKey(alert));
}

/** All alerts on the incident of one, those that are not in the list as well, as far as one answer holds them. */
async function allOnIncident(alert) {
  const { items, next } = await ask(`alerts?${parameters({ limit: MOST_ON_CARD, incident: alert.labels.incident })}`);
  const all = new Map([...items, ...onOneCard(alert)].map((one) => [one.alert_id, one]));
  return { alerts: [...all.values()], isWhole: next === null };
}

/** Add an alert to the list, on one card with alerts on the same incident. An alert that is in the list is not added. */
function insert(alert) {
  if (shown.has(alert.alert_id)) return null;
  shown.set(alert.alert_id, alert);
  const same = onOneCard(alert);
  const newest = same.reduce((left, right) => (isNewer(right, left) ? right : left));
  cardOf(alert)?.remove();
  const list = byId("alerts");
  const next = [...list.children].find((item) => isNewer(newest, shown.get(item.dataset.alert)));
  const made = card(same, acts.of(same), older === null ? null : () => allOnIncident(newest));
  list.insertBefore(made, next ?? null);
  return made;
}

function arrived(alert) {
  lookAgain();
  if (!watches.watches.some((watch) => watch.watch_id === alert.watch_id)) watches.load().catch(failed);
  const concerned = watches.chosen === null || watches.chosen === alert.watch_id;
  if (concerned && filters.asked().size > 0) {
    showNewest().catch(failed); // the service knows which alerts meet the filters
    return;
  }
  const made = concerned ? insert(alert) : null;
  if (made === null) return;
  acts.learn([alert]).catch(console.error);
  made.classList.add("fresh");
  byId("announcement").textContent = `New alert for ${alert.watch_name}: ${alert.news[0].summary}`;
  if (document.hidden) unseen += 1;
  if (window.scrollY > 300) below += 1;
  drop();
  showCounts();
  showEmptyState();
}

/** What is chosen on the page, as its address has it. */
function chosenHere() {
  return filters.chosen(watches.chosen === null ? {} : { watch: watches.chosen });
}

/** Keep only the newest alerts, so that a page may be open for days. "Older" loads the others again. */
function drop() {
  const list = byId("alerts");
  if (list.children.length <= KEPT || window.scrollY > 300) return;
  startOver().catch(failed);
}

/** Show the chosen watch above the list and in the window's title. */
function showNames() {
  const name = watches.chosenWatch()?.name;
  byId("alerts-title").textContent = name ?? "All alerts";
  document.title = (unseen ? `(${unseen}) ` : "") + (name ? `${name} – Claimwatch` : "Claimwatch");
}

function showCounts() {
  showNames();
  byId("to-newest").hidden = below === 0;
  byId("to-newest").textContent = `↑ ${below} new`;
}

function showEmptyState() {
  byId("empty").hidden = shown.size > 0;
  if (shown.size === 0) fillEmptyState().catch(console.error);
}

async function fillEmptyState() {
  if (filters.asked().size > 0) {
    byId("empty").replaceChildren(element("h3", {}, "No alert of that kind"), element("p", {}, "None meets all of what is chosen above; take something away."));
    return;
  }
  const mine = (filling += 1);
  const words = await beginning(watches.watches.length > 0);
  if (mine === filling) byId("empty").replaceChildren(...words); // else more is known meanwhile
}

const WORDS = { connecting: "Connecting…", live: "Live", lost: "Connection lost, trying again…" };

function connection(state) {
  const shownState = byId("connection");
  if (shownState.dataset.state === state) return;
  shownState.dataset.state = state;
  shownState.textContent = WORDS[state];
}

function failed(error) {
  connection("lost");
  console.error(error);
}

/** Follow the stream. After "ready" no new alert can be missed, so the existing alerts are read then. */
function connect() {
  const source = new EventSource("alerts/stream");
  source.addEventListener("ready", async () => {
    try {
      await Promise.all([watches.load(), showNewest()]);
      connection("live");
      showLinked().catch(console.error); // the linked alert may be deleted; the list stays
    } catch (error) {
      source.close();
      failed(error);
      setTimeout(connect, AGAIN_MILLISECONDS);
    }
  });
  source.addEventListener("alert", (event) => arrived(read(event.data)));
  source.addEventListener("error", () => {
    connection("lost");
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MILLISECONDS);
  });
}

async function showChosen() {
  await filters.settle();
  filters.keep(watches.chosen === null ? {} : { watch: watches.chosen });
  await startOver();
}

byId("older").addEventListener("click", () => showOlder().catch(failed));
byId("to-newest").addEventListener("click", () => window.scrollTo({ top: 0 }));
window.addEventListener("scroll", () => {
  if (window.scrollY <= 300 && below) {
    below = 0;
    showCounts();
  }
}, { passive: true });
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    unseen = 0;
    showCounts();
  }
});
byId("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  tell(null);
  showChosen().catch(tell);
});
byId("filtering").open = filters.asked().size > 0;
connect();
acts.learnCorrections().catch(console.error);
onCorrected(() => acts.learnCorrections());
showViews(byId("views"), "alerts", chosenHere).catch(tell);
showCaller(byId("log-out")).catch(console.error);
keepNotice(byId("trouble"));
followKeys(byId("alerts"));
