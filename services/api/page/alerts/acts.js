// What one does with an alert: say that somebody sees to it or has settled it, silence what is like it, send it on.

import { signWith } from "../shared/caller.js";
import { button, CHANGES, field, select } from "../shared/controls.js";
import { openDialog } from "../shared/dialog.js";
import { element, moment } from "../shared/elements.js";
import { address, ask, send } from "../shared/service.js";
import { askForSilence } from "../shared/silence_form.js";
import { Corrected } from "./corrected.js";
import { isNewer } from "./news.js";
import { sendingOn } from "./sending.js";

const STATES = [["acknowledged", "I see to it"], ["resolved", "it is settled"]];
const SAID = { acknowledged: "Acknowledged", resolved: "Resolved" };
const MOST_ASKED = 100;
const MOST_PLACES = 3;

export class Acts {
  /** `onChange(alerts)` is called when more has become known of alerts. `shown()` gives those that are shown by then. */
  constructor(saidDialog, silenceDialog, onChange, shown) {
    this.saidDialog = saidDialog;
    this.silenceDialog = silenceDialog;
    this.onChange = onChange;
    this.shown = shown;
    this.said = new Map(); // alert id -> what was said of it
    this.silenced = new Map(); // alert id -> until when it is silenced or null, as far as it was asked since the alert was read
    this.corrected = new Corrected();
  }

  /** Ask what was said of alerts, and what silences those that came live, which do not say it. */
  async learn(alerts) {
    if (alerts.length === 0) return;
    const live = alerts.filter(({ silenced_until: until }) => until === undefined);
    const [{ items }] = await Promise.all([ask(`acknowledgements?${idsOf(alerts)}`), this.learnSilences(live)]);
    for (const said of items) this.said.set(said.alert_id, said);
    await this.corrected.learnHeadlines(alerts);
    const ids = new Set([...items, ...live].map((one) => one.alert_id));
    this.onChange(alerts.filter((alert) => ids.has(alert.alert_id) || this.corrected.of(alert)));
  }

  /** Ask what was corrected. */
  async learnCorrections() {
    await this.corrected.learn(this.shown);
    this.onChange(this.shown());
  }

  /** Ask what is silenced of alerts, a hundred at a time. */
  async learnSilences(alerts) {
    for (let start = 0; start < alerts.length; start += MOST_ASKED) {
      const asked = alerts.slice(start, start + MOST_ASKED);
      const { items } = await ask(`alerts/silenced?${idsOf(asked)}`);
      for (const { alert_id: id } of asked) this.silenced.set(id, null);
      for (const { alert_id: id, silenced_until: until } of items) this.silenced.set(id, until);
    }
  }

  /** Ask what is silenced of all that is shown. */
  async learnAllSilences() {
    await this.learnSilences(this.shown());
    this.onChange(this.shown());
  }

  /** The buttons of a card, and what was said of its newest alert. */
  of(alerts) {
    const said = this.said.get(newestOf(alerts).alert_id);
    const others = [this.silencing(alerts), sendingOn(newestOf(alerts)), this.silenceOf(alerts),
      this.corrected.note(alerts)];
    if (said === undefined) return [button("Acknowledge", () => this.acknowledge(alerts), CHANGES), ...others];
    return [
      element("span", { class: "state" }, element("strong", {}, SAID[said.state] ?? said.state), ` by ${said.by}, `, moment(said.updated_at),
        said.note ? `: “${said.note}”` : null),
      button("Take back", () => this.takeBack(alerts), CHANGES), ...others];
  }

  show(card, alerts) {
    card?.querySelector(".actions").replaceChildren(...this.of(alerts).filter((part) => part));
  }

  silencing(alerts) {
    return button("Silence", () => askForSilence(this.silenceDialog, conditions(newestOf(alerts)), () => this.learnAllSilences()), CHANGES);
  }

  /** That the newest alert of a card is silenced, until when, and where that can be ended; `null` if it is not. */
  silenceOf(alerts) {
    const { alert_id: id, silenced_until: known } = newestOf(alerts);
    const until = (this.silenced.has(id) ? this.silenced.get(id) : known) ?? null;
    return until === null || Date.parse(until) <= Date.now() ? null
      : element("span", { class: "state", role: "status" }, "Silenced until ", moment(until), ": ",
        element("a", { href: address("page/silences") }, "see the silences"));
  }

  acknowledge(alerts) {
    const by = element("input", { name: "by", maxlength: "200", required: true, autocomplete: "name" });
    const note = element("textarea", { name: "note", maxlength: "1000" });
    const state = select("state", STATES);
    openDialog(this.saidDialog, {
      title: "Acknowledge", words: "Acknowledge",
      parts: [element("p", {}, "From then on it is neither sent again nor passed on to others."),
        field("That", state), field("Note", note), field("Your name", by)],
      act: () => this.say(alerts, { state: state.value, by: by.value.trim(), note: note.value.trim() }),
    });
    signWith(by);
  }

  /** Say the same of all alerts of a card. */
  async say(alerts, words) {
    for (const alert of alerts) this.said.set(alert.alert_id, await send("PUT", pathOf(alert), words));
    this.onChange(alerts);
  }

  async takeBack(alerts) {
    for (const alert of alerts) {
      await send("DELETE", pathOf(alert)).catch((error) => {
        if (error.status !== 404) throw error;
      });
      this.said.delete(alert.alert_id);
    }
    this.onChange(alerts);
  }
}

/** The parameter that asks of alerts, of a hundred at most. */
function idsOf(alerts) {
  return new URLSearchParams({ alert_ids: alerts.slice(0, MOST_ASKED).map((alert) => alert.alert_id).join(",") });
}

function pathOf(alert) {
  return `alerts/${encodeURIComponent(alert.alert_id)}/acknowledgement`;
}

function newestOf(alerts) {
  return alerts.reduce((left, right) => (isNewer(right, left) ? right : left));
}

/** The conditions of a silence that an alert suggests: its incident or story; places, claimants, publisher, watch. */
function conditions({ watch_id: watch, watch_name: watchName, labels, article }) {
  const happened = labels.incident ? { label: "incident", value: labels.incident, name: "this one" }
    : { label: "story", value: labels.story, name: "this one" };
  const places = labels.places.slice(0, MOST_PLACES)
    .map((place) => ({ label: "place", value: String(place.geonames_id ?? place.name), name: place.name }));
  const claimants = labels.claimants.slice(0, MOST_PLACES).map(({ name }) => ({ label: "claimant", value: name }));
  return [{ ...happened, ticked: true }, ...places, ...claimants, { label: "publisher", value: article.publisher },
    { label: "watch", value: watch, name: `“${watchName}”` }];
}
