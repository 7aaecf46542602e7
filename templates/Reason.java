{#- The reasons. Parameters: `package`. -#}
{%- include "enum.java" -%}
{%- set with_updates = (states.entries or sources.entries) -%}
{{- <java_enum enum={reasons} package={with.package | default(value="")} banner={banner} updates={with_updates}/> }}
