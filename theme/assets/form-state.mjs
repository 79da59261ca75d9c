// A form as the address says: `?q=` in its text field, each box ticked that the address names.

/** Fills a form from the address. Says whether the address names anything in it. */
export const restore = (form) => {
  const query = new URLSearchParams(location.search);
  form.elements.q.value = query.get("q") ?? "";
  let named = form.elements.q.value.trim() !== "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = query.getAll(box.name).includes(box.value);
    named ||= box.checked;
  }
  return named;
};
