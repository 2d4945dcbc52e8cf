// Checks every page in a folder. Arguments: [--lighthouse] [--copies] FOLDER. Writes lines for report.py. With --copies the
// folder holds broken copies: of each, the page that is broken is looked at, by the check that must find it out.
const path = require('path');
const lines = require('./lines.cjs');
const marks = require('./marks.cjs');
const keyboard = require('./keyboard.cjs');
const lighthouse = require('./lighthouse.cjs');
const nu = require('./nu.cjs');
const print = require('./print.cjs');
const views = require('./views.cjs');
const { Browser } = require('./browser.cjs');
const { Heads } = require('./head.cjs');
const { Links } = require('./links.cjs');
const { Site } = require('./site.cjs');

// What a page may weigh with everything it loads, as it is on disk.
const MOST_BYTES = 400_000;

// A page loaded in a context, with what it asks for and says while it loads and is looked at.
async function open(context, site, page) {
  const tab = await context.newPage(), loaded = new Map();
  const tell = (rule, message) => lines.fail(page, 'browser', rule, message);
  tab.on('console', (m) => m.type() === 'error' && !/ERR_FAILED|404/.test(m.text()) && tell('console', m.text()));
  tab.on('pageerror', (e) => tell('script', e));
  tab.on('response', (r) => {
    if (r.status() >= 400) tell('missing-file', `the page asks for ${r.url().slice(site.base.length)}, which is not there`);
    loaded.set(r.url(), Number(r.headers()['x-bytes'] ?? 0));
  });
  await tab.route((url) => !url.href.startsWith(site.base) && !/^(data|blob|about):/.test(url.protocol), (route) => {
    tell('outside', `the page asks another host for ${route.request().url()}`);
    return route.abort();
  });
  await tab.goto(site.url(page), { waitUntil: 'load' });
  await tab.evaluate(() => document.fonts.ready);
  return { tab, loaded };
}

// All of a page, as a reader may scroll through it: pictures are loaded late.
async function weigh(tab, page, loaded) {
  await tab.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    await Promise.all([...document.images].map((i) => i.complete || new Promise((done) => { i.onload = done; i.onerror = done; })));
    scrollTo(0, 0);
  });
  const bytes = [...loaded.values()].reduce((a, b) => a + b, 0);
  if (bytes > MOST_BYTES) lines.fail(page, 'weight', 'bytes', `the page weighs ${Math.ceil(bytes / 1000)} kB with all it loads, and must not weigh more than ${MOST_BYTES / 1000} kB`);
}

async function main() {
  const folder = process.argv.slice(2).find((a) => !a.startsWith('--'));
  const site = new Site(folder), links = new Links(site), heads = new Heads(site), browser = new Browser();
  const copies = process.argv.includes('--copies');
  if (copies) site.pages = site.pages.filter((p) => /^(index|fragment)\.html$/.test(path.basename(p)));
  const wanted = (page, check) => !copies || site.expected(page, check);
  if (!site.pages.length) return;
  nu.check(site);
  await site.serve();
  try {
    let since = Date.now();
    const spent = { views: 0, keyboard: 0, print: 0 };
    const timed = async (name, work) => {
      const start = Date.now();
      try { return await work(); } finally { spent[name] += Date.now() - start; }
    };
    for (const page of site.pages) {
      const fragment = site.isFragment(page);
      await browser.with(page, async (context) => {
        const { tab, loaded } = await open(context, site, page);
        await links.take(page, tab);
        await marks.check(tab, page, { fragment });
        if (!fragment) {
          await heads.take(page, tab);
          await weigh(tab, page, loaded);
        }
        await timed('views', () => views.check(tab, page, { fragment, marks: wanted(page, 'axe'), layout: wanted(page, 'layout') }));
        if (fragment) return;
        if (wanted(page, 'print')) await timed('print', () => print.check(tab, page));
        await tab.close();
        if (wanted(page, 'keyboard')) await timed('keyboard', () => keyboard.check(context, site, page));
      });
    }
    links.check();
    heads.check();
    lines.ran(`axe and layout, in ${views.VIEWS.length} views`, site.pages.length, Date.now() - spent.views);
    lines.ran('keyboard', site.pages.length - site.bare.size, Date.now() - spent.keyboard);
    lines.ran('print', site.pages.length - site.bare.size, Date.now() - spent.print);
    lines.ran('links', links.links.length, Date.now());
    if (process.argv.includes('--lighthouse')) {
      since = Date.now();
      const pages = site.pages.filter((p) => path.basename(p) === 'index.html');
      for (const page of pages) await browser.with(page, () => lighthouse.check(browser, site, page));
      lines.ran('Lighthouse', pages.length, since);
    }
  } finally {
    await browser.close();
    site.close();
  }
}

main().catch((e) => { lines.broken(e.stack ?? e); process.exitCode = 2; });
