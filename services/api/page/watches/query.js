// The words of a watch, checked as they are typed: the fault is shown below its column.

import { field } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { ask } from "../shared/service.js";

const PAUSE_MILLISECONDS = 300;

export class QueryPart {
  constructor() {
    this.input = element("input", { name: "query", maxlength: "2000", placeholder: "“mass graves” AND (Aleppo OR Idlib)", autocomplete: "off" });
    this.verdict = element("p", { class: "fault", role: "status" });
    this.waiting = null;
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.check(), PAUSE_MILLISECONDS);
    });
    this.element = element("div", {}, field("Words", this.input,
      "All must occur in title or text; in quotation marks they must stand together. Also AND, OR, NOT, brackets, word*, and title:, text:, content:, source: before a word."),
    this.verdict);
  }

  async check() {
    const query = this.read();
    const fault = query === null ? null : await faultOf(query);
    if (query === this.read()) this.show(query, fault);
  }

  show(query, fault) {
    this.verdict.textContent = fault === null ? "" : `${query}\n${" ".repeat(Math.max(0, (fault.column ?? 1) - 1))}^ ${fault.detail}`;
    if (fault === null) this.input.removeAttribute("aria-invalid");
    else this.input.setAttribute("aria-invalid", "true");
  }

  fill(query) {
    this.input.value = query ?? "";
    this.show(null, null);
  }

  read() {
    return this.input.value.trim().replace(/[“”„]/g, '"') || null;
  }
}

/** What is wrong with the query and where, or `null`. A service that does not answer finds no fault. */
async function faultOf(query) {
  try {
    await ask(`queries?${new URLSearchParams({ query })}`);
    return null;
  } catch (error) {
    return error.errors?.[0] ?? null;
  }
}
