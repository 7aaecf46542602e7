{#- summary: What the three Java enums share # `<java_enum>` makes the class of one of them. -#}
{%- include "class.java" -%}
{%- include "fields.java" -%}
{%- include "parts.java" -%}
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

{%- component java_enum(enum, package, banner, capabilities, words) %}
{%- set int = "long" if enum.unsigned else "int" %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- set labels = [e for e in enum.entries if e.label] %}
{%- if not enum.entries %}{{ throw(message="the catalogue has no entries for this enum, so there is nothing to generate") }}{% endif %}

{#- A method of Java has 65,535 bytes at most. These are the most that a javac since that of Java 8 takes of
    two for an entry: of the one that makes all values, and of the one that finds a name. -#}
{%- set starts = [0] %}{% set made = 0 %}{% set found = 0 %}
{#- Enums of Java compare by their order; other languages compare numbers, or codes. -#}
{%- set entries = enum.entries | sort(attribute="code" if enum.coded else "number") %}
{%- for entry in entries %}
{%- set makes = 54 + 21 * (entry.names | length) + 14 * (entry.former_names | length) + 6 * (entry.aliases | length) %}
{%- set finds = 54 * (entry.lookup_names | length) %}
{%- if makes > 65000 or finds > 65000 %}{{ throw(message="`" ~ entry.name ~ "` has more names than a class of Java can hold") }}{% endif %}
{%- if made + makes > 65000 or found + finds > 65000 %}
{%- set_global starts = [...starts, loop.index0] %}{% set_global made = 0 %}{% set_global found = 0 %}
{%- endif %}
{%- set_global made = made + makes %}{% set_global found = found + finds %}
{%- endfor %}
{%- set parts = [] %}
{%- for start in starts %}
{%- set end = starts[loop.index] if not loop.last else entries | length %}
{%- set_global parts = [...parts, entries[start:end]] %}
{%- endfor %}
{%- set split = (parts | length) > 1 %}
{%- set ends = [e for e in enum.entries if e.terminal is defined and e.terminal] %}
{%- set needy = [e for e in enum.entries if e.requires is defined and e.requires] %}
{{- <java_head package={package}/> }}
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
{%- if enum.description %}
{{ enum.description | javadoc(prefix=" * ") }}
 *
 * <p>{@link {% if enum.coded %}#fromCode} finds a code{% else %}#forNumber} finds a number{% endif %} and {@link #fromName} a name; for what they do not know they
{%- else %}
 * {@link {% if enum.coded %}#fromCode} finds a code{% else %}#forNumber} finds a number{% endif %} and {@link #fromName} a name; for what they do not know they
{%- endif %}
 * return {@code null}, so a newer peer breaks nothing.
 *
 * <p>The values stand in the order of their {% if enum.coded %}codes{% else %}numbers{% endif %}{% if not split %}, by which they compare{% endif %}.
{%- if split %}
 *
 * <p>A Java enum cannot have so many values, so this is a class. There is one object of each value, which
 * {@code ==} compares.
{%- endif %}
 */
public {% if split %}final class {{ enum.type }}
    implements {% for part in parts %}{{ enum.type }}Part{{ loop.index }}{% if not loop.last %}, {% endif %}{% endfor %} {
  private final String name;
{%- else %}enum {{ enum.type }} {
{%- for entry in entries %}
{{- <java_doc entry={entry}/> }}
  {{ entry.name | java_name }}(
{{- <java_arguments enum={enum} entry={entry} codes={codes} labels={labels}/> }}){% if loop.last %};{% else %},{% endif %}
{% endfor %}
{%- for entry in enum.entries %}
{%- for former in entry.former_names %}
{{- <java_former_doc entry={entry} former={former}/> }}
  @Deprecated public static final {{ enum.type }} {{ former.name | java_name }} =
      {{ entry.name | java_name }};
{% endfor %}
{%- for alias in entry.aliases %}
  /** Another name of {@link #{{ entry.name | java_name }}}. */
  public static final {{ enum.type }} {{ alias.name | java_name }} =
      {{ entry.name | java_name }};
{% endfor %}
{%- endfor %}
{%- endif %}
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
{%- if split %}
      String ownName,
{%- endif %}
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
{%- if split %}
    this.name = ownName;
{%- endif %}
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
{%- if split %}

  /**
   * Returns all values, in the order of their {% if enum.coded %}codes{% else %}numbers{% endif %}.
   *
   * @return the values, in an array of the caller's own
   */
  public static {{ enum.type }}[] values() {
    {{ enum.type }}[] values = new {{ enum.type }}[{{ enum.entries | length }}];
    int count = 0;
{%- for part in parts %}
    for ({{ enum.type }} value : {{ enum.type }}Part{{ loop.index }}.values()) {
      values[count++] = value;
    }
{%- endfor %}
    return values;
  }
{%- endif %}
{%- if not enum.coded %}

  /**
   * Finds the value of a number.
   *
   * @param number any number
   * @return the value, or {@code null} if no value has the number
   */
  public static {{ enum.type }} forNumber({{ int }} number) {
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result={enum.type} ask="forNumber" by="number"/> }}
{%- else %}
{{- <java_by_number enum={enum} entries={enum.entries} number="number"/> }}
{%- endif %}
  }
{%- endif %}
{%- if codes %}

  /**
   * Finds the value of a code.
   *
   * @param code any code
   * @return the value, or {@code null} if no value has the code
   * @throws NullPointerException if the code is {@code null}
   */
  public static {{ enum.type }} fromCode(String code) {
    Objects.requireNonNull(code, "code");
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result={enum.type} ask="fromCode" by="code"/> }}
{%- else %}
{{- <java_by_code entries={codes}/> }}
{%- endif %}
  }
{%- endif %}

  /**
   * Finds the value of a name that it has, or had, in any API.
   *
   * @param name any name
   * @return the value, or {@code null} if no value has the name
   * @throws NullPointerException if the name is {@code null}
   */
  public static {{ enum.type }} fromName(String name) {
    Objects.requireNonNull(name, "name");
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result={enum.type} ask="fromName" by="name"/> }}
{%- else %}
{{- <java_by_name entries={enum.entries}/> }}
{%- endif %}
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
{{- <java_accessors enum={enum} parts={parts}/> }}
{%- set changed = [e for e in enum.entries if (e.name | java_name) != e.name] %}
{%- if changed or split %}

  /**
   * Returns the name{% if changed %}, also where Java cannot have it for a constant{% endif %}.
   *
   * @return the name
   */
  @Override
  public String toString() {
{%- if split %}
    return name;
{%- else %}
    switch (this) {
{%- for entry in changed %}
      case {{ entry.name | java_name }}:
        return "{{ entry.name }}";
{%- endfor %}
      default:
        return name();
    }
{%- endif %}
  }
{%- endif %}
{%- if ends %}

  /**
   * Returns whether it is the last state{{ words.of_a_task }}.
   *
   * @return the answer, or {@code null} where nobody said
   */
  public Terminal getTerminal() {
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result="Terminal" ask="getTerminal" by="name"/> }}
{%- else %}
{{- <java_terminal entries={enum.entries} by="this"/> }}
{%- endif %}
  }
{%- endif %}
{%- if needy %}

  /**
   * Returns the capability without which {{ words.a_framework }} never sees it.
   *
   * @return the capability, or {@code null} where all {{ words.frameworks }} can see it
   */
  public Capability getRequires() {
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result="Capability" ask="getRequires" by="name"/> }}
{%- else %}
{{- <java_requires entries={enum.entries} by="this" capabilities={capabilities}/> }}
{%- endif %}
  }
{%- endif %}
{{- body }}
{{- <java_types enum={enum}/> }}
}
{%- if split %}
{%- for part in parts %}
{{- <java_part enum={enum} part={part} index={loop.index} codes={codes} labels={labels} ends={ends} needy={needy} capabilities={capabilities}/> }}
{%- endfor %}
{%- endif %}
{% endcomponent -%}
