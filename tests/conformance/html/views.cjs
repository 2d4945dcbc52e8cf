// A page in every view: axe, the page's width, what scrolls, what is cut off, text set wider.
const fs = require('fs');
const lines = require('./lines.cjs');

const AXE = fs.readFileSync(`${process.env.NPM}/node_modules/axe-core/axe.min.js`, 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const VIEWS = [];
for (const colorScheme of ['light', 'dark']) {
  for (const [width, height] of [[320, 640], [375, 800], [1280, 900]]) VIEWS.push({ name: `${width} px, ${colorScheme}`, width, height, colorScheme });
  // 1280 by 1024 pixels at 400 %: what is left for the page.
  VIEWS.push({ name: `400 %, ${colorScheme}`, width: 320, height: 256, colorScheme });
  VIEWS.push({ name: `forced colours, ${colorScheme}`, width: 1280, height: 900, colorScheme, forcedColors: 'active' });
}

// Sets a loaded page into a view.
const show = async (tab, view) => {
  await tab.emulateMedia({ media: 'screen', colorScheme: view.colorScheme, forcedColors: view.forcedColors ?? 'none' });
  await tab.setViewportSize({ width: view.width, height: view.height });
  await settle(tab);
};
// In forced colours Chromium tells scripts the author's -webkit-text-fill-color, which is where axe looks, though it
// paints with the forced colour.
const forced = () => {
  const { prototype } = CSSStyleDeclaration, { getPropertyValue } = prototype;
  prototype.getPropertyValue = function (name) {
    const fill = name === '-webkit-text-fill-color' && matchMedia('(forced-colors: active)').matches;
    return getPropertyValue.call(this, fill ? 'color' : name);
  };
};
const settle = (tab) => tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

const axe = async (tab, page, where, options, tool = 'axe') => {
  const { violations } = await tab.evaluate((o) => window.axe.run(document, { ...o, resultTypes: ['violations'] }), options);
  for (const v of violations) {
    const [first] = v.nodes, why = first.failureSummary.replace(/^.*?:\s*/s, '');
    lines.fail(page, tool, v.id, `${v.help}: ${first.target.join(' ')} (${where}; ${v.nodes.length} in all): ${why}`);
  }
};

// Runs in the page: faults of its layout, as pairs of rule and message.
const faults = () => {
  const found = [];
  const name = (e) => e.tagName.toLowerCase() + (e.id ? `#${e.id}` : '') + (typeof e.className === 'string' && e.className ? `.${e.className.split(' ')[0]}` : '');
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1).pop();
    found.push(['overflow', `the page is ${root.scrollWidth - root.clientWidth} px wider than its window${wide ? `, as at ${name(wide)}` : ''}`]);
  }
  for (const e of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(e);
    if (/hidden|clip/.test(style.overflowX + style.overflowY) && e.clientWidth > 1 && e.clientHeight > 1 && e.textContent.trim() && !(e instanceof SVGElement)) {
      const [x, y] = [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight];
      if ((/hidden|clip/.test(style.overflowX) && x > 1) || (/hidden|clip/.test(style.overflowY) && y > 1)) found.push(['clipped', `${name(e)} cuts off ${Math.max(x, y)} px of its text`]);
    }
    if (/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth && e !== root && e !== document.body) {
      const label = e.getAttribute('aria-label') ?? (e.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      if (e.tabIndex < 0) found.push(['scroll-focus', `${name(e)} scrolls sideways, and the keyboard does not reach it`]);
      if (!/^(region|group)$/.test(e.getAttribute('role') ?? '') || !label.trim()) found.push(['scroll-name', `${name(e)} scrolls sideways and has no role with a name`]);
    }
  }
  return found;
};

// What WCAG 1.4.12 lets readers set.
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

const tell = async (tab, page, where) => {
  for (const [rule, message] of await tab.evaluate(faults)) lines.fail(page, 'layout', rule, `${message} (${where})`);
};

// What a fragment looks like is for the page round it to say, which has no layout and no colours here.
exports.check = async (tab, page, { fragment, marks, layout }) => {
  await tab.evaluate(AXE);
  await tab.evaluate(forced);
  for (const view of VIEWS.filter((v) => (marks || layout) && (!fragment || !v.forcedColors))) {
    await show(tab, view);
    if (marks) await axe(tab, page, view.name, { runOnly: { type: 'tag', values: RULES } });
    if (layout && !fragment) await tell(tab, page, view.name);
  }
  for (const view of VIEWS.filter((v) => layout && !fragment && v.colorScheme === 'light' && !v.forcedColors)) {
    await show(tab, view);
    const sheet = await tab.addStyleTag({ content: SPACED });
    await settle(tab);
    await tell(tab, page, `${view.name}, text spaced out`);
    await sheet.evaluate((e) => e.remove());
  }
};
Object.assign(exports, { faults, VIEWS, show, settle, axe, AXE });
