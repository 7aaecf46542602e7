{#- summary: The states as a Java enum
    parameters: { package: the package of the class } -#}
{%- if (path | split(pat="/") | last) != states.type ~ ".java" %}{{ throw(message="Java wants the class `" ~ states.type ~ "` in a file of that name, not in `" ~ path ~ "`") }}{% endif %}
{%- include "enum.java" -%}
{%- set imports = ["java.util.Objects", "java.util.stream.Collectors"] if has_updates and sources.entries else ["java.util.stream.Collectors"] if has_updates else [] %}
{%- <java_enum enum={states} package={with.package | default(value="")} banner={banner} imports={imports} capabilities={capabilities} words={words}> %}
{%- set ends = [s for s in states.entries if s.terminal] %}
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
