// The page as the browser prints it, from a screen that is set to dark.
const { execFileSync } = require('child_process');
const fs = require('fs'), os = require('os'), path = require('path');
const lines = require('./lines.cjs');
const { axe, AXE, faults } = require('./views.cjs');

// Hebrew, Arabic, and the scripts beside them lie in a PDF as they are seen, which is not how they are read.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

// A4, in pixels of CSS.
const PAPER = 793;

// Runs in the page, as it is on a screen: the words of its main part, without what only a screen is for.
const words = () => {
  const root = document.querySelector('main') ?? document.body, walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const { parentElement: e, data } = walker.currentNode;
    // In a table of very many columns words break where they must, and lie between those of other columns.
    if (e.closest('table')?.rows[0]?.cells.length > 8) continue;
    // Words that are there only to be heard have a box of a pixel.
    if (!e.closest('[data-furniture]') && e.checkVisibility() && e.getBoundingClientRect().width > 1) found.push(...data.split(/\s+/));
  }
  return found.filter(Boolean);
};

// Runs in the page, as it is on paper.
const wanted = () => {
  const shown = (e) => e.checkVisibility();
  return {
    furniture: [...document.querySelectorAll('.skip,.permalink,nav a[href]:not([href^="#"])')].filter(shown).map((e) => e.textContent.trim()),
    mark: document.querySelector('.status strong')?.textContent.trim() ?? '',
    sheet: document.body.classList.contains('sheet-page'),
    margins: [...document.styleSheets].flatMap((s) => [...s.cssRules]).filter((r) => r instanceof CSSPageRule && !r.selectorText)
      .reduce((sum, r) => {
        document.body.append(Object.assign(document.createElement('i'), { id: '_measure', style: `position: absolute; margin-left: ${r.style.marginLeft || 0}; margin-right: ${r.style.marginRight || 0}` }));
        const { marginLeft, marginRight } = getComputedStyle(document.getElementById('_measure'));
        document.getElementById('_measure').remove();
        return parseFloat(marginLeft) + parseFloat(marginRight);
      }, 0),
    links: document.body.classList.contains('sheet-page') ? [] : [...document.querySelectorAll('main a[href^="http"]')].map((e) => e.getAttribute('href')),
  };
};

exports.check = async (tab, page) => {
  const tell = (rule, message) => lines.fail(page, 'print', rule, message);
  await tab.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
  await tab.setViewportSize({ width: 1280, height: 900 });
  const main = await tab.evaluate(words);
  await tab.setViewportSize({ width: 720, height: 1000 });
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
  await tab.evaluate(AXE);
  await axe(tab, page, 'in print', { runOnly: ['color-contrast'] }, 'print');
  const want = { main, ...await tab.evaluate(wanted) };
  if (want.furniture.length) tell('furniture', `paper shows what only a screen is for: “${want.furniture[0]}”`);
  await fits(tab, want, tell);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'print-'));
  try {
    const file = path.join(folder, 'print.pdf');
    await tab.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    onPaper(file, want, tell);
    dark(file, folder, tell);
  } finally { fs.rmSync(folder, { recursive: true }); }
};

// All words, the draft's mark on each page, and where links lead.
function onPaper(file, want, tell) {
  const pages = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\f').slice(0, -1);
  // Letters and numbers: at the end of a line a hyphen may go, and signs may be drawn as pictures.
  const bare = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const all = bare(pages.join(''));
  // A full stop after a link stands behind its address on paper.
  const lost = want.main.filter((word) => !all.includes(bare(word)) && !RIGHT_TO_LEFT.test(word));
  if (lost.length) tell('words', `${lost.length} words of the page are not on paper, first “${lost[0]}”`);
  for (const link of want.links) if (!all.includes(bare(link))) tell('links', `paper does not show where a link leads: ${link}`);
  const unmarked = want.mark ? pages.flatMap((text, i) => (bare(text).includes(bare(want.mark)) ? [] : [i + 1])) : [];
  if (unmarked.length) tell('mark', `“${want.mark}” is not on page ${unmarked.join(', ')} of ${pages.length}`);
}

// What is wider than the paper: the browser makes the whole page smaller for it, or cuts it off.
async function fits(tab, want, tell) {
  if (want.sheet) return;
  await tab.setViewportSize({ width: PAPER - Math.ceil(want.margins), height: 1000 });
  for (const [rule, message] of await tab.evaluate(faults)) if (/overflow|clipped/.test(rule)) tell(rule, `${message}, on paper`);
}

// No page is printed dark because the screen was.
function dark(file, folder, tell) {
  execFileSync('pdftoppm', ['-gray', '-r', '16', file, path.join(folder, 'page')]);
  fs.readdirSync(folder).filter((f) => f.endsWith('.pgm')).sort().forEach((name, i) => {
    const bytes = fs.readFileSync(path.join(folder, name));
    const pixels = bytes.subarray(bytes.indexOf('255\n') + 4);
    const share = pixels.filter((v) => v < 80).length / pixels.length;
    if (share > 0.4) tell('dark', `${Math.round(share * 100)} % of page ${i + 1} is dark`);
  });
}
