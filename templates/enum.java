{#- summary: What the three Java enums share # `<java_enum>` makes the class of one of them. -#}
{%- include "class.java" -%}
{%- include "fields.java" -%}
{%- include "parts.java" -%}
{%- component java_doc(entry) %}
  /**
{%- set life = entry.lifecycle %}
{%- set is_old = life.stage == "deprecated" or life.stage == "removed" %}
{{ about(entry=entry) | javadoc(prefix="   * ", of=entry.anchor) }}
{%- if is_old %}
   *
{#- Editors show the text of the tag alone. -#}
{%- set since = "Removed" ~ (" in " ~ life.since if life.since else "") if life.stage == "removed" else "Since " ~ life.since if life.since else "" %}
{%- set why = (since ~ ". " if since else "") ~ (life.note ~ " " if life.note else "") ~ ("Use `" ~ life.replacement.name ~ "`." if life.replacement else "") %}
{{ (why or "Not for new code.") | javadoc(first="   * @deprecated ", prefix="   *     ") }}
   */
  @Deprecated
{%- else %}
   */
{%- endif %}
{%- endcomponent -%}

{%- component java_enum(enum, package, banner, capabilities, words, apis) %}
{%- set int = "long" if enum.unsigned else "int" %}
{%- set codes = [e for e in enum.entries if e.code] %}
{%- set labels = [e for e in enum.entries if e.label] %}
{%- set dated = [e for e in enum.entries if e.since] %}
{%- set old = [e for e in enum.entries if e.former_names] %}
{%- if not enum.entries %}{{ throw(message="the catalogue has no entries for this enum, so there is nothing to generate") }}{% endif %}

{#- A method of Java has 65,535 bytes at most. These are the most that a javac since that of Java 8 takes of
    two for an entry: of the one that makes all values, and of the one that finds a name. -#}
{%- set starts = [0] %}{% set made = 0 %}{% set found = 0 %}
{#- Enums of Java compare by their order; other languages compare numbers. -#}
{%- set entries = enum.entries if enum.coded else enum.entries | sort(attribute="number") %}
{%- for entry in entries %}
{%- set makes = 54 + 14 * (entry.former_names | length) + 6 * (entry.aliases | length) %}
{%- set finds = 58 * (entry.lookup_names | length) %}
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
{%- set all_end = (ends | length) == (enum.entries | length) %}
{%- set needy = [e for e in enum.entries if e.requires is defined and e.requires] %}
{{- <java_head package={package}/> }}
import java.util.Arrays;
import java.util.Collections;
{%- if [f for f in enum.fields if f.type == "flags"] %}
import java.util.EnumSet;
{%- endif %}
import java.util.List;
import java.util.Objects;
import java.util.Optional;
{%- for number in ["OptionalInt", "OptionalLong"] %}
{%- if [f for f in enum.fields if f.type == "number" and not f.required and <java_number field={f} entries={enum.entries}/> == number] %}
import java.util.{{ number }};
{%- endif %}
{%- endfor %}
{%- if [f for f in enum.fields if f.type == "flags"] %}
import java.util.Set;
{%- endif %}

/**
{%- if enum.description %}
{{ enum.description | javadoc(prefix=" * ") }}
 *
{%- endif %}
 * {% if enum.description %}<p>{% endif %}{@link {% if enum.coded %}#fromCode} finds a code{% else %}#forNumber} finds a number{% endif %} and {@link #fromName} a name. They return nothing for
 * what a newer peer made up.
 *
 * <p>The values stand in the order of {% if enum.coded %}the catalogue{% else %}their numbers{% endif %}{% if not split %}, by which they compare{% endif %}.
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
{{- <java_arguments enum={enum} entry={entry} codes={codes} labels={labels} dated={dated}/> }}){% if loop.last %};{% else %},{% endif %}
{% endfor %}
{%- for entry in enum.entries %}
{%- for former in entry.former_names %}
{{- <java_former_doc entry={entry} former={former}/> }}
  @Deprecated public static final {{ enum.type }} {{ former.name | java_name }} =
      {{ entry.name | java_name }};
{% endfor %}
{%- for alias in entry.aliases %}
{{- <java_alias_doc entry={entry}/> }}
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
{%- if dated %}
  private final String since;
{%- endif %}
  private final Lifecycle lifecycle;
  private final String description;
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
{%- if dated %}
      String since,
{%- endif %}
      Lifecycle lifecycle,
      String description,
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
{%- if dated %}
    this.since = since;
{%- endif %}
    this.lifecycle = lifecycle;
    this.description = description;
    this.formerNames = Collections.unmodifiableList(Arrays.asList(formerNames));
  }
{%- if split %}

  /**
   * Returns all values, in the order of {% if enum.coded %}the catalogue{% else %}their numbers{% endif %}.
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
   * @return the value; empty if no value has the number
   */
  public static Optional<{{ enum.type }}> forNumber({{ int }} number) {
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result={"Optional<" ~ enum.type ~ ">"} ask="forNumber" by="number"/> }}
{%- else %}
{{- <java_by_number enum={enum} entries={entries} number="number"/> }}
{%- endif %}
  }
{%- endif %}
{%- if codes %}

  /**
   * Finds the value of a code.
   *
   * @param code any code
   * @return the value; empty if no value has the code
   * @throws NullPointerException if the code is {@code null}
   */
  public static Optional<{{ enum.type }}> fromCode(String code) {
    Objects.requireNonNull(code, "code");
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result={"Optional<" ~ enum.type ~ ">"} ask="fromCode" by="code"/> }}
{%- else %}
{{- <java_by_code entries={codes}/> }}
{%- endif %}
  }
{%- endif %}

  /**
   * Finds the value of a name that it has, or had, in any API.
   *
   * @param name any name
   * @return the value; empty if no value has the name
   * @throws NullPointerException if the name is {@code null}
   */
  public static Optional<{{ enum.type }}> fromName(String name) {
    Objects.requireNonNull(name, "name");
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result={"Optional<" ~ enum.type ~ ">"} ask="fromName" by="name"/> }}
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
{{- <java_fact name="code" is_required={enum.coded or enum.key == "code"} otherwise="where it has none"/> }}
{%- endif %}
{%- if labels %}

  /**
   * Returns what people see.
   *
{{- <java_fact name="label" is_required={enum.key == "label"} otherwise="where it has none"/> }}
{%- endif %}
{%- if apis %}

  /**
   * Returns the name in an API.
   *
   * @param api the API
   * @return the name
   * @throws NullPointerException if the API is {@code null}
   */
  public String getName(Api api) {
    Objects.requireNonNull(api, "api");
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result="Optional<String>" ask="getName" by="api, name" end=".orElse(name)"/> }}
{%- else %}
{{- <java_names entries={entries} apis={apis} by="this"/> }}
{%- endif %}
  }
{%- endif %}

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
{%- if dated %}

  /**
   * Returns the first release in which the {% if enum.coded %}code{% else %}number{% endif %} has this meaning.
   *
{{- <java_fact name="since" is_required={false} otherwise="where that is not known"/> }}
{%- endif %}
{{- <java_accessors enum={enum} parts={parts}/> }}
{%- set changed = [e for e in enum.entries if (e.name | java_name) != e.name] %}
{%- if changed or split %}

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
   * Returns whether it is the last state{{ words.of_a_task | java_ascii }}.
   *
   * @return the answer{% if not all_end %}; empty where nobody said{% endif %}
   */
  public {% if all_end %}Terminal{% else %}Optional<Terminal>{% endif %} getTerminal() {
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result="Optional<Terminal>" ask="getTerminal" by="name" end={".orElseThrow(() -> new AssertionError(name))" if all_end else ""}/> }}
{%- else %}
{{- <java_terminal entries={enum.entries} by="this" is_total={all_end}/> }}
{%- endif %}
  }
{%- endif %}
{%- if needy %}

  /**
   * Returns the capability without which {{ words.a_framework | java_ascii }} never sees it.
   *
   * @return the capability; empty where all {{ words.frameworks | java_ascii }} can see it
   */
  public Optional<Capability> getRequires() {
{%- if split %}
{{- <java_of_parts type={enum.type} parts={parts} result="Optional<Capability>" ask="getRequires" by="name"/> }}
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
{{- <java_part enum={enum} part={part} index={loop.index} codes={codes} labels={labels} dated={dated} ends={ends} needy={needy} capabilities={capabilities} apis={apis}/> }}
{%- endfor %}
{%- endif %}
{% endcomponent -%}
