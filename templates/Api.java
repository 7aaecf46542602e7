{#- summary: The APIs as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "class.java" -%}
{{- <java_file name="Api"/> }}
{%- if not apis %}{{ throw(message="the catalogue has no apis, so there is nothing to generate") }}{% endif %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{{- <java_head package={with.package | default(value="")}/> }}
{{- <java_word_imports/> }}
/** Where names can differ. */
public enum Api {
{%- for api in apis %}
  /** The API {@code {{ api }}}. */
  {{ api | java_constant }}("{{ api }}"){% if loop.last %};{% else %},{% endif %}
{%- if [other for other in apis if other != api and (other | java_constant) == (api | java_constant)] %}{{ throw(message="Java cannot tell the API `" ~ api ~ "` from another one, since both are called `" ~ (api | java_constant) ~ "`") }}{% endif %}
{%- endfor %}
{{- <java_word type="Api" what="name"/> }}
{%- endfilter %}
