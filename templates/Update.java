{#- summary: The updates as a Java class or record
    parameters: { package: the package of the class, indent: "the columns of each level of indentation: 2 (the default), or 4, as google-java-format uses with `--aosp`", java: "the oldest version of Java that must compile it, 8 by default; from 17 on, an update is a record" } -#}
{%- include "class.java" -%}
{{- <java_file name="Update"/> }}
{%- if not has_updates %}{{ throw(message="no reason has an update that comes in this api, so there is nothing to generate") }}{% endif %}
{%- include "updates.java" -%}
{%- set record = with.java | default(value=8) >= 17 %}
{%- set some = [r for r in reasons.entries if r.updates] %}
{#- A method of Java has 65,535 bytes at most, and these are the most that it takes for each update. -#}
{%- set starts = [0] %}{% set made = 0 %}
{%- for reason in some %}
{%- set_global makes = 0 %}
{%- for u in reason.updates %}
{%- set_global makes = makes + 90 + 8 * (u.among | length) + 8 * (u.requires | length) + 8 * (u.excludes | length) %}
{%- endfor %}
{%- if makes > 65000 %}{{ throw(message="`" ~ reason.name ~ "` has more updates than a class of Java can hold") }}{% endif %}
{%- if made + makes > 65000 %}
{%- set_global starts = [...starts, loop.index0] %}{% set_global made = 0 %}
{%- endif %}
{%- set_global made = made + makes %}
{%- endfor %}
{%- set split = (starts | length) > 1 %}
{#- What an update says: the type, name and meaning of each part that some update has. `form` is how it is there:
    always, or as what an `Optional` holds, a set or a flag. -#}
{%- set said = {
  "among": [r for r in some if [u for u in r.updates if u.among]],
  "requires": [r for r in some if [u for u in r.updates if u.requires]],
  "excludes": [r for r in some if [u for u in r.updates if u.excludes]],
  "instead_of": [r for r in some if [u for u in r.updates if u.instead_of]],
  "instead_of_reason": [r for r in some if [u for u in r.updates if u.instead_of_reason]],
  "conditional": [r for r in some if [u for u in r.updates if u.conditional]],
  "since": [r for r in some if [u for u in r.updates if u.since]],
  "until": [r for r in some if [u for u in r.updates if u.until]],
  "ended": [r for r in some if [u for u in r.updates if u.ended]] } %}
{%- set all_parts = [
  {"said": true, "form": "always", "type": reasons.type, "name": "reason", "get": "getReason", "about": "the reason", "is": "the reason"},
  {"said": states.entries, "form": "optional", "type": states.type, "name": "state", "get": "getState", "about": "the state that comes with it", "is": "the state; empty where it repeats the last known one, or where the reason is tied to no state"},
  {"said": said.among, "form": "set", "type": states.type, "name": "among", "get": "getAmong", "about": "the states that it can repeat", "is": "the states, which cannot be changed; none where it repeats no state"},
  {"said": sources.entries, "form": "optional", "type": sources.type, "name": "source", "get": "getSource", "about": "what sends it", "is": "the source; empty where that is not known"},
  {"said": said.requires, "form": "set", "type": "Capability", "name": "requires", "get": "getRequires", "about": "the capabilities without which " ~ words.a_framework ~ " never gets it", "is": "the capabilities, which cannot be changed; none where every " ~ words.framework ~ " can get it"},
  {"said": said.excludes, "form": "set", "type": "Capability", "name": "excludes", "get": "getExcludes", "about": "the capabilities with which " ~ words.a_framework ~ " never gets it, but always another " ~ words.update ~ " in its place", "is": "the capabilities, which cannot be changed"},
  {"said": said.instead_of, "form": "optional", "type": states.type, "name": "insteadOf", "get": "getInsteadOf", "about": "the state that others get where this comes in place of another " ~ words.update, "is": "the state; empty where it comes in place of none, or of one without a state"},
  {"said": said.instead_of_reason, "form": "optional", "type": reasons.type, "name": "insteadOfReason", "get": "getInsteadOfReason", "about": "the reason that others get where this comes in place of another " ~ words.update, "is": "the reason; empty where it comes in place of none"},
  {"said": said.conditional, "form": "flag", "type": "boolean", "name": "conditional", "get": "isConditional", "about": "whether it takes more than the capability to get it in place of another " ~ words.update, "is": "whether the capability is not enough"},
  {"said": said.since, "form": "optional", "type": "String", "name": "since", "get": "getSince", "about": "the first release with it", "is": "the release; empty where it is not known"},
  {"said": said.until, "form": "optional", "type": "String", "name": "until", "get": "getUntil", "about": "the last release with it", "is": "the release; empty where it still comes"},
  {"said": said.ended, "form": "flag", "type": "boolean", "name": "ended", "get": "isEnded", "about": "whether the last release with it is before " ~ (release ~ ", which these tables describe" if release else "the one that these tables describe"), "is": "whether it no longer comes"}] %}
{%- set parts = [part for part in all_parts if part.said] %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{{- <java_head package={with.package | default(value="")}/> }}
{%- set has_sets = said.among or said.requires or said.excludes %}
{%- if has_sets or not record %}
import java.util.Arrays;
import java.util.Collections;
{%- endif %}
{%- if has_sets %}
import java.util.LinkedHashSet;
{%- endif %}
import java.util.List;
{%- if [part for part in parts if part.form == "optional"] %}
import java.util.Optional;
{%- endif %}
{%- if has_sets %}
import java.util.Set;
{%- endif %}
{%- if not record %}
import java.util.stream.Collectors;
{%- endif %}

{% if record -%}
{{- <java_record parts={parts} words={words}/> }}
{%- else -%}
/** A way in which {{ words.an_update | java_ascii }} comes. */
public final class Update {
{%- endif %}
  /** Every way in which {{ words.an_update | java_ascii }} comes, by reason. It cannot be changed. */
{%- if split %}
  public static final List<Update> ALL =
      {% if record %}List.of(all());{% else %}Collections.unmodifiableList(Arrays.asList(all()));{% endif %}
{%- else %}
  @SuppressWarnings("deprecation")
  public static final List<Update> ALL =
{%- if record %}
      List.of(
{{- <java_updates some={some} reasons={reasons} states={states} sources={sources} indent="          "/> }});
{%- else %}
      Collections.unmodifiableList(
          Arrays.asList(
{{- <java_updates some={some} reasons={reasons} states={states} sources={sources} indent="              "/> }}));
{%- endif %}
{%- endif %}
{%- if record and has_sets %}
{{- <java_copies parts={parts}/> }}
{%- elif not record %}
{{- <java_class parts={parts}/> }}
{%- endif %}
{{- <java_queries states={states} sources={sources} reasons={reasons} capabilities={capabilities} said={said} record={record}/> }}
{{- <java_builder parts={parts} reasons={reasons} record={record}/> }}
{%- if split %}
{{- <java_split some={some} starts={starts} reasons={reasons} states={states} sources={sources}/> }}
{%- endif %}
}
{%- endfilter %}
