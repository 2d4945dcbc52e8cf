// check.cjs [--self-test] PLAN
//
// A walk through the preview in Chromium: PLAN is the plan whose copy is edited. Writes a fault or a fact a line. --self-test
// breaks the shell in each of the ways that the walk looks for, and tells which it did not notice.
const { chromium } = require(`${process.env.NPM}/node_modules/playwright-core`);
const { spawnSync } = require('child_process');
const lines = require('../html/lines.cjs');
const { AXE } = require('../html/views.cjs');
const { Preview } = require('./program.cjs');

const [plan] = process.argv.slice(2).filter((argument) => argument !== '--self-test');
const selfTest = process.argv.includes('--self-test');
const SECTION = '2-safer-streets.md';
const WORDS = 'Somebody wrote a sentence about wanderlust just now.';
let found = [];
const tell = (rule, message) => found.push([rule, message]);
const expect = (rule, is, message) => { if (!is) tell(rule, message); return is; };

let preview;
let tab;
// The page that the tab in front shows, once it is there.
const frame = async () => {
  const handle = await tab.waitForSelector('[role=tabpanel]:not([hidden]) iframe:not(.coming)', { state: 'attached' });
  return handle.contentFrame();
};
// Waits until the page in the frame, whichever it is by then, is so.
const until = async (rule, what, is, argument) => {
  for (const end = Date.now() + 8000; Date.now() < end;) {
    const shown = await frame().then((page) => page.evaluate(is, argument)).catch(() => false);
    if (shown) return true;
    await new Promise((done) => setTimeout(done, 25));
  }
  const at = await frame().then((page) => page.evaluate(() => `${location.pathname}, at ${document.activeElement?.outerHTML.slice(0, 120)}`)).catch((e) => e.message);
  tell(rule, `never ${what}: it shows ${at}`);
  return false;
};
const settled = () => tab.waitForFunction(() => ['good', 'bad'].includes(document.body.dataset.state) && document.getElementById('pdf-state').hidden);
const has = (words) => document.body.textContent.includes(words);

/* ------------------------------------------------ each a promise */

// The heading that the reader has before him, and how far it is from the top.
const before = (id) => { const at = document.getElementById(id).getBoundingClientRect().top; return Math.abs(at - 120) < 3 ? true : at; };

const place = async () => {
  const id = await (await frame()).evaluate(() => {
    const heading = [...document.querySelectorAll('main h2[id], main section[id] h2')].at(-2);
    heading.id ||= 'the-place';
    scrollTo({ top: scrollY + heading.getBoundingClientRect().top - 120, behavior: 'instant' });
    return heading.id.startsWith('the-place') ? heading.parentElement.id : heading.id;
  });
  const at = await (await frame()).evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
  const was = preview.edit(SECTION, (text) => `${text}\n${WORDS}\n`);
  if (!await until('place', 'showed what was saved', has, WORDS)) return;
  const now = await (await frame()).evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
  expect('place', Math.abs(now - at) < 4, `what stood ${at} px from the top stands ${now} px from it after a change further up`);
  await settled();
  const later = await (await frame()).evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
  expect('place', Math.abs(later - at) < 4, `what stood ${at} px from the top stands ${later} px from it once the PDF was set`);
  preview.edit(SECTION, () => was);
  await until('place', 'showed what was taken back', (words) => !document.body.textContent.includes(words), WORDS);
  await settled();
};

const broken = async () => {
  const was = preview.edit(SECTION, (text) => `${text}\nSee [the table](#nowhere-at-all). ${WORDS}\n`);
  await tab.waitForSelector('#held:not([hidden])');
  const said = await tab.innerText('#held');
  expect('held', /keeps the plan from being built/.test(said) && said.includes(`plan/${SECTION}:`), `over the page it says only: ${said}`);
  // A page that comes all the same comes a moment later.
  await tab.waitForTimeout(1500);
  expect('held', !await (await frame()).evaluate(has, WORDS), 'the page is not the last good one');
  expect('held', await tab.$eval('#held-title', (it) => it.getAttribute('role') === 'alert'), 'the message is not announced');
  await tab.click('#draft');
  await until('draft', 'showed the draft', has, WORDS);
  await axe('with an error');
  await tab.click('#held-list button');
  await until('finding', 'led to the place of the finding', (words) => document.activeElement?.textContent.includes(words) && document.activeElement.getBoundingClientRect().top < innerHeight, WORDS);
  preview.edit(SECTION, () => was);
  await tab.waitForSelector('#held', { state: 'hidden' });
  await until('held', 'showed the mended page', (words) => !document.body.textContent.includes(words), WORDS);
  await settled();
};

// A warning leads to its table and to its words, and names file and line.
const finding = async () => {
  const count = await tab.innerText('#count');
  const was = preview.edit(SECTION, (text) => `${text}\nFor more [click here](https://www.example.org/).\n`);
  await tab.click('#tab-findings');
  const found = tab.locator('.finding', { hasText: 'link/vague-text' }).first();
  await found.waitFor();
  expect('finding', (await found.innerText()).includes(`plan/${SECTION}:`), 'the finding does not name its file and line');
  await axe('the findings');
  await found.locator('.show').click();
  await until('finding', 'led to the place of the finding', () => document.activeElement?.textContent.includes('click here'));
  expect('finding', await tab.getAttribute('#tab-plan', 'aria-selected') === 'true', 'the finding did not lead to the plan');
  preview.edit(SECTION, () => was);
  await tab.waitForFunction((count) => document.getElementById('count').innerText === count, count);
  await settled();
};

// Tab by tab with the arrows; into the page with Tab, and back with Escape.
const keyboard = async () => {
  await tab.focus('#tab-plan');
  const names = await tab.$$eval('[role=tab]:not([hidden])', (all) => all.map((it) => it.getAttribute('aria-controls')));
  for (const name of [...names.slice(1), names[0]]) {
    await tab.keyboard.press('ArrowRight');
    const shown = await tab.$$eval('[role=tabpanel]:not([hidden])', (all) => all.map((it) => it.id).join());
    const at = await tab.evaluate(() => document.activeElement.getAttribute('aria-controls'));
    expect('keyboard', shown === name && at === name, `the arrow leads to ${at} and shows ${shown}, not ${name}`);
  }
  await tab.keyboard.press('End');
  expect('keyboard', await tab.evaluate(() => document.activeElement.id) === `tab-${names.at(-1)}`, 'End does not lead to the last tab');
  await tab.keyboard.press('Home');
  await frame();
  await tab.keyboard.press('Tab');
  expect('keyboard', await tab.evaluate(() => document.activeElement.localName) === 'iframe', 'Tab does not lead into the page');
  await tab.keyboard.press('Escape');
  expect('keyboard', await tab.evaluate(() => document.activeElement.id) === 'tab-plan', 'Escape does not lead back to the tabs');
};

const pdf = async () => {
  await tab.click('#tab-pdf');
  await tab.waitForSelector('.sheets li:nth-child(3) img');
  await tab.waitForFunction(() => document.querySelector('.sheets img').naturalWidth > 600);
  const top = await tab.$eval('#pdf', (panel) => { panel.scrollTop = 1500; return panel.scrollTop; });
  const tagged = await tab.getAttribute('.sheets img', 'src');
  const was = preview.edit(SECTION, (text) => `${text}\n${WORDS}\n`);
  await tab.waitForFunction((was) => document.querySelector('.sheets img').getAttribute('src') !== was, tagged);
  const now = await tab.$eval('#pdf', (panel) => panel.scrollTop);
  expect('pdf', Math.abs(now - top) < 4, `the PDF was scrolled to ${top}, and is now at ${now}`);
  await axe('the PDF');
  preview.edit(SECTION, () => was);
  await settled();
};

// What reaches out of the window, but for the tabs, which scroll.
const wide = () => [...document.querySelectorAll('body *:not([role=tablist] *)')]
  .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > innerWidth + 1).map((it) => it.outerHTML.slice(0, 80))[0];
const TABS = ['plan', 'page', 'pdf', 'duties', 'findings', 'changes', 'files'];
const views = async () => {
  for (const [width, colorScheme] of [[375, 'light'], [375, 'dark'], [1280, 'dark'], [1280, 'light']]) {
    await tab.setViewportSize({ width, height: 760 });
    await tab.emulateMedia({ colorScheme });
    for (const name of TABS) {
      await tab.click(`#tab-${name}`);
      expect('width', !await tab.evaluate(wide), `${name} is too wide at ${width} px, as at ${await tab.evaluate(wide)}`);
      await axe(`${name} at ${width} px, ${colorScheme}`);
    }
  }
};

// The shell alone: what it shows in frames is checked as the pages that it is.
async function axe(where) {
  await tab.evaluate(AXE);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { iframes: false, resultTypes: ['violations'] }));
  for (const { id, nodes } of violations) tell(`axe-${id}`, `${where}: ${nodes[0].html}`);
}

// The shell's own pages, by the Nu HTML checker.
const valid = async () => {
  const jar = `${process.env.NPM}/node_modules/vnu-jar/build/dist/vnu.jar`;
  for (const page of ['plans/plan/', 'plans/']) {
    const input = await (await fetch(preview.address + page)).text();
    const run = spawnSync('java', ['-Xss2m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', '-'], { input, encoding: 'utf8' });
    for (const m of JSON.parse(run.stdout).messages) if (m.type === 'error' || m.subType === 'warning') tell('nu', `${page}: ${m.message} (${m.extract ?? ''})`);
  }
};

const PROMISES = { place, broken, finding, keyboard, pdf, views, valid };

// A file of the shell, what is exchanged in it, the promise that this breaks, and the rule that must tell.
const BREAKS = [
  ['frame.js', 'if (was) settle(', 'if (was) (() => {})(', 'place', 'place'],
  ['plan.html', 'id="held-title" role="alert"', 'id="held-title"', 'broken', 'held'],
  ['shell.js', '(asDraft || !state.good)', 'true', 'broken', 'held'],
  ['findings.js', '`${finding.file}:${finding.line}`', 'finding.rule', 'finding', 'finding'],
  ['frame.js', 'const found = words ||', 'const found =', 'finding', 'finding'],
  ['shell.js', 'ArrowRight: at + 1', 'ArrowRight: at', 'keyboard', 'keyboard'],
  ['frame.js', 'event.key === "Escape"', 'false', 'keyboard', 'keyboard'],
  ['sheets.js', 'this.turn();\n  }\n\n  // The picture', 'this.host.scrollTop = 0;\n  }\n\n  // The picture', 'pdf', 'pdf'],
  ['shell.css', '.own, .wait, .choice {', '.own, .wait, .choice { min-width: 480px;', 'views', 'width'],
  ['look.css', '--muted: #434f56', '--muted: #c0c0c0', 'views', 'axe-color-contrast'],
];

// Opens the preview in a context of its own, and keeps the promises. `broken` exchanges a text in a file of the shell.
const walk = async (browser, promises, broken) => {
  found = [];
  // The policy of the pages holds; axe, which is no part of them, is put in by the browser.
  const context = await browser.newContext({ viewport: { width: 1280, height: 760 }, reducedMotion: 'reduce' });
  if (broken) {
    const [file, from, to] = broken;
    await context.route((url) => url.pathname.endsWith(file === 'plan.html' ? '/plans/plan/' : `/shell/${file}`), async (route) => {
      const answer = await route.fetch();
      const body = await answer.text();
      if (!body.includes(from)) lines.broken(`the preview: ${file} has no \`${from}\` to break`);
      await route.fulfill({ response: answer, body: body.replace(from, to) });
    });
  }
  tab = await context.newPage();
  tab.setDefaultTimeout(broken ? 6000 : 20000);
  tab.on('pageerror', (e) => tell('script', e.message));
  tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) tell('console', `${message.text()} (${message.location().url})`); });
  tab.on('request', (request) => { if (!request.url().startsWith(preview.address) && !request.url().startsWith('data:')) tell('host', `asks for ${request.url()}`); });
  await tab.goto(`${preview.address}plans/plan/`);
  await settled();
  for (const rule of promises) {
    await tab.click('#tab-plan');
    await PROMISES[rule]().catch((e) => tell(rule, String(e.message ?? e)));
  }
  await context.close();
  return found;
};

(async () => {
  const since = Date.now();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, chromiumSandbox: false, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  try {
    preview = await Preview.of(plan);
    for (const [rule, message] of await walk(browser, Object.keys(PROMISES))) lines.fail('the preview', 'preview', rule, message);
    lines.ran('the preview', Object.keys(PROMISES).length, since);
    const began = Date.now();
    for (const broken of selfTest ? BREAKS : []) {
      const [file, from, , promise, rule] = broken;
      // A machine that is busy elsewhere may be too slow to show once what is broken.
      const noticed = async () => (await walk(browser, [promise], broken)).some(([told]) => told === rule);
      if (!await noticed() && !await noticed()) lines.fail('the preview', 'self-test', rule, `it is not noticed that ${file} lacks ${from}`);
      preview.restore();
    }
    if (selfTest) lines.ran('the preview, broken', BREAKS.length, began);
  } catch (e) {
    lines.broken(`the preview: ${e.message ?? e}`);
  } finally {
    await browser.close();
    preview?.end();
  }
})();
