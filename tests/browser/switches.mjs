// The map, the switches and the list of what to expect.
import assert from "node:assert/strict";

const names = (page, kind) => page.evaluate((of) => JSON.parse(document.getElementById("the-data").textContent).entries
  .filter((entry) => entry.kind === of && document.getElementById(entry.id).checkVisibility()).map((entry) => entry.id), kind);

const marks = (page) => page.locator(".map td a:visible").evaluateAll((links) => links.map((link) => link.hash.slice(1)));

export default {
  "the map has a mark for each combination": async (open) => {
    const page = await open("mesos.html");
    const found = await marks(page);
    const anchors = await page.evaluate(() => [...document.querySelectorAll(".card > span[id*='.']")].map((span) => span.id));
    assert.deepEqual([...found].sort(), [...anchors].sort());
    assert.equal(new Set(found).size, found.length);
    assert.ok(found.includes("REASON_SLAVE_REMOVED.TASK_DROPPED.SOURCE_MASTER"), "those that `instead` makes too");
  },

  "the heads of the map stay in sight": async (open) => {
    for (const file of ["mesos.html", "wide.html"]) {
      const page = await open(file);
      const tops = await page.evaluate(() => {
        const box = document.querySelector(".scroll");
        const heads = () => [box.querySelector("thead th:last-child").getBoundingClientRect().top, box.querySelector("tbody tr:last-child th").getBoundingClientRect().left];
        const [top] = heads();
        box.scrollTo(0, 1e6);
        const [, left] = heads();
        box.scrollTo(1e6, 1e6);
        const after = heads();
        return [top, after[0], left, after[1]].map(Math.round);
      });
      assert.equal(tops[0], tops[1], `${file}: the states`);
      assert.equal(tops[2], tops[3], `${file}: the reasons`);
    }
  },

  "a mark of the map shows its case, and a click its card": async (open) => {
    const page = await open("mesos.html");
    const mark = page.locator('.map a[href="#REASON_GC_ERROR.TASK_LOST.SOURCE_SLAVE"]');
    // The tip follows the pointer and the focus a moment later.
    const tip = page.locator("#the-tip");
    await mark.hover();
    await tip.filter({ hasText: "schedule for garbage collection" }).waitFor();
    await page.mouse.move(0, 0);
    await tip.waitFor({ state: "hidden" });
    await mark.focus();
    await tip.waitFor();
    await page.keyboard.press("Escape");
    await tip.waitFor({ state: "hidden" });
    await page.keyboard.press("Enter");
    await page.locator("#the-answer").filter({ hasText: "schedule for garbage collection" }).waitFor();
  },

  "an api has its names everywhere, and the address keeps it": async (open) => {
    const page = await open("mesos.html");
    await page.locator("[data-switch=api]").selectOption("v1");
    const shown = async () => {
      assert.equal(await page.locator("#REASON_SLAVE_REMOVED h3").textContent(), "REASON_AGENT_REMOVED");
      assert.equal(await page.locator(".map tbody a", { hasText: "REASON_SLAVE_" }).count(), 0);
      assert.ok((await names(page, "reason")).includes("REASON_GC_ERROR"));
      const driver = page.locator("#REASON_MASTER_DISCONNECTED");
      assert.equal(await driver.isVisible(), false, "only v0 has it");
    };
    await shown();
    await page.waitForURL((url) => url.search === "?api=v1", { waitUntil: "commit" });
    await page.reload();
    await shown();
    await page.locator("#REASON_SLAVE_REMOVED").scrollIntoViewIfNeeded();
    await page.locator("#REASON_SLAVE_REMOVED .tools").getByText("Rust").click();
    assert.deepEqual(await page.evaluate(() => globalThis.copied), ["Reason::SlaveRemoved"], "as the file has it that is generated");
    await page.locator("#the-reset").click();
    assert.equal(await page.locator("#REASON_SLAVE_REMOVED h3").textContent(), "REASON_SLAVE_REMOVED");
    await page.waitForURL((url) => url.search === "", { waitUntil: "commit" });
  },

  "a capability shows what frameworks with it get, and without it": async (open) => {
    const page = await open("mesos.html", { address: "?with=PARTITION_AWARE" });
    let found = await marks(page);
    assert.ok(!found.includes("REASON_GC_ERROR.TASK_LOST.SOURCE_SLAVE"));
    assert.ok(found.includes("REASON_GC_ERROR.TASK_DROPPED.SOURCE_SLAVE"));
    assert.ok(found.includes("REASON_SLAVE_DRAINING.TASK_KILLED.SOURCE_EXECUTOR"), "replaced in a part of the case only");
    await page.locator("[data-name=PARTITION_AWARE]").selectOption("without");
    await page.waitForURL((url) => url.search === "?without=PARTITION_AWARE", { waitUntil: "commit" });
    found = await marks(page);
    assert.ok(found.includes("REASON_GC_ERROR.TASK_LOST.SOURCE_SLAVE"));
    assert.ok(found.every((anchor) => !anchor.includes("TASK_DROPPED")));
    assert.ok(!(await names(page, "state")).includes("TASK_DROPPED"));
    assert.ok(!(await names(page, "reason")).includes("REASON_SLAVE_REMOVED_BY_OPERATOR"));
  },

  "a capability reaches the answer and the card of a state": async (open) => {
    const page = await open("mesos.html", { address: "#REASON_SLAVE_REMOVED.TASK_LOST.SOURCE_MASTER" });
    const answer = page.locator("#the-answer");
    const said = () => answer.locator(":scope > .verdict strong").allInnerTexts();
    await answer.waitFor();
    assert.equal(await answer.locator(".case").count(), 3);
    assert.deepEqual(await said(), ["Launch again: it depends", "Terminal: it depends"]);
    await page.locator("[data-name=PARTITION_AWARE]").selectOption("with");
    assert.equal(await answer.locator(".case").count(), 1);
    assert.deepEqual(await said(), ["Launch again: risky.", "Terminal: usually."]);
    await answer.getByText("not under your switches: 2 of 3 cases").waitFor();
    await page.locator("[data-name=PARTITION_AWARE]").selectOption("without");
    assert.equal(await answer.locator(".case").count(), 3);
    assert.equal(await answer.getByText("not under your switches").count(), 0);
    await page.evaluate(() => { location.hash = "TASK_DROPPED"; });
    const card = page.locator("#TASK_DROPPED");
    await card.getByText("not under your switches").waitFor();
    assert.equal(await card.locator(".comes").count(), 0);
    await page.locator("[data-name=PARTITION_AWARE]").selectOption("with");
    await card.getByText("not under your switches").waitFor({ state: "detached" });
  },

  "a release shows what was sent in it": async (open) => {
    const page = await open("mesos.html", { address: "?release=1.4.0" });
    const found = await names(page, "reason");
    assert.ok(!found.includes("REASON_SLAVE_DRAINING"), "it came later");
    assert.ok(!(await marks(page)).includes("REASON_CONTAINER_LIMITATION.TASK_FAILED.SOURCE_SLAVE"), "sent since 1.5.0");
    assert.ok(found.includes("REASON_TASK_HEALTH_CHECK_STATUS_UPDATED"));
    const shown = (await marks(page)).filter((anchor) => anchor.startsWith("REASON_TASK_KILLED_DURING_LAUNCH"));
    assert.equal(shown.length, 2, "up to 1.9 the master sent it too");
    await page.locator("[data-switch=release]").selectOption("1.11");
    assert.equal((await marks(page)).filter((anchor) => anchor.startsWith("REASON_TASK_KILLED_DURING_LAUNCH")).length, 1);
    assert.ok((await page.locator("#the-count").innerText()).length > 0);
  },

  "only active entries are shown on demand, and an anchor beats the switches": async (open) => {
    const page = await open("mesos.html", { address: "?active=yes" });
    const found = await names(page, "reason");
    assert.equal(found.length, 30);
    assert.ok(!found.includes("REASON_SLAVE_UNKNOWN"));
    assert.ok((await page.locator("#the-count").innerText()).includes("30 of 35 reasons"));
    await page.evaluate(() => { location.hash = "REASON_SLAVE_UNKNOWN"; });
    await page.locator("#REASON_SLAVE_UNKNOWN").waitFor({ state: "visible" });
  },

  "what a program must expect is listed, ticked off and copied": async (open) => {
    const page = await open("mesos.html");
    await page.locator("#the-list-states input[value=TASK_DROPPED]").check();
    await page.locator("#the-list-states input[value=TASK_UNREACHABLE]").check();
    await page.waitForURL((url) => url.search === "?handles=TASK_DROPPED&handles=TASK_UNREACHABLE", { waitUntil: "commit" });
    const rows = page.locator("#the-list-reasons li");
    const texts = (await rows.allInnerTexts()).join("\n");
    assert.ok(texts.includes("REASON_SLAVE_REMOVED\n") && texts.includes("REASON_GC_ERROR"));
    assert.ok(texts.includes("the last known state"), "those come with any state");
    assert.ok(!texts.includes("REASON_CONTAINER_LIMITATION"));
    const all = await rows.count();
    await page.getByRole("checkbox", { name: "REASON_GC_ERROR is handled" }).check();
    for (const label of ["Markdown", "names", "Rust"]) {
      await page.locator("#the-list-reasons .tools").getByText(label, { exact: true }).click();
    }
    const [markdown, list, rust] = await page.evaluate(() => globalThis.copied);
    assert.ok(markdown.includes("- [x] `REASON_GC_ERROR`: TASK_DROPPED from SOURCE_SLAVE\n"), markdown);
    assert.ok(markdown.includes("- [ ] `REASON_SLAVE_RESTARTED`: TASK_DROPPED from SOURCE_SLAVE\n"));
    assert.equal(list.trim().split("\n").length, all - 1);
    assert.ok(rust.includes("(TaskState::Unreachable, Source::Master, Reason::SlaveRemoved) => {}\n"));
    await page.reload();
    assert.equal(await rows.count(), all);
  },

  "the list and the card of a state have the same reasons": async (open) => {
    for (const state of ["TASK_KILLED", "TASK_FAILED", "TASK_RUNNING"]) {
      const page = await open("mesos.html", { address: `?handles=${state}#${state}` });
      const card = page.locator(`#${state} .comes li`);
      await card.first().waitFor();
      const [listed, shown] = [await page.locator("#the-list-reasons li").allInnerTexts(), await card.allInnerTexts()];
      assert.deepEqual(listed.map((text) => text.trim()), shown, state);
      assert.ok(shown.some((text) => text.includes("a repeat of the last known state from SOURCE_MASTER")), shown.join());
    }
  },
};
