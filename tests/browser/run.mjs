// Runs every check in one browser: node run.mjs MODULES PAGES, where MODULES is the folder that has the
// packages and PAGES the one that has the pages. Says `ok NAME` or `not ok NAME` of each.
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

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});

/** Opens a page in a window of its own, and fails at the end if the console had something to say. */
async function check(name, run) {
  const said = [];
  const contexts = [];
  const open = async (file, { width = 1440, scheme = "light", scripts = true, address = "", quiet = true } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: scripts, reducedMotion: "reduce",
    });
    contexts.push(context);
    await context.addInitScript(() => {
      globalThis.copied = [];
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: async (text) => { globalThis.copied.push(text); } },
      });
    });
    const page = await context.newPage();
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
    console.log(`ok ${name}`);
    return true;
  } catch (error) {
    console.log(`not ok ${name}\n    ${error.stack.replaceAll("\n", "\n    ")}`);
    return false;
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}

const wanted = process.argv[4] ?? "";
const checks = [plain, search, switches, looks].flatMap((module) => Object.entries(module.default))
  .filter(([name]) => name.includes(wanted));
let failed = 0;
for (const [name, run] of checks) {
  failed += (await check(name, run)) ? 0 : 1;
}
await browser.close();
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
