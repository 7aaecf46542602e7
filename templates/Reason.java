{#- summary: The reasons as a Java enum
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != reasons.type ~ ".java" %}{{ throw(message="Java wants the class `" ~ reasons.type ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- include "enum.java" -%}
{%- set imports = ["java.util.stream.Collectors"] if has_updates else [] %}
{%- <java_enum enum={reasons} package={with.package | default(value="")} banner={banner} imports={imports}> %}
{%- if has_updates %}

  /**
   * Returns the updates that it comes with.
   *
   * @return those of {@link Update#ALL} that name it
   */
  public List<Update> getUpdates() {
    return Update.ALL.stream()
        .filter(update -> update.getReason() == this)
        .collect(Collectors.toList());
  }
{%- if states.entries %}

  /**
   * Returns what frameworks with a capability get in place of it when it comes with a state.
   *
   * @param state the state
   * @param capability the capability
   * @return the updates; none where these frameworks get the same as the others
   */
  public List<Update> getInstead({{ states.type }} state, String capability) {
    return Update.ALL.stream()
        .filter(update -> capability.equals(update.getRequires()))
        .filter(update -> update.getInsteadOf() == state)
        .filter(update -> update.replaces(this))
        .collect(Collectors.toList());
  }
{%- endif %}
{%- endif %}
{%- </java_enum> %}
