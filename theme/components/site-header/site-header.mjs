// What is typed into a search box goes behind "#?" in the address, which no server sees. A postcode goes into no address: it is
// asked for beside the list that can show what is near.
const near = document.querySelector("[data-near]")?.dataset.near;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[role=search]")) return;
  event.preventDefault();
  const state = await import("../../assets/form-state.mjs").catch(() => null);
  const typed = form.elements.q.value.trim(), q = state?.withoutPostcode(typed) ?? "";
  const address = new URL(state && typed && !q && near ? near : form.action, location.href);
  if (q) address.hash = `?${new URLSearchParams({ q })}`;
  const isHere = address.pathname + address.search === location.pathname + location.search;
  location.assign(address);
  if (isHere && q) location.reload(); // only what stands behind "#" has changed
});
