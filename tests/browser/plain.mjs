// What holds of the page as it stands, with scripts and without.
import assert from "node:assert/strict";

/** Every page, and what is particular to it. */
const PAGES = ["mesos.html", "payments.html", "gateway.html", "scheduler.html", "hostile.html", "tongues.html"];

/** What is wrong with the ids and links of a page. */
const strayLinks = () => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const known = new Set(ids);
  const doubled = known.size === ids.length ? [] : ids.filter((id, at) => ids.indexOf(id) !== at);
  const dead = [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href"))
    .filter((href) => href.startsWith("#") && !known.has(href.slice(1)));
  const labels = [...document.querySelectorAll("[aria-labelledby], [aria-controls], [aria-describedby]")]
    .flatMap((element) => ["aria-labelledby", "aria-controls", "aria-describedby"].map((name) => element.getAttribute(name)))
    .filter((id) => id && !known.has(id) && id !== "the-question");
  return { doubled, dead, labels };
};

export default {
  "every text is there without scripts": async (open) => {
    const page = await open("mesos.html", { scripts: false });
    const text = (await page.locator("body").textContent()).replace(/\s+/g, " ");
    for (const words of ["REASON_AGENT_REMOVED", "before 0.26.0: REASON_MEMORY_LIMIT", "A QoS correction preempted the container",
      "If you set it yourself", "Guidelines for Framework Authors", "Terminal: yes. No other state follows, so the task does not come back.", "Usually terminal: TASK_LOST, TASK_GONE_BY_OPERATOR.",
      "Launch again: yes. Launch it again on another offer."]) {
      assert.ok(text.includes(words), words);
    }
    assert.equal(await page.locator(".card:visible").count(), 14 + 35 + 3 + 2);
    assert.equal(await page.locator("input:visible, button:visible, select:visible").count(), 0, "nothing that would do nothing");
  },

  "the address of an anchor is enough without scripts": async (open) => {
    const page = await open("mesos.html", { scripts: false, address: "#REASON_MEMORY_LIMIT" });
    const title = page.getByRole("heading", { name: "REASON_CONTAINER_LIMITATION_MEMORY" });
    const box = await title.boundingBox();
    assert.ok(box.y >= 0 && box.y < 900, JSON.stringify(box));
  },

  "every link and every label leads to one place": async (open) => {
    for (const file of PAGES) {
      const page = await open(file);
      assert.deepEqual(await page.evaluate(strayLinks), { doubled: [], dead: [], labels: [] }, file);
    }
  },

  "every name that an entry ever had is an anchor": async (open) => {
    for (const file of PAGES) {
      const page = await open(file);
      const missing = await page.evaluate(() => JSON.parse(document.getElementById("the-data").textContent).entries
        .flatMap((entry) => entry.lookup.filter((name) => {
          const card = document.getElementById(name)?.closest(".card");
          return card?.id !== entry.id;
        })));
      assert.deepEqual(missing, [], file);
    }
  },

  "hostile texts stay text": async (open) => {
    const page = await open("hostile.html");
    const found = await page.evaluate(() => {
      const elements = [...document.querySelectorAll("*")];
      return {
        tags: [...new Set(elements.map((element) => element.localName))].sort(),
        handlers: elements.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on") || name === "style"),
        scripts: document.scripts.length,
        targets: [...document.links].map((link) => link.protocol).filter((it) => !["file:", "http:", "https:", "mailto:"].includes(it)),
        text: document.body.textContent,
        hacked: typeof globalThis.hacked,
      };
    });
    const known = ("a article aside b blockquote body br button code dd details div dl dt em fieldset h1 h2 h3 h4 h5 h6 head header hr "
      + "html input kbd label li main meta nav ol option p pre script section select small span strong style summary "
      + "table tbody td th thead title tr ul").split(" ");
    assert.deepEqual(found.tags.filter((tag) => !known.includes(tag)), []);
    assert.deepEqual(found.handlers, []);
    assert.equal(found.scripts, 2);
    assert.deepEqual(found.targets, []);
    assert.equal(found.hacked, "undefined");
    assert.ok(found.text.includes("</script><script>hacked = 1</script>"));
    assert.ok(found.text.includes("<!--<script>"));
    await page.locator("#the-search").fill("script hacked");
    assert.ok((await page.locator("#the-results").innerText()).includes("</script><script>hacked = 1</script>"));
    assert.equal(await page.locator("#the-results script").count(), 0);
  },

  "no script but the page's own runs": async (open) => {
    const page = await open("mesos.html", { quiet: false });
    const ran = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.hacked = 1";
      document.body.append(script);
      const link = document.createElement("a");
      link.setAttribute("onclick", "globalThis.hacked = 2");
      document.body.append(link);
      link.click();
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.head.append(style);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      return [typeof globalThis.hacked, getComputedStyle(document.body).display];
    });
    assert.deepEqual(ran, ["undefined", "block"]);
  },

  "10,000 entries are searched, and those that are not seen are not laid out": async (open) => {
    const page = await open("many.html");
    for (const query of ["disk", "dsik engnie", "R_DISK_WORKER_7", "the clock of the valve stopped"]) {
      await page.locator("#the-search").fill(query);
      await page.locator("[role=option]").first().waitFor();
    }
    const laidOut = await page.evaluate(() => [...document.querySelectorAll(".card")]
      .filter((card) => card.checkVisibility() && card.querySelector(".tools")).length);
    assert.ok(laidOut < 200, `${laidOut} cards have got buttons`);
  },
};
