{#- summary: The states as a Java enum
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != states.type ~ ".java" %}{{ throw(message="Java wants the class `" ~ states.type ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- include "enum.java" -%}
{%- set imports = ["java.util.Objects", "java.util.stream.Collectors"] if has_updates and sources.entries else ["java.util.stream.Collectors"] if has_updates else [] %}
{%- <java_enum enum={states} package={with.package | default(value="")} banner={banner} imports={imports}> %}
{%- set ends = [s for s in states.entries if s.terminal] %}
{%- if ends %}

  /**
   * Returns whether it is the last state{{ words.of_a_task }}.
   *
   * @return the answer, or {@code null} where nobody said
   */
  public Terminal getTerminal() {
    switch (this) {
{%- for word in ["yes", "no", "usually"] %}
{%- set such = [s for s in ends if s.terminal == word] %}
{%- if such %}
{%- for state in such %}
      case {{ state.name | java_name }}:
{%- endfor %}
        return Terminal.{{ word | upper }};
{%- endif %}
{%- endfor %}
      default:
        return null;
    }
  }
{%- endif %}
{%- if [s for s in states.entries if s.requires] %}

  /**
   * Returns the capability without which {{ words.a_framework }} never sees it.
   *
   * @return the capability, or {@code null} where all {{ words.frameworks }} can see it
   */
  public Capability getRequires() {
    switch (this) {
{%- for capability in capabilities %}
{%- set such = [s for s in states.entries if s.requires == capability.name] %}
{%- if such %}
{%- for state in such %}
      case {{ state.name | java_name }}:
{%- endfor %}
        return Capability.{{ capability.name | java_name }};
{%- endif %}
{%- endfor %}
      default:
        return null;
    }
  }
{%- endif %}
{%- if has_updates %}

  /**
   * Returns the reasons that still come with it{% if sources.entries %} from a source{% endif %}.
   *
{%- if sources.entries %}
   * @param source the source
{%- endif %}
   * @return the reasons, each once, in the order of the catalogue
   */
  public List<{{ reasons.type }}> getReasons({% if sources.entries %}{{ sources.type }} source{% endif %}) {
{%- if sources.entries %}
    Objects.requireNonNull(source, "source");
{%- endif %}
    return Update.ALL.stream()
        .filter(update -> !update.hasEnded(){% if sources.entries %} && update.getSource() == source{% endif %})
        .filter(update -> update.getState() == this || update.getAmong().contains(this))
        .map(Update::getReason)
        .distinct()
        .collect(Collectors.toList());
  }
{%- endif %}
{%- if ends %}

  /** Whether a state is the last one{{ words.of_a_task }}. */
  public enum Terminal {
    /** No other state follows. */
    YES("yes"),
    /** Other states follow. */
    NO("no"),
    /** Mostly no other state follows, but one can. */
    USUALLY("usually");

    private final String word;

    Terminal(String word) {
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
{%- endif %}
{%- </java_enum> %}
