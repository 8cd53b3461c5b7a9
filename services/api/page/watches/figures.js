// The figure conditions of a watch: which measure, of whom, at least how many, changed by how much.

import { button, Chips, field, select } from "../shared/controls.js";
import { element } from "../shared/elements.js";
import { COMPARATORS, MEASURES, pairs, plain, POPULATIONS } from "../shared/vocabulary.js";

/** A condition in words: "killed (children), 10 or more, changed by more than 20 %". */
export function conditionInWords({ measure, population, at_least: least, comparators, changed_by_percent: changed }) {
  return [plain(measure) + (population ? ` (${plain(population)})` : ""),
    least === null || least === undefined ? null : `${least} or more`,
    comparators?.length ? `given as ${comparators.map(plain).join(" or ")}` : null,
    changed === null || changed === undefined ? null : `changed by more than ${changed} %`]
    .filter((part) => part !== null).join(", ");
}

export class FiguresPart {
  constructor() {
    this.measure = select("figures", [["", "–"], ...pairs(MEASURES)]);
    this.population = select("population", [["", "anybody"], ...pairs(POPULATIONS)]);
    this.comparator = select("comparator", [["", "any"], ...pairs(COMPARATORS)]);
    this.least = element("input", { type: "number", name: "at_least", step: "any" });
    this.changed = element("input", { type: "number", name: "changed_by_percent", min: "0", step: "any" });
    this.chips = new Chips("Chosen figures", conditionInWords);
    this.element = element("fieldset", {}, element("legend", {}, "Figures; one of them is enough"), this.chips.element,
      element("div", { class: "together" }, field("What is counted", this.measure), field("Of whom", this.population),
        field("At least", this.least), field("Changed by more than, %", this.changed), field("Given as", this.comparator),
        element("div", { class: "with-button" }, button("Add figure", () => this.take()))));
  }

  take() {
    if (this.measure.value === "") return this.measure.focus();
    this.chips.add(this.typed());
    return this.clear();
  }

  clear() {
    for (const control of [this.measure, this.population, this.comparator, this.least, this.changed]) control.value = "";
  }

  typed() {
    const number = (control) => (control.value === "" ? null : Number(control.value));
    return {
      measure: this.measure.value, population: this.population.value || null, at_least: number(this.least),
      comparators: this.comparator.value ? [this.comparator.value] : [], changed_by_percent: number(this.changed),
    };
  }

  fill(conditions) {
    this.clear();
    this.chips.fill(conditions);
  }

  /** The conditions. One that was typed and not added is among them. */
  read() {
    return this.measure.value === "" ? this.chips.values : [...this.chips.values, this.typed()];
  }
}
