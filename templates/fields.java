{#- summary: What the three Java enums have of groups and fields -#}
{%- component java_kind(field) %}
{%- if field.type == "flags" %}List<{{ field.variant }}>
{%- elif field.type == "word" %}{{ field.variant }}
{%- elif field.type == "number" %}{% if field.required %}long{% else %}Long{% endif %}
{%- else %}String
{%- endif %}
{%- endcomponent -%}

{#- What every case of a `switch` returns. -#}
{%- component java_cases(given, value) %}
{%- for entry in given %}
      case {{ entry.name | java_name }}:
{%- endfor %}
        return {{ value | safe }};
{%- endcomponent -%}

{%- component java_value(field, value) %}
{%- if field.type == "flags" %}Collections.unmodifiableList(
            Arrays.asList({% for one in value %}{{ field.variant }}.{{ one.constant | java_name }}{% if not loop.last %}, {% endif %}{% endfor %}))
{%- elif field.type == "number" %}{{ value }}L
{%- else %}{{ value | java_string(width=65535) }}
{%- endif %}
{%- endcomponent -%}

{#- What reads a field, or the group where there is no field. -#}
{%- component java_accessor(enum, field, name, about, kind, words, whole, otherwise) %}

  /**
{{ about | javadoc(prefix="   * ") }}
   *
   * @return the value{% if otherwise == "null" %}, or {@code null} where nobody said{% endif %}
   */
  public {{ kind | safe }} get{{ name }}() {
    switch (this) {
{%- if words %}
{%- for word in words %}
{%- set given = [e for e in enum.entries if (field.name in e.fields and e.fields[field.name].name == word.name if field else e.group and e.group.name == word.name)] %}
{%- if given %}
{{- <java_cases given={given} value={name ~ "." ~ (word.constant | java_name)}/> }}
{%- endif %}
{%- endfor %}
{%- else %}
{%- for entry in [e for e in enum.entries if field.name in e.fields] %}
{{- <java_cases given={[entry]} value={<java_value field={field} value={entry.fields[field.name]}/>}/> }}
{%- endfor %}
{%- endif %}
      default:
{%- if whole %}
        throw new AssertionError(this);
{%- else %}
        return {{ otherwise | safe }};
{%- endif %}
    }
  }
{%- endcomponent -%}

{%- component java_accessors(enum) %}
{%- if enum.groups %}
{{- <java_accessor enum={enum} field="" name="Group" about={"Returns the group that it is in."} kind="Group" words={enum.groups} whole={enum.grouped} otherwise={"" if enum.grouped else "null"}/> }}
{%- endif %}
{%- for field in enum.fields %}
{%- set kind = <java_kind field={field}/> %}
{{- <java_accessor enum={enum} field={field} name={field.variant} about={field.meaning or "Returns the field `" ~ field.name ~ "`."} kind={kind} words={field.words if field.type == "word" else []} whole={field.required and field.type != "flags"} otherwise={"Collections.emptyList()" if field.type == "flags" else "" if field.required else "null"}/> }}
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
