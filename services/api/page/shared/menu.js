// The menu of a narrow screen: the pages, one's desk and the way out are there when it is open.

const bar = document.querySelector(".bar");
const button = document.getElementById("menu");

function open(isOpen) {
  bar.classList.toggle("open", isOpen);
  button.setAttribute("aria-expanded", String(isOpen));
}

button.addEventListener("click", () => open(!bar.classList.contains("open")));
bar.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !bar.classList.contains("open")) return;
  open(false);
  button.focus();
});
