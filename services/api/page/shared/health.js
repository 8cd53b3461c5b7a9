// Reports that the service, or a server that the service needs, does not answer.

import { address } from "./service.js";

const EVERY_MILLISECONDS = 5000;
const WORDS = {
  mongo: "The database does not answer: what is shown may be old, and nothing can be saved.",
  kafka: "Kafka does not answer: no new alerts arrive.",
  service: "The service does not answer.",
};

async function unwell() {
  try {
    const answer = await fetch(address("-/ready"), { headers: { Accept: "application/json" } });
    const { checks } = await answer.json();
    return Object.keys(WORDS).filter((name) => (checks[name] ?? "ok") !== "ok");
  } catch {
    return ["service"];
  }
}

/** Keep a notice up to date. It is hidden while all servers answer. */
export async function keepNotice(notice) {
  const words = (await unwell()).map((name) => WORDS[name]).join(" ");
  if (notice.textContent !== words) notice.textContent = words;
  notice.hidden = words === "";
  setTimeout(keepNotice, EVERY_MILLISECONDS, notice);
}
