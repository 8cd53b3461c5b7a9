// The dialog that makes a silence: its conditions, why, and until when.

import { signWith } from "./caller.js";
import { button, Chips, field, select } from "./controls.js";
import { openDialog } from "./dialog.js";
import { element } from "./elements.js";
import { End } from "./ends.js";
import { create } from "./service.js";

const LABELS = ["incident", "story", "place", "claimant", "publisher", "topic", "measure", "watch"];
const OPERATORS = [["=", "is"], ["!=", "is not"], ["=~", "matches (regular expression)"], ["!~", "does not match"]];

/** A condition in words: "place is Aleppo". */
export function matcherInWords({ label, operator, value }, name = null) {
  const words = new Map(OPERATORS).get(operator) ?? operator;
  return `${label} ${words.replace(" (regular expression)", "")} ${name ?? value}`;
}

/** Ask for a silence. `offered` are conditions to tick, `{label, value, name, ticked}`; `onMade(silence)` is called afterwards. */
export function askForSilence(dialog, offered, onMade) {
  const author = element("input", { name: "author", maxlength: "200", required: true, autocomplete: "name" });
  const comment = element("textarea", { name: "comment", maxlength: "1000" });
  const end = new End();
  const own = new OwnConditions();
  const ticks = offered.map((one) => [one, element("input", { type: "checkbox", checked: one.ticked, name: "offered" })]);
  openDialog(dialog, {
    title: "Silence alerts", words: "Silence", onDone: onMade,
    parts: [element("p", {}, "Alerts that meet all conditions are sent to no channel until the silence ends. They still appear on the page."),
      element("fieldset", { "data-field": "matchers", tabindex: "-1" }, element("legend", {}, "Conditions"),
        ticks.map(([one, input]) => element("label", { class: "choice" }, input,
          element("span", {}, matcherInWords({ operator: "=", ...one }, one.name)))),
        own.element),
      field("Why", comment), field("Your name", author), end.element],
    act: () => create("silences", {
      matchers: [...ticks.filter(([, input]) => input.checked).map(([{ label, value }]) => ({ label, operator: "=", value })), ...own.read()],
      author: author.value.trim(), comment: comment.value.trim(), ends_at: end.read(),
    }),
  });
  signWith(author);
}

class OwnConditions {
  constructor() {
    this.label = select("label", LABELS.map((name) => [name, name]), "place");
    this.operator = select("operator", OPERATORS);
    this.value = element("input", { name: "value", maxlength: "200", autocomplete: "off" });
    this.chips = new Chips("Further conditions", matcherInWords);
    this.element = element("div", {}, this.chips.element,
      element("div", { class: "together" }, field("What", this.label), field("How", this.operator), field("Value", this.value),
        element("div", { class: "with-button" }, button("Add condition", () => this.take()))));
  }

  take() {
    if (this.value.value.trim()) this.chips.add(this.typed());
    this.value.value = "";
    this.value.focus();
  }

  typed() {
    return { label: this.label.value, operator: this.operator.value, value: this.value.value.trim() };
  }

  read() {
    return this.value.value.trim() ? [...this.chips.values, this.typed()] : this.chips.values;
  }
}
