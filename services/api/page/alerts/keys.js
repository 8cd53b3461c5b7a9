// Keys for readers of many alerts: j goes to the next alert, k to the previous one.

const STEPS = { j: 1, k: -1 };

/** Let the keys move the focus in a list of elements. */
export function followKeys(list) {
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const isTyping = event.target.closest("input, select, textarea, dialog");
    if (step === undefined || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    const items = [...list.children];
    const at = items.indexOf(document.activeElement.closest("li.card"));
    const next = items[at === -1 ? 0 : at + step];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView();
  });
}
