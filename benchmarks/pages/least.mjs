// The least a page can do at a key: one line is written anew. What this takes is the browser's own, for typing and for a frame.
const field = document.querySelector("input"), list = document.querySelector("ol");

field.addEventListener("input", () => {
  const item = document.createElement("li");
  item.textContent = field.value;
  list.replaceChildren(item);
});
