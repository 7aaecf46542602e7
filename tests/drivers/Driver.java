import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.mesos.Capability;
import org.apache.mesos.Lifecycle;
import org.apache.mesos.Reason;
import org.apache.mesos.Source;
import org.apache.mesos.TaskState;
import org.apache.mesos.Terminal;
import org.apache.mesos.Update;

/** Prints all that the Java tables know, through their public interface alone. */
public final class Driver {
  private static PrintStream out;

  public static void main(String[] args) throws Exception {
    out = new PrintStream(System.out, false, "UTF-8");
    for (int n = -5; n <= 100; n++) {
      TaskState v = TaskState.forNumber(n);
      boolean known = v != null;
      print("state", n, known ? v.getNumber() : n, known ? v.name() : null, known ? v.getSince() : "",
          known ? v.getLifecycle() : null, known ? v.getNames() : null,
          known ? v.getFormerNames() : null, known ? v.getDescription() : "");
    }
    for (TaskState v : TaskState.values()) {
      for (String name : names(v.getNames(), v.getFormerNames())) {
        TaskState found = TaskState.fromName(name);
        line(name + " " + (found == null ? "unknown" : found.getNumber()));
      }
    }
    for (int n = -5; n <= 100; n++) {
      Source v = Source.forNumber(n);
      boolean known = v != null;
      print("source", n, known ? v.getNumber() : n, known ? v.name() : null, known ? v.getSince() : "",
          known ? v.getLifecycle() : null, known ? v.getNames() : null,
          known ? v.getFormerNames() : null, known ? v.getDescription() : "");
    }
    for (Source v : Source.values()) {
      for (String name : names(v.getNames(), v.getFormerNames())) {
        Source found = Source.fromName(name);
        line(name + " " + (found == null ? "unknown" : found.getNumber()));
      }
    }
    for (int n = -5; n <= 100; n++) {
      Reason v = Reason.forNumber(n);
      boolean known = v != null;
      print("reason", n, known ? v.getNumber() : n, known ? v.name() : null, known ? v.getSince() : "",
          known ? v.getLifecycle() : null, known ? v.getNames() : null,
          known ? v.getFormerNames() : null, known ? v.getDescription() : "");
    }
    for (Reason v : Reason.values()) {
      for (String name : names(v.getNames(), v.getFormerNames())) {
        Reason found = Reason.fromName(name);
        line(name + " " + (found == null ? "unknown" : found.getNumber()));
      }
    }
    for (Update u : Update.ALL) {
      line("update " + told(u));
    }
    for (Capability capability : Capability.values()) {
      if (Capability.fromName(capability.toString()) != capability) {
        throw new AssertionError(capability);
      }
      line("capability " + capability);
    }
    for (Reason reason : Reason.values()) {
      line(reason + " has " + reason.getUpdates().size() + " updates");
      line(reason + " again: " + named(reason.getRetry()));
    }
    for (TaskState state : TaskState.values()) {
      Terminal terminal = state.getTerminal();
      line(state + " requires " + named(state.getRequires()));
      line(state + " is terminal: " + (terminal == null ? "unknown" : terminal));
      for (Source source : Source.values()) {
        StringBuilder names = new StringBuilder(state + " from " + source + " comes with");
        for (Reason reason : state.getReasons(source)) {
          names.append(" ").append(reason);
        }
        line(names.toString());
      }
    }
    for (Reason reason : Reason.values()) {
      for (TaskState state : TaskState.values()) {
        for (Capability capability : Capability.values()) {
          for (Update u : reason.getInstead(state, capability)) {
            line(reason + " with " + state + " and " + capability + " is " + told(u));
          }
        }
      }
    }
    Reason removed = Reason.REASON_SLAVE_REMOVED;
    refused(() -> removed.getInstead(null, Capability.PARTITION_AWARE));
    refused(() -> removed.getInstead(TaskState.TASK_LOST, null));
    refused(() -> TaskState.TASK_LOST.getReasons(null));
    refused(() -> Reason.fromName(null));
    refused(() -> Capability.fromName(null));
    out.flush();
  }

  private static void refused(Runnable call) {
    try {
      call.run();
    } catch (NullPointerException e) {
      return;
    }
    throw new AssertionError("null was answered");
  }

  /** All that an update says. */
  private static String told(Update u) {
    return String.join(
        ", ",
        u.getReason() + " " + named(u.getState()),
        "from " + named(u.getSource()),
        "among [" + joined(u.getAmong()) + "]",
        "requires [" + joined(u.getRequires()) + "]",
        "excludes [" + joined(u.getExcludes()) + "]",
        "instead of " + named(u.getInsteadOfReason()) + " " + named(u.getInsteadOf()),
        "conditional " + u.isConditional(),
        "since [" + u.getSince() + "] until [" + u.getUntil() + "] ended " + u.hasEnded());
  }

  private static String joined(List<?> values) {
    List<String> names = new ArrayList<>();
    for (Object value : values) {
      names.add(value.toString());
    }
    return String.join(" ", names);
  }

  private static void print(String kind, int number, int own, String name, String since,
      Lifecycle lifecycle, Map<String, String> names, List<String> former, String description) {
    if (name == null) {
      line(kind + " " + number + " unknown");
      return;
    }
    if (own != number) {
      throw new AssertionError(name);
    }
    line(kind + " " + number + " " + name);
    line("  since " + since + ", " + lifecycle);
    names.forEach((api, in) -> line("  " + api + " " + in));
    line("  formerly " + String.join(" ", former));
    line("  " + description);
  }

  private static List<String> names(Map<String, String> names, List<String> former) {
    List<String> all = new ArrayList<>(names.values());
    all.addAll(former);
    all.add("NO_SUCH_NAME");
    return all;
  }

  private static String named(Enum<?> value) {
    return value == null ? "none" : value.toString();
  }

  private static void line(String text) {
    out.print(text + "\n");
  }
}
