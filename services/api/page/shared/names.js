// The names of things that documents hold by id, as people know them.

import { element } from "./elements.js";
import { ask } from "./service.js";

/** Asks for each name once. Each method gives `null` where there is no such thing any more. */
export class Names {
  constructor() {
    this.held = new Map(); // path -> what is there, to come
  }

  async incident(id) {
    return (await this.at(`incidents/${encodeURIComponent(id)}`))?.headline ?? null;
  }

  async watch(id) {
    return (await this.at(`watches/${encodeURIComponent(id)}`))?.name ?? null;
  }

  async alert(id) {
    const { headline, article } = (await this.at(`alerts/${encodeURIComponent(id)}`))?.alert ?? {};
    return headline || article?.title || null;
  }

  async place(id) {
    const found = await this.at(`places?${new URLSearchParams({ name: id })}`);
    return found?.items.find(({ geonames_id: known }) => String(known) === id)?.own_name ?? null;
  }

  /** The name of what a condition of a silence is about; `null` if its value is no id. */
  async ofMatcher({ label, operator, value }) {
    if (operator !== "=" && operator !== "!=") return null;
    if (label === "incident") return this.incident(value);
    if (label === "watch") return this.watch(value);
    return label === "place" && /^\d+$/.test(value) ? this.place(value) : null;
  }

  at(path) {
    if (!this.held.has(path)) this.held.set(path, ask(path).catch(() => null));
    return this.held.get(path);
  }
}

/** Words that become a name once it is known; they stay if it never is. */
export function filledIn(words, name) {
  const made = element("span", {}, words);
  name.then((known) => {
    if (known !== null) made.textContent = known;
  }).catch(console.error);
  return made;
}
