{% for line in banner %}// {{ line }}
{% endfor -%}
{{ reasons.description | javadoc }}
public enum {{ reasons.type }} {
{%- for entry in reasons.entries %}
  /**
{{ entry.description | block_comment(prefix="   * ", width=100) }}
   *
   * <p>Since {{ entry.since }}.
   */
  {{ entry.name }}(
      {{ entry.number }},
      "{{ entry.since }}",
      {{ entry.description | json_string }},
      new String[][] { {%- for api, name in entry.names %} {"{{ api }}", "{{ name }}"},{% endfor %} }),
{% endfor %};

  public static {{ reasons.type }} forNumber(int number) {
    switch (number) {
{%- for entry in reasons.entries %}
      case {{ entry.number }}:
        return {{ entry.name }};
{%- endfor %}
      default:
        return null;
    }
  }

  public static {{ reasons.type }} fromName(String name) {
    switch (name) {
{%- for entry in reasons.entries %}
{%- for name in entry.lookup_names %}
      case "{{ name }}":
{%- endfor %}
        return {{ entry.name }};
{%- endfor %}
      default:
        return null;
    }
  }
}
