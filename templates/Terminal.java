{#- summary: Whether a state is the last one, as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "class.java" -%}
{{- <java_file name="Terminal"/> }}
{%- if not [s for s in states.entries if s.terminal] %}{{ throw(message="the catalogue says of no state whether it is the last one, so there is nothing to generate") }}{% endif %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{{- <java_head package={with.package | default(value="")}/> }}
{{- <java_word_imports/> }}
/** Whether a state is the last one{{ words.of_a_task | java_ascii }}. */
public enum Terminal {
  /** No other state follows. */
  YES("yes"),
  /** Other states follow. */
  NO("no"),
  /** Mostly no other state follows, but one can. */
  USUALLY("usually");
{{- <java_word type="Terminal" what="word"/> }}
{%- endfilter %}
