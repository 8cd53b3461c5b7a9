// Where a report comes from: enough to check it against the publisher's page, and to cite it.

import { element, moment, outsideLink } from "../shared/elements.js";

/** The terms and descriptions of a report and its revision. */
export function provenance(report, { filed_at: filed, sha256, characters }) {
  const { article, extractions, amended, report_id: id } = report;
  const { publisher, url, published_at: published, received_at: received, revision, language, authors } = article;
  return [
    ["Publisher", publisher],
    ...(authors.length ? [["By", authors.join(", ")]] : []),
    ["Address", url ? outsideLink(url, url) : "none"],
    ["Published", published ? moment(published) : "not said"],
    ["Received", moment(received)],
    ["Filed", moment(filed)],
    ["Revision", `${revision}, in the language ${language}`],
    ["Text", `${characters.toLocaleString()} characters, SHA-256 ${sha256}`],
    ["Read by", Object.entries(extractions).map(readBy).join("; ")],
    ...amended.map((mark) => ["Corrected by hand", [`${mark.kind.replaceAll("_", " ")}, by ${mark.amended_by}, `, moment(mark.amended_at)]]),
    ["As data", asData(`../../reports/${encodeURIComponent(id)}`, report)],
    ["To cite it", cited(report, sha256)],
  ].flatMap(([term, words]) => [element("dt", {}, term), element("dd", {}, words)]);
}

function asData(path, { removed_text: removed }) {
  const forms = [["", "JSON"], ["?format=annotations", "W3C Web Annotations"], ["?format=schema", "schema.org"], ...(removed ? [] : [["/text", "the text alone"]])];
  return forms.flatMap(([form, words], index) => [index ? ", " : null, element("a", { href: `${path}${form}` }, words)]).filter((part) => part !== null);
}

function readBy([name, { extractor_version: version, status, reason }]) {
  const whole = status === "ok" ? "" : `, ${status.replaceAll("_", " ")}${reason ? `: ${reason}` : ""}`;
  return `${name} version ${version}${whole}`;
}

function cited({ article: { publisher, title, url, published_at: published, received_at: received, revision } }, sha256) {
  const day = (published ?? received).slice(0, 10);
  return `${publisher}, “${title || "Untitled"}”, ${day}, revision ${revision}${url ? `, ${url}` : ""}, SHA-256 ${sha256.slice(0, 16)}…`;
}
