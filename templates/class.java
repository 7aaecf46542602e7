{#- summary: What the Java classes share # Their beginnings, and the end of an enum of words. -#}
{%- component java_file(name, @path, @with) %}
{%- if not (with.indent | default(value=2) in [2, 4]) %}{{ throw(message="`indent` is 2 or 4, not `" ~ with.indent ~ "`") }}{% endif -%}
{%- if (path | split(pat="/") | last) != name ~ ".java" %}{{ throw(message="Java wants the class `" ~ name ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif -%}
{%- endcomponent -%}

{%- component java_head(package, @banner) %}
{%- for line in banner -%}
// {{ line }}
{% endfor %}
{%- if package %}
package {{ package | java_package }};
{% endif %}
{%- endcomponent -%}

{#- What an enum of words has after its values. -#}
{%- component java_word(name) %}

  private final String word;

  {{ name }}(String word) {
    this.word = word;
  }

  /**
   * Returns the word for it.
   *
   * @return the word, in lower case
   */
  @Override
  public String toString() {
    return word;
  }
}
{%- endcomponent -%}
