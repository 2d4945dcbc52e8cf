// The Nu HTML checker: no error and no warning. One process for all pages.
const { spawnSync } = require('child_process');
const { fileURLToPath } = require('url');
const lines = require('./lines.cjs');

const JAR = `${process.env.NPM}/node_modules/vnu-jar/build/dist/vnu.jar`;

exports.check = (site) => {
  const since = Date.now();
  const { files, done } = site.files();
  const pages = new Map(files.map(({ page, file }) => [file, page]));
  const run = spawnSync('java', ['-Xss2m', '-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...pages.keys()],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  done();
  let answer;
  try { answer = JSON.parse(run.stdout); } catch { return lines.broken(`the Nu checker gave no answer: ${run.stderr || run.error}`); }
  for (const m of answer.messages) {
    if (m.type === 'non-document-error') { lines.broken(`the Nu checker: ${m.message}`); continue; }
    const rule = m.type === 'error' ? 'error' : m.subType;
    if (rule !== 'error' && rule !== 'warning') continue;
    const page = m.url ? pages.get(fileURLToPath(m.url)) ?? m.url : '';
    lines.fail(page, 'nu', rule, `${m.message} (line ${m.lastLine}: ${m.extract ?? ''})`);
  }
  lines.ran('Nu HTML checker', pages.size, since);
};
