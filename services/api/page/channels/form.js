// The dialog that makes or changes a channel. What it does not show stays as it is.

import { field, select, tick } from "../shared/controls.js";
import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/elements.js";
import { answer, create, send } from "../shared/service.js";

const KINDS = [["email", "A mailbox"], ["webhook", "An address of your own service (webhook)"], ["apprise", "A chat or push service (Apprise)"]];
const NOTES = [["", "none"], ["daily", "every day"], ["weekly", "every week"]];

/** Ask for a channel, new or changed. `onSaved(words)` is called afterwards; words show a new secret, once. */
export async function askForChannel(dialog, channels, channel, onSaved) {
  const path = channel ? `channels/${encodeURIComponent(channel.channel_id)}` : null;
  const { body: current, etag } = path ? await answer(path) : { body: null, etag: null };
  const parts = controls(current, channels);
  const { name, kind, to, url, service } = parts;
  const asked = {
    email: field("Mail address", to), webhook: field("Address", url, "Calls are signed by Standard Webhooks."),
    apprise: field("Address of the service", service, "As Apprise writes it. It is secret and not shown again."),
  };
  const fit = () => {
    for (const [name, part] of Object.entries(asked)) part.hidden = kind.value !== name;
  };
  kind.addEventListener("change", fit);
  fit();
  openDialog(dialog, {
    title: current ? "Change the channel" : "Add a channel", words: "Save",
    parts: [field("Name", name), current ? null : field("What it is", kind), ...(isKnown(current) ? Object.values(asked) : []),
      element("details", { open: hasMore(current) }, element("summary", {}, "How much, and what if nobody answers"),
        field("Messages an hour, at most", parts.most), field("Send again after minutes, until somebody acknowledges", parts.repeat),
        element("div", { class: "together" }, field("And after minutes", parts.after), field("also to", parts.other)),
        field("If this channel fails for long, tell", parts.failures), parts.system,
        field("A note of what was read, which tells silence from breakage", parts.note))],
    act: () => {
      const wanted = requested(parts, current);
      return path ? send("PATCH", path, wanted, etag) : create("channels", wanted);
    },
    onDone: (made) => onSaved(savedInWords(made, path === null)),
  });
}

function isKnown(current) {
  return current === null || KINDS.some(([kind]) => kind === current.target.kind);
}

function controls(current, channels) {
  const number = (name, value, least) => element("input", { type: "number", name, min: String(least), value: value === null || value === undefined ? null : String(value) });
  const others = channels.filter((other) => other.channel_id !== current?.channel_id).map((other) => [other.channel_id, other.name]);
  return {
    name: element("input", { name: "name", maxlength: "200", value: current?.name ?? null, autocomplete: "off" }),
    kind: select("kind", KINDS, current?.target.kind ?? "email"),
    to: element("input", { name: "to", type: "email", value: current?.target.to ?? null, autocomplete: "email" }),
    url: element("input", { name: "url", type: "url", value: current?.target.kind === "webhook" ? current.target.url : null, placeholder: "https://" }),
    service: element("input", { name: "service", value: current?.target.kind === "apprise" ? current.target.url : null,
      placeholder: "slack://TokenA/TokenB/TokenC/#desk", autocomplete: "off", "data-field": "url" }),
    most: number("most_an_hour", current?.most_an_hour, 1),
    repeat: number("repeat_minutes", current?.repeat_minutes, 5),
    after: number("after_minutes", current?.escalation?.after_minutes, 1),
    other: select("escalation", [["", "nobody"], ...others], current?.escalation?.to ?? ""),
    failures: select("failures_to", [["", "nobody"], ...others], current?.failures_to ?? ""),
    system: tick("system", "yes", "Tell it of the installation’s own trouble", current?.system ?? false),
    note: select("note", notesFor(current), current?.note?.rhythm ?? ""),
  };
}

/** The rhythms to choose from: the usual ones, and the one that the channel has. */
function notesFor(current) {
  const rhythm = current?.note?.rhythm ?? "";
  return NOTES.some(([known]) => known === rhythm) ? NOTES : [...NOTES, [rhythm, rhythm]];
}

function hasMore(current) {
  const more = ["most_an_hour", "repeat_minutes", "escalation", "failures_to", "note"];
  return current !== null && (current.system || more.some((name) => current[name] !== null));
}

function requested({ name, kind, to, url, service, most, repeat, after, other, failures, system, note }, current) {
  const known = {
    email: { kind: "email", to: to.value.trim() }, webhook: { kind: "webhook", url: url.value.trim() },
    apprise: { kind: "apprise", url: service.value.trim() },
  };
  const number = (control) => (control.value === "" ? null : Number(control.value));
  return {
    name: name.value.trim(),
    ...(isKnown(current) ? { target: known[kind.value] } : {}),
    most_an_hour: number(most),
    repeat_minutes: number(repeat),
    escalation: other.value ? { to: other.value, after_minutes: number(after) ?? 30 } : null,
    failures_to: failures.value || null,
    system: system.querySelector("input").checked,
    note: noteWanted(note.value, current?.note ?? null),
  };
}

/** The schedule of the notes: the one that is there, or 8 o'clock here. */
function noteWanted(rhythm, current) {
  if (rhythm === "") return null;
  return current ? { ...current, rhythm } : { rhythm, at: "08:00", time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

function savedInWords(made, isNew) {
  const [secret] = made.target.secrets ?? [];
  return isNew && secret ? `Saved. Its secret, shown only now: ${secret}` : "Saved.";
}
