/** {{ enums.reasons.description }} */
public enum {{ enums.reasons.type }} {
{%- for entry in reasons %}
  /**
{{ (entry.description or "") | comment("   * ", 100) }}
   *
   * <p>Since {{ entry.since }}.
   */
  {{ entry.name }}(
      {{ entry.number }},
      "{{ entry.since }}",
      {{ (entry.description or "") | string }},
      new String[][] { {%- for api, name in entry.names.items() %} {"{{ api }}", "{{ name }}"},{% endfor %} }),
{% endfor %};

  public static {{ enums.reasons.type }} forNumber(int number) {
    switch (number) {
{%- for entry in reasons %}
      case {{ entry.number }}:
        return {{ entry.name }};
{%- endfor %}
      default:
        return null;
    }
  }

  public static {{ enums.reasons.type }} fromName(String name) {
    switch (name) {
{%- for entry in reasons %}
{%- for name in entry.names.values() | unique %}
      case "{{ name }}":
{%- endfor %}
        return {{ entry.name }};
{%- endfor %}
      default:
        return null;
    }
  }
}
