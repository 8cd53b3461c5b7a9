// Builds the page's elements. All content is inserted as text; nothing is parsed as HTML.

/** Whether the screen is as narrow as a phone's. Drawings have another form there; pages draw them anew when that changes. */
export const NARROW = matchMedia("(max-width: 40rem)");

/** An element with attributes (`undefined`, `null` and `false` are left out) and children (elements or text). */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Whether an address from outside is one of the web, and no script. */
export function isOfTheWeb(address) {
  return /^https?:\/\//i.test(address ?? "");
}

/** A link to an address from outside, or the text alone if the address is not one of the web. */
export function outsideLink(address, text) {
  return isOfTheWeb(address)
    ? element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text)
    : element("span", {}, text);
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
const CALENDAR_DAY = new Intl.DateTimeFormat(undefined, {
  day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
});
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

/** The first and last day of a period as dates, and not in the article's words. */
export function period({ start, end, open }) {
  const [first, last] = [start, end].map((day) => CALENDAR_DAY.format(new Date(`${day}T00:00:00Z`)));
  if (open) return `since ${first}`;
  return start === end ? first : `${first} – ${last}`;
}

/** A moment in the reader's time zone, which is named: the time of day, and the day unless it is today. */
export function moment(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  const text = today ? TIME.format(date) : `${DAY.format(date)}, ${TIME.format(date)}`;
  return element("time", { datetime: iso, title: date.toString() }, text);
}
