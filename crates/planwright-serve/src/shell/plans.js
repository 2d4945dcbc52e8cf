// The choice of plans: one entry for each, kept true to what is on disk.
import { counted, follow, make, natural } from "/shell/tools.js";

const list = document.getElementById("plans");
const trouble = document.getElementById("trouble");

const entry = (plan) => {
  const { errors, warnings, notes } = plan.counts;
  const found = errors + warnings + notes ? [errors && counted(errors, "error"), warnings && counted(warnings, "warning"), notes && counted(notes, "note")].filter(Boolean).join(", ") : "nothing to mend";
  const item = make("li", { className: errors ? "bad" : "" });
  item.append(
    make("a", { href: `/plans/${plan.slug}/` }, plan.title || plan.path),
    make("span", { className: "path" }, plan.path),
    make("span", { className: "found" }, plan.trouble || found),
  );
  return item;
};

follow("/state", (state) => {
  if (state.plans.length === 1 && !state.trouble) location.replace(`/plans/${state.plans[0].slug}/`);
  const said = state.trouble ? `${state.trouble[0].toUpperCase()}${state.trouble.slice(1)}. It is shown here as soon as it is there.` : "";
  if (trouble.textContent !== said) trouble.textContent = said;
  trouble.hidden = !said;
  const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
  list.replaceChildren(...[...state.plans].sort((a, b) => natural(a.path, b.path)).map(entry));
  if (at >= 0) list.querySelectorAll("a")[at]?.focus();
}, (lost) => {
  if (lost) trouble.textContent = "The preview has ended. Start it again with planwright serve; this page goes on by itself.";
  trouble.hidden = trouble.hidden && !lost;
});
