{#- The reasons. Parameters: `package`. -#}
{%- include "enum.java" -%}
{{- <java_enum enum={reasons} package={with.package | default(value="")} banner={banner} updates={has_updates}/> }}
