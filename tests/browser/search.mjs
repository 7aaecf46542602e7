// The search, the cards that it leads to, and what they copy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** What the search finds first. */
async function first(page, query) {
  await page.locator("#the-search").fill(query);
  return (await page.locator("#the-results li").first().locator("code").innerText()).replace(/\s+/g, " ");
}

const focused = (page) => page.evaluate(() => document.activeElement.textContent);

export default {
  "the search takes every name, numbers, words and typing errors": async (open) => {
    const page = await open("mesos.html");
    for (const [query, expected] of [
      ["REASON_SLAVE_REMOVED", "REASON_SLAVE_REMOVED"],
      ["reason_agent_removed", "REASON_SLAVE_REMOVED"],
      ["SLAVE_REMOVED", "REASON_SLAVE_REMOVED"],
      ["Reason::SlaveRemoved", "REASON_SLAVE_REMOVED"],
      ["REASON_MEMORY_LIMIT", "REASON_CONTAINER_LIMITATION_MEMORY"],
      ["31", "REASON_SLAVE_REMOVED_BY_OPERATOR"],
      ["reason 33", "REASON_MAX_COMPLETION_TIME_REACHED"],
      ["REASON_RECONCILATION", "REASON_RECONCILIATION"],
      ["slvae restarted", "REASON_SLAVE_RESTARTED"],
      ["out of memory", "REASON_CONTAINER_LIMITATION_MEMORY"],
      ["OOM", "REASON_CONTAINER_LIMITATION_MEMORY"],
      ["garbage collection", "REASON_GC_ERROR"],
      ["TASK_LOST", "TASK_LOST"],
      ["unreachable", "TASK_UNREACHABLE"],
      ["reboot", "TASK_GONE"],
      ["agent rebooted", "TASK_GONE"],
      ["slave rebooted", "TASK_GONE"],
      ["what does my framework get after the agent was rebooted?", "TASK_GONE"],
      ["executor terminated", "REASON_EXECUTOR_TERMINATED"],
      ["can a lost task come back", "TASK_LOST"],
      ["memory limit", "REASON_CONTAINER_LIMITATION_MEMORY"],
      ["which states are terminal?", "terminal"],
      ["PARTITION_AWARE", "PARTITION_AWARE"],
    ]) {
      assert.equal(await first(page, query), expected, query);
    }
    await page.locator("#the-search").fill("xyzzyplugh");
    assert.equal(await page.locator("#the-results").innerText(), "Nothing like this is on the page.");
  },

  "a line of a log finds the combination that it is about": async (open) => {
    const page = await open("mesos.html");
    for (const [line, expected] of [
      ["I0712 10:11:12.000 sched.cpp:1070] got TASK_LOST (Status UUID: 1b-2c) for task web.1, REASON_AGENT_REMOVED, SOURCE_MASTER",
        "TASK_LOST from SOURCE_MASTER with REASON_SLAVE_REMOVED"],
      ['{"state":"TASK_DROPPED","source":"SOURCE_AGENT","reason":"REASON_GC_ERROR"}', "TASK_DROPPED from SOURCE_SLAVE with REASON_GC_ERROR"],
      ["status: TASK_KILLED, source: 0, reason: 3", "TASK_KILLED from SOURCE_MASTER with REASON_FRAMEWORK_REMOVED"],
      ["TASK_LOST with REASON_SLAVE_REMOVED from the master", "TASK_LOST from SOURCE_MASTER with REASON_SLAVE_REMOVED"],
      ["TASK_FAILED REASON_EXECUTOR_TERMINATED 'Executor terminated'", "TASK_FAILED from SOURCE_SLAVE with REASON_EXECUTOR_TERMINATED"],
      ["TASK_RUNNING REASON_SLAVE_REREGISTERED", "TASK_RUNNING from SOURCE_MASTER with REASON_SLAVE_REREGISTERED"],
    ]) {
      assert.equal(await first(page, line), expected, line);
    }
  },

  "what never comes together is said to be so": async (open) => {
    const page = await open("mesos.html");
    const query = "TASK_LOST REASON_SLAVE_DISCONNECTED SOURCE_SLAVE";
    assert.equal(await first(page, query), "REASON_SLAVE_DISCONNECTED + TASK_LOST + SOURCE_SLAVE");
    const found = await page.locator("#the-results li").allInnerTexts();
    assert.ok(found[0].includes("No case has all of these."), found[0]);
    assert.ok(found[1].includes("TASK_LOST from SOURCE_MASTER with REASON_SLAVE_DISCONNECTED"), found[1]);
    await page.keyboard.press("Enter");
    const answer = page.locator("#the-answer");
    await answer.filter({ hasText: "No case has all of these." }).waitFor();
    await answer.getByRole("link", { name: "TASK_LOST from SOURCE_MASTER with REASON_SLAVE_DISCONNECTED" }).click();
    await answer.filter({ hasText: "The agent that ran the task disconnected" }).waitFor();
  },

  "the search is led by keys": async (open) => {
    const page = await open("mesos.html");
    const input = page.locator("#the-search");
    await page.keyboard.press("/");
    await page.keyboard.type("removed");
    assert.equal(await input.inputValue(), "removed", "the stroke that led there is not in it");
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    const chosen = () => page.locator('[role=option][aria-selected="true"]').innerText();
    const before = await chosen();
    await page.keyboard.press("ArrowDown");
    const after = await chosen();
    assert.notEqual(after, before);
    assert.equal(await input.getAttribute("aria-activedescendant"), "the-option-1");
    await page.keyboard.press("ArrowUp");
    assert.equal(await chosen(), before);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#the-results").isVisible(), false);
    assert.equal(await input.inputValue(), "");
    await page.keyboard.type("gc_error");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.hash === "#REASON_GC_ERROR", { waitUntil: "commit" });
    await page.waitForFunction(() => document.activeElement.textContent === "REASON_GC_ERROR");
    await page.goBack();
    await page.waitForURL((url) => url.hash === "", { waitUntil: "commit" });
  },

  "a combination is answered in one place": async (open) => {
    const page = await open("mesos.html");
    await page.locator("#the-search").fill("TASK_LOST SOURCE_MASTER REASON_SLAVE_REMOVED");
    await page.keyboard.press("Enter");
    const answer = page.locator("#the-answer");
    await answer.waitFor();
    const text = (await answer.innerText()).replace(/\s+/g, " ");
    for (const words of [
      "TASK_LOST from SOURCE_MASTER with REASON_SLAVE_REMOVED", "The agent was removed or cannot be reached",
      "be ready for the old one to turn up again", "without hearing from the executor", "The agent was removed after its offer",
      "For partition-aware frameworks, the state is TASK_UNREACHABLE instead.",
    ]) {
      assert.ok(text.includes(words), `${words} in ${text}`);
    }
    assert.ok(!text.includes("REASON_GC_ERROR"));
    await page.waitForFunction(() => {
      const { top } = document.getElementById("the-answer").getBoundingClientRect();
      return top > 0 && top < 300;
    });
    assert.equal(await focused(page), "TASK_LOST from SOURCE_MASTER with REASON_SLAVE_REMOVED");
    await answer.getByRole("button", { name: "Close" }).click();
    await answer.waitFor({ state: "hidden" });
  },

  "one verdict stands above a combination, or one for each case where they differ": async (open) => {
    for (const [address, expected] of [
      ["#REASON_CONTAINER_LIMITATION_MEMORY.TASK_FAILED.SOURCE_SLAVE", ["Launch again: only after a change.", "Terminal: yes."]],
      ["#REASON_SLAVE_REMOVED.TASK_UNREACHABLE.SOURCE_MASTER", ["Launch again: risky.", "Terminal: no."]],
      ["#REASON_SLAVE_REMOVED_BY_OPERATOR.TASK_GONE_BY_OPERATOR.SOURCE_MASTER", ["Launch again: yes.", "Terminal: usually."]],
      ["#REASON_GC_ERROR.TASK_LOST.SOURCE_SLAVE", ["Launch again: later.", "Terminal: yes."]],
      ["#REASON_SLAVE_DRAINING.TASK_KILLED.SOURCE_SLAVE", ["Launch again: yes.", "Terminal: yes."]],
      ["#REASON_RECONCILIATION.TASK_KILLED.SOURCE_MASTER", ["Launch again: it depends.", "Terminal: yes."]],
      ["#REASON_SLAVE_REREGISTERED.TASK_RUNNING.SOURCE_MASTER", ["Launch again: no.", "Terminal: no."]],
      ["#REASON_SLAVE_REMOVED.TASK_LOST.SOURCE_MASTER", ["Launch again: it depends", "Terminal: it depends"]],
    ]) {
      const page = await open("mesos.html", { address });
      const lines = page.locator("#the-answer > .verdict li");
      await lines.first().waitFor();
      assert.deepEqual(await lines.locator("strong").allInnerTexts(), expected, address);
    }
  },

  "a state that stands in place of another is named first": async (open) => {
    const page = await open("mesos.html");
    await page.locator("#the-search").fill("TASK_UNKNOWN REASON_RECONCILIATION");
    await page.keyboard.press("Enter");
    const cases = page.locator("#the-answer .case");
    await cases.first().waitFor();
    const heads = (await cases.locator(".with").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
    assert.deepEqual(heads, ["Case 1 TASK_UNKNOWN (in place of TASK_LOST) from SOURCE_MASTER", "Case 2 The last known state from SOURCE_MASTER"]);
  },

  "the case that is nearest to a line comes first, with its words marked": async (open) => {
    const page = await open("mesos.html");
    await page.locator("#the-search").fill("TASK_LOST SOURCE_MASTER REASON_SLAVE_REMOVED: agent is unreachable, health check timed out");
    await page.keyboard.press("Enter");
    const first = page.locator("#the-answer .case").first();
    await first.filter({ hasText: "nearest to your line" }).waitFor();
    assert.deepEqual(await first.locator("mark").allInnerTexts(), ["unreachable"]);
    assert.deepEqual(await page.locator(".line mark").allInnerTexts(), ["TASK_LOST", "SOURCE_MASTER", "REASON_SLAVE_REMOVED", "unreachable"]);
    const verdict = await page.locator("#the-answer > .verdict").innerText();
    assert.ok(verdict.includes("Launch again: it depends, risky in case 1 and 2, yes in case 3."), verdict);
  },

  "a hash that is no text leads nowhere": async (open) => {
    const page = await open("mesos.html", { address: "#%E0%A4%A" });
    assert.equal(await page.locator("#the-answer").isHidden(), true);
    assert.equal(await first(page, "TASK_LOST"), "TASK_LOST");
  },

  "an address with a combination answers it": async (open) => {
    const page = await open("mesos.html", { address: "#REASON_GC_ERROR.TASK_DROPPED.SOURCE_SLAVE" });
    const answer = page.locator("#the-answer");
    await answer.waitFor();
    assert.ok((await answer.innerText()).includes("schedule for garbage collection"));
    await page.waitForFunction(() => {
      const { top } = document.getElementById("the-answer").getBoundingClientRect();
      return top > 0 && top < 300;
    });
  },

  "names and conditions are copied as each language has them": async (open) => {
    const page = await open("mesos.html", { address: "#REASON_SLAVE_REMOVED.TASK_LOST.SOURCE_MASTER" });
    for (const language of ["Rust", "Python", "Java"]) {
      await page.locator("#the-answer .tools").getByText(language, { exact: true }).click();
    }
    const card = page.locator("#REASON_GC_ERROR");
    await card.scrollIntoViewIfNeeded();
    for (const label of ["name", "value", "Rust", "Python", "Java"]) {
      await card.locator(".tools").getByText(label, { exact: true }).click();
    }
    assert.deepEqual(await page.evaluate(() => globalThis.copied), [
      "(TaskState::Lost, Source::Master, Reason::SlaveRemoved) => {}",
      "case (TaskState.TASK_LOST, Source.SOURCE_MASTER, Reason.REASON_SLAVE_REMOVED):",
      "if (state == TaskState.TASK_LOST && source == Source.SOURCE_MASTER && reason == Reason.REASON_SLAVE_REMOVED) {}",
      "REASON_GC_ERROR", "4", "Reason::GcError", "Reason.REASON_GC_ERROR", "Reason.REASON_GC_ERROR",
    ]);
  },

  "the code for every entry is that of the generated files": async (open) => {
    for (const file of ["mesos", "named"]) {
      const page = await open(`${file}.html`);
      const languages = await page.evaluate(() => data.languages.map((language) => [language.language, data.entries.map((entry) => inLanguage(language, entry))]));
      assert.equal(languages.length, file === "mesos" ? 6 : 5);
      for (const [language, codes] of languages) {
        const text = await readFile(`${process.argv[3]}/${file}.${language}`, "utf8");
        const words = new Set(text.match(/\w+/g));
        const missing = codes.filter((code) => !code.split(/\.|::/).every((word) => words.has(word)));
        assert.deepEqual(missing, [], `${file} in ${language}`);
      }
    }
  },

  "where codes stand in place of numbers, they are found, shown and copied": async (open) => {
    const page = await open("gateway.html");
    await page.locator("#the-search").fill("card/declined");
    const first = page.locator("#the-results li").first();
    await first.filter({ hasText: "CARD_DECLINED reason card/declined" }).waitFor();
    await page.locator("#the-search").fill("");
    await page.locator("#CARD_DECLINED .tools").getByText("value", { exact: true }).click();
    assert.deepEqual(await page.evaluate(() => globalThis.copied), ["card/declined"]);
    assert.equal((await page.locator("body").innerText()).includes("null"), false);
  },

  "an entry is found by its label, and its card says what its group and its fields are": async (open) => {
    const page = await open("scheduler.html");
    assert.equal(await first(page, "JobHeldAdmin"), "WAIT_HELD");
    const card = page.locator("#WAIT_HELD");
    assert.equal(await card.locator("h3").innerText(), "JobHeldAdmin WAIT_HELD");
    const facts = await card.locator(".facts span").allInnerTexts();
    assert.deepEqual(facts, ["number 8", "in Waiting", "since 1.0", "Who administrator"]);
    const section = (await page.locator("section", { has: page.locator("#the-reasons") }).innerText()).split("\n");
    for (const line of ["Waiting: The job is in the queue and can still start.", "Who: Who can do something about it."]) {
      assert.ok(section.includes(line), line);
    }
  },

  "the card of a state or a source lists what it comes with": async (open) => {
    const page = await open("mesos.html", { address: "#TASK_UNREACHABLE" });
    const list = page.locator("#TASK_UNREACHABLE .comes");
    const texts = await list.locator("li").allInnerTexts();
    assert.ok(texts.includes("REASON_SLAVE_REMOVED\nTASK_UNREACHABLE from SOURCE_MASTER"), texts.join());
    assert.equal(await list.locator("summary").innerText(), `Comes with ${texts.length} reasons`);
    await list.locator("small a").first().click();
    await page.locator("#the-answer").waitFor();
  },

  "a catalogue of one enum has cards and a search": async (open) => {
    const page = await open("payments.html");
    assert.equal(await first(page, "over_limit"), "LIMIT_REACHED");
    assert.equal(await first(page, "-1"), "UNKNOWN_OUTCOME");
    assert.equal(await first(page, "cheque cover"), "CHEQUE_BOUNCED");
    assert.equal(await page.locator(".map").count(), 0);
  },
};
