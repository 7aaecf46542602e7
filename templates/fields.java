{#- summary: The groups and fields of the three Java enums -#}
{#- The class of a number that can be absent: of an `int`, unless some value needs a `long`. -#}
{%- component java_number(field, entries) %}Optional{% if [e for e in entries if field.name in e.fields and (e.fields[field.name] > 2147483647 or e.fields[field.name] < -2147483648)] %}Long{% else %}Int{% endif %}{% endcomponent -%}

{#- The type of a field that has a value, and of a number that can be absent. `owner` stands before that of words,
    where that is not in the same class. -#}
{%- component java_kind(field, entries, owner) %}
{%- if field.type == "flags" %}Set<{{ owner }}{{ field.variant }}>
{%- elif field.type == "word" %}{{ owner }}{{ field.variant }}
{%- elif field.type == "number" %}{{ <java_number field={field} entries={entries}/> }}
{%- else %}String
{%- endif %}
{%- endcomponent -%}

{#- The type that code reads a field as. -#}
{%- component java_read(kind, is_total) %}
{%- if kind is starting_with(pat="Set<") %}{{ kind | safe }}
{%- elif kind is starting_with(pat="Optional") %}{% if is_total %}{{ kind | replace(from="Optional", to="") | lower }}{% else %}{{ kind }}{% endif %}
{%- else %}{% if is_total %}{{ kind | safe }}{% else %}Optional<{{ kind | safe }}>{% endif %}
{%- endif %}
{%- endcomponent -%}

{%- component java_value(field, value, kind, owner) %}
{%- if field.type == "flags" %}Collections.unmodifiableSet(
            EnumSet.of({% for one in value %}{{ owner }}{{ field.variant }}.{{ one.constant | java_name }}{% if not loop.last %}, {% endif %}{% endfor %}))
{%- elif field.type == "number" %}{{ value }}{% if kind == "OptionalLong" %}L{% endif %}
{%- else %}{{ value | java_string(width=65535) }}
{%- endif %}
{%- endcomponent -%}

{#- What every case of a `switch` returns. -#}
{%- component java_cases(given, by, value, kind, is_total) %}
{%- for entry in given %}
      case {% if by == "name" %}"{{ entry.name }}"{% else %}{{ entry.name | java_name }}{% endif %}:
{%- endfor %}
        return {% if is_total or kind is starting_with(pat="Set<") %}{{ value | safe }}{% else %}{% if kind is starting_with(pat="Optional") %}{{ kind }}{% else %}Optional{% endif %}.of({{ value | safe }}){% endif %};
{%- endcomponent -%}

{#- Finds what a value has of a field, or its group where there is no field. -#}
{%- component java_switch(entries, field, name, words, kind, by, owner, is_total) %}
    switch ({{ by }}) {
{%- if words %}
{%- for word in words %}
{%- set given = [e for e in entries if (field.name in e.fields and e.fields[field.name].name == word.name if field else e.group and e.group.name == word.name)] %}
{%- if given %}
{{- <java_cases given={given} by={by} value={owner ~ name ~ "." ~ (word.constant | java_name)} kind={kind} is_total={is_total}/> }}
{%- endif %}
{%- endfor %}
{%- else %}
{#- Texts are rarely the same. -#}
{%- set is_merged = field.type == "flags" or field.type == "number" %}
{%- set_global seen = [] %}
{%- for entry in [e for e in entries if field.name in e.fields] %}
{%- set own = entry.fields[field.name] %}
{%- if not is_merged or not (own in seen) %}
{%- set_global seen = [...seen, own] if is_merged else seen %}
{%- set given = [e for e in entries if field.name in e.fields and e.fields[field.name] == own] if is_merged else [entry] %}
{{- <java_cases given={given} by={by} value={<java_value field={field} value={own} kind={kind} owner={owner}/>} kind={kind} is_total={is_total}/> }}
{%- endif %}
{%- endfor %}
{%- endif %}
      default:
{%- if kind is starting_with(pat="Set<") %}
        return Collections.emptySet();
{%- elif is_total %}
        throw new AssertionError(this);
{%- else %}
        return {% if kind is starting_with(pat="Optional") %}{{ kind }}{% else %}Optional{% endif %}.empty();
{%- endif %}
    }
{%- endcomponent -%}

{#- What reads a field, or the group where there is no field. `parts` has several where the class is split. -#}
{%- component java_accessor(enum, parts, field, name, about, kind, words, is_total) %}
{%- set is_set = kind is starting_with(pat="Set<") %}

  /**
{{ about | javadoc(prefix="   * ") }}
   *
   * @return the {% if is_set %}values; they cannot be changed{% else %}value{% if not is_total %}; empty where the catalogue has none{% endif %}{% endif %}
   */
  public {{ <java_read kind={kind} is_total={is_total}/> }} get{{ name }}() {
{%- if parts | length > 1 %}
{%- for part in parts %}
{%- if loop.first %}
    {{ <java_read kind={kind} is_total={false}/> }} found =
        {{ enum.type }}Part1.get{{ name }}(name);
{%- else %}
    if ({% if is_set %}found.isEmpty(){% else %}!found.isPresent(){% endif %}) {
      found = {{ enum.type }}Part{{ loop.index }}.get{{ name }}(name);
    }
{%- endif %}
{%- endfor %}
    return found{% if is_total and not is_set %}.orElseThrow(() -> new AssertionError(name)){% endif %};
{%- else %}
{{- <java_switch entries={enum.entries} field={field} name={name} words={words} kind={kind} by="this" owner="" is_total={is_total}/> }}
{%- endif %}
  }
{%- endcomponent -%}

{%- component java_accessors(enum, parts) %}
{%- if enum.groups %}
{{- <java_accessor enum={enum} parts={parts} field="" name="Group" about={"Returns the group that it is in."} kind="Group" words={enum.groups} is_total={enum.grouped}/> }}
{%- endif %}
{%- for field in enum.fields %}
{%- set kind = <java_kind field={field} entries={enum.entries} owner=""/> %}
{{- <java_accessor enum={enum} parts={parts} field={field} name={field.variant} about={field.meaning or "Returns the field `" ~ field.name ~ "`."} kind={kind} words={field.words if field.type == "word" else []} is_total={field.required}/> }}
{%- endfor %}
{%- endcomponent -%}

{#- What one part of a class that is split knows of fields. -#}
{%- component java_part_fields(enum, part) %}
{%- set owner = enum.type ~ "." %}
{%- if enum.groups %}

  static Optional<{{ enum.type }}.Group> getGroup(String name) {
{{- <java_switch entries={part} field="" name="Group" words={enum.groups} kind={enum.type ~ ".Group"} by="name" owner={owner} is_total={false}/> }}
  }
{%- endif %}
{%- for field in enum.fields %}
{%- set kind = <java_kind field={field} entries={enum.entries} owner={owner}/> %}

  static {{ <java_read kind={kind} is_total={false}/> }} get{{ field.variant }}(String name) {
{{- <java_switch entries={part} field={field} name={field.variant} words={field.words if field.type == "word" else []} kind={kind} by="name" owner={owner} is_total={false}/> }}
  }
{%- endfor %}
{%- endcomponent -%}

{#- The class of a field with words, or of groups. -#}
{%- component java_words(type, about, words, titled) %}

  /** {{ about | safe }} */
  public enum {{ type }} {
{%- for word in words %}
    /**
{{ (word.meaning or word.description or (word.title | text if titled else "The word `" ~ word.name ~ "`.")) | javadoc(prefix="     * ") }}
     */
    {{ word.constant | java_name }}({{ word.name | java_string }}
{%- if titled %}, {{ word.title | java_string(width=65535) }}{% endif %}){% if loop.last %};{% else %},{% endif %}
{%- endfor %}
{%- set rest = <java_word type={type} what="word" titled={titled}/> %}
{{- rest | indent(width=2) }}
{%- endcomponent -%}

{%- component java_types(enum) %}
{%- if enum.groups %}
{{- <java_words type="Group" about={"A group of values of {@link " ~ enum.type ~ "}."} words={enum.groups} titled={true}/> }}
{%- endif %}
{%- for field in enum.fields %}
{%- if field.words %}
{{- <java_words type={field.variant} about={"What {@link " ~ enum.type ~ "#get" ~ field.variant ~ "} can return."} words={field.words} titled={false}/> }}
{%- endif %}
{%- endfor %}
{%- endcomponent -%}
