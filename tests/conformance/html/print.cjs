// The page as the browser prints it, from a screen that is set to dark.
const { execFileSync } = require('child_process');
const fs = require('fs'), os = require('os'), path = require('path');
const lines = require('./lines.cjs');
const { axe, AXE } = require('./views.cjs');

// Runs in the page: what ought to be on paper.
const wanted = () => {
  const shown = (e) => e.checkVisibility();
  // Words that are there only to be heard have a box of a pixel.
  const seen = (e) => shown(e) && e.getBoundingClientRect().width > 1;
  const words = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (seen(walker.currentNode.parentElement)) found.push(...walker.currentNode.data.split(/\s+/));
    return found.filter(Boolean);
  };
  return {
    main: words(document.querySelector('main') ?? document.body),
    furniture: [...document.querySelectorAll('.skip,.permalink,nav a[href]:not([href^="#"])')].filter(shown).map((e) => e.textContent.trim()),
    mark: document.querySelector('.status strong')?.textContent.trim() ?? '',
    links: document.body.classList.contains('sheet-page') ? [] : [...document.querySelectorAll('main a[href^="http"]')].map((e) => e.getAttribute('href')),
  };
};

exports.check = async (tab, page) => {
  const tell = (rule, message) => lines.fail(page, 'print', rule, message);
  await tab.setViewportSize({ width: 720, height: 1000 });
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
  await tab.evaluate(AXE);
  await axe(tab, page, 'in print', { runOnly: ['color-contrast'] }, 'print');
  const want = await tab.evaluate(wanted);
  if (want.furniture.length) tell('furniture', `paper shows what only a screen is for: “${want.furniture[0]}”`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'print-'));
  try {
    const file = path.join(folder, 'print.pdf');
    await tab.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    words(file, want, tell);
    dark(file, folder, tell);
  } finally { fs.rmSync(folder, { recursive: true }); }
};

function words(file, want, tell) {
  const pages = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\f').slice(0, -1);
  const bare = (text) => text.normalize('NFKC').replace(/[\s\u00ad]/g, '').toLowerCase();
  const all = bare(pages.join(''));
  // A full stop after a link stands behind its address on paper.
  const lost = want.main.filter((word) => !all.includes(bare(word).replace(/\p{P}+$/u, '')));
  if (lost.length) tell('words', `${lost.length} words of the page are not on paper, first “${lost[0]}”`);
  for (const link of want.links) if (!all.includes(bare(link))) tell('links', `paper does not show where a link leads: ${link}`);
  const unmarked = want.mark ? pages.flatMap((text, i) => (bare(text).includes(bare(want.mark)) ? [] : [i + 1])) : [];
  if (unmarked.length) tell('mark', `“${want.mark}” is not on page ${unmarked.join(', ')} of ${pages.length}`);
  edges(file, tell);
}

// No word runs over the edge of the paper.
function edges(file, tell) {
  const boxes = execFileSync('pdftotext', ['-bbox', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 27 });
  let width = 0, number = 0;
  for (const line of boxes.split('\n')) {
    const page = line.match(/<page width="([\d.]+)"/);
    if (page) { width = Number(page[1]); number++; }
    const word = line.match(/<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)".*?>(.*)<\/word>/);
    if (word && (Number(word[1]) < -1 || Number(word[2]) > width + 1)) return tell('clipped', `“${word[3]}” on page ${number} runs over the edge of the paper`);
  }
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
