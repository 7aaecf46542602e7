{#- summary: The reasons as a Java enum
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`" } -#}
{%- include "enum.java" -%}
{{- <java_file name={reasons.type}/> }}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{%- <java_enum enum={reasons} package={with.package | default(value="")} banner={banner} capabilities={capabilities} words={words} apis={apis}> %}
{%- if has_updates %}

  /**
   * Returns the {{ words.updates | java_ascii }} that it comes with.
   *
   * @return those of {@link Update#ALL} that name it, past ones included
   */
  public List<Update> getUpdates() {
    return Update.of(this);
  }
{%- if states.entries and capabilities %}

  /**
{{ ("Returns all that " ~ words.frameworks ~ " with a capability can get where others get this reason with a state. The " ~ words.update ~ " with the state itself is among it where they can get that as well.") | javadoc(prefix="   * ") }}
   *
   * @param state the state
   * @param capability the capability
   * @return the {{ words.updates | java_ascii }}; none where the reason does not come with the state
   * @throws NullPointerException if the state or the capability is {@code null}
   */
  public List<Update> insteadOf({{ states.type }} state, Capability capability) {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(capability, "capability");
    return Update.insteadOf(this, state, capability);
  }
{%- endif %}
{%- endif %}
{%- </java_enum> %}
{%- endfilter %}
