// Single keys for those who read many alerts: j goes to the next, k to the one before.

const STEPS = { j: 1, k: -1 };

/** Follow the keys in a list of elements that can take the focus. */
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
