// The map: where incidents have been reported lately, sized by articles and coloured by disagreement, and what is watched.

import { incidentPage } from "../shared/addresses.js";
import { onCorrected } from "../shared/anew.js";
import { showCaller } from "../shared/caller.js";
import { field, select, tell } from "../shared/controls.js";
import { element, moment, NARROW } from "../shared/elements.js";
import { isPoint, map } from "../shared/map.js";
import { OnePlace } from "../shared/place_search.js";
import { address, ask } from "../shared/service.js";
import { showViews } from "../shared/views.js";

const byId = (id) => document.getElementById(id);
const NUMBER = new Intl.NumberFormat();
const DAY = 86_400_000;
const PERIODS = [["7", "the last 7 days"], ["30", "the last 30 days"], ["90", "the last 90 days"], ["", "all that is kept"]];
const USUAL_DAYS = "30";
const LONGER = ["90", ""]; // what is shown, if nobody has chosen, where nothing was reported in the usual time
const MOST_DOTS = 200;
const [SMALLEST, LARGEST, WATCHED] = [4, 18, 12];
const chosen = new URLSearchParams(location.search);
const period = select("days", PERIODS, chosen.get("days") ?? USUAL_DAYS);
const place = new OnePlace("Place", "With all that lies in it: the map shows that part of the world.", () => byId("filters").requestSubmit());
let reading = 0; // the number of the current reading of the map
let days = chosen.get("days"); // what the reader has chosen, `null` if nothing

function asked(within) {
  const since = within ? new Date(Date.now() - Number(within) * DAY).toISOString() : null;
  const given = { place: place.read()?.geonames_id, since };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value));
}

/** What was reported in the time that is chosen, and that time; in a longer one if nobody chose and there is nothing. */
async function found() {
  let within = days ?? USUAL_DAYS;
  let answer = await ask(`map?${asked(within)}`);
  for (const longer of days === null ? LONGER : []) {
    if (answer.incidents.length > 0) break;
    within = longer;
    answer = await ask(`map?${asked(within)}`);
  }
  return { ...answer, within };
}

async function show() {
  reading += 1;
  const mine = reading;
  keep();
  const { incidents, left_out: left, watched, within } = await found();
  const dots = dotsOf(incidents, place.read() ? [] : watched);
  const drawing = await map(dots, { most: MOST_DOTS, drawnAs: (dot) => dot.drawn });
  if (mine !== reading) return;
  byId("map").replaceChildren(...(drawing ? [drawing] : []));
  for (const id of ["map", "legend"]) byId(id).hidden = drawing === null;
  period.value = within;
  showTime(incidents, within);
  byId("incidents").hidden = incidents.length === 0;
  byId("incidents").querySelector("tbody").replaceChildren(...incidents.map(line));
  byId("counted").textContent = counted(incidents, left);
}

/** Say that what is shown is older than what is usually shown, or that there is nothing. */
function showTime(incidents, within) {
  const isOlder = days === null && within !== USUAL_DAYS && incidents.length > 0;
  byId("older").hidden = !isOlder;
  byId("older").replaceChildren(...(isOlder ? [`Nothing was reported in ${inWords(USUAL_DAYS)}. This is ${inWords(within)}; the latest article is of `, moment(incidents[0].last_at), "."] : []));
  byId("empty").hidden = incidents.length > 0;
  byId("empty-title").textContent = within ? "Nothing happened here lately" : place.read() ? "Nothing is known of this place" : "No incident is known yet";
  byId("empty-words").textContent = `Incidents appear as articles report them.${within ? " Choose a longer time, or another place." : place.read() ? " Choose another place." : ""}`;
}

function inWords(within) {
  return PERIODS.find(([value]) => value === within)?.[1] ?? `the last ${within} days`;
}

function chosenHere() {
  const where = place.read();
  const given = { days, place: where?.geonames_id ?? null, place_name: where?.name ?? null };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== null));
}

/** Put what is chosen into the page's address. */
function keep() {
  const kept = chosenHere();
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
}

/** A dot for each place of incidents, one for each watched place. Several incidents of a place are one dot. */
function dotsOf(incidents, watched) {
  const places = new Map();
  for (const incident of incidents.filter(({ place: where }) => where !== null && isPoint(where))) {
    const key = `${incident.place.lat} ${incident.place.lon}`;
    places.set(key, [...(places.get(key) ?? []), incident]);
  }
  const spots = watched.map((spot) => ({ ...spot, precision: "exact", drawn: {
    radius: WATCHED, look: "site watched", title: `${spot.name}: watched by “${spot.watch_name}”`, href: address(`page/watches#edit=${encodeURIComponent(spot.watch_id)}`) } }));
  return [...[...places.values()].map(dotOf), ...spots];
}

function dotOf(incidents) {
  const [{ place: where, headline, incident_id: id }] = incidents;
  const articles = incidents.reduce((sum, one) => sum + one.articles, 0);
  const isContested = incidents.some(({ is_contested: contested }) => contested);
  const title = `${incidents.length === 1 ? headline : `${incidents.length} incidents, the latest ${headline}`}; ${NUMBER.format(articles)} ${articles === 1 ? "article" : "articles"}${isContested ? "; claimants disagree" : ""}`;
  return { ...where, drawn: {
    radius: Math.min(LARGEST, SMALLEST + 2 * Math.sqrt(articles)), look: isContested ? "site contested" : "site agreed", title,
    href: incidentPage(id) } };
}

function counted(incidents, left) {
  const off = incidents.filter(({ place: where }) => where === null || !isPoint(where)).length;
  return [incidents.length === 1 ? "One incident" : `${NUMBER.format(incidents.length)} incidents`,
    left ? `, ${NUMBER.format(left)} earlier ones left out` : "",
    off ? `; of ${NUMBER.format(off)} it is not known closely enough where they were, so that they are not on the map` : ""].join("");
}

function line({ incident_id: id, headline, place: where, within, articles, claimants, is_contested: contested, last_at: last }) {
  return element("tr", {},
    element("th", { scope: "row" }, element("a", { href: incidentPage(id) }, headline),
      contested ? element("span", { class: "note warning" }, "claimants disagree") : null),
    element("td", {}, [where?.name, within.at(-1)?.name].filter((name) => name).join(", ")),
    [["Articles", articles], ["Claimants", claimants]].map(([label, count]) => element("td", { class: "value", "data-label": label }, NUMBER.format(count))),
    element("td", { "data-label": "Latest" }, moment(last)));
}

if (chosen.has("place")) place.fill({ geonames_id: Number(chosen.get("place")), name: chosen.get("place_name") ?? chosen.get("place") });
byId("filters").append(element("div", { class: "choices" }, field("Reported in", period), place.element));
period.addEventListener("change", () => {
  days = period.value;
  byId("filters").requestSubmit();
});
byId("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  tell(null);
  place.settle().then(show).catch(tell);
});
show().catch(tell);
onCorrected(show);
NARROW.addEventListener("change", () => show().catch(tell));
showViews(byId("views"), "map", chosenHere).catch(tell);
showCaller(byId("log-out")).catch(console.error);
