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
{#- What an update says: the type, name and meaning of each part. `unset` is what it is unless somebody says otherwise. -#}
{%- set parts = [{"type": reasons.type, "name": "reason", "get": "getReason", "unset": "", "about": "the reason", "is": "the reason"}] %}
{%- if states.entries %}
{%- set parts = [...parts,
  {"type": states.type, "name": "state", "get": "getState", "unset": "null", "about": "the state that comes with it", "is": "the state, or `null` where the last known one is repeated, or where the reason is tied to no state"},
  {"type": states.type, "list": true, "name": "among", "get": "getAmong", "unset": "", "about": "the states that it can repeat, where it repeats the last known one", "is": "the states, which cannot be changed"}] %}
{%- endif %}
{%- if sources.entries %}
{%- set parts = [...parts, {"type": sources.type, "name": "source", "get": "getSource", "unset": "null", "about": "what sends it", "is": "the source, or `null` where that is not known"}] %}
{%- endif %}
{%- if capabilities %}
{%- set parts = [...parts,
  {"type": "Capability", "list": true, "name": "requires", "get": "getRequires", "unset": "", "about": "the capabilities without which " ~ words.a_framework ~ " never gets it", "is": "the capabilities; none where every " ~ words.framework ~ " can get it. They cannot be changed"},
  {"type": "Capability", "list": true, "name": "excludes", "get": "getExcludes", "unset": "", "about": "the capabilities with which " ~ words.a_framework ~ " never gets it, but always another " ~ words.update ~ " in its place", "is": "the capabilities; they cannot be changed"}] %}
{%- if states.entries %}
{%- set parts = [...parts, {"type": states.type, "name": "insteadOf", "get": "getInsteadOf", "unset": "null", "about": "the state that others get where this comes in place of another " ~ words.update, "is": "the state, or `null` where it comes in place of none, or of one without a state"}] %}
{%- endif %}
{%- set parts = [...parts,
  {"type": reasons.type, "name": "insteadOfReason", "get": "getInsteadOfReason", "unset": "null", "about": "the reason that others get where this comes in place of another " ~ words.update, "is": "the reason, or `null` where it comes in place of none"},
  {"type": "boolean", "name": "conditional", "get": "isConditional", "unset": "false", "about": "whether it takes more than the capability to get it in place of the other", "is": "whether it does"}] %}
{%- endif %}
{%- set parts = [...parts,
  {"type": "String", "name": "since", "get": "getSince", "unset": "empty", "about": "the first release with it", "is": "the release; empty where it is not known"},
  {"type": "String", "name": "until", "get": "getUntil", "unset": "empty", "about": "the last release with it", "is": "the release; empty where it still comes"},
  {"type": "boolean", "name": "ended", "get": "hasEnded", "unset": "false", "about": "whether that was before " ~ ("the release that these tables describe" if release else "now"), "is": "whether it was"}] %}
{%- filter java_layout(indent=with.indent | default(value=2)) %}
{{- <java_head package={with.package | default(value="")}/> }}
{% if record -%}
import java.util.List;
{% else -%}
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
{% endif %}
{% if record -%}
{{- <java_record parts={parts} words={words}/> }}
{%- else -%}
/** A way in which {{ words.an_update }} comes. */
public final class Update {
{%- endif %}
  /** Every way in which {{ words.an_update }} comes, by reason. It cannot be changed. */
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
{%- if record %}
{{- <java_copies parts={parts}/> }}
{%- else %}
{{- <java_class parts={parts}/> }}
{%- endif %}
{{- <java_queries states={states} sources={sources} reasons={reasons} capabilities={capabilities} record={record}/> }}
{{- <java_builder parts={parts} reasons={reasons} record={record}/> }}
{%- if split %}
{{- <java_split some={some} starts={starts} reasons={reasons} states={states} sources={sources}/> }}
{%- endif %}
}
{%- endfilter %}
