// The least that searches with Pagefind: its program is fetched at the first focus, and the first 20 results are painted.
const field = document.querySelector("input"), list = document.querySelector("ol");
let loading = null;

// Without its worker, so that a slowed processor slows it as a slow phone would. Browsers slow only the main thread.
const load = () => {
  loading ??= import("/pagefind/pagefind.js").then(async (pagefind) => {
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    return pagefind;
  });
  return loading;
};

field.addEventListener("focus", load, { once: true });
field.addEventListener("input", async () => {
  const typed = field.value;
  const answer = await (await load()).search(typed);
  const found = await Promise.all(answer.results.slice(0, 20).map((result) => result.data()));
  if (field.value !== typed) return;
  list.replaceChildren(
    ...found.map(({ url, meta, excerpt }) => {
      const item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
      Object.assign(link, { href: url, textContent: meta.title });
      text.innerHTML = excerpt;
      item.append(link, text);
      return item;
    }),
  );
});
