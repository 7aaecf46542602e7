{#- summary: The capabilities as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "class.java" -%}
{{- <java_file name="Capability"/> }}
{%- if not capabilities %}{{ throw(message="the catalogue has no capabilities, so there is nothing to generate") }}{% endif %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{{- <java_head package={with.package | default(value="")}/> }}
import java.util.Objects;

/** What {{ words.a_framework }} can opt in to. */
public enum Capability {
{%- for capability in capabilities %}
  /**
{{ (capability.description or "Of " ~ (capability.frameworks | text) ~ ".") | javadoc(prefix="   * ") }}
   */
  {{ capability.name | java_name }}("{{ capability.name }}"){% if loop.last %};{% else %},{% endif %}
{%- endfor %}

  private final String name;

  Capability(String name) {
    this.name = name;
  }

  /**
   * Finds the capability of a name.
   *
   * @param name any name
   * @return the capability, or {@code null} if there is none of this name
   * @throws NullPointerException if the name is {@code null}
   */
  public static Capability fromName(String name) {
    Objects.requireNonNull(name, "name");
    for (Capability capability : values()) {
      if (capability.name.equals(name)) {
        return capability;
      }
    }
    return null;
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  @Override
  public String toString() {
    return name;
  }
}
{%- endfilter %}
