// The shell: outputs of a plan as tabs, kept true to what is on disk.
import { list, message, sentence, where, worded } from "/shell/findings.js";
import { Frame } from "/shell/frame.js";
import { Sheets } from "/shell/sheets.js";
import { counted, follow, make, natural } from "/shell/tools.js";

const slug = document.body.dataset.plan;
const $ = (id) => document.getElementById(id);
const tabs = [...document.querySelectorAll("[role=tab]")].filter((tab) => !tab.hidden);
const panels = [...document.querySelectorAll("[role=tabpanel]")];

// Which tab shows a page of the outputs.
const PAGES = { "index.html": "plan", "page.html": "page", "statutory-index.html": "duties", "changes.html": "changes" };

let state = null;
let lost = false;
let asDraft = false;
let reading = "";

/* ------------------------------------------------ tabs */

const current = () => tabs.find((tab) => tab.getAttribute("aria-selected") === "true").getAttribute("aria-controls");

const select = (name, { focus = false } = {}) => {
  const chosen = tabs.find((tab) => tab.getAttribute("aria-controls") === name) ?? tabs[0];
  for (const tab of tabs) {
    const is = tab === chosen;
    tab.setAttribute("aria-selected", String(is));
    tab.tabIndex = is ? 0 : -1;
  }
  for (const panel of panels) panel.hidden = panel.id !== chosen.getAttribute("aria-controls");
  chosen.scrollIntoView({ block: "nearest", inline: "center" });
  if (focus) chosen.focus();
  if (location.hash.slice(1) !== name) history.replaceState(null, "", `#${chosen.getAttribute("aria-controls")}`);
  draw();
};

for (const tab of tabs) tab.addEventListener("click", () => select(tab.getAttribute("aria-controls")));
document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  select(tabs[(to + tabs.length) % tabs.length].getAttribute("aria-controls"), { focus: true });
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  const panel = panels.find((it) => !it.hidden);
  (panel.querySelector("iframe") ?? panel).focus();
});
addEventListener("hashchange", () => { if (location.hash.slice(1) !== current()) select(location.hash.slice(1)); });

/* ------------------------------------------------ what is shown */

const escape = () => $(`tab-${current()}`).focus();
const frame = (id, label, onLink = lead) => new Frame($(id), label, onLink, escape);
const frames = { plan: frame("plan", "The plan"), page: frame("page", "The plan on a page"), duties: frame("duties", "Where the plan answers the law"), changes: frame("changes", "What changed") };
const guide = frame("guide", "The author’s guide", () => false);
const sheets = new Sheets($("pdf"), slug);
const other = make("div", { className: "framed", hidden: true });
const shelf = make("div", { className: "own shelf" });
$("files").append(shelf, other);
const reader = new Frame(other, "The file", lead, escape);

// The edition to show, and where it is: the last good one, or the plan as it stands.
const edition = () => {
  const draft = state.draft && (asDraft || !state.good);
  return { files: (draft ? state.draft : state.good) ?? {}, base: `/${draft ? "draft" : "out"}/${slug}/`, draft };
};

// Follows a link from one output to another in its own tab.
function lead(to) {
  const { base } = edition();
  const known = [base, `/out/${slug}/`, `/draft/${slug}/`].find((start) => to.pathname.startsWith(start));
  if (!known) return false;
  const path = decodeURI(to.pathname.slice(known.length)) || "index.html";
  return open(path, { anchor: decodeURIComponent(to.hash.slice(1)) });
}

// Shows an output, and a place in it.
function open(path, mark) {
  if (path.endsWith(".pdf")) {
    select("pdf");
    sheets.choose(path, Number(/page=(\d+)/.exec(mark?.anchor ?? "")?.[1] ?? 0));
    return true;
  }
  if (!path.endsWith(".html")) return false;
  const tab = PAGES[path];
  if (tab) {
    frames[tab].mark = mark?.anchor || mark?.words ? mark : null;
    select(tab);
  } else {
    reading = path;
    reader.mark = mark?.anchor || mark?.words ? mark : null;
    select("files");
  }
  return true;
}

const show = (finding) => {
  const { files } = edition();
  // What is not there to be shown is told at the plan's beginning.
  const page = files[finding.page] ? finding.page : "index.html";
  open(page, { anchor: finding.page === page ? finding.anchor : null, words: [finding.words, finding.near].filter(Boolean) });
};

// Shows a topic of the guide.
const read = (topic) => {
  guide.show("/guide/", `${topic}.html`, "guide");
  select("guide");
};

const page = (view, path, why) => {
  const { files, base } = edition();
  view.tags = files;
  // Where the reader followed a link within the frame, that page is the one to be kept true.
  const at = view.frame && !view.mark && files[view.path] ? view.path : path;
  if (files[at]) view.show(base, at, files[at].tag);
  else view.say(...why);
};

const draw = () => {
  if (!state) return;
  const name = current();
  // Where all findings stand, the errors need not stand above them too.
  $("held-list").hidden = $("to-findings").hidden = name === "findings";
  const wait = state.opened && (state.trouble || state.counts.errors) ? ["There is nothing to show yet: the findings say what is wrong."] : ["The plan is being set."];
  if (name === "plan") page(frames.plan, "index.html", wait);
  if (name === "page") page(frames.page, "page.html", wait);
  if (name === "duties") page(frames.duties, "statutory-index.html", wait);
  if (name === "changes") page(frames.changes, "changes.html", unchanged(wait));
  if (name === "pdf") sheets.show(edition().base, edition().files, state.pdf);
  if (name === "findings") list($("findings"), state, show, read);
  if (name === "files") shelve();
  if (name === "guide") guide.show("/guide/", guide.path || "", "guide");
};

const unchanged = (wait) => {
  const { reason, rev } = state.since;
  if (!reason) return wait;
  const about = rev ? "There is no comparison: " : "This tab tells what changed since the last commit of a git repository. There is no comparison yet: ";
  const how = make("code", {}, `planwright serve --changes-since REV ${state.path}`);
  return [about, ...worded(reason.replace(/\.$/, "")), ". To compare with another commit, tag or branch, end the preview and type ", how, "."];
};

/* ------------------------------------------------ all files */

// As the pages themselves say it of their PDFs: whole kilobytes, rounded up.
const size = (bytes) => {
  const kilobytes = Math.ceil(bytes / 1000);
  return kilobytes < 1000 ? `${kilobytes} kB` : `${(Math.ceil(bytes / 1e5) / 10).toFixed(1)} MB`;
};

function shelve() {
  const { files, base } = edition();
  if (!files[reading]) reading = "";
  shelf.hidden = Boolean(reading);
  other.hidden = !reading;
  $("files").classList.toggle("reading", Boolean(reading));
  if (reading) { reader.tags = files; reader.show(base, reading, files[reading].tag); return; }
  const shown = Object.entries(files).filter(([path]) => !path.includes("assets/")).sort(([a], [b]) => natural(a, b));
  const rows = shown.map(([path, file]) => {
    const link = make("a", { href: base + path, target: "_blank" }, path);
    if (/\.(html|pdf)$/.test(path)) link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(path);
    });
    // A build writes it only where it is told with what to compare.
    const asked = path === "changes.html" ? ", with --changes-since" : "";
    return make("li", {}, link, make("span", {}, size(file.bytes) + asked));
  });
  const about = make("p", {}, "What ", make("code", {}, "planwright build"), " would write, beside style sheets, fonts and pictures. Nothing is written by the preview.");
  const focused = [...shelf.querySelectorAll("a")].indexOf(document.activeElement);
  shelf.replaceChildren(make("h2", {}, "All files"), about, make("ul", {}, ...rows));
  if (focused >= 0) shelf.querySelectorAll("a")[focused]?.focus();
}
// The tab itself leads back to the list.
$("tab-files").addEventListener("click", () => { reading = ""; draw(); });

/* ------------------------------------------------ the bar, and what is wrong */

const text = (element, words) => { if (element.textContent !== words) element.textContent = words; };

const bar = () => {
  const { errors, warnings, notes } = state.counts;
  const name = state.title || state.path;
  text($("title"), name);
  text($("path"), state.path);
  document.title = `${errors ? `(${counted(errors, "error")}) ` : ""}${name} – preview`;
  const [kind, words] = lost ? ["lost", "The preview has ended: start it again with planwright serve"]
    : !state.opened ? ["busy", "Reading the plan"]
    : errors || state.trouble ? ["bad", errors ? counted(errors, "error") : "Cannot be read"]
    : state.pdf === "setting" ? ["busy", "Setting the PDF"] : ["good", "Up to date"];
  document.body.dataset.state = kind;
  text($("state").querySelector(".words"), words);
  $("pdf-state").hidden = state.pdf !== "setting" || !state.opened;
  const all = errors + warnings + notes;
  $("count").hidden = !all;
  $("count").classList.toggle("bad", errors > 0);
  text($("count"), String(all));
};

const held = () => {
  const errors = state.findings.filter((finding) => finding.severity === "error");
  const { draft } = edition();
  $("held").hidden = !errors.length && !state.trouble;
  const kept = `${counted(errors.length, "error")} ${errors.length === 1 ? "keeps" : "keep"} the plan from being built`;
  const said = state.trouble ? `${sentence(state.trouble)} What was shown last is still here.`
    : draft ? `${kept}: this is the page with them, marked as a draft.`
    : state.held ? `${kept}: this is the page before them.`
    : `${kept}.`;
  // What is said already is not said again.
  if ($("held-title").dataset.said !== said) $("held-title").replaceChildren(...worded(said));
  $("held-title").dataset.said = said;
  $("draft").hidden = !(state.draft && state.good);
  text($("draft"), draft ? "Back to the page before the errors" : "Show the page with the errors");
  const rows = errors.slice(0, 3).map((finding) => {
    const link = make("button", { type: "button", className: "place" }, where(finding));
    link.addEventListener("click", () => show(finding));
    return make("li", {}, make("span", {}, ...message(finding)), " ", link);
  });
  const focused = [...$("held-list").querySelectorAll("button")].indexOf(document.activeElement);
  $("held-list").replaceChildren(...rows);
  if (focused >= 0) $("held-list").querySelectorAll("button")[focused]?.focus();
  text($("to-findings"), errors.length > 3 ? `All ${errors.length} errors` : "All findings");
};

$("draft").addEventListener("click", () => { asDraft = !asDraft; held(); draw(); });
$("to-findings").addEventListener("click", () => { select("findings"); $("findings").focus(); });

// The tabs that do not fit are hinted at where they begin.
const strip = document.querySelector("[role=tablist]");
const hint = () => {
  const rest = strip.scrollWidth - strip.clientWidth - strip.scrollLeft;
  strip.parentElement.classList.toggle("before", strip.scrollLeft > 4);
  strip.parentElement.classList.toggle("after", rest > 4);
};
strip.addEventListener("scroll", hint, { passive: true });
new ResizeObserver(hint).observe(strip);

follow(`/state/${slug}`, (now) => {
  // A plan that is not there any more: the choice of plans says so.
  if (!now) { location.replace("/"); return; }
  state = now;
  if (!state.draft) asDraft = false;
  bar();
  held();
  draw();
}, (is) => { if (lost !== is) { lost = is; if (state) bar(); } });
select(location.hash.slice(1) || "plan");
