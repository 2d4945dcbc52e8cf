// Nothing in the plan needs this file: without it the page reads, prints and works.
(() => {
  "use strict";
  // What scrolls sideways (tables, wide charts) is a tab stop and a named group only while it overflows.
  const regions = [...document.querySelectorAll(".table-scroll, .upright")];
  const given = new Map(regions.map((el) => [el, ["tabindex", "role", "aria-label", "aria-labelledby"].map((name) => [name, el.getAttribute(name)])]));
  const settle = (el) => {
    const over = el.scrollWidth > el.clientWidth;
    for (const [name, value] of given.get(el)) {
      if (over && value !== null) el.setAttribute(name, value); else el.removeAttribute(name);
    }
  };
  if ("ResizeObserver" in window) {
    const seen = new ResizeObserver((entries) => entries.forEach((e) => settle(e.target)));
    regions.forEach((el) => seen.observe(el));
  }
  // Browsers that cannot mark the current section in CSS (:target-current).
  const links = [...document.querySelectorAll(".contents > ol a[href^='#']")];
  if (links.length && !CSS.supports("scroll-target-group", "auto") && "IntersectionObserver" in window) {
    const of = new Map(links.map((a) => [document.getElementById(a.hash.slice(1)), a]));
    const mark = new IntersectionObserver((entries) => entries.forEach((e) => {
      if (!e.isIntersecting) return;
      links.forEach((a) => a.removeAttribute("aria-current"));
      of.get(e.target).setAttribute("aria-current", "true");
    }), { rootMargin: "-15% 0px -80% 0px" });
    of.forEach((_, el) => el && mark.observe(el));
  }
  // What changed between two versions: Alt and N leads to the next change, Alt and P to the one before.
  const changes = [...document.querySelectorAll("[data-change]")].filter((el) => !el.parentElement.closest("[data-change]"));
  const keys = document.querySelector(".keys[hidden]");
  if (changes.length && keys) {
    keys.hidden = false;
    let at = -1;
    document.addEventListener("focusin", (e) => {
      const near = changes.findIndex((el) => el.compareDocumentPosition(e.target) & Node.DOCUMENT_POSITION_PRECEDING);
      if (!changes.includes(e.target)) at = (near < 0 ? changes.length : near) - 0.5;
    });
    document.addEventListener("keydown", (e) => {
      const step = { KeyN: 1, KeyP: -1 }[e.code];
      if (!step || !e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      at = Math.min(Math.max(step > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1, 0), changes.length - 1);
      changes[at].tabIndex = -1;
      changes[at].focus();
    });
  }
})();
