{#- summary: The stages of a value's life, as a Java enum
    parameters: { package: the package of the class, indent: "the columns of an indentation: 2, which is the default, or 4 as google-java-format has it with `--aosp`" } -#}
{%- if (path | split(pat="/") | last) != "Lifecycle" ~ ".java" %}{{ throw(message="Java wants the class `" ~ "Lifecycle" ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- if with.package %}
package {{ with.package | java_package }};
{% endif %}
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

  private final String word;

  Lifecycle(String word) {
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
