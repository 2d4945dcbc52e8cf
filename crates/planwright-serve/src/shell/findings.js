// The findings, in the order of the plan, the errors first.
import { counted, make } from "/shell/tools.js";

const WORDS = { error: "Error", warning: "Warning", note: "Note" };
const TITLES = {
  error: "What the law requires, or what breaks an output",
  warning: "What a careful editor would put right",
  note: "Advice",
};

// Words with what stands between backticks as code.
export const worded = (words) => words.split(/(`[^`]+`)/).map((part) => (part.length > 2 && part.startsWith("`") && part.endsWith("`") ? make("code", {}, part.slice(1, -1)) : part));
export const sentence = (words) => words.replace(/^[a-z]/, (letter) => letter.toUpperCase()) + (/[.?!]$/.test(words) ? "" : ".");

// Where a finding stands, as editors take it.
export const where = (finding) => `${finding.file}:${finding.line}`;
export const message = (finding) => worded(sentence(finding.message));

// `topic` is that of the guide which tells more, where there is one; `read` shows it.
const card = (finding, topic, { show, read }) => {
  const item = make("li", { className: `finding ${finding.severity}` });
  const head = make("p", { className: "message" }, make("strong", { className: "kind" }, WORDS[finding.severity]), " ", ...message(finding));
  const link = make("button", { type: "button", className: "show" }, "Show in the preview", make("span", { className: "vh" }, `: ${finding.message}`));
  link.addEventListener("click", () => show(finding));
  const place = make("p", { className: "place" }, make("code", { className: "file" }, where(finding)), " ", link);
  item.append(head, place);
  if (finding.help.length) item.append(make("div", { className: "help" }, ...finding.help.map((help) => make("p", {}, ...worded(help)))));
  for (const related of finding.related) item.append(make("p", { className: "related" }, make("code", { className: "file" }, `${related.file}:${related.line}`), " ", ...worded(related.message)));
  const facts = [finding.citation, finding.fix && `Fix: ${finding.fix}`].filter(Boolean);
  const more = make("p", { className: "facts" }, ...facts.flatMap((fact) => [make("span", {}, ...worded(fact)), " "]), make("span", {}, "Why, and an example: ", make("code", {}, `planwright explain ${finding.rule}`)));
  item.append(more);
  if (topic) {
    const link = make("a", { href: `/guide/${topic.id}.html` }, topic.title);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      read(topic.id);
    });
    item.append(make("p", { className: "onward" }, "In the guide: ", link));
  }
  return item;
};

export const list = (host, state, show, read) => {
  const at = [...host.querySelectorAll("button, a")].indexOf(document.activeElement);
  const top = host.scrollTop;
  const sections = Object.keys(WORDS).flatMap((severity) => {
    const found = state.findings.filter((finding) => finding.severity === severity);
    if (!found.length) return [];
    const title = make("h2", {}, counted(found.length, severity), make("span", {}, TITLES[severity]));
    return [make("section", {}, title, make("ul", {}, ...found.map((finding) => card(finding, state.guide[finding.rule], { show, read }))))];
  });
  const wait = state.pdf === "setting" && state.opened ? [make("p", {}, "The PDF is being set: what only the finished pages can show may still change.")] : [];
  const none = sections.length ? [] : [make("p", { className: "wait good" }, "Nothing was found: the plan can be built as it stands.")];
  host.replaceChildren(...none, ...(sections.length || wait.length ? [make("div", { className: "own" }, ...sections, ...wait)] : []));
  host.scrollTop = top;
  const places = [...host.querySelectorAll("button, a")];
  if (at >= 0) places[Math.min(at, places.length - 1)]?.focus({ preventScroll: true });
};
