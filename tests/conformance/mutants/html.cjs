// Makes broken copies of the specimen's page, each with one fault, to prove that each check finds its fault.
// Arguments: the folder of the specimen's outputs (with fragment.html), and the folder for the copies. A copy is a folder
// with the file `expect`, which names by a pattern the tool and the rule that must find it out; `good` must pass.
const fs = require('fs'), path = require('path');
const [source, target] = process.argv.slice(2);

const put = (before, what) => (text) => text.replace(before, `${what}${before}`);
const style = (css) => put('</head>', `<style>${css}</style>`);
const inPrint = (css) => style(`@media print { ${css} }`);
const script = (js) => put('</body>', `<script>${js}</script>`);
const swap = (from, to) => (text) => text.replace(from, to);

const COPIES = {
  // What the Nu checker finds.
  'id-twice': ['nu error', put('</main>', '<p id="_main">Twice</p>')],
  'element-not-closed': ['nu error', put('</main>', '<div>')],
  'needless-attribute': ['nu warning', put('</head>', '<script type="text/javascript"></script>')],
  'fragment-broken': ['nu error', put('</main>', '<p><table><tr><td>x</p>'), 'fragment.html'],
  'fragment-unreadable': ['axe color-contrast', put('<section', '<p style="color:#aaa">Too pale to read</p>'), 'fragment.html'],

  // What axe finds, each in the view that shows it.
  'no-language': ['axe html-has-lang', swap(/<html lang="[^"]*"/, '<html')],
  'no-title': ['axe document-title', swap(/<title>.*?<\/title>/s, '')],
  'no-alternative-text': ['axe image-alt', swap(/(<img[^>]*?) alt="[^"]*"/, '$1')],
  'low-contrast': ['axe color-contrast', style('main p { color: #999 }')],
  'low-contrast-in-the-dark': ['axe color-contrast', style('@media screen and (prefers-color-scheme: dark) { main p { color: #555 } }')],
  'low-contrast-in-forced-colours': ['axe color-contrast', style('@media (forced-colors: active) { main p { forced-color-adjust: none; color: #888; background: #999 } }')],
  'heading-skipped': ['axe heading-order', (t) => t.replace(/<h3>/g, '<h5>').replace(/<\/h3>/g, '</h5>')],
  'small-target': ['axe target-size', style('.contents a { display: inline; padding: 0 } .contents :is(ol, li) { display: inline; line-height: 8px; font-size: 8px }')],

  // The table's own marks.
  'header-without-scope': ['marks th-scope', swap(/<th([^>]*) scope="col"/, '<th$1')],
  'table-without-caption': ['marks table-caption', swap(/<caption id="_c-tbl-funding".*?<\/caption>/s, '')],
  'two-titles': ['marks h1', put('</main>', '<h1>Another</h1>')],

  // Links.
  'link-to-no-id': ['links fragment', put('</main>', '<p><a href="#not-here">Go</a></p>')],
  'link-to-no-file': ['links missing', put('</main>', '<p><a href="not-here.html">Go</a></p>')],
  'link-from-the-root': ['links root', put('</main>', '<p><a href="/index.html">Go</a></p>')],
  'link-that-runs': ['links scheme', put('</main>', '<p><a href="javascript:void 0">Go</a></p>')],

  // What the browser does.
  'outside-request': ['browser outside', put('</main>', '<img alt="" src="https://example.com/pixel.png">')],
  'picture-not-there': ['browser missing-file', put('</main>', '<img alt="" src="assets/not-here.png">')],
  'console-error': ['browser console', script('console.error("broken")')],
  'script-error': ['browser script', script('throw new Error("broken")')],
  'too-heavy': ['weight bytes', put('</main>', `<!--${'x'.repeat(400000)}-->`)],

  // Layout.
  'too-wide': ['layout overflow', put('</main>', '<div style="width: 40rem">wide</div>')],
  'cut-off': ['layout clipped', style('main p { max-height: 1.2em; overflow: hidden }')],
  'cut-off-when-spaced': ['layout clipped', style('.masthead h1 { white-space: nowrap; overflow: hidden; inline-size: max-content; max-inline-size: 100% }')],
  'table-not-focusable': ['layout scroll-focus', (t) => t.replace(/<script src.*?<\/script>/, '').replace(/ tabindex="0"/g, '')],
  'table-without-name': ['layout scroll-name', (t) => t.replace(/<script src.*?<\/script>/, '').replace(/(<div class="table-scroll[^>]*?) aria-labelledby="[^"]*"/g, '$1')],

  // The keyboard.
  'keyboard-trap': ['keyboard trap', script('document.querySelectorAll("main a")[3].addEventListener("keydown", (e) => e.key === "Tab" && e.preventDefault())')],
  'focus-stolen': ['keyboard trap', script('document.querySelectorAll("main a")[3].addEventListener("focus", () => document.querySelectorAll("main a")[1].focus())')],
  'focus-not-shown': ['keyboard focus-visible', style('*:focus, *:focus-visible { outline: none !important; box-shadow: none !important }')],
  'focus-hidden': ['keyboard focus-hidden', put('</body>', '<p style="position: fixed; inset: 45% 0 0 0; margin: 0; background: #fff; color: #000">We use cookies.</p>')],
  'order-of-its-own': ['keyboard tab-order', swap('<a class="permalink"', '<a tabindex="3" class="permalink"')],
  'no-skip-link': ['keyboard skip-link', swap(/<a class="skip".*?<\/a>/, '')],
  'skip-link-to-the-top': ['keyboard skip-link', (t) => t.replace('href="#_main"', 'href="#_contents"')],
  'contents-not-reached': ['keyboard contents', (t) => t.replace(/<li><a href="#/, '<li><a tabindex="-1" href="#')],
  'contents-without-target': ['keyboard contents', (t) => t.replace(/<li><a href="#[^"]*"/, '<li><a href="#not-here"')],
  'contents-hidden-under-a-bar': ['keyboard contents', put('</body>', '<p style="position: fixed; inset: 0 0 auto 0; margin: 0; height: 30%; background: #fff; color: #000">A bar</p>')],
  'permalink-without-name': ['keyboard permalink', swap(/(<a class="permalink".*?)<span class="vh">.*?<\/span>/, '$1')],

  // Paper.
  'print-black': ['print dark', inPrint('html, body, body * { background: #000 !important; color: #fff !important; print-color-adjust: exact }')],
  'print-pale': ['print color-contrast', inPrint('main a { color: #bbb !important }')],
  'print-cut-off': ['print clipped', inPrint('main { max-height: 40mm; overflow: hidden }')],
  'print-without-words': ['print words', inPrint('main .lede, main p { display: none }')],
  'print-too-wide': ['print overflow', inPrint('.table-scroll { position: relative; left: 75mm }')],
  'print-furniture': ['print furniture', inPrint('.permalink { display: inline-block !important }')],
  'print-without-addresses': ['print links', inPrint('a::after { content: none !important }')],
  'print-without-mark': ['print mark', (t) => t.replace(/--running-status: "[^"]*"/, '--running-status: ""')],

  // What the page says of itself.
  'no-description': ['head description', swap(/<meta name="description"[^>]*>/, '')],
  'no-canonical-link': ['head canonical', swap(/<link rel="canonical"[^>]*>/, '')],
  'another-canonical-link': ['head canonical', swap(/(<link rel="canonical" href=")[^"]*/, '$1https://example.com/')],
  'no-open-graph': ['head open-graph', (t) => t.replace(/<meta property="og:title"[^>]*>/, '')],
  'language-not-named': ['head hreflang', put('</head>', '<link rel="alternate" hreflang="cy" href="cy/index.html">')],
};

const make = (name, expected, change, page = 'index.html') => {
  const folder = path.join(target, name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'expect'), expected + '\n');
  for (const file of fs.readdirSync(source)) {
    if (/^(index|fragment)\.html$/.test(file)) continue;
    fs.symlinkSync(path.resolve(source, file), path.join(folder, file));
  }
  for (const file of name === 'good' ? ['index.html', 'fragment.html'] : [page]) {
    const whole = fs.readFileSync(path.join(source, file), 'utf8');
    const broken = change(whole);
    if (broken === whole && name !== 'good') { console.error(`${name}: what it breaks is not in ${file}`); continue; }
    fs.writeFileSync(path.join(folder, file), broken);
  }
};

make('good', 'good', (text) => text);
for (const [name, [expected, change, page]] of Object.entries(COPIES)) make(name, expected, change, page);
