{#- summary: Whether a state is the last one, as a Java enum
    parameters: { package: the package of the class, indent: "the columns of an indentation: 2, which is the default, or 4 as google-java-format has it with `--aosp`" } -#}
{%- if (path | split(pat="/") | last) != "Terminal" ~ ".java" %}{{ throw(message="Java wants the class `" ~ "Terminal" ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- if not [s for s in states.entries if s.terminal] %}{{ throw(message="the catalogue says of no state whether it is the last one, so there is nothing to generate") }}{% endif %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- if with.package %}
package {{ with.package | java_package }};
{% endif %}
/** Whether a state is the last one{{ words.of_a_task }}. */
public enum Terminal {
  /** No other state follows. */
  YES("yes"),
  /** Other states follow. */
  NO("no"),
  /** Mostly no other state follows, but one can. */
  USUALLY("usually");

  private final String word;

  Terminal(String word) {
    this.word = word;
  }

  /**
   * Returns the word for it.
   *
   * @return the word, in lower case
   */
  @Override
  public String toString() {
    return word;
  }
}
{%- endfilter %}
