// What a page says of itself to search engines and to those who share a link.
const path = require('path');
const lines = require('./lines.cjs');

// Runs in the page.
const read = () => ({
  lang: document.documentElement.lang,
  title: document.title.trim(),
  description: document.querySelector('meta[name=description]')?.content.trim() ?? '',
  canonical: [...document.querySelectorAll('link[rel=canonical]')].map((e) => e.getAttribute('href')),
  alternates: [...document.querySelectorAll('link[rel=alternate][hreflang]')].map((e) => ({ lang: e.hreflang, href: e.getAttribute('href') })),
  graph: Object.fromEntries([...document.querySelectorAll('meta[property^="og:"]')].map((e) => [e.getAttribute('property').slice(3), e.content])),
  switches: [...document.querySelectorAll('a[hreflang]')].map((e) => ({ lang: e.hreflang, href: e.getAttribute('href') })),
});

class Heads {
  constructor(site) { Object.assign(this, { site, heads: new Map() }); }

  async take(page, tab) { this.heads.set(page, await tab.evaluate(read)); }

  check() {
    const titles = new Map();
    for (const [page, head] of this.heads) {
      const tell = (rule, message) => lines.fail(page, 'head', rule, message);
      if (!head.title) tell('title', 'the page has no title');
      const twin = titles.get(`${path.dirname(page)} ${head.title}`);
      if (twin) tell('title', `${twin} has the same title`);
      titles.set(`${path.dirname(page)} ${head.title}`, page);
      const { document: plan } = this.site.plan(page) ?? {};
      if (!plan || this.site.beside(page, 'plans.json')) continue;
      if (!head.description) tell('description', 'the page does not say what it is about (meta description)');
      for (const name of ['title', 'description', 'type', 'locale', 'site_name']) if (!head.graph[name]) tell('open-graph', `og:${name} is missing`);
      if (plan.url) this.address(page, head, plan, tell);
      this.languages(page, head, tell);
    }
  }

  address(page, head, plan, tell) {
    if (head.canonical.length > 1) tell('canonical', 'there are several canonical links');
    if (path.basename(page) === 'index.html') {
      if (head.canonical[0] !== plan.url) tell('canonical', `the canonical link is ${head.canonical[0] ?? 'missing'}, and the plan is published at ${plan.url}`);
    }
    if (head.canonical[0] !== head.graph.url) tell('open-graph', `og:url is ${head.graph.url ?? 'missing'}, and the canonical link ${head.canonical[0] ?? 'missing'}`);
  }

  // Each version names all versions, itself too, and those name it in turn.
  languages(page, head, tell) {
    for (const { lang, href } of head.switches) {
      if (!head.alternates.some((a) => a.lang === lang)) tell('hreflang', `the page leads to ${href} in ${lang}, and its head does not name it`);
    }
    if (!head.alternates.length) return;
    const named = head.alternates.filter((a) => a.lang !== 'x-default').map((a) => a.lang).sort().join(' ');
    if (!head.alternates.some((a) => a.lang === head.lang)) tell('hreflang', `the page is in ${head.lang}, and names ${named}`);
    for (const { lang, href } of head.alternates) {
      const url = new URL(href, this.site.url(page)).href;
      if (!url.startsWith(this.site.base)) continue;
      const other = this.heads.get(path.relative(this.site.root, this.site.find(new URL(url).pathname) ?? ''));
      if (other && lang !== 'x-default' && other.lang !== lang) tell('hreflang', `${href} is in ${other.lang}, not in ${lang}`);
      if (other && !other.alternates.some((a) => a.lang === head.lang)) tell('hreflang', `${href} does not name this page in turn`);
    }
  }
}

exports.Heads = Heads;
