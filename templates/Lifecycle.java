{#- summary: The stages of a value's life, as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "class.java" -%}
{{- <java_file name="Lifecycle"/> }}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{{- <java_head package={with.package | default(value="")}/> }}
{{- <java_word_imports/> }}
/** Where a value stands in its life. */
public enum Lifecycle {
  /** In use. */
  ACTIVE("active"),
  /** Still there, not for new code. */
  DEPRECATED("deprecated"),
  /** There, but not sent. */
  UNUSED("unused"),
  /** No longer there; older peers may still send it. */
  REMOVED("removed");
{{- <java_word type="Lifecycle" what="word"/> }}
{%- endfilter %}
