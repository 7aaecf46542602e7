{#- summary: The groups and fields of the three Java enums -#}
{#- The type of a field; `owner` stands before that of words, where that is not in the same class. -#}
{%- component java_kind(field, owner) %}
{%- if field.type == "flags" %}List<{{ owner }}{{ field.variant }}>
{%- elif field.type == "word" %}{{ owner }}{{ field.variant }}
{%- elif field.type == "number" %}{% if field.required and not owner %}long{% else %}Long{% endif %}
{%- else %}String
{%- endif %}
{%- endcomponent -%}

{#- What every case of a `switch` returns. -#}
{%- component java_cases(given, by, value) %}
{%- for entry in given %}
      case {% if by == "name" %}"{{ entry.name }}"{% else %}{{ entry.name | java_name }}{% endif %}:
{%- endfor %}
        return {{ value | safe }};
{%- endcomponent -%}

{%- component java_value(field, value, owner) %}
{%- if field.type == "flags" %}Collections.unmodifiableList(
            Arrays.asList({% for one in value %}{{ owner }}{{ field.variant }}.{{ one.constant | java_name }}{% if not loop.last %}, {% endif %}{% endfor %}))
{%- elif field.type == "number" %}{{ value }}L
{%- else %}{{ value | java_string(width=65535) }}
{%- endif %}
{%- endcomponent -%}

{#- Finds what a value has of a field, or its group where there is no field. -#}
{%- component java_switch(entries, field, name, words, by, owner, otherwise) %}
    switch ({{ by }}) {
{%- if words %}
{%- for word in words %}
{%- set given = [e for e in entries if (field.name in e.fields and e.fields[field.name].name == word.name if field else e.group and e.group.name == word.name)] %}
{%- if given %}
{{- <java_cases given={given} by={by} value={owner ~ name ~ "." ~ (word.constant | java_name)}/> }}
{%- endif %}
{%- endfor %}
{%- else %}
{%- for entry in [e for e in entries if field.name in e.fields] %}
{{- <java_cases given={[entry]} by={by} value={<java_value field={field} value={entry.fields[field.name]} owner={owner}/>}/> }}
{%- endfor %}
{%- endif %}
      default:
{%- if otherwise %}
        return {{ otherwise | safe }};
{%- else %}
        throw new AssertionError(this);
{%- endif %}
    }
{%- endcomponent -%}

{#- What reads a field, or the group where there is no field. `parts` has several where the class is split. -#}
{%- component java_accessor(enum, parts, field, name, about, kind, words, otherwise) %}

  /**
{{ about | javadoc(prefix="   * ") }}
   *
   * @return the value{% if otherwise == "null" %}, or {@code null} where nobody said{% endif %}
   */
  public {{ kind | safe }} get{{ name }}() {
{%- if parts | length > 1 %}
{%- for part in parts %}
{%- if loop.first %}
    {% if kind == "long" %}Long{% else %}{{ kind | safe }}{% endif %} found = {{ enum.type }}Part1.get{{ name }}(name);
{%- else %}
    if (found == null) {
      found = {{ enum.type }}Part{{ loop.index }}.get{{ name }}(name);
    }
{%- endif %}
{%- endfor %}
{%- if otherwise == "Collections.emptyList()" %}
    if (found == null) {
      return Collections.emptyList();
    }
{%- endif %}
    return found;
{%- else %}
{{- <java_switch entries={enum.entries} field={field} name={name} words={words} by="this" owner="" otherwise={otherwise}/> }}
{%- endif %}
  }
{%- endcomponent -%}

{%- component java_accessors(enum, parts) %}
{%- if enum.groups %}
{{- <java_accessor enum={enum} parts={parts} field="" name="Group" about={"Returns the group that it is in."} kind="Group" words={enum.groups} otherwise={"" if enum.grouped else "null"}/> }}
{%- endif %}
{%- for field in enum.fields %}
{%- set kind = <java_kind field={field} owner=""/> %}
{{- <java_accessor enum={enum} parts={parts} field={field} name={field.variant} about={field.meaning or "Returns the field `" ~ field.name ~ "`."} kind={kind} words={field.words if field.type == "word" else []} otherwise={"Collections.emptyList()" if field.type == "flags" else "" if field.required else "null"}/> }}
{%- endfor %}
{%- endcomponent -%}

{#- What one part of a class that is split knows of fields. -#}
{%- component java_part_fields(enum, part) %}
{%- set owner = enum.type ~ "." %}
{%- if enum.groups %}

  static {{ enum.type }}.Group getGroup(String name) {
{{- <java_switch entries={part} field="" name="Group" words={enum.groups} by="name" owner={owner} otherwise="null"/> }}
  }
{%- endif %}
{%- for field in enum.fields %}

  static {{ <java_kind field={field} owner={owner}/> }} get{{ field.variant }}(String name) {
{{- <java_switch entries={part} field={field} name={field.variant} words={field.words if field.type == "word" else []} by="name" owner={owner} otherwise="null"/> }}
  }
{%- endfor %}
{%- endcomponent -%}

{#- The class of a field with words, or of groups. -#}
{%- component java_words(type, about, words, titled) %}

  /** {{ about | safe }} */
  public enum {{ type }} {
{%- for word in words %}
    /**
{{ (word.meaning or word.description or (word.title | text if titled else "`" ~ word.name ~ "`")) | javadoc(prefix="     * ") }}
     */
    {{ word.constant | java_name }}({{ word.name | java_string }}
{%- if titled %}, {{ word.title | java_string(width=65535) }}{% endif %}){% if loop.last %};{% else %},{% endif %}
{%- endfor %}

    private final String word;
{%- if titled %}
    private final String title;
{%- endif %}

    {{ type }}(String word{% if titled %}, String title{% endif %}) {
      this.word = word;
{%- if titled %}
      this.title = title;
{%- endif %}
    }
{%- if titled %}

    /**
     * Returns what people call it.
     *
     * @return the title
     */
    public String getTitle() {
      return title;
    }
{%- endif %}

    /**
     * Returns the word for it.
     *
     * @return the word, as the catalogue has it
     */
    @Override
    public String toString() {
      return word;
    }
  }
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
