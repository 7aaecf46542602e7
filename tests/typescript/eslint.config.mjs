// For what is generated. REASONBOOK_MODULES names the folder that has the packages.
import { createRequire } from "node:module";

const require = createRequire(`${process.env.REASONBOOK_MODULES}/from`);
const { configs } = require("typescript-eslint");

export default [
  ...configs.strictTypeChecked,
  ...configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
];
