{#- summary: The reasons as a Java enum
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != reasons.type ~ ".java" %}{{ throw(message="Java wants the class `" ~ reasons.type ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- include "enum.java" -%}
{%- set imports = ["java.util.Objects", "java.util.stream.Collectors"] if has_updates and states.entries and capabilities else ["java.util.stream.Collectors"] if has_updates else [] %}
{%- <java_enum enum={reasons} package={with.package | default(value="")} banner={banner} imports={imports} capabilities={capabilities} words={words}> %}
{%- if has_updates %}

  /**
   * Returns the {{ words.updates }} that it comes with.
   *
   * @return those of {@link Update#ALL} that name it, past ones included
   */
  public List<Update> getUpdates() {
    return Update.ALL.stream()
        .filter(update -> update.getReason() == this)
        .collect(Collectors.toList());
  }
{%- if states.entries and capabilities %}

  /**
{{ ("Returns all that " ~ words.frameworks ~ " with a capability can get where others get this reason with a state. The " ~ words.update ~ " with the state itself is among it where they can get that as well.") | javadoc(prefix="   * ") }}
   *
   * @param state the state
   * @param capability the capability
   * @return the {{ words.updates }}; none where the reason does not come with the state
   */
  public List<Update> getInstead({{ states.type }} state, Capability capability) {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(capability, "capability");
    return Update.ALL.stream()
        .filter(update -> !update.hasEnded())
        .filter(
            update ->
                update.stays(this, state, capability) || update.replaces(this, state, capability))
        .collect(Collectors.toList());
  }
{%- endif %}
{%- endif %}
{%- </java_enum> %}
