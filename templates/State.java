{#- summary: The states as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "enum.java" -%}
{{- <java_file name={states.type}/> }}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{%- <java_enum enum={states} package={with.package | default(value="")} banner={banner} capabilities={capabilities} words={words} apis={apis}> %}
{%- if has_updates %}

  /**
   * Returns the reasons that still come with it{% if sources.entries %} from a source{% endif %}.
   *
{%- if sources.entries %}
   * @param source the source
{%- endif %}
   * @return the reasons, each once, in the order of the catalogue
{%- if sources.entries %}
   * @throws NullPointerException if the source is {@code null}
{%- endif %}
   */
  public List<{{ reasons.type }}> {% if sources.entries %}reasonsFrom{% else %}getReasons{% endif %}({% if sources.entries %}{{ sources.type }} source{% endif %}) {
{%- if sources.entries %}
    Objects.requireNonNull(source, "source");
{%- endif %}
    return Update.reasonsOf(this{% if sources.entries %}, source{% endif %});
  }
{%- endif %}
{%- </java_enum> %}
{%- endfilter %}
