// A walk with the keyboard: Tab from the top, Enter where it leads, Tab to the end.
const lines = require('./lines.cjs');
const { VIEWS, show } = require('./views.cjs');
const { unchanged } = require('./pixels.cjs');

// Sizes at which it is walked: a usual window, and the same at 400 %, where what is sticky hides most.
const WALKS = VIEWS.filter((v) => v.colorScheme === 'light' && /^(1280|400)/.test(v.name));

// Runs in the page, once: what the walk asks of it.
const helpers = () => {
  const all = [...document.querySelectorAll('a[href],area[href],button,input,select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable]')]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && !e.closest('[inert]'));
  // Some parts show themselves only while they are in use: they count when they are come to.
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  const stops = all.filter(shown);
  const name = (e) => `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ''} “${(e.getAttribute('aria-label') ?? e.textContent).trim().replace(/\s+/g, ' ').slice(0, 50)}”`;
  // Whether any part of an element can be seen, and is not under something else.
  const seen = (e) => {
    for (const r of e.getClientRects()) {
      const [x0, y0, x1, y1] = [Math.max(r.left, 0), Math.max(r.top, 0), Math.min(r.right, innerWidth), Math.min(r.bottom, innerHeight)];
      if (x1 <= x0 || y1 <= y0) continue;
      for (const i of [0.1, 0.3, 0.5, 0.7, 0.9]) for (const j of [0.15, 0.5, 0.85]) {
        const hit = document.elementFromPoint(x0 + (x1 - x0) * i, y0 + (y1 - y0) * j);
        if (hit && (e.contains(hit) || hit.contains(e))) return true;
      }
    }
    return false;
  };
  const tell = (e) => {
    const r = e.getBoundingClientRect();
    return {
      index: all.indexOf(e), outlined: getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2, name: name(e), seen: seen(e), href: e.getAttribute('href') ?? '',
      // Elements that are focused in the same way look the same: one of each is looked at.
      kind: [e.tagName, e.className, e.parentElement?.className, e.closest('main,nav,header,footer')?.tagName].join(' '),
      box: { x: r.x, y: r.y, width: r.width, height: r.height },
    };
  };
  const positive = stops.filter((e) => e.tabIndex > 0).map(name);
  window.__walk = {
    count: all.length, positive, missed: (visited) => stops.filter((e) => shown(e) && !visited.includes(all.indexOf(e))).map(name),
    now: () => { const e = document.activeElement; return e && e !== document.body && e !== document.documentElement ? tell(e) : null; },
    // Where the main part begins; nowhere where nothing stands before it.
    first: () => (stops.length && !stops[0].closest('main') ? all.findIndex((e) => e.closest('main')) : 0),
    focus: (i) => { all[i].focus({ focusVisible: true }); return document.activeElement === all[i]; },
    name: (i) => name(all[i]),
    barred: () => [...document.querySelectorAll('nav a[href^="#"]')].filter((e) => !all.includes(e)).map(name),
    // An entry below another may show itself only while that one is in use.
    enter: (i) => { all[i].closest('ol ol, ul ul')?.closest('li')?.querySelector('a')?.focus(); all[i].focus(); },
    box: () => { const { x, y, width, height } = document.activeElement.getBoundingClientRect(); return { x, y, width, height }; },
    contents: () => all.flatMap((e, i) => (e.closest('nav') && e.getAttribute('href')?.startsWith('#') ? [i] : [])),
    permalinks: () => stops.filter((e) => e.matches('a[data-furniture][href^="#"]:not(sup a)')).map((e) => ({ href: e.getAttribute('href'), label: (e.getAttribute('aria-label') ?? e.textContent).trim() })),
    // What a link within the page leads to, once it was followed.
    target: (i) => {
      const e = all[i], id = decodeURIComponent(e.getAttribute('href').slice(1)), to = document.getElementById(id);
      if (!to) return `${name(e)} leads to nothing`;
      if (decodeURIComponent(location.hash.slice(1)) !== id) return `${name(e)} is not followed by Enter`;
      const head = to.querySelector('h1,h2,h3,h4,h5,h6') ?? to, top = head.getBoundingClientRect().top;
      if (top < -1 || top > innerHeight) return `${name(e)} leads to a place that is not shown`;
      return seen(head) ? null : `${name(e)} leads to a heading that lies under something else`;
    },
  };
};

exports.check = async (context, site, page) => {
  for (const view of WALKS) {
    const tell = (rule, message) => lines.fail(page, 'keyboard', rule, `${message} (${view.name})`);
    const tab = await context.newPage();
    await tab.goto(site.url(page));
    await show(tab, view);
    await tab.evaluate(helpers);
    const visited = await walk(tab, tell);
    await contents(tab, visited, view.width > 1000, tell);
    await tab.close();
    const again = await context.newPage();
    await again.goto(site.url(page));
    await show(again, view);
    await again.evaluate(helpers);
    await skip(again, tell);
    await again.close();
  }
};

const now = (tab) => tab.evaluate(() => window.__walk.now());

// Tab through the whole page: all is reached, in the page's order, seen, and left again.
async function walk(tab, tell) {
  const { count, positive } = await tab.evaluate(() => ({ count: window.__walk.count, positive: window.__walk.positive }));
  for (const name of positive) tell('tab-order', `${name} has a place of its own in the order of Tab`);
  const visited = [], kinds = new Map();
  for (let i = 0; i <= count; i++) {
    await tab.keyboard.press('Tab');
    const at = await now(tab);
    if (!at) break;
    if (visited.includes(at.index)) {
      tell('trap', `Tab comes back to ${at.name} and does not leave the page`);
      break;
    }
    if (at.index < (visited.at(-1) ?? -1) && !positive.length) tell('tab-order', `Tab goes back to ${at.name}`);
    visited.push(at.index);
    if (!at.seen) tell('focus-hidden', `${at.name} is focused and cannot be seen`);
    if (!kinds.has(at.kind)) kinds.set(at.kind, at);
  }
  const missed = await tab.evaluate((v) => window.__walk.missed(v), visited);
  if (missed.length) tell('unreachable', `${missed.length} stops are not reached by Tab, first ${missed[0]}`);
  for (const at of kinds.values()) await visible(tab, at, tell);
  await permalinks(tab, tell);
  return visited;
}

// What has the focus looks otherwise than without it.
async function visible(tab, at, tell) {
  const here = await tab.evaluate((i) => window.__walk.focus(i), at.index);
  // Where a script cannot put the focus back, the line round it has to do.
  const same = here
    ? await unchanged(tab, await tab.evaluate(() => window.__walk.box()), () => tab.evaluate(() => document.activeElement.blur()))
    : !at.outlined;
  if (same) tell('focus-visible', `${at.name} looks the same with the focus as without it`);
}

async function permalinks(tab, tell) {
  for (const { href, label } of await tab.evaluate(() => window.__walk.permalinks())) {
    if (!label) tell('permalink', `the permanent link ${href} has no name`);
  }
}

// Each entry of the contents goes where it says, and what it leads to can be seen. In a wide window there are all.
async function contents(tab, visited, wide, tell) {
  for (const name of await tab.evaluate(() => window.__walk.barred())) tell('contents', `${name} is kept from Tab`);
  for (const i of await tab.evaluate(() => window.__walk.contents())) {
    if (!visited.includes(i)) {
      if (wide) tell('contents', `${await tab.evaluate((i) => window.__walk.name(i), i)} is not reached by Tab`);
      continue;
    }
    await tab.evaluate((i) => window.__walk.enter(i), i);
    await tab.keyboard.press('Enter');
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const fault = await tab.evaluate((i) => window.__walk.target(i), i);
    if (fault) tell('contents', fault);
  }
}

// Where anything stands before the main part, the first stop leads past it.
async function skip(tab, tell) {
  const first = await tab.evaluate(() => window.__walk.first());
  if (first === 0) return;
  await tab.keyboard.press('Tab');
  const at = await now(tab);
  if (!at?.href.startsWith('#')) return tell('skip-link', 'the first stop is not a link past what stands before the main part');
  await tab.keyboard.press('Enter');
  const inMain = await tab.evaluate(() => (document.querySelector(':target') ?? document.activeElement)?.closest('main') !== null);
  if (!inMain) return tell('skip-link', 'the link past what stands before the main part does not lead into it');
  if (first < 0) return;
  await tab.keyboard.press('Tab');
  const next = await now(tab);
  if (next && next.index < first) tell('skip-link', `after the link past it, Tab goes on in what stands before the main part, at ${next.name}`);
}
