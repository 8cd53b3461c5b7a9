// How far each stage of the pipeline is, what was given up, which feeds fail, which extractors read.

import { button, tell } from "../shared/controls.js";
import { element, moment } from "../shared/elements.js";
import { address, all, ask, create } from "../shared/service.js";
import { showTable } from "./table.js";

const NUMBER = new Intl.NumberFormat();
const PAGE = 100;
const LATE_MILLISECONDS = 5 * 60_000;
const OF_ARTICLES = ["article-published", "attributions-extracted", "figures-extracted", "mentions-extracted", "report-filed", "article-erased"];
const [MINUTE, HOUR] = [60_000, 3_600_000];

export async function showStages(section) {
  const { items, looked_at: now } = await ask("system/stages");
  const waiting = items.reduce((sum, stage) => sum + stage.waiting, 0);
  showTable(section, ["Service", "Reads", "Waiting", "For"], items.map((stage) => {
    const late = stage.oldest_at === null ? 0 : Date.parse(now) - Date.parse(stage.oldest_at);
    return [stage.service, stage.topic, NUMBER.format(stage.waiting),
      stage.waiting ? element("span", { class: late > LATE_MILLISECONDS ? "late" : null }, lasting(late)) : "–"];
  }), "The contracts name no stage.", waiting ? (waiting === 1 ? "One message waits." : `${NUMBER.format(waiting)} messages wait.`) : "Nothing waits: all that came in is read.");
}

function lasting(milliseconds) {
  if (milliseconds < MINUTE) return "less than a minute";
  return milliseconds < 2 * HOUR ? `${Math.round(milliseconds / MINUTE)} minutes` : `${Math.round(milliseconds / HOUR)} hours`;
}

/** The messages that were given up, the last first; more at the press of a button. */
export async function showLetters(section, before = [], cursor = null) {
  const page = await ask(`system/dead-letters?${new URLSearchParams({ limit: PAGE, ...(cursor && { cursor }) })}`);
  const items = [...before, ...page.items];
  const topics = [...new Set(items.filter((letter) => !letter.is_sent_back).map(({ topic }) => topic))];
  showTable(section, ["When", "Given up by", "Why", "What", ""], items.map(line), "No message was given up.",
    "Mend what went wrong, then send the messages back: what was done with them before is not done twice.");
  for (const old of section.querySelectorAll(".replay, .older")) old.remove();
  if (page.next) section.append(button("Show older messages", () => showLetters(section, items, page.next).catch(tell), { class: "older" }));
  if (topics.length) {
    section.querySelector(".said").after(element("div", { class: "buttons replay" },
      topics.map((topic) => button(`Send back those of ${topic.replace(/-dlq$/, "")}`, () => replay(section, topic)))));
  }
}

function line({ given_up_at: at, group, error_class: kind, reason, origin, subject, event_id: event, is_sent_back: back }) {
  return [at ? moment(at) : "", group, [element("strong", {}, kind), ` ${reason.split("\n")[0]}`],
    element("span", { title: [origin, subject, event].filter((part) => part).join(" ") }, what(origin, subject)), back ? "sent back" : ""];
}

/** What a message is about: what is told of by its subject, with a link to where that is. */
function what(origin, subject) {
  const words = origin.replaceAll("-", " ");
  if (subject === null) return words;
  if (origin === "alert-raised") return [`${words}: `, element("a", { href: address(`?${new URLSearchParams({ alert: subject })}`) }, "the alert")];
  return OF_ARTICLES.includes(origin) ? [`${words}: `, element("a", { href: address(`page/reports/${encodeURIComponent(subject)}`) }, "the article")] : words;
}

async function replay(section, topic) {
  try {
    const { sent } = await create(`system/dead-letters/${encodeURIComponent(topic)}/replay`);
    await showLetters(section);
    tell(null, `${NUMBER.format(sent)} ${sent === 1 ? "message was" : "messages were"} sent back.`);
  } catch (error) {
    tell(error);
  }
}

export async function showFeeds(section) {
  const feeds = await all("feeds");
  const bad = feeds.filter(({ enabled, state }) => enabled && (state?.failures || state?.quiet_since));
  showTable(section, ["Feed", "What is wrong", "Last read"], bad.map(({ publisher, state }) => [
    element("a", { href: address("page/feeds") }, publisher),
    state.failures ? state.last_error ?? `failed ${state.failures} times` : ["quiet since ", moment(state.quiet_since)],
    state.last_check_at ? moment(state.last_check_at) : "never"]),
  feeds.length ? `${feeds.length === 1 ? "The one feed" : `All ${feeds.length} feeds`} can be read, and none is unusually quiet.` : "No feed is read yet.");
}

export async function showExtractors(section) {
  const { items, counted } = await ask("system/extractors");
  showTable(section, ["Extractor", "Version", "Reports", "Not read whole", "Last"], items.map((one) => [
    one.extractor, String(one.version), NUMBER.format(one.reports), NUMBER.format(one.incomplete), moment(one.last_at)]),
  "Nothing was read yet.", `By which the ${NUMBER.format(counted)} reports were read that were filed last.`);
}
