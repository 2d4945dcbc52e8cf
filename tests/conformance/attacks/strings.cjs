// The attack strings, and what of a text a page may show otherwise.
const fs = require('fs');
const path = require('path');

// Each with its family.
exports.read = () => fs.readFileSync(path.join(__dirname, 'strings.txt'), 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [family, written] = line.split('\t');
    // A backslash that is meant stands twice.
    return { family, text: written.replace(/\\(\\|u([0-9a-fA-F]{4}))/g, (_, one, code) => code ? String.fromCharCode(parseInt(code, 16)) : '\\') };
  });

// A text as Markdown that is words and nothing else.
exports.words = (text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/[\n\u2028]/g, ' ');

// What is the same to a reader: marks of typography, what cannot be seen, and blank space are left out.
exports.plain = (text) => text.normalize('NFC')
  .replace(/[\u2018\u2019\u201a\u201b]/g, "'").replace(/[\u201c-\u201f]/g, '"').replace(/\u2026/g, '...')
  .replace(/[¦\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\u2066-\u2069\ufeff\u3000]/g, '')
  .replace(/[-\u2010-\u2015\u2212]/g, '');
