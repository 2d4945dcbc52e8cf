// Marks that no other checker asks for: what heads what in a table, and one title a page.
const lines = require('./lines.cjs');

// Runs in the page.
const read = () => ({
  titles: document.querySelectorAll('h1').length,
  bare: [...document.querySelectorAll('th:not([scope])')].map((e) => e.textContent.trim()),
  // A table without figures may do without a caption: what stands around it says what it is.
  uncaptioned: [...document.querySelectorAll('table')].filter((e) => [...e.querySelectorAll('td')].some((c) => /^[£(−-]?[\d,.]+/.test(c.textContent.trim()))).filter((e) => !e.caption?.textContent.trim()).map((e) => e.rows[0]?.textContent.trim().slice(0, 40) ?? ''),
});

exports.check = async (tab, page, { fragment }) => {
  const found = await tab.evaluate(read);
  for (const text of found.bare) lines.fail(page, 'marks', 'th-scope', `the header cell “${text}” does not say whether it heads its row or its column`);
  for (const text of found.uncaptioned) lines.fail(page, 'marks', 'table-caption', `the table that begins “${text}” has no caption`);
  if (!fragment && found.titles !== 1) lines.fail(page, 'marks', 'h1', `there are ${found.titles} headings of the first level, and there must be one`);
};
