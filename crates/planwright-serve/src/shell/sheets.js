// The pages of a PDF, one below the other, exchanged without losing the reader's place.
import { make } from "/shell/tools.js";

const NAMES = { "plan.pdf": "The plan", "page.pdf": "The plan on a page", "panel-response.pdf": "The response to the panel" };
const name = (path) => NAMES[path] ?? path.replace(/\.pdf$/, "").replaceAll("/", " / ");

// The width that pages are asked for at: one of few, so that the browser has many already.
const width = (list) => [640, 1200].find((known) => known >= list.clientWidth * Math.min(devicePixelRatio, 2)) ?? 1800;

export class Sheets {
  constructor(host, slug) {
    Object.assign(this, { host, slug, path: "plan.pdf", tag: "", asked: "" });
    this.choice = make("select", { id: "which-pdf" });
    this.link = make("a", { target: "_blank", className: "open" }, "Open the PDF");
    this.said = make("p", { className: "wait" });
    this.list = make("ol", { className: "sheets" });
    const label = make("label", { htmlFor: "which-pdf", className: "vh" }, "Which PDF");
    this.tools = make("div", { className: "tools", hidden: true }, label, this.choice, this.link);
    host.append(this.tools, this.said, this.list);
    this.choice.addEventListener("change", () => this.choose(this.choice.value));
  }

  choose(path, page) {
    if (path !== this.path) {
      this.path = path;
      this.list.replaceChildren();
      this.host.scrollTop = 0;
    }
    this.page = page;
    if (this.last) this.show(...this.last);
  }

  show(base, files, setting) {
    this.last = [base, files, setting];
    const paths = Object.keys(files).filter((path) => path.endsWith(".pdf"));
    const first = ["plan.pdf", "page.pdf"];
    paths.sort((a, b) => (first.includes(b) - first.includes(a)) || first.indexOf(a) - first.indexOf(b) || (a < b ? -1 : 1));
    if (!paths.length) {
      this.tools.hidden = true;
      this.list.replaceChildren();
      this.said.hidden = false;
      this.said.textContent = setting === "failed" ? "The PDF cannot be set: the findings say why." : "The PDF is being set.";
      this.tag = "";
      return;
    }
    if (!paths.includes(this.path)) this.path = paths[0];
    if ([...this.choice.options].map((it) => it.value).join() !== paths.join()) {
      this.choice.replaceChildren(...paths.map((path) => make("option", { value: path }, name(path))));
    }
    this.choice.value = this.path;
    this.tools.hidden = false;
    this.said.hidden = true;
    this.link.href = base + this.path;
    this.load(files[this.path].tag);
  }

  async load(tag) {
    // Nothing is drawn while nobody looks.
    if (this.host.hidden || (tag === this.tag && this.list.childElementCount)) { this.turn(); return; }
    if (this.asked === tag) return;
    this.asked = tag;
    try {
      const answer = await fetch(`/sheets/${this.slug}/${tag}`);
      if (!answer.ok || this.asked !== tag) return;
      this.draw(tag, (await answer.json()).pages);
    } catch { /* The server has gone, which is said elsewhere. */ } finally { if (this.asked === tag) this.asked = ""; }
  }

  draw(tag, pages) {
    const wide = width(this.list.clientWidth ? this.list : this.host);
    while (this.list.children.length > pages.length) this.list.lastElementChild.remove();
    pages.forEach(([across, down], at) => {
      const address = `/sheets/${this.slug}/${tag}/${at + 1}-${wide}.png`;
      let image = this.list.children[at]?.firstElementChild;
      if (!image) {
        image = make("img", { loading: "lazy", decoding: "async" });
        this.list.append(make("li", {}, image));
        image.src = address;
      } else this.exchange(image, address);
      image.alt = `Page ${at + 1} of ${pages.length}`;
      image.width = Math.round(across);
      image.height = Math.round(down);
    });
    this.tag = tag;
    this.turn();
  }

  // The picture before stays until the new one is there.
  exchange(image, address) {
    const box = image.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) { image.src = address; return; }
    const next = new Image();
    next.src = address;
    next.decode().then(() => { image.src = address; }, () => {});
  }

  // Goes to a page that a link asked for.
  turn() {
    if (!this.page) return;
    this.list.children[this.page - 1]?.scrollIntoView({ block: "start", behavior: "instant" });
    this.page = 0;
  }
}
