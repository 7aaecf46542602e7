{#- The sources. Parameters: `package`. -#}
{%- include "enum.java" -%}
{%- <java_enum enum={sources} package={with.package | default(value="")} banner={banner} imports={[]}> %}{% </java_enum> %}
