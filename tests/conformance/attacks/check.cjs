// check.cjs [--self-test]
//
// Puts attack strings into every text of plans, builds them, and looks at every page in Chromium: no script of the plan runs, no
// other host is asked, and the strings stand there as text. Writes a fault or a fact a line. --self-test breaks pages, each in
// a way that must be noticed.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');
const lines = require('../html/lines.cjs');
const { Browser } = require('../html/browser.cjs');
const { Site } = require('../html/site.cjs');
const { Preview } = require('../preview/program.cjs');
const { audit, scripts } = require('./audit.cjs');
const plans = require('./plan.cjs');
const { read, plain } = require('./strings.cjs');

// How many plans the strings are dealt out to, and how many have one in each field: those can be set on paper too.
const PLANS = 6;
const SHORT = 3;
// The plan whose pages are broken to see whether that is noticed.
const BROKEN = 'long-0';
// Rules whose findings keep a draft from being built.
const STOPS = new Set(['source/scheme', 'link/missing-file', 'theme/error']);
// What takes the lines after it with it, so that they would not be looked at.
const SWALLOWS = 'source/lost-text';

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'attacks-'));
const out = path.join(work, 'out');
const at = (...names) => path.join(work, ...names);

function run(...args) {
  const ended = spawnSync(process.env.PLANWRIGHT, args, { cwd: work, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (/panicked|RUST_BACKTRACE/.test(ended.stderr)) throw new Error(`planwright ${args.join(' ')}: ${ended.stderr.slice(-2000)}`);
  return ended;
}

function build(plan, only) {
  const ended = run('build', plan, '--draft', '--only', only, '--out', 'out');
  if (ended.status > 0) throw new Error(`${plan} could not be built: ${ended.stderr.split('\n').filter((it) => /^(error|planwright)/.test(it)).slice(0, 5).join('; ')}`);
}

// The plans of some strings each, made harmless only as an author does it.
function quoted(strings) {
  const made = new Map();
  const add = (name, plan, only) => {
    plan.write(at('plans', name));
    build(`plans/${name}`, only);
    made.set(name, plan);
  };
  const texts = strings.map(({ text }) => text);
  for (let i = 0; i < PLANS; i++) add(`long-${i}`, plans.of(texts.filter((_, n) => n % PLANS === i)), 'html,index,text');
  for (let i = 0; i < SHORT; i++) add(`short-${i}`, plans.of(texts, Math.floor((i * texts.length) / SHORT)), 'html,index,text,page,response,papers');
  return made;
}

// One plan with all strings as Markdown, less what is refused: a line for each, a section for each way.
function unquoted(strings) {
  let left = plans.raw(strings);
  const all = left.length;
  for (let turn = 0; turn < 12; turn++) {
    const places = new Map();
    fs.rmSync(at('plans', 'raw'), { recursive: true, force: true });
    fs.mkdirSync(at('plans', 'raw'), { recursive: true });
    fs.writeFileSync(at('plans', 'raw', 'plan.md'), fs.readFileSync(path.join(__dirname, '../specimen/plan.md')));
    for (const way of new Set(left.map((it) => it.way))) {
      let text = `---\ntitle: A way of ${way}\n---\n\n`;
      for (const it of left.filter((it) => it.way === way)) {
        const first = text.split('\n').length;
        text += `${it.markdown}\n\n`;
        for (let line = first; line < text.split('\n').length; line++) places.set(`${way}.md:${line}`, it);
      }
      fs.writeFileSync(at('plans', 'raw', `${way}.md`), text);
    }
    const said = JSON.parse(run('check', 'plans/raw', '--format', 'json').stdout);
    const found = said.plans.flatMap((plan) => plan.diagnostics);
    const refused = new Set();
    for (const finding of found.filter((it) => STOPS.has(it.rule) || it.rule === SWALLOWS)) {
      refused.add(places.get(`${path.basename(finding.file)}:${finding.start.line}`));
    }
    left = left.filter((it) => !refused.has(it));
    if (!refused.size) break;
  }
  build('plans/raw', 'html,index,text');
  return { all, refused: all - left.length };
}

// Looks at a page: what runs, what is asked for, what stands in it; and at the page as it is written and read again.
async function look(browser, page, url, known, tell) {
  return browser.with(page, async (context) => {
    const tab = await context.newPage();
    const asked = new URL(url).origin;
    await tab.exposeFunction('__hit', (what) => tell('ran', `a script of the plan ran: ${what ?? ''}`));
    await tab.addInitScript(() => { for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => window.__hit(name); });
    tab.on('dialog', (dialog) => { tell('dialog', dialog.message()); dialog.dismiss(); });
    tab.on('pageerror', (e) => tell('error', String(e)));
    tab.on('console', (m) => /Content.Security.Policy/i.test(m.text()) && tell('policy', m.text()));
    tab.on('framenavigated', (frame) => !/^(about:|http:\/\/127\.0\.0\.1)/.test(frame.url()) && tell('led', frame.url()));
    await tab.route((to) => to.origin !== asked && !/^(data|blob|about):/.test(to.protocol), (route) => {
      tell('outside', `the page asks for ${route.request().url()}`);
      return route.abort();
    });
    await tab.goto(url, { waitUntil: 'load' });
    const { faults, told } = await tab.evaluate(audit, known);
    for (const [rule, what] of faults) tell(rule, what);
    await tab.evaluate(() => { document.body.innerHTML = document.body.innerHTML.slice(); });
    const again = await tab.evaluate(audit, known);
    for (const [rule, what] of again.faults) tell(rule, `written and read again: ${what}`);
    // What waits for a moment of the page's, such as an animation or a picture that is not there, has it.
    await tab.waitForTimeout(60);
    return told;
  });
}

// The pages of a folder, with what they tell, by plan.
async function pages(browser, site, known, fault, only = () => true) {
  const told = new Map();
  for (const page of site.pages.filter(only)) {
    const plan = page.split(path.sep)[0];
    const said = await look(browser, page, site.url(page), known, (rule, what) => fault(page, rule, what));
    told.set(plan, `${told.get(plan) ?? ''}\n${said ?? ''}`);
  }
  return told;
}

// What the long plans are not built to, and what stands only where a finding is set aside, which short texts have none of.
const isPrinted = (plan, field) => !(plan.startsWith('short') ? /^plan\.waivers/ : /^(panel|paper|(plan|section|translation)\.page)\b/).test(field);

// Every string of every field that a page shows stands there as it was written.
function stand(made, told, fault) {
  for (const [name, plan] of made) {
    const words = plain(told.get(name) ?? '');
    for (const field of plan.fields.filter((field) => field.seen && isPrinted(name, field.name))) {
      if (words.includes(plain([field.mark, ...field.strings].join(' ¦ ')))) continue;
      const start = words.indexOf(field.mark);
      const lost = start < 0 ? 'it is nowhere' : field.strings.find((text) => !words.slice(start).includes(plain(text)));
      fault(name, 'text', `${field.name} is not shown as it was written: ${lost ?? 'in another order'}`);
    }
  }
}

// The texts of the files of a folder with this ending.
const texts = (folder, ending) => fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(ending))
  .map((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim());

// The scripts that pages have without any attack.
async function ours(browser) {
  fs.cpSync(path.join(__dirname, '../specimen'), at('clean'), { recursive: true });
  const ended = run('build', 'clean', '--only', 'html,index,page', '--out', 'harmless');
  if (ended.status > 1) throw new Error(ended.stderr);
  const site = new Site(at('harmless'));
  await site.serve();
  // What stands in files beside pages is within a page that stands alone.
  const known = { scripts: texts(at('harmless'), '.js'), sources: [] };
  for (const page of site.pages) {
    await browser.with(page, async (context) => {
      const tab = await context.newPage();
      await tab.goto(site.url(page));
      const found = await tab.evaluate(scripts);
      known.scripts.push(...found.scripts);
      known.sources.push(...found.sources);
    });
  }
  site.close();
  return known;
}

async function preview(browser, known, fault) {
  const preview = await Preview.at(work, 'plans/short-0');
  try {
    const shell = { ...known, shell: true };
    await browser.with('preview', async (context) => {
      const tab = await context.newPage();
      await tab.goto(preview.address);
      Object.assign(shell, await tab.evaluate(scripts));
      // The page as the preview shows it has a script of the preview's too.
      await tab.waitForSelector('[role=tabpanel]:not([hidden]) iframe:not(.coming)', { state: 'attached' });
      const frame = await (await tab.$('[role=tabpanel]:not([hidden]) iframe:not(.coming)')).contentFrame();
      const within = await frame.evaluate(scripts);
      shell.sources.push(...within.sources, ...known.sources);
      shell.scripts.push(...known.scripts);
      shell.inside = frame.url();
    });
    await look(browser, 'preview', preview.address, shell, (rule, what) => fault('preview', rule, what));
    await look(browser, 'preview page', shell.inside, { ...shell, shell: false }, (rule, what) => fault('preview page', rule, what));
  } finally { preview.end(); }
}

// Breaks a copy of a page in each of the ways, and tells which was not noticed.
async function selfTest(browser, known, made) {
  const page = fs.readFileSync(path.join(out, BROKEN, 'index.html'), 'utf8');
  const image = '&lt;img src=x onerror=__hit()&gt;';
  const ways = {
    ran: page.replace('<main', '<script>__hit()</script><main'),
    handler: page.replace(/(<h1[^>]*)>/, '$1 onclick="__hit()">'),
    address: page.replace('<main', '<a href="javascript:__hit()">x</a><main'),
    outside: page.replace('<main', '<img alt="" src="https://evil.example/x.png"><main'),
    script: page.replace('</body>', '<script type="text/x">x</script></body>'),
    element: page.replace('<main', '<iframe></iframe><main'),
    style: page.replace('<main', '<p style="background:url(x)">x</p><main'),
    text: page.replaceAll(image, ''),
    // In words, not in an attribute or a title.
    unescaped: page.slice(0, page.indexOf('<main')) + page.slice(page.indexOf('<main')).replace(/(>[^<>"]*)&lt;img src=x onerror=__hit\(\)&gt;/, '$1<img src=x onerror=__hit()>'),
  };
  for (const [rule, text] of Object.entries(ways)) {
    if (text === page) { lines.fail('self-test', 'attacks', rule, 'there is nothing to break'); continue; }
    const copy = at('broken', rule, BROKEN);
    fs.cpSync(path.join(out, BROKEN), copy, { recursive: true });
    fs.writeFileSync(path.join(copy, 'index.html'), text);
    fs.rmSync(path.join(copy, 'fragment.html'));
    const site = new Site(at('broken', rule)), found = new Set();
    const fault = (_, it) => found.add(it);
    await site.serve();
    const only = rule === 'text' ? () => true : (page) => page === path.join(BROKEN, 'index.html');
    const told = await pages(browser, site, known, fault, only);
    if (rule === 'text') stand(new Map([[BROKEN, made.get(BROKEN)]]), told, fault);
    site.close();
    if (!found.has(rule === 'unescaped' ? 'ran' : rule)) lines.fail('self-test', 'attacks', rule, `a broken page was not noticed, only ${[...found].join(', ') || 'nothing'}`);
  }
  lines.ran('attacks, on broken pages', Object.keys(ways).length, since);
}

let since = Date.now();
async function main() {
  const strings = read(), browser = new Browser();
  const fault = (file, rule, what) => lines.fail(file, 'attacks', rule, what);
  try {
    const known = await ours(browser);
    plans.theme(strings.filter((_, n) => n % 5 === 0).map(({ text }) => text), at('themes', 'attacks'));
    const made = quoted(strings);
    const { all, refused } = unquoted(strings);
    lines.note(`${strings.length} attack strings; of ${all} as Markdown ${refused} are refused, the others are words or harmless`);
    run('diff', 'plans/long-0', 'plans/long-1', '--format', 'html', '--out', 'out/redline.html');
    const site = new Site(out);
    await site.serve();
    since = Date.now();
    const told = await pages(browser, site, known, fault);
    site.close();
    stand(made, told, fault);
    if (!fs.existsSync(at('out', 'redline.html'))) fault('redline.html', 'missing', 'the redline was not written');
    await preview(browser, known, fault);
    lines.ran('attacks', site.pages.length + 2, since);
    since = Date.now();
    if (process.argv.includes('--self-test')) await selfTest(browser, known, made);
  } finally {
    await browser.close();
    if (!process.env.KEEP_ATTACKS) fs.rmSync(work, { recursive: true, force: true });
    else lines.note(work);
  }
}

main().catch((e) => { lines.broken(e.stack ?? e); process.exitCode = 2; });
