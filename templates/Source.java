{#- summary: The sources as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "enum.java" -%}
{{- <java_file name={sources.type}/> }}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{%- <java_enum enum={sources} package={with.package | default(value="")} banner={banner} capabilities={capabilities} words={words} apis={apis}> %}{% </java_enum> %}
{%- endfilter %}
