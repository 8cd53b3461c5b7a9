// The page's requests to its service. Paths are relative to the service's root, wherever the page lies.

import { note } from "./unreadable.js";

const ROOT = new URL("../../", import.meta.url);

/** A refusal in the words of the problem document. `errors` are the faults of the request: `detail`, where there is one
 * a `column`, and the `path` of the field at fault, names from the outermost on. */
export class Refusal extends Error {
  constructor(problem, status) {
    const errors = (problem.errors ?? []).map(fault);
    super(errors.map(inWords).join("; ") || (problem.detail ?? problem.title ?? "The service refused."));
    this.status = status;
    this.errors = errors;
  }
}

/** The address of a path of the service. */
export function address(path) {
  return new URL(path, ROOT).href;
}

/** The JSON at a path. Throws a Refusal. */
export async function ask(path, options = {}) {
  return (await answer(path, options)).body;
}

/** The JSON at a path, and its ETag. Throws a Refusal. */
export async function answer(path, options = {}) {
  const headers = { Accept: "application/json", ...options.headers };
  const given = await fetch(address(path), { ...options, headers });
  if (given.ok) return { body: await bodyOf(given), etag: given.headers.get("ETag") };
  if (given.status === 401 && location.pathname !== new URL(address("login")).pathname) toLogin();
  throw new Refusal(await given.json().catch(() => ({ title: given.statusText })), given.status);
}

async function bodyOf(given) {
  const text = await given.text();
  return text === "" ? null : read(text);
}

// What turns the direction of a text around, which would show 34 as 43, becomes a mark that does nothing: offsets stay.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const NO_TURN = "\u2060";

/** What JSON says, in texts that read as they are written. */
export function read(json) {
  return JSON.parse(json.replace(TURNS, NO_TURN));
}

/** Leave for the login, and come back afterwards. */
export function toLogin() {
  location.assign(`${address("login")}?back=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Send a document by POST, or by another method. With `etag`, only if it is still so. Throws a Refusal. */
export function send(method, path, body = null, etag = null) {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const headers = { ...(body === null ? {} : { "Content-Type": type }), ...(etag === null ? {} : { "If-Match": etag }) };
  return ask(path, { method, headers, body: body === null ? undefined : JSON.stringify(body) });
}

/** Create a document by POST. Throws a Refusal. */
export function create(path, body = null) {
  return send("POST", path, body);
}

/** Every readable item of a list, page by page. */
export async function all(path) {
  const items = [];
  const unreadable = [];
  let cursor = null;
  do {
    const page = await ask(`${path}?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    items.push(...page.items);
    unreadable.push(...page.unreadable);
    cursor = page.next;
  } while (cursor !== null);
  note(path, unreadable);
  return items;
}

/** What is wrong with a field, by its pointer or parameter, or by the name that the words begin with. */
function fault({ pointer, parameter, detail, ...more }) {
  const path = (pointer?.slice(1) ?? parameter ?? "").split("/").filter((part) => part && !/^\d+$/.test(part));
  if (path.length) return { ...more, detail, path };
  const [, name, rest] = /^([a-z_]+): (.*)$/s.exec(detail) ?? [null, null, detail];
  return { ...more, detail: rest, path: name === null ? [] : [name] };
}

function inWords({ path, detail }) {
  return path.length ? `${path[0].replaceAll("_", " ")}: ${detail}` : detail;
}
