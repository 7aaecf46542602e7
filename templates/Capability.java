{#- summary: The capabilities as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "class.java" -%}
{{- <java_file name="Capability"/> }}
{%- if not capabilities %}{{ throw(message="the catalogue has no capabilities, so there is nothing to generate") }}{% endif %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{{- <java_head package={with.package | default(value="")}/> }}
{{- <java_word_imports/> }}
/** What {{ words.a_framework | java_ascii }} can opt in to. */
public enum Capability {
{%- for capability in capabilities %}
  /**
{{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | javadoc(prefix="   * ") }}
   */
  {{ capability.name | java_name }}("{{ capability.name }}"){% if loop.last %};{% else %},{% endif %}
{%- endfor %}
{{- <java_word type="Capability" what="name"/> }}
{%- endfilter %}
