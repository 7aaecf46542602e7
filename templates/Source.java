{#- summary: The sources as a Java enum
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != sources.type ~ ".java" %}{{ throw(message="Java wants the class `" ~ sources.type ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- include "enum.java" -%}
{%- <java_enum enum={sources} package={with.package | default(value="")} banner={banner} imports={[]} capabilities={capabilities} words={words}> %}{% </java_enum> %}
