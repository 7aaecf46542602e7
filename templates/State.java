{#- The states. Parameters: `package`. -#}
{%- include "enum.java" -%}
{{- <java_enum enum={states} package={with.package | default(value="")} banner={banner} updates={false}/> }}
