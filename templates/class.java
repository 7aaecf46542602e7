{#- summary: What the Java classes share # Their beginnings, and what an enum of words has after its values. -#}
{%- component java_file(name, @path, @with) %}
{%- if not (with.indent | default(value=2) in [2, 4]) %}{{ throw(message="`indent` is 2 or 4, not `" ~ with.indent ~ "`") }}{% endif -%}
{%- if (path | split(pat="/") | last) != name ~ ".java" %}{{ throw(message="Java wants the class `" ~ name ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif -%}
{%- endcomponent -%}

{%- component java_head(package, @banner) %}
{%- for line in banner -%}
// {{ line | java_ascii if loop.index0 + 2 < (banner | length) else line }}
{% endfor %}
{%- if package %}
package {{ package | java_package }};
{% endif %}
{%- endcomponent -%}

{#- What the file of an enum of words imports. -#}
{%- component java_word_imports() %}
import java.util.Objects;
import java.util.Optional;
{% endcomponent -%}

{#- What an enum of words has after its values; `what` is `word` or `name`. -#}
{%- component java_word(type, what, titled=false) %}

  private final String {{ what }};
{%- if titled %}
  private final String title;
{%- endif %}

  {{ type }}(String {{ what }}{% if titled %}, String title{% endif %}) {
    this.{{ what }} = {{ what }};
{%- if titled %}
    this.title = title;
{%- endif %}
  }

  /**
   * Finds the value of a {{ what }}.
   *
   * @param {{ what }} any {{ what }}
   * @return the value; empty if none has the {{ what }}
   * @throws NullPointerException if the {{ what }} is {@code null}
   */
  public static Optional<{{ type }}> from{{ what | capitalize }}(String {{ what }}) {
    Objects.requireNonNull({{ what }}, "{{ what }}");
    for ({{ type }} value : values()) {
      if (value.{{ what }}.equals({{ what }})) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the {{ what }} for it, as the catalogue has it.
   *
   * @return the {{ what }}
   */
  public String get{{ what | capitalize }}() {
    return {{ what }};
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

  @Override
  public String toString() {
    return {{ what }};
  }
}
{%- endcomponent -%}
