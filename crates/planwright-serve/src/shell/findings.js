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

const card = (finding, show) => {
  const item = make("li", { className: `finding ${finding.severity}` });
  const head = make("p", { className: "message" }, make("strong", { className: "kind" }, WORDS[finding.severity]), " ", ...message(finding));
  const link = make("button", { type: "button", className: "show" }, "Show in the preview", make("span", { className: "vh" }, `: ${finding.message}`));
  link.addEventListener("click", () => show(finding));
  const place = make("p", { className: "place" }, make("code", { className: "file" }, where(finding)), " ", link);
  item.append(head, place);
  if (finding.help.length) item.append(make("div", { className: "help" }, ...finding.help.map((help) => make("p", {}, ...worded(help)))));
  for (const related of finding.related) item.append(make("p", { className: "related" }, make("code", { className: "file" }, `${related.file}:${related.line}`), " ", ...worded(related.message)));
  const facts = [finding.citation, finding.fix && `Fix: ${finding.fix}`].filter(Boolean);
  const more = make("p", { className: "facts" }, ...facts.flatMap((fact) => [make("span", {}, ...worded(fact)), " "]), make("span", {}, "More: ", make("code", {}, `planwright explain ${finding.rule}`)));
  item.append(more);
  return item;
};

export const list = (host, state, show) => {
  const at = [...host.querySelectorAll("button")].indexOf(document.activeElement);
  const top = host.scrollTop;
  const sections = Object.keys(WORDS).flatMap((severity) => {
    const found = state.findings.filter((finding) => finding.severity === severity);
    if (!found.length) return [];
    const title = make("h2", {}, counted(found.length, severity), make("span", {}, TITLES[severity]));
    return [make("section", {}, title, make("ul", {}, ...found.map((finding) => card(finding, show))))];
  });
  const wait = state.pdf === "setting" && state.opened ? [make("p", { className: "aside" }, "The PDF is being set: what only the finished pages can show may still change.")] : [];
  const none = sections.length ? [] : [make("p", { className: "wait good" }, "Nothing was found: the plan can be built as it stands.")];
  host.replaceChildren(...none, ...sections, ...wait);
  host.scrollTop = top;
  if (at >= 0) [...host.querySelectorAll("button")][Math.min(at, host.querySelectorAll("button").length - 1)]?.focus({ preventScroll: true });
};
