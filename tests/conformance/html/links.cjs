// Links lead to what is there, in the folder and in the page, and work where the folder is put.
const lines = require('./lines.cjs');
const path = require('path');

class Links {
  constructor(site) { Object.assign(this, { site, ids: new Map(), links: [] }); }

  // Takes what a page has, once it is loaded.
  async take(page, tab) {
    const found = await tab.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map((e) => e.id),
      links: [...document.querySelectorAll('a[href],area[href],link[href],use[href],img[src],script[src],source[src],object[data],iframe[src]')].map((e) => {
        const raw = e.getAttribute('href') ?? e.getAttribute('src') ?? e.getAttribute('data');
        return { raw, rel: e.getAttribute('rel') ?? '' };
      }),
    }));
    this.ids.set(page, new Set(found.ids));
    for (const link of found.links) this.links.push({ page, ...link });
  }

  check() {
    for (const link of this.links) this.one(link);
  }

  one({ page, raw, rel }) {
    const tell = (rule, message) => lines.fail(page, 'links', rule, message);
    let url;
    try { url = new URL(raw, this.site.url(page)); } catch { return tell('address', `${raw} is no address`); }
    if (!raw.trim() || raw.trim() === '#') return tell('empty', 'a link goes nowhere');
    if (/^\/(?!\/)/.test(raw)) tell('root', `${raw} does not work in a folder, or opened from disk`);
    if (!url.href.startsWith(this.site.base)) {
      if (!/^(https?|mailto|tel|data):$/.test(url.protocol)) tell('scheme', `${raw} is of a kind that pages must not link to`);
      return;
    }
    if (rel === 'canonical') return;
    const file = this.site.find(url.pathname);
    if (!file) return tell('missing', `${raw} is not in the folder`);
    const ids = this.ids.get(path.relative(this.site.root, file));
    if (url.hash.length > 1 && ids && !ids.has(decodeURIComponent(url.hash.slice(1)))) tell('fragment', `${raw}: nothing has that id`);
  }
}

exports.Links = Links;
