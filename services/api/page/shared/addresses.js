// The addresses of pages that others lead to.

import { address } from "./service.js";

/** The page of an incident. */
export function incidentPage(id) {
  return address(`incidents/${encodeURIComponent(id)}/page`);
}

/** The page that shows an article's revision with all that was found in it. */
export function reportPage({ article_id: article, revision }) {
  return address(`page/reports/${encodeURIComponent(article)}?revision=${revision}`);
}
