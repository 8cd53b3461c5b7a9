// The topics of a watch, found by their names and terms.

import { field, tick } from "../shared/controls.js";
import { element } from "../shared/elements.js";

export class TopicsPart {
  constructor(topics) {
    this.filter = element("input", { type: "search", name: "topic_filter", placeholder: "cholera", autocomplete: "off" });
    this.choices = topics.map((topic) => {
      const label = tick("topics", topic.key, topic.name, false, topic.enabled ? topic.about : "switched off");
      return { label, box: label.querySelector("input"), words: [topic.name, topic.about, ...topic.terms].join(" ").toLowerCase() };
    });
    this.filter.addEventListener("input", () => this.keep(this.filter.value.trim().toLowerCase()));
    this.element = element("fieldset", { class: "topics" }, element("legend", {}, "Topics; one of them is enough"),
      field("Find topics", this.filter, element("span", {}, "None is what you follow? ", element("a", { href: "topics" }, "Add a topic of your own"), ".")), element("div", { class: "choices" }, this.choices.map(({ label }) => label)));
  }

  /** Show the topics that contain the typed text, and the ticked ones. */
  keep(typed) {
    for (const { label, box, words } of this.choices) label.hidden = !words.includes(typed) && !box.checked;
  }

  fill(keys) {
    for (const { box } of this.choices) box.checked = keys.includes(box.value);
    this.filter.value = "";
    this.keep("");
  }

  read() {
    return this.choices.filter(({ box }) => box.checked).map(({ box }) => box.value);
  }
}
