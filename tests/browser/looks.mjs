// Widths, schemes, print, other scripts, and whoever does not see the page.
import assert from "node:assert/strict";

const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];

async function axe(page, require) {
  await page.evaluate(require("node:fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`));
}

export default {
  "axe finds nothing at any width in any scheme": async (open, require) => {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        const page = await open("mesos.html", { width, scheme, address: "?handles=TASK_LOST#REASON_GC_ERROR.TASK_LOST.SOURCE_SLAVE" });
        await page.locator("#the-switches").evaluate((details) => { details.open = true; });
        assert.deepEqual(await axe(page, require), [], `${width} ${scheme}`);
      }
    }
  },

  "axe finds nothing while somebody searches": async (open, require) => {
    const page = await open("mesos.html");
    await page.locator("#the-search").fill("task lost");
    assert.deepEqual(await axe(page, require), []);
  },

  "axe finds nothing on pages of other catalogues": async (open, require) => {
    for (const file of ["payments.html", "tongues.html"]) {
      assert.deepEqual(await axe(await open(file), require), [], file);
    }
  },

  "the page is never wider than its window": async (open) => {
    for (const file of ["mesos.html", "payments.html", "hostile.html", "tongues.html", "wide.html"]) {
      for (const scripts of [true, false]) {
        const page = await open(file, { scripts });
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${file} at ${width}: ${wide}`);
        }
      }
    }
  },

  "text from right to left runs so, beside names that do not": async (open) => {
    const page = await open("tongues.html");
    const directions = await page.evaluate(() => ["R_ARABIC", "R_HAN"].map((id) => getComputedStyle(document.getElementById(id).querySelector(".about")).direction));
    assert.deepEqual(directions, ["rtl", "ltr"]);
    const when = await page.evaluate(() => getComputedStyle(document.querySelector("#R_ARABIC .when")).direction);
    assert.equal(when, "rtl");
    await page.locator("#the-search").fill("磁盘");
    assert.ok((await page.locator("#the-results").innerText()).includes("R_HAN"));
  },

  "both schemes have their colours": async (open) => {
    const colours = [];
    for (const scheme of SCHEMES) {
      const page = await open("mesos.html", { scheme });
      colours.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }
    assert.notEqual(colours[0], colours[1]);
  },

  "the focus is seen on everything that can have it": async (open) => {
    const page = await open("mesos.html", { address: "#REASON_GC_ERROR" });
    for (let nth = 0; nth < 25; nth += 1) {
      await page.keyboard.press("Tab");
      const [what, width] = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return [document.activeElement.outerHTML.slice(0, 80), outlineStyle === "none" ? 0 : parseFloat(outlineWidth)];
      });
      assert.ok(width >= 2, what);
    }
  },

  "what is printed is the texts, without controls": async (open) => {
    const page = await open("mesos.html");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#the-search:visible, #the-switches:visible, .tools:visible, #the-list-states:visible").count(), 0);
    assert.equal(await page.locator("#REASON_TASK_UNKNOWN").isVisible(), true);
    assert.equal(await page.locator(".card").first().evaluate((card) => getComputedStyle(card).contentVisibility), "visible");
  },
};
