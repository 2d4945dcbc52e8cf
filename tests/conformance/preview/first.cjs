// first.cjs
//
// Somebody's first ten minutes, as the guide tells them: a plan is begun at a terminal, looked at in Chromium, written, spoilt
// and mended, and built. Writes a fault or a fact a line.
const { chromium } = require(`${process.env.NPM}/node_modules/playwright-core`);
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const lines = require('../html/lines.cjs');
const { Preview } = require('./program.cjs');

const SENTENCE = 'The Chief Constable will visit every victim of a burglary within a day.';
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'first-'));
const tell = (rule, message) => lines.fail('the first ten minutes', 'first', rule, message);
const expect = (rule, is, message) => { if (!is) tell(rule, message); return is; };

// At a terminal: what the program says, and how it ends. Each answer is typed when its question has appeared.
const terminal = (command, answers = []) => new Promise((done) => {
  const line = `timeout --foreground 60 ${process.env.PLANWRIGHT} ${command}`;
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], { cwd: home, env: { ...process.env, TERM: 'xterm', SHELL: '/bin/sh' } });
  let said = '';
  let seen = 0;
  child.stdout.on('data', (data) => {
    said += data;
    const [question, keys] = answers[0] ?? [];
    if (question && said.indexOf(question, seen) >= 0) {
      seen = said.length;
      answers.shift();
      setTimeout(() => child.stdin.write(keys), 200);
    }
  });
  child.on('close', (status) => done({ said: said.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, ''), status }));
});

const begin = async () => {
  const { said, status } = await terminal('new our-plan', [
    ['Police area', 'Exampleshire\n'],
    ['Who issues the plan', '\n'],
    ['Name of whoever', 'Jo Sample\n'],
    ['Day of the election', '2024-05-02\n'],
  ]);
  expect('new', status === 0 && said.includes('1 April 2025 to 31 March 2029'), `a plan is not begun (${status}): ${said}`);
  const checked = await terminal('check our-plan');
  expect('check', checked.status === 0, `what was begun cannot be built (${checked.status}): ${checked.said}`);
};

const write = async (preview, tab, section) => {
  await tab.goto(`${preview.address}plans/our-plan/`);
  const shows = async (words) => {
    for (const end = Date.now() + 20000; Date.now() < end;) {
      const frame = await tab.$('[role=tabpanel]:not([hidden]) iframe:not(.coming)').then((it) => it?.contentFrame()).catch(() => null);
      if (await frame?.evaluate((words) => document.body.textContent.includes(words), words).catch(() => false)) return true;
      await new Promise((next) => setTimeout(next, 50));
    }
    return false;
  };
  expect('preview', await shows('Exampleshire'), 'the new plan is not shown');
  preview.edit(section, (text) => `${text}\n${SENTENCE}\n`);
  expect('preview', await shows(SENTENCE), 'what was written is not shown');

  const sound = preview.edit(section, (text) => text.replace('kind: priority', 'kind: prioritee'));
  await tab.waitForSelector('#held:not([hidden])');
  const message = await tab.innerText('#held');
  expect('mistake', message.includes('prioritee') && message.includes('priority') && message.includes(`${section}:`), `of a mistake the preview says: ${message}`);
  expect('mistake', await shows(SENTENCE), 'the page is gone while there is a mistake');
  const spoilt = await terminal('check our-plan');
  expect('mistake', spoilt.status === 1 && /Did you mean `priority`/.test(spoilt.said) && spoilt.said.includes(section), `of a mistake the terminal says (${spoilt.status}): ${spoilt.said}`);

  preview.edit(section, () => sound);
  await tab.waitForSelector('#held', { state: 'hidden' });
  expect('mended', await shows(SENTENCE), 'what was mended is not shown');
};

const build = async (tab) => {
  const { said, status } = await terminal('build our-plan');
  const out = path.join(home, 'dist', 'our-plan');
  if (!expect('build', status === 0 && said.includes('dist/our-plan'), `it is not built (${status}): ${said}`)) return;
  await tab.goto(`file://${out}/index.html`);
  const text = await tab.innerText('body');
  expect('build', text.includes(SENTENCE), 'the page that was built lacks what was written');
  for (const pdf of ['plan.pdf', 'page.pdf']) {
    expect('build', fs.readFileSync(path.join(out, pdf)).subarray(0, 5).toString() === '%PDF-', `${pdf} is no PDF`);
  }
};

(async () => {
  const since = Date.now();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, chromiumSandbox: false, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  let preview;
  try {
    await begin();
    const section = fs.readdirSync(path.join(home, 'our-plan', '01-priorities')).filter((name) => name !== 'index.md').map((name) => `01-priorities/${name}`)[0];
    preview = await Preview.at(home, 'our-plan');
    const tab = await browser.newPage();
    tab.setDefaultTimeout(20000);
    await write(preview, tab, section);
    await build(tab);
    lines.ran('the first ten minutes', 6, since);
  } catch (e) {
    lines.broken(`the first ten minutes: ${e.message ?? e}`);
  } finally {
    await browser.close();
    preview?.end();
    fs.rmSync(home, { recursive: true, force: true });
  }
})();
