// What the page asks of its service.

/** The JSON behind a path. A refusal becomes an Error with the problem's own words. */
export async function ask(path, options = {}) {
  const answer = await fetch(path, { headers: { Accept: "application/json" }, ...options });
  if (answer.ok) return answer.json();
  throw new Error(inWords(await answer.json().catch(() => ({ title: answer.statusText }))));
}

/** Create something. */
export function create(path, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Every item of a list, page by page. */
export async function all(path) {
  const items = [];
  let cursor = null;
  do {
    const page = await ask(`${path}?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

function inWords(problem) {
  const errors = (problem.errors ?? []).map((error) => {
    const place = error.pointer?.replace(/^#\//, "") || error.parameter;
    return place ? `${place}: ${error.detail}` : error.detail;
  });
  return errors.length ? errors.join("; ") : problem.detail ?? problem.title ?? "The service refused.";
}
