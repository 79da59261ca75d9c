// Names the page a reader came from. Only an address of this site is taken from the query, whatever else stands there.
const box = document.querySelector("[data-tell-us-about]");
const asked = new URLSearchParams(location.search);
const service = asked.get("service");
const path = service === null ? asked.get("page") : `services/${service}/`;
if (path !== null && /^([a-z0-9]+(-[a-z0-9]+)*\/)*$/.test(path)) {
  const link = box.querySelector("a");
  link.href = box.dataset.tellUsAbout + path;
  link.firstElementChild.textContent = link.href;
  box.hidden = false;
}
