// The lines that a checker writes, for report.py: tab-separated, one a fact. A fault is told once a page, however
// many views show it.
const told = new Set();
const line = (...fields) => process.stdout.write(fields.map((f) => String(f).replace(/\s+/g, ' ').trim()).join('\t') + '\n');

exports.fail = (file, tool, rule, message) => {
  const key = [file, tool, rule, message].join('\t');
  if (told.has(key)) return;
  told.add(key);
  line('fail', file, tool, rule, message);
};
exports.ran = (tool, count, since) => line('ran', tool, count, ((Date.now() - since) / 1000).toFixed(1));
exports.note = (message) => line('note', message);
exports.broken = (message) => line('broken', message);
