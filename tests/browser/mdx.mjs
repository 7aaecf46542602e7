// Compiles pages as MDX: node mdx.mjs MODULES PAGE…, where MODULES is the folder that has the packages. As in
// Docusaurus, front matter is no part of a page, and comments of HTML are comments.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [modules, ...pages] = process.argv.slice(2);
const mdx = path.resolve(modules, "node_modules/@mdx-js/mdx/index.js");
const { compile } = await import(pathToFileURL(mdx));

for (const page of pages) {
  const text = await readFile(page, "utf8");
  const body = text.replace(/^---\n[^]*?\n---\n/, "").replaceAll(/<!--([^]*?)-->/g, "{/*$1*/}");
  try {
    await compile(body);
  } catch (error) {
    console.error(`${page}: ${error}`);
    process.exitCode = 1;
  }
}
