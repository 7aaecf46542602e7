{#- summary: The capabilities as a Java enum
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != "Capability" ~ ".java" %}{{ throw(message="Java wants the class `" ~ "Capability" ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- if not capabilities %}{{ throw(message="the catalogue has no capabilities, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- if with.package %}
package {{ with.package | java_package }};
{% endif %}
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
   * @param name any name, or {@code null}
   * @return the capability, or {@code null} if there is none of this name
   */
  public static Capability fromName(String name) {
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
