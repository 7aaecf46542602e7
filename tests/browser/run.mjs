// Runs every check in one browser, several at a time: node run.mjs MODULES PAGES, where MODULES is the folder
// that has the packages and PAGES the one that has the pages. Says `ok NAME` or `not ok NAME` of each.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

import * as looks from "./looks.mjs";
import * as plain from "./plain.mjs";
import * as search from "./search.mjs";
import * as switches from "./switches.mjs";

const [modules, pages] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "from"));
const { chromium } = require("playwright-core");

/** How many checks run at once. More than the cores of a small machine, because each waits now and then. */
const WORKERS = 4;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});

/** What checks share: the page keeps nothing outside of its window. A context takes longer to open than a page. */
const contexts = new Map();
function context(scheme, scripts) {
  const key = `${scheme} ${scripts}`;
  if (!contexts.has(key)) contexts.set(key, newContext(scheme, scripts));
  return contexts.get(key);
}

async function newContext(scheme, scripts) {
  const made = await browser.newContext({ colorScheme: scheme, javaScriptEnabled: scripts, reducedMotion: "reduce" });
  await made.addInitScript(() => {
    globalThis.copied = [];
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text) => { globalThis.copied.push(text); } },
    });
  });
  return made;
}

/** Opens each page in a window of its own, and fails at the end if the console had something to say. */
async function check(name, run) {
  const said = [];
  const opened = [];
  const open = async (file, { width = 1440, scheme = "light", scripts = true, address = "", quiet = true } = {}) => {
    const page = await (await context(scheme, scripts)).newPage();
    opened.push(page);
    await page.setViewportSize({ width, height: 900 });
    const hear = (text) => quiet && said.push(text);
    page.on("console", (message) => hear(message.text()));
    page.on("pageerror", (error) => hear(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) said.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(path.resolve(pages, file)).href + address, { waitUntil: "load" });
    return page;
  };
  try {
    await run(open, require);
    if (said.length) throw new Error(`the console says: ${said.join("; ")}`);
    return { ok: true, report: `ok ${name}` };
  } catch (error) {
    return { ok: false, report: `not ok ${name}\n    ${error.stack.replaceAll("\n", "\n    ")}` };
  } finally {
    await Promise.all(opened.map((page) => page.close()));
  }
}

const wanted = process.argv[4] ?? "";
// The longest checks come first, so that none is left alone at the end.
const checks = [looks, plain, search, switches].flatMap((module) => Object.entries(module.default))
  .filter(([name]) => name.includes(wanted));
const results = [];
// All workers take the next check from one iterator. Each window has its own focus, keyboard and clipboard.
const waiting = checks.entries();
const work = async () => {
  for (const [nth, [name, run]] of waiting) results[nth] = await check(name, run);
};
await Promise.all(Array.from({ length: WORKERS }, work));
await browser.close();
for (const { report } of results) console.log(report);
const failed = results.filter(({ ok }) => !ok).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
