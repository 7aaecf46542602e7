// All that html-validate recommends, but for what is a matter of style.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // `<br/>` is what MDX needs, and HTML takes both.
    "void-style": "off",
    // HTML leaves the end tags of options out, and the page has hundreds of them.
    "no-implicit-close": "off",
    // IDs are the names of entries, with dots between them; HTML forbids white space alone.
    "valid-id": ["error", { relaxed: true }],
    // The search shows marks in its suggestions, which a `<select>` cannot.
    "prefer-native-element": "off",
  },
};
