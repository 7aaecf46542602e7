#!/usr/bin/env node
// Makes the npm packages of a release from its archives: one with the program for each platform, and
// `reasonbook`, which takes the one that fits. Arguments: the version, the folder with the archives
// (reasonbook-vVERSION-TARGET.tar.gz), and the folder for the packages.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const [version, archives, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: pack.js VERSION ARCHIVES INTO");
  process.exit(2);
}
const into = path.resolve(out);
const top = path.join(__dirname, "..", "..");
const common = { version, license: "Apache-2.0" };

/** Writes a package and packs it. */
function pack(folder, description) {
  fs.writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
  fs.copyFileSync(path.join(top, "LICENSE"), path.join(folder, "LICENSE"));
  execFileSync("npm", ["pack", "--silent", folder], { cwd: into, stdio: ["ignore", "inherit", "inherit"] });
}

const platforms = require("./platforms.json");
const optionalDependencies = {};
for (const [target, { os, cpu }] of Object.entries(platforms)) {
  const name = `reasonbook-v${version}-${target}`;
  const archive = path.join(archives, `${name}.tar.gz`);
  if (!fs.existsSync(archive)) {
    console.error(`no archive for ${target}: left out`);
    continue;
  }
  const program = os === "win32" ? "reasonbook.exe" : "reasonbook";
  const folder = path.join(into, target);
  fs.mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", archive, "-C", folder, "--strip-components=1", `${name}/${program}`]);
  const scoped = `@reasonbook/${os}-${cpu}`;
  pack(folder, {
    name: scoped,
    description: `The reasonbook program for ${os} on ${cpu}`,
    ...common,
    os: [os],
    cpu: [cpu],
    files: [program],
  });
  optionalDependencies[scoped] = version;
}
if (Object.keys(optionalDependencies).length === 0) {
  console.error(`no archives of ${version} in ${archives}`);
  process.exit(1);
}

const folder = path.join(into, "reasonbook");
fs.mkdirSync(folder, { recursive: true });
fs.copyFileSync(path.join(__dirname, "reasonbook.js"), path.join(folder, "reasonbook.js"));
fs.copyFileSync(path.join(top, "README.md"), path.join(folder, "README.md"));
pack(folder, {
  name: "reasonbook",
  description:
    "One catalogue of reasons generates the reference page, .proto comments and constants, and proves in CI that none of them drifted",
  ...common,
  bin: { reasonbook: "reasonbook.js" },
  files: ["reasonbook.js"],
  engines: { node: ">=18" },
  optionalDependencies,
});
