// What a measured page runs. Times are milliseconds.
// A worker is run where the browser's slowdown reaches it: in a frame of the page's own thread (as Material itself does for file:).
if (window === top) {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const script = new URL(address, location.href).href, frame = document.createElement("iframe"), channel = new MessageChannel();
      frame.hidden = true;
      this.ready = new Promise((resolve) => (document.body ? resolve() : addEventListener("DOMContentLoaded", resolve))).then(async () => {
        document.body.append(frame);
        const inner = frame.contentWindow;
        const run = (from) => {
          const request = new XMLHttpRequest();
          request.open("GET", new URL(from, script), false);
          request.send();
          inner.eval(request.responseText);
        };
        inner.importScripts = (...all) => all.forEach(run);
        inner.postMessage = (data) => channel.port1.postMessage(data);
        channel.port2.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
        inner.eval(await (await fetch(script)).text());
        this.inner = inner;
      });
    }
    postMessage(data) {
      this.ready.then(() => setTimeout(() => this.inner.dispatchEvent(new MessageEvent("message", { data }))));
    }
    set onmessage(action) {
      this.addEventListener("message", action);
    }
    terminate() {}
  };
}

/** Whether a frame is being made: what is changed now is drawn in this frame, and not in the next. */
let inFrame = false;
const nextFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (action) =>
  nextFrame((time) => {
    inFrame = true;
    afterTasks(() => (inFrame = false));
    action(time);
  });

/** Calls `action` once what is under way, a frame too, has been done. */
const afterTasks = (action) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = action;
  port2.postMessage(0);
};

/** Calls `ended({ start, end })` for each frame until it says so. Asked for in the frame before, its own callback is the first of
    each frame, so its end comes before what the page itself leaves for the time after a frame. */
const watchFrames = (ended) => {
  let isOver = false;
  const step = () => {
    const start = performance.now();
    afterTasks(() => (isOver ||= ended({ start, end: performance.now() })));
    if (!isOver) nextFrame(step);
  };
  nextFrame(step);
};

/** Resolves once something was added to `list`, and painted. `since()`: when it was asked for. Gives
    `changed`: until the list is there; `work`: that, its layout and the frame that draws it, without the wait for the screen;
    `shown`: until the second frame after. null: nothing was added in time. */
const painted = (list, since, longest = 60000) =>
  new Promise((resolve) => {
    let changed = 0, work = 0, isDrawnInFrame = false, idle = Infinity;
    const seen = new MutationObserver((records) => {
      if (!since() || !records.some((record) => record.addedNodes.length)) return;
      seen.disconnect();
      changed = performance.now();
      isDrawnInFrame = inFrame;
      afterTasks(() => (idle = performance.now()));
    });
    const stop = (result) => {
      seen.disconnect();
      resolve(result);
      return true;
    };
    const begun = performance.now();
    watchFrames(({ start, end }) => {
      if (work) return stop({ changed: changed - since(), work, shown: start - since() });
      if (changed && isDrawnInFrame) work = end - since();
      else if (changed && start >= changed) work = Math.min(idle, start) - since() + end - start;
      else if (!changed && end - begun > longest) return stop(null);
      return false;
    });
    seen.observe(document.querySelector(list), { childList: true, subtree: true });
  });

window.bench = {
  /** Waits for the next key; `bench.result` then has what it took, or null when nothing came in `longest`. */
  arm(list, longest) {
    let pressed = 0;
    addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true, once: true });
    this.result = painted(list, () => pressed, longest);
  },
  /** The text, put in at once. */
  write(selector, text) {
    const field = document.querySelector(selector);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: text.slice(-1) }));
  },
  /** Types a text once, so that everything it fetches is there. */
  async warm(selector, list, text) {
    for (let end = 1; end <= text.length; end += 1) {
      const done = painted(list, () => 1, 600);
      this.write(selector, text.slice(0, end));
      await done;
    }
  },
  /** From the first focus of a field to the first results of a text in it. */
  async first(selector, list, text) {
    const start = performance.now(), done = painted(list, () => start);
    document.querySelector(selector).focus();
    this.write(selector, text);
    const result = await done;
    return { ...result, opened: performance.now() };
  },
  /** A tick of a box of a finder that gives something. */
  async tick(number, list) {
    const useful = (box) => !box.checked && Number(box.parentElement.querySelector("[data-finder-number]")?.textContent ?? 1) > 0;
    const boxes = [...document.querySelectorAll("[data-finder-form] input[type=checkbox]")].filter(useful);
    const start = performance.now(), done = painted(list, () => start, 1000);
    boxes[number % boxes.length].click();
    return done;
  },
  /** Takes all ticks back. */
  untick() {
    document.querySelectorAll("[data-finder-form] input:checked").forEach((box) => box.click());
  },
  /** Two frames in which nothing happens. */
  idle() {
    const start = performance.now();
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start))));
  },
};
