"""What a project would write for itself in an afternoon: the page and the three tables, with Jinja2
and PyYAML's C loader, and prose that is wrapped and escaped by the simplest means.

    render.py CATALOGUE FOLDER
"""

import html
import json
import pathlib
import re
import sys
import textwrap

import jinja2
import yaml

HERE = pathlib.Path(__file__).parent


class Texts(yaml.CSafeLoader):
    """Leaves releases as they are: `1.10` is no number."""


Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:float"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def page_html(text, indent=4):
    text = re.sub(
        "`([^`]*)`",
        lambda span: f'<a href="#{span[1]}"><code>{span[1]}</code></a>',
        html.escape(text, quote=False),
    )
    return textwrap.fill(text, 80 - indent, break_long_words=False, break_on_hyphens=False)


def comment(text, prefix, width):
    lines = textwrap.wrap(
        text, width - len(prefix), break_long_words=False, break_on_hyphens=False
    )
    return "\n".join((prefix + line).rstrip() for line in lines)


def camel(name, prefix):
    return "".join(word.capitalize() for word in name.removeprefix(prefix).split("_"))


def resolve(catalogue):
    """Names in every api, and every update by state, source and reason, `instead` included."""
    apis = catalogue.get("apis") or {}
    for key in ("states", "sources", "reasons"):
        prefix = catalogue["enums"][key]["prefix"]
        for entry in catalogue[key]:
            entry["variant"] = camel(entry["name"], prefix)
            entry["names"] = {
                api: "_".join(
                    (rule.get("rename") or {}).get(word, word) for word in entry["name"].split("_")
                )
                for api, rule in apis.items()
            }
    tables, facts = {}, []
    for reason in catalogue["reasons"]:
        for update in reason.get("updates") or []:
            states = update["state"] if isinstance(update["state"], list) else [update["state"]]
            sources = update.get("source")
            for state in states:
                for source in sources if isinstance(sources, list) else [sources]:
                    cell = tables.setdefault(state, {}).setdefault(source, {})
                    cell.setdefault(reason["name"], []).append(update)
                    facts.append((state, source, reason["name"], None, None))
                    for capability, other in (update.get("instead") or {}).items():
                        other = other if isinstance(other, str) else other.get("state", state)
                        see = tables.setdefault(other, {}).setdefault(source, {})
                        see.setdefault(reason["name"], []).append({"when": f"See `{state}`."})
                        facts.append((other, source, reason["name"], capability, state))
    catalogue["tables"], catalogue["facts"] = tables, facts
    return catalogue


def main(path, folder):
    with open(path, encoding="utf-8") as file:
        catalogue = resolve(yaml.load(file, Loader=Texts))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), keep_trailing_newline=True
    )
    environment.filters.update(html=page_html, comment=comment, string=json.dumps)
    for name in ("reasons.md", "reasons.rs", "reasons.py", "Reason.java"):
        text = environment.get_template(name).render(catalogue)
        target = pathlib.Path(folder) / name
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
