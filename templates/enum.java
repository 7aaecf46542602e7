{#- summary: What the three Java enums share # `<java_enum>` makes the class of one of them. -#}
{%- component java_doc(entry) %}
  /**
{{ about(entry=entry) | javadoc(prefix="   * ", of=entry.anchor) }}
{%- set life = entry.lifecycle %}
{%- if life.stage == "deprecated" or life.stage == "removed" %}
   *
{%- set why = "use `" ~ life.replacement.name ~ "`" if life.replacement else life.note if life.note else life.stage ~ ((" in " if life.stage == "removed" else " since ") ~ life.since if life.since else "") %}
{{ why | javadoc(first="   * @deprecated ", prefix="   *     ") }}
   */
  @Deprecated
{%- else %}
   */
{%- endif %}
{%- endcomponent -%}

{%- component java_enum(enum, package, banner, imports) %}
{%- set int = "long" if enum.unsigned else "int" %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- set labels = [e for e in enum.entries if e.label] %}
{%- if not enum.entries %}{{ throw(message="the catalogue has no entries for this enum, so there is nothing to generate") }}{% endif %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- if package %}
package {{ package | java_package }};
{% endif %}
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
{%- for import in imports %}
import {{ import }};
{%- endfor %}

/**
{%- if enum.description %}
{{ enum.description | javadoc(prefix=" * ") }}
 *
 * <p>{@link {% if enum.coded %}#fromCode} finds a code{% else %}#forNumber} finds a number{% endif %} and {@link #fromName} a name; for what they do not know they
{%- else %}
 * {@link {% if enum.coded %}#fromCode} finds a code{% else %}#forNumber} finds a number{% endif %} and {@link #fromName} a name; for what they do not know they
{%- endif %}
 * return {@code null}, so a newer peer breaks nothing.
 */
public enum {{ enum.type }} {
{%- for entry in enum.entries %}
{{- <java_doc entry={entry}/> }}
  {{ entry.name | java_name }}(
{%- if not enum.coded %}
      {{ entry.number }}{% if enum.unsigned %}L{% endif %},
{%- endif %}
{%- if codes %}
      {% if entry.code %}{{ entry.code | java_string(width=65535) }}{% else %}null{% endif %},
{%- endif %}
{%- if labels %}
      {% if entry.label %}{{ entry.label | java_string(width=65535) }}{% else %}null{% endif %},
{%- endif %}
      {{ entry.since | java_string }},
      Lifecycle.{{ entry.lifecycle.stage | upper }},
      {{ entry.description | java_string(indent=6) }},
      new String[][] {
{%- for api, name in entry.names %}
        { {{- api | java_string }}, "{{ name }}"}{% if loop.last %}
      {% else %},{% endif %}
{%- endfor -%}
      }
      {%- for former in entry.former_names %},
      "{{ former.name }}"{% endfor %}){% if loop.last %};{% else %},{% endif %}
{% endfor %}
{%- for entry in enum.entries %}
{%- for former in entry.former_names %}
  /**
   * The former name of {@link #{{ entry.name | java_name }}}.
   *
{{ ("renamed" ~ (" in " ~ former.renamed_in if former.renamed_in else "")) | javadoc(first="   * @deprecated ", prefix="   *     ") }}
   */
  @Deprecated public static final {{ enum.type }} {{ former.name | java_name }} = {{ entry.name | java_name }};
{% endfor %}
{%- for alias in entry.aliases %}
  /** Another name of {@link #{{ entry.name | java_name }}}. */
  public static final {{ enum.type }} {{ alias.name | java_name }} = {{ entry.name | java_name }};
{% endfor %}
{%- endfor %}
{%- if not enum.coded %}
  private final {{ int }} number;
{%- endif %}
{%- if codes %}
  private final String code;
{%- endif %}
{%- if labels %}
  private final String label;
{%- endif %}
  private final String since;
  private final Lifecycle lifecycle;
  private final String description;
  private final Map<String, String> names;
  private final List<String> formerNames;

  {{ enum.type }}(
{%- if not enum.coded %}
      {{ int }} number,
{%- endif %}
{%- if codes %}
      String code,
{%- endif %}
{%- if labels %}
      String label,
{%- endif %}
      String since,
      Lifecycle lifecycle,
      String description,
      String[][] names,
      String... formerNames) {
{%- if not enum.coded %}
    this.number = number;
{%- endif %}
{%- if codes %}
    this.code = code;
{%- endif %}
{%- if labels %}
    this.label = label;
{%- endif %}
    this.since = since;
    this.lifecycle = lifecycle;
    this.description = description;
    Map<String, String> byApi = new LinkedHashMap<>();
    for (String[] name : names) {
      byApi.put(name[0], name[1]);
    }
    this.names = Collections.unmodifiableMap(byApi);
    this.formerNames = Collections.unmodifiableList(Arrays.asList(formerNames));
  }
{%- if not enum.coded %}

  /**
   * Finds the value of a number.
   *
   * @param number any number
   * @return the value, or {@code null} if no value has the number
   */
  public static {{ enum.type }} forNumber({{ int }} number) {
{%- if enum.unsigned %}
    for ({{ enum.type }} value : values()) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
{%- else %}
    switch (number) {
{%- for entry in enum.entries %}
      case {{ entry.number }}:
        return {{ entry.name | java_name }};
{%- endfor %}
      default:
        return null;
    }
{%- endif %}
  }
{%- endif %}
{%- if codes %}

  /**
   * Finds the value of a code.
   *
   * @param code any code, or {@code null}
   * @return the value, or {@code null} if no value has the code
   */
  public static {{ enum.type }} fromCode(String code) {
    if (code == null) {
      return null;
    }
    switch (code) {
{%- for entry in codes %}
      case {{ entry.code | java_string(width=65535) }}:
        return {{ entry.name | java_name }};
{%- endfor %}
      default:
        return null;
    }
  }
{%- endif %}

  /**
   * Finds the value of a name that it has, or had, in any API.
   *
   * @param name any name, or {@code null}
   * @return the value, or {@code null} if no value has the name
   */
  public static {{ enum.type }} fromName(String name) {
    if (name == null) {
      return null;
    }
    switch (name) {
{%- for entry in enum.entries %}
{%- if entry.lookup_names %}
{%- for name in entry.lookup_names %}
      case "{{ name }}":
{%- endfor %}
        return {{ entry.name | java_name }};
{%- endif %}
{%- endfor %}
      default:
        return null;
    }
  }
{%- if not enum.coded %}

  /**
   * Returns the number.
   *
   * @return the number
   */
  public {{ int }} getNumber() {
    return number;
  }
{%- endif %}
{%- if codes %}

  /**
   * Returns the public code.
   *
   * @return the code{% if not enum.coded and enum.key != "code" %}, or {@code null} where it has none{% endif %}
   */
  public String getCode() {
    return code;
  }
{%- endif %}
{%- if labels %}

  /**
   * Returns what people see.
   *
   * @return the label{% if enum.key != "label" %}, or {@code null} where it has none{% endif %}
   */
  public String getLabel() {
    return label;
  }
{%- endif %}

  /**
   * Returns the name in each API.
   *
   * @return the names by API; they cannot be changed
   */
  public Map<String, String> getNames() {
    return names;
  }

  /**
   * Returns the names that it had before.
   *
   * @return the names; they cannot be changed
   */
  public List<String> getFormerNames() {
    return formerNames;
  }

  /**
   * Returns what it means.
   *
   * @return the description, in Markdown
   */
  public String getDescription() {
    return description;
  }

  /**
   * Returns where it stands in its life.
   *
   * @return the lifecycle
   */
  public Lifecycle getLifecycle() {
    return lifecycle;
  }

  /**
   * Returns the first release in which the number has this meaning.
   *
   * @return the release; empty where it is not known
   */
  public String getSince() {
    return since;
  }
{%- set changed = [e for e in enum.entries if (e.name | java_name) != e.name] %}
{%- if changed %}

  /**
   * Returns the name, also where Java cannot have it for a constant.
   *
   * @return the name
   */
  @Override
  public String toString() {
    switch (this) {
{%- for entry in changed %}
      case {{ entry.name | java_name }}:
        return "{{ entry.name }}";
{%- endfor %}
      default:
        return name();
    }
  }
{%- endif %}
{{- body }}
}
{% endcomponent -%}
