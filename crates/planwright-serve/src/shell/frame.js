// A page in a frame that is exchanged without losing the reader's place.
import { make } from "/shell/tools.js";

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, tr, dt, dd, figure, caption";
const FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex]";

const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
const shows = (element) => element.getClientRects().length > 0;

// What stays where it is while the page is scrolled says nothing of the place.
const moves = (element) => {
  const style = (it) => it.ownerDocument.defaultView.getComputedStyle(it);
  for (let it = element; it; it = it.parentElement) if (["sticky", "fixed"].includes(style(it).position)) return false;
  return true;
};

// What the keyboard is at, by what it says: its number among all would be another where something came or went.
const focused = (doc) => {
  const element = doc.activeElement;
  if (!doc.hasFocus() || !element || element === doc.body) return null;
  const alike = [...doc.querySelectorAll(element.localName)].filter((it) => text(it) === text(element));
  return { name: element.localName, id: element.id, text: text(element), nth: alike.indexOf(element) };
};

const refocus = (doc, was) => {
  const alike = [...doc.querySelectorAll(was.name)].filter((it) => text(it) === was.text);
  const element = alike[was.nth] ?? alike[0] ?? (was.id ? doc.getElementById(was.id) : null);
  if (!element) return;
  if (!element.matches(FOCUSABLE)) element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

// Where the reader is: what stands at the top, how far it is scrolled, what the keyboard is at, what is unfolded.
const place = (win) => {
  const doc = win.document;
  const blocks = [...doc.querySelectorAll(BLOCKS)].filter(shows);
  const at = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 1 && text(block) && !block.closest("nav") && moves(block));
  const top = blocks[at];
  const ids = [...doc.querySelectorAll("main [id]")].filter((it) => shows(it) && it.getBoundingClientRect().top <= 40);
  const before = ids.at(-1);
  return {
    x: win.scrollX, y: win.scrollY,
    block: top && { text: text(top), name: top.localName, top: top.getBoundingClientRect().top, nth: blocks.filter((b, i) => i < at && b.localName === top.localName && text(b) === text(top)).length },
    before: before && { id: before.id, top: before.getBoundingClientRect().top },
    focus: focused(doc), inside: doc.hasFocus(),
    open: [...doc.querySelectorAll("details")].map((it) => it.open),
  };
};

// Brings a page to where the reader was in the one before it.
const settle = (win, was) => {
  const doc = win.document;
  const details = [...doc.querySelectorAll("details")];
  if (details.length === was.open.length) details.forEach((it, i) => { it.open = was.open[i]; });
  const to = (element, top) => win.scrollTo({ left: was.x, top: win.scrollY + element.getBoundingClientRect().top - top, behavior: "instant" });
  const same = was.block ? [...doc.querySelectorAll(was.block.name)].filter((it) => shows(it) && text(it) === was.block.text)[was.block.nth] : null;
  const before = was.before && doc.getElementById(was.before.id);
  // At the very top one stays at the very top, whatever is new there.
  if (was.y === 0) win.scrollTo({ left: was.x, top: 0, behavior: "instant" });
  else if (same) to(same, was.block.top);
  else if (before) to(before, was.before.top);
  else win.scrollTo({ left: was.x, top: was.y, behavior: "instant" });
};

// The smallest block that holds these words, at or after an element; else none.
const holding = (doc, words, after) => {
  const wanted = words.replace(/\s+/g, " ").trim().toLowerCase();
  const follows = (it) => !after || it === after || after.contains(it) || after.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...doc.querySelectorAll(`${BLOCKS}, td, th`)].filter((it) => shows(it) && follows(it) && text(it).toLowerCase().includes(wanted))
    .sort((a, b) => (a.contains(b) ? 1 : b.contains(a) ? -1 : 0))[0];
};

export class Frame {
  // `host` is the panel; `label` what the page is; `onLink` takes a link to another output, and is true where it was followed.
  constructor(host, label, onLink, onEscape) {
    Object.assign(this, { host, label, onLink, onEscape, base: "", path: "", tag: "", frame: null, coming: null, mark: null, lit: 0 });
    this.empty = make("p", { className: "wait" });
    host.append(this.empty);
  }

  // Says why there is no page.
  say(words, ...more) {
    this.frame?.remove();
    this.coming?.remove();
    Object.assign(this, { frame: null, coming: null, path: "", tag: "" });
    this.empty.hidden = false;
    // What is said already is not said again.
    if (this.empty.textContent !== words + more.map((it) => it.textContent ?? it).join("")) this.empty.replaceChildren(words, ...more);
  }

  // Shows a page. The same page in another version takes the place of the one before, where the reader was.
  show(base, path, tag, mark) {
    const same = this.frame && this.path === path;
    if (mark) this.mark = mark;
    if (same && this.tag === tag && this.base === base) {
      if (!this.coming) this.point();
      return;
    }
    if (this.coming?.dataset.page === `${base}${path}#${tag}`) return;
    this.coming?.remove();
    const frame = make("iframe", { title: this.label, src: base + path });
    frame.dataset.page = `${base}${path}#${tag}`;
    frame.classList.add("coming");
    // The first load is the page itself; later ones are links that the reader follows in it.
    frame.addEventListener("load", () => (frame === this.coming ? this.arrive(frame, { base, path, tag, same }) : this.follow(frame)));
    this.coming = frame;
    this.host.append(frame);
  }

  async arrive(frame, { base, path, tag, same }) {
    const doc = frame.contentDocument;
    // Letters of another measure would move the place again.
    await Promise.race([doc?.fonts?.ready, new Promise((done) => setTimeout(done, 400))]);
    if (frame !== this.coming || !frame.contentWindow) return;
    const was = same && this.frame?.contentWindow ? place(this.frame.contentWindow) : null;
    this.listen(frame);
    if (was) settle(frame.contentWindow, was);
    frame.classList.remove("coming");
    // What cannot be seen cannot be focused: the page is there first.
    if (was?.inside) frame.contentWindow.focus();
    if (was?.focus) refocus(doc, was.focus);
    if (was?.focus && Date.now() < this.lit) this.light(doc.activeElement);
    this.frame?.remove();
    this.empty.hidden = true;
    Object.assign(this, { frame, coming: null, base, path, tag });
    this.point();
  }

  // The reader went to another page within the frame.
  follow(frame) {
    if (frame !== this.frame) return;
    const address = frame.contentWindow.location.pathname;
    if (address.startsWith(this.base)) {
      this.path = decodeURI(address.slice(this.base.length)) || "index.html";
      this.tag = this.tags?.[this.path]?.tag ?? "";
    }
    this.listen(frame);
  }

  listen(frame) {
    const doc = frame.contentDocument;
    if (!doc) return;
    doc.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) this.onEscape(); });
    doc.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const to = new URL(link.href, doc.baseURI);
      if (to.origin !== location.origin) {
        if (!/^https?:$/.test(to.protocol)) return;
        event.preventDefault();
        window.open(to.href, "_blank", "noopener");
      } else if (to.pathname !== doc.location.pathname && this.onLink(to)) event.preventDefault();
    });
  }

  // Leads to a place: an id, and words to be looked for after it.
  point() {
    const { mark, frame } = this;
    if (!mark || !frame?.contentDocument) return;
    this.mark = null;
    const doc = frame.contentDocument;
    const anchor = mark.anchor ? doc.getElementById(mark.anchor) : null;
    const title = anchor?.matches("section, article, main") ? anchor.querySelector("h1, h2, h3, h4, h5, h6") : null;
    const words = (mark.words ?? []).map((words) => holding(doc, words, anchor)).find(Boolean);
    const found = words || title || anchor || doc.querySelector("h1") || doc.body;
    frame.contentWindow.focus();
    if (!found.matches(FOCUSABLE)) found.tabIndex = -1;
    found.scrollIntoView({ block: found === anchor && !title ? "start" : "center", behavior: "instant" });
    found.focus({ preventScroll: true });
    this.lit = Date.now() + 4000;
    this.light(found);
  }

  // Marks what the reader was led to, for a moment.
  light(found) {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    Object.assign(found.style, { outline: `3px solid ${dark ? "#FFB866" : "#A53C00"}`, outlineOffset: "4px" });
    setTimeout(() => Object.assign(found.style, { outline: "", outlineOffset: "" }), this.lit - Date.now());
  }
}
