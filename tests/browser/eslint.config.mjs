// For the script as the page has it. REASONBOOK_MODULES names the folder that has the packages.
import { createRequire } from "node:module";

const require = createRequire(`${process.env.REASONBOOK_MODULES}/from`);
const of = (names) => Object.fromEntries(names.split(" ").map((name) => [name, "readonly"]));

export default [{
  ...require("@eslint/js").configs.recommended,
  languageOptions: {
    sourceType: "script",
    ecmaVersion: 2024,
    globals: of("document location history navigator URLSearchParams IntersectionObserver matchMedia addEventListener setTimeout innerWidth innerHeight"),
  },
}];
