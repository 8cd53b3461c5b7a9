// What was corrected by hand since an alert was raised: the alert says what was told, its card how it stands now.

import { incidentPage, reportPage } from "../shared/addresses.js";
import { element } from "../shared/elements.js";
import { ask } from "../shared/service.js";

const MOST = 100;

export class Corrected {
  constructor() {
    this.amendments = []; // those that stand, the latest first
    this.headlines = new Map(); // incident id -> its headline now, `null` if there is no such incident
  }

  /** Ask what was corrected, and how the incidents of alerts are headed now if they are concerned. `alerts()` gives those
   * that are shown by then. */
  async learn(alerts) {
    const { items } = await ask(`amendments?${new URLSearchParams({ limit: MOST })}`);
    this.amendments = items.filter(({ taken_back_at: back }) => back === null);
    this.headlines.clear();
    await this.learnHeadlines(alerts());
  }

  async learnHeadlines(alerts) {
    const concerned = alerts.filter((alert) => this.of(alert) !== undefined).map(({ labels }) => labels.incident);
    const unknown = [...new Set(concerned)].filter((id) => id && !this.headlines.has(id));
    await Promise.all(unknown.map(async (id) => {
      const incident = await ask(`incidents/${encodeURIComponent(id)}`).catch(() => null);
      this.headlines.set(id, incident?.headline ?? null);
    }));
  }

  /** The latest correction of an alert's article or incident that was made after the alert. */
  of({ raised_at: raised, article, labels }) {
    return this.amendments.find(({ updated_at: at, articles, incidents }) => Date.parse(at) > Date.parse(raised)
      && (articles.includes(article.article_id) || incidents.includes(labels.incident)));
  }

  /** That one of a card's alerts was corrected, by whom, and where it stands right; `null` if none was. */
  note(alerts) {
    const alert = alerts.find((one) => this.of(one) !== undefined);
    if (alert === undefined) return null;
    const amendment = this.of(alert);
    const headline = this.headlines.get(alert.labels.incident);
    const link = headline ? element("a", { href: incidentPage(alert.labels.incident) }, headline)
      : element("a", { href: reportPage(alert.article) }, "as it stands now");
    return element("span", { class: "corrected" }, `Corrected since, by ${amendment.amended_by}: `, link);
  }
}
