// The feeds: what is read, how each fared, and the form that makes or changes one.

import { showCaller } from "../shared/caller.js";
import { button, carryOut, CHANGES, field, tell } from "../shared/controls.js";
import { openDialog } from "../shared/dialog.js";
import { element, moment, outsideLink } from "../shared/elements.js";
import { all, answer, create, send } from "../shared/service.js";

const byId = (id) => document.getElementById(id);

async function show() {
  const feeds = await all("feeds");
  byId("feeds").replaceChildren(...feeds.map(item));
  byId("empty").hidden = feeds.length > 0;
}

const done = (act, said) => carryOut(act, show, said);

function item(feed) {
  const path = `feeds/${encodeURIComponent(feed.feed_id)}`;
  const pause = () => done(() => send("PATCH", path, { enabled: !feed.enabled }), feed.enabled ? "Paused." : "Read again.");
  const remove = () => (confirm(`Delete the feed of “${feed.publisher}”? Its articles stay.`) ? done(() => send("DELETE", path), "Deleted.") : null);
  return element("li", { class: "thing" },
    element("h3", {}, feed.publisher, badge(feed)),
    element("p", {}, outsideLink(feed.url, feed.url)),
    fared(feed.state),
    element("div", { class: "buttons" },
      button("Read it now", () => done(() => create(`${path}/poll`), "It is being read; reload the page in a moment."), CHANGES),
      button("Change", () => open(path), CHANGES),
      button(feed.enabled ? "Pause" : "Switch on", pause, CHANGES), button("Delete", remove, CHANGES)));
}

function badge({ enabled, state }) {
  if (!enabled) return element("span", { class: "note warning" }, "paused");
  if (!state?.last_check_at) return element("span", { class: "note" }, "Not read yet");
  if (state.failures) return element("span", { class: "note warning" }, "Fails");
  return state.quiet_since ? element("span", { class: "note warning" }, "Quiet") : element("span", { class: "note good" }, "Works");
}

/** How the feed fared: when it was read, what came of it, and what was wrong. */
function fared(state) {
  if (!state?.last_check_at) return null;
  const counted = `${state.taken} articles taken, ${state.duplicates} known before, ${state.lost} lost`;
  return element("div", {},
    element("p", {}, "Last read ", moment(state.last_check_at), state.next_check_at ? [", next ", moment(state.next_check_at)] : null, `. ${counted}.`),
    state.last_entry_at ? element("p", {}, "Newest entry ", moment(state.last_entry_at), state.language ? `, most of them in ${languageName(state.language)}.` : ".") : null,
    state.last_error ? element("p", {}, state.last_error) : null,
    state.quiet_since ? element("p", {}, "Quiet since ", moment(state.quiet_since), ", which is unusual for it.") : null,
    incomplete(state.incomplete));
}

function languageName(code) {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
}

function incomplete(entries) {
  if (entries.length === 0) return null;
  return element("details", { class: "more" }, element("summary", {}, entries.length === 1 ? "One entry was lost or taken in part" : `${entries.length} entries were lost or taken in part`),
    element("ul", {}, entries.map(({ title, url, reason }) => element("li", {}, outsideLink(url, title || url || "an entry"), `: ${reason}`))));
}

/** Show what the feed at an address would bring, and fill in its own address and name. Nothing is stored.
 *
 * Throws a Refusal if there is none, or if it cannot be looked at. */
async function lookAt(url, publisher, shown) {
  shown.replaceChildren(element("p", {}, "It is being looked at…"));
  try {
    const written = url.value.trim();
    const found = await create("previews", { url: written.includes("://") ? written : `https://${written}` });
    url.value = found.url;
    if (publisher.value.trim() === "") publisher.value = found.publisher;
    shown.replaceChildren(...seen(found));
  } catch (error) {
    shown.replaceChildren();
    throw error;
  }
}

function seen({ publisher, entries, newest_at: newestAt, flaw, also_found: others, newest }) {
  const counted = `${entries} ${entries === 1 ? "entry" : "entries"}`;
  return [
    element("p", {}, element("strong", {}, publisher), `: ${counted}`, newestAt ? [", the newest of ", moment(newestAt)] : ", without a date"),
    flaw ? element("p", {}, `Not quite in order: ${flaw}`) : null,
    element("ul", {}, newest.map(({ title, begins, characters }) => element("li", {}, title || begins || "without words",
      characters ? ` (${characters.toLocaleString()} characters)` : " (its page is read)"))),
    others.length ? element("p", {}, `The site has other feeds too: ${others.join(", ")}`) : null,
  ].filter(Boolean);
}

/** Ask for a feed, new or changed. */
async function open(path = null) {
  const { body: current, etag } = path ? await answer(path) : { body: null, etag: null };
  const url = element("input", { type: "url", name: "url", value: current?.url ?? null, placeholder: "https://" });
  const publisher = element("input", { name: "publisher", maxlength: "200", value: current?.publisher ?? null, autocomplete: "off" });
  const interval = element("input", { type: "number", name: "interval_seconds", min: "10", max: "86400", value: String(current?.interval_seconds ?? 300) });
  const preview = element("div", { role: "status" });
  openDialog(byId("feed-dialog"), {
    title: current ? "Change the feed" : "Add a feed", words: "Save",
    parts: [field("Address", url, current ? null : "Of the feed, or of the newspaper: its feed is looked for."), field("Publisher", publisher),
      field("Read it every so many seconds", interval), preview],
    beside: (complaint) => [button("Look at it first", () => {
      complaint.show(null);
      return lookAt(url, publisher, preview).catch((error) => complaint.show(error));
    })],
    act: async () => {
      const isNew = url.value.trim() !== current?.url;
      const fault = isNew ? await lookAt(url, publisher, preview).then(() => null, (error) => error.message) : null;
      const wanted = { url: url.value.trim(), publisher: publisher.value.trim(), interval_seconds: Number(interval.value) };
      await (path ? send("PATCH", path, wanted, etag) : create("feeds", wanted));
      return fault;
    },
    onDone: async (fault) => {
      await show();
      tell(null, fault ? `Saved, although no feed was found there for now: ${fault}` : "Saved.");
    },
  });
}

byId("add").addEventListener("click", () => open().catch(tell));
show().catch(tell);
showCaller(byId("log-out")).catch(console.error);
