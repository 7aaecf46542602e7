#!/usr/bin/env node
// Runs the program of the package for this platform.
"use strict";

const { spawnSync } = require("node:child_process");

const platform = `${process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "reasonbook.exe" : "reasonbook";

let path;
try {
  path = require.resolve(`@reasonbook/${platform}/${program}`);
} catch {
  console.error(
    `reasonbook: there is no program for ${platform} here.\n` +
      "If npm left out optional dependencies, install again without --omit=optional;\n" +
      "where no package exists for this platform, use: cargo install reasonbook",
  );
  process.exit(2);
}

const run = spawnSync(path, process.argv.slice(2), { stdio: "inherit" });
if (run.error) {
  console.error(`reasonbook: ${path} cannot be started: ${run.error.message}`);
  process.exit(2);
}
if (run.signal) {
  // Die of the same signal, so that a shell sees it.
  process.kill(process.pid, run.signal);
}
process.exitCode = run.status;
