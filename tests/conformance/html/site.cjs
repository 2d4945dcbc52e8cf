// A folder of pages: which there are, what stands beside them, and a server of this machine for them.
const fs = require('fs'), http = require('http'), os = require('os'), path = require('path'), zlib = require('zlib');

const TYPES = {
  css: 'text/css', csv: 'text/csv', html: 'text/html; charset=utf-8', jpg: 'image/jpeg', js: 'text/javascript',
  json: 'application/json', pdf: 'application/pdf', png: 'image/png', svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const PACKED = /css|html|js|json|svg|txt/;

class Site {
  constructor(folder) {
    this.root = fs.realpathSync(folder);
    this.pages = fs.readdirSync(this.root, { recursive: true }).map(String).filter((f) => f.endsWith('.html')).sort();
    // A fragment is looked at inside a bare page, which no file is.
    this.bare = new Map(this.pages.filter((p) => path.basename(p) === 'fragment.html').map((p) => [p, this.wrap(p)]));
  }

  isFragment(page) { return this.bare.has(page); }

  beside(page, name) {
    const file = path.join(this.root, path.dirname(page), name);
    return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
  }

  // A plan's data, where the page is one of a plan's and the build wrote them.
  plan(page) { return this.beside(page, 'plan.json') ?? this.beside(page, '../plan.json'); }

  // Whether a broken copy is there to be found out by a check; the whole one is there for all.
  expected(page, check) {
    const words = fs.readFileSync(path.join(this.root, path.dirname(page), 'expect'), 'utf8').trim();
    return words === 'good' || words.startsWith(`${check} `);
  }

  wrap(page) {
    const lang = this.beside(page, 'manifest.json')?.plan?.lang ?? 'en-GB';
    const body = fs.readFileSync(path.join(this.root, page), 'utf8');
    return `<!DOCTYPE html>\n<html lang="${lang}">\n<head><meta charset="utf-8"><title>A page of another system</title>` +
      `<meta name="viewport" content="width=device-width"><style>body { line-height: 1.5 }</style></head>\n<body>\n${body}\n</body>\n</html>\n`;
  }

  // The path of a file that holds a page as it is looked at, and what it stands for.
  files() {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fragments-'));
    const files = this.pages.map((page, i) => {
      if (!this.bare.has(page)) return { page, file: path.join(this.root, page) };
      const file = path.join(scratch, `${i}.html`);
      fs.writeFileSync(file, this.bare.get(page));
      return { page, file };
    });
    return { files, done: () => fs.rmSync(scratch, { recursive: true }) };
  }

  // The file that a path of the server is, or null.
  find(pathname) {
    let file = path.join(this.root, decodeURIComponent(pathname));
    if (!file.startsWith(this.root + path.sep) && file !== this.root) return null;
    if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
    return fs.existsSync(file) ? file : null;
  }

  async serve() {
    this.server = http.createServer((request, response) => this.answer(request, response));
    await new Promise((ready) => this.server.listen(0, '127.0.0.1', ready));
    this.base = `http://127.0.0.1:${this.server.address().port}/`;
  }

  answer(request, response) {
    const { pathname } = new URL(request.url, 'http://here');
    const file = this.find(pathname);
    if (!file) {
      // Browsers ask for this one by themselves.
      response.writeHead(pathname.endsWith('/favicon.ico') ? 204 : 404);
      return response.end();
    }
    const kind = path.extname(file).slice(1).toLowerCase();
    const bytes = this.bare.get(path.relative(this.root, file)) ?? fs.readFileSync(file);
    const packed = PACKED.test(kind) && /gzip/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(200, {
      'content-type': TYPES[kind] ?? 'application/octet-stream', 'x-bytes': Buffer.byteLength(bytes),
      ...(packed && { 'content-encoding': 'gzip' }),
    });
    response.end(packed ? zlib.gzipSync(bytes) : bytes);
  }

  url(page) { return this.base + page.split(path.sep).map(encodeURIComponent).join('/'); }

  close() { this.server?.closeAllConnections?.(); this.server?.close(); }
}

exports.Site = Site;
