// Sends an alert on by the reader's own mail program: what it says, who published it, and where to read it.

import { element, isOfTheWeb } from "../shared/elements.js";
import { address } from "../shared/service.js";

const MOST_NEWS = 5;

/** A link that opens a mail with the alert in words. Nothing is sent by this service, and no mail address is known to it. */
export function sendingOn({ alert_id: id, headline, article, news }) {
  const title = headline || article.title || "Untitled";
  const lines = [title, "", ...news.slice(0, MOST_NEWS).map(({ summary }) => `- ${summary}`), "",
    [article.publisher, isOfTheWeb(article.url) ? article.url : null].filter((part) => part).join(": "), `In Claimwatch: ${address(`?${new URLSearchParams({ alert: id })}`)}`];
  const mail = [["subject", title], ["body", lines.join("\r\n")]].map(([name, words]) => `${name}=${encodeURIComponent(words)}`).join("&");
  return element("a", { class: "button", href: `mailto:?${mail}` }, "Send on");
}
