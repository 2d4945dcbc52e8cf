// A plan with attack strings in every text that an author can give: front matter of every kind of file, and whatever holds words
// in a body. `fields` has what stands where, by its path in the schema or by what holds it.
const fs = require('fs');
const path = require('path');
const { words } = require('./strings.cjs');

// Texts that no page shows: for reviewers, for the record, and what only says how rules are to judge.
const UNSEEN = new Set(['section.threats[].not-here', 'section.national-priorities[].why', 'section.authors[]', 'national.threats[].not-here', 'national.national-priorities[].why', 'national.authors[]', 'national.page', 'plan.record[].note', 'plan.record[].to', 'plan.record[].with', 'plan.record[].count', 'panel.title', 'panel.recommendations[].evidence.mentions[]', 'panel.recommendations[].evidence.lacks[]']);

class Plan {
  // With `dealt` each field has one of the strings, in turn from that one on; else all.
  constructor(strings, dealt = null) {
    this.strings = strings;
    this.dealt = dealt;
    this.fields = [];
    this.files = new Map();
  }

  // The words of a field, with all strings, after a mark by which they are found again.
  at(name, how = (text) => text) {
    const mark = `Field${this.fields.length}x`;
    const strings = this.dealt === null ? this.strings : [this.strings[(this.dealt + this.fields.length) % this.strings.length]];
    this.fields.push({ name, mark, strings, seen: !UNSEEN.has(name) });
    return [mark, ...strings.map(how)].join(' ¦ ');
  }

  // A value of front matter; what cannot be seen is written by its number.
  value(name) {
    return JSON.stringify(this.at(name)).replace(/[\u200b-\u200f\u2028-\u202e\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
  }

  write(folder) {
    for (const [name, text] of this.files) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
  }
}

const file = (front, body) => `---\n${front.trim()}\n---\n\n${body.trim()}\n`;

function head(plan, it) {
  const v = (name) => plan.value(`${it}.${name}`);
  return `
title: ${v('title')}
area: ${v('area')}
profile: england-pcc
period: {from: 2025-04-01, to: 2029-03-31}
status: draft
subtitle: ${v('subtitle')}
summary: ${v('summary')}
version: ${v('version')}
issuer: {name: ${v('issuer.name')}, role: ${v('issuer.role')}}
chief-officer: {name: ${v('chief-officer.name')}, role: ${v('chief-officer.role')}}
url: https://plan.example/
theme: attacks
index: true
contact: {web: "https://plan.example/", email: office@plan.example, phone: ${v('contact.phone')}, address: ${v('contact.address')}}
accessibility-statement: https://plan.example/a
alternative-formats: ${v('alternative-formats')}
glossary:
  ZZABBR: ${v('glossary.*')}
record:
  - {step: publish, date: 2025-04-02, to: ${v('record[].to')}, with: ${v('record[].with')}, note: ${v('record[].note')}, count: ${v('record[].count')}, url: "https://plan.example/r"}
waivers:
  - {rule: words/long-sentence, reason: ${v('waivers[].reason')}}
page:
  title: ${v('page.title')}
  strapline: ${v('page.strapline')}
  zones:
    - {title: ${v('page.zones[].title')}, kinds: [priority]}`;
}

function section(plan, it, more = '') {
  const v = (name) => plan.value(`${it}.${name}`);
  return `
title: ${v('title')}
${more}
page: ${v('page')}
summary: ${v('summary')}
authors: [${v('authors[]')}]
conditions: ${v('conditions')}
measures:
  - {name: ${v('measures[].name')}, source: ${v('measures[].source')}, frequency: ${v('measures[].frequency')}, baseline: ${v('measures[].baseline')}, target: ${v('measures[].target')}}
  - {name: Another, source: Ours}
meetings:
  - {name: ${v('meetings[].name')}, frequency: ${v('meetings[].frequency')}, public: true, chair: ${v('meetings[].chair')}, papers: ${v('meetings[].papers')}}
services:
  - {name: ${v('services[].name')}, for: ${v('services[].for')}, provider: ${v('services[].provider')}, power: s143a, from: "2025", to: "2026", amount: ${v('services[].amount')}}
  - {name: Another, for: All}
threats: [{id: terrorism, not-here: ${v('threats[].not-here')}}]
national-priorities: [{id: cyber-crime, applies: true, why: ${v('national-priorities[].why')}}]`;
}

// Whatever of a body holds words.
function body(plan) {
  const w = (name) => plan.at(`body ${name}`, words);
  const raw = (name) => plan.at(`body ${name}`, (text) => text.replace(/[\n\u2028]/g, ' '));
  return `
${w('paragraph')}

- ${w('entry')}

> ${w('quotation')}

> [!NOTE]
> ${w('note')}

${w('term')}
: ${w('definition')}

A note[^n], *${w('emphasis')}*, **${w('strong')}**, [${w('link')}](https://plan.example/x), [${w('language')}](lang:cy), ZZABBR.

\`\`\`\`\`\` ${raw('code')} \`\`\`\`\`\`

\`\`\`\`\`\`text
${raw('block of code')}
\`\`\`\`\`\`

## ${w('heading')} {#a-heading}

Table: ${w('caption')} {#a-table}

| ${w('head of a column').replaceAll('¦', '')} | Number |
|---|---|
| ${w('cell')} | 5 |
| Other | 6 |

Table: Numbers {#b-table}

| Label | Number |
|---|---|
| ${w('label of a chart')} | 5 |
| Other | 6 |

Table: ${w('caption of a file')} {#a-file src=tables/a.csv}

![${w('alternative text')}](figures/a.svg "${plan.at('body caption of a figure', words)}")

\`\`\`chart
id: a-chart
type: bar
table: b-table
label: Label
values: [Number]
title: ${plan.value('body title of a chart')}
alt: ${plan.value('body text of a chart')}
\`\`\`

[^n]: ${w('footnote')}
`;
}

const csv = (text) => `"${text.replaceAll('"', '""')}"`;

// The plan of some strings.
exports.of = (strings, dealt) => {
  const plan = new Plan(strings, dealt), { files } = plan;
  files.set('plan.md', file(head(plan, 'plan'), ''));
  files.set('0-foreword.md', file(`title: Foreword\nkind: foreword\nsigned: {name: ${plan.value('section.signed.name')}, role: ${plan.value('section.signed.role')}, portrait: figures/a.svg}`, 'Words.'));
  files.set('1-first.md', file(section(plan, 'section', 'kind: priority\nscope: [policing]\nowner: [chief-officer]'), body(plan)));
  files.set('2-national.md', file(section(plan, 'national', 'kind: strategic-policing-requirement'), 'Words.'));
  files.set('tables/a.csv', `${csv(plan.at('csv head', words))},Number\n${csv(plan.at('csv cell', words))},7\n`);
  files.set('figures/a.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" onload="__hit()"><script>__hit()</script><a href="javascript:__hit()"><rect width="40" height="20" onclick="__hit()"/></a><image href="https://evil.example/x.png" width="9" height="9"/><foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:__hit()"/></foreignObject><text y="15">Words</text></svg>\n`);
  const p = (name) => plan.value(`panel.${name}`);
  files.set('panel/2025-02-01.md', file(`date: 2025-02-01\ntitle: ${p('title')}\nsubject: plan\ndecision: noted\nreplied: 2025-02-02\nreply: ${p('reply')}\nrecommendations:\n  - {id: one, text: ${p('recommendations[].text')}, response: accepted, reply: ${p('recommendations[].reply')}, in: [first], evidence: {section: first, mentions: [${p('recommendations[].evidence.mentions[]')}], lacks: [${p('recommendations[].evidence.lacks[]')}]}}`, plan.at('panel body', words)));
  const a = (name) => plan.value(`paper.${name}`);
  files.set('papers/2025-03-01-one.md', file(`to: ${a('to')}\nfrom: ${a('from')}\nsubject: ${a('subject')}\ndate: 2025-03-01\nclassification: ${a('classification')}\nitem: ${a('item')}\nsummary: ${a('summary')}\nrecommendations: [${a('recommendations[]')}]\ncontact: {name: ${a('contact.name')}, role: ${a('contact.role')}, phone: ${a('contact.phone')}, email: a@plan.example, address: ${a('contact.address')}}\nattachments: [${a('attachments[]')}]`, `## ${plan.at('paper heading', words)}\n\n${plan.at('paper body', words)}\n\n\`\`\`insert\nrecommendations\n\`\`\`\n\n\`\`\`insert\npriorities\n\`\`\`\n\n\`\`\`insert\nstatutory-index\n\`\`\`\n`));
  const t = (name) => plan.value(`translation.${name}`);
  files.set('cy/plan.md', file(`title: ${t('title')}\nlang: cy\nsubtitle: ${t('subtitle')}\nsummary: ${t('summary')}\nalternative-formats: ${t('alternative-formats')}\npage: {title: ${t('page.title')}, strapline: ${t('page.strapline')}}\nglossary: {ZZABBR: ${t('glossary.*')}}`, ''));
  files.set('cy/1-first.md', file(`title: ${t('section.title')}\nsummary: ${t('section.summary')}`, plan.at('translation body', words)));
  return plan;
};

// The theme that the plans name, in `themes` beside them.
exports.theme = (strings, folder) => {
  const plan = new Plan(strings);
  const v = (name) => plan.value(`theme.${name}`);
  plan.files.set('theme.yaml', `extends: default\nlogo: {file: assets/a.svg, alt: ${v('logo.alt')}}\npartners:\n  - {name: ${v('partners[].name')}, url: "https://plan.example/"}\n  - {name: Partner, logo: assets/a.svg, alt: ${v('partners[].alt')}}\n`);
  plan.files.set('assets/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" onload="__hit()"><script>__hit()</script><rect width="40" height="20"/></svg>\n');
  plan.write(folder);
  return plan.fields;
};

// The strings as they are, as Markdown that is not made harmless: a section for each way that a body can hold them.
exports.raw = (strings) => {
  const line = (text) => text.replace(/[\n\u2028]/g, ' ');
  const ways = {
    paragraph: (text) => text, entry: (text) => `- ${text}`, cell: (text) => `| A |\n|---|\n| ${text} |`,
    link: (text) => `[x](${text})`, bracketed: (text) => `[x](<${text}>)`, picture: (text) => `![x](${text})`,
    title: (text) => `[x](https://plan.example/ "${text}")`, autolink: (text) => `<${text}>`, definition: (text) => `[x][y]\n\n[y]: ${text}`,
    attribute: (text) => `## x {${text}}`, fence: (text) => `\`\`\`${text}\nx\n\`\`\``,
  };
  return Object.entries(ways).map(([way, write]) => strings.map(({ text }) => ({ way, text, markdown: write(line(text)) }))).flat();
};
