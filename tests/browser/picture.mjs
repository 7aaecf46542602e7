// Draws the picture of the page: node tests/browser/picture.mjs MODULES PAGE PICTURE.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, file, picture] = process.argv.slice(2);
const { chromium } = createRequire(path.join(path.resolve(modules), "from"))("playwright-core");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(pathToFileURL(path.resolve(file)).href);
await page.locator("#the-search").fill("TASK_UNREACHABLE REASON_SLAVE_REMOVED");
await page.keyboard.press("Enter");
await page.waitForTimeout(500);
await page.screenshot({ path: picture });
await browser.close();
