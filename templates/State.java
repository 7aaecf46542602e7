{#- The states. Parameters: `package`. -#}
{%- if (path | split(pat="/") | last) != states.type ~ ".java" %}{{ throw(message="Java wants the class `" ~ states.type ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- include "enum.java" -%}
{%- set imports = ["java.util.stream.Collectors"] if has_updates else [] %}
{%- <java_enum enum={states} package={with.package | default(value="")} banner={banner} imports={imports}> %}
{%- if has_updates %}

  /**
   * Returns the reasons that can come with it{% if sources.entries %} from a source{% endif %}.
   *
{%- if sources.entries %}
   * @param source the source
{%- endif %}
   * @return the reasons, each once, in the order of the catalogue
   */
  public List<{{ reasons.type }}> getReasons({% if sources.entries %}{{ sources.type }} source{% endif %}) {
    return Update.ALL.stream()
        .filter(update -> update.getState() == this{% if sources.entries %} && update.getSource() == source{% endif %})
        .map(Update::getReason)
        .distinct()
        .collect(Collectors.toList());
  }
{%- endif %}
{%- </java_enum> %}
