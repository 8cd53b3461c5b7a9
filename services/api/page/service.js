// The page's requests to its service.

import { note } from "./unreadable.js";

/** A refusal in the words of the problem document; `fields` are the faulty fields of the request that it names. */
export class Refusal extends Error {
  constructor(problem) {
    super(inWords(problem));
    this.fields = (problem.errors ?? []).map(fieldOf);
  }
}

/** The JSON at a path. Throws a Refusal. */
export async function ask(path, options = {}) {
  const answer = await fetch(path, { headers: { Accept: "application/json" }, ...options });
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  if (answer.status === 401 && location.pathname !== "/login") toLogin();
  throw new Refusal(await answer.json().catch(() => ({ title: answer.statusText })));
}

/** Leave for the login, and come back afterwards. */
export function toLogin() {
  location.assign(`/login?back=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Create a document by POST. Throws a Refusal. */
export function create(path, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
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

function inWords(problem) {
  const errors = (problem.errors ?? []).map((error) => {
    const field = fieldOf(error);
    return field ? `${field}: ${error.detail}` : error.detail;
  });
  return errors.length ? errors.join("; ") : problem.detail ?? problem.title ?? "The service refused.";
}

function fieldOf(error) {
  return error.pointer?.split("/")[1] || error.parameter;
}
