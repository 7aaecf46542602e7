import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.mesos.Api;
import org.apache.mesos.Capability;
import org.apache.mesos.Lifecycle;
import org.apache.mesos.Reason;
import org.apache.mesos.Source;
import org.apache.mesos.TaskState;
import org.apache.mesos.Update;

/** Prints all that the Java tables know, through their public interface alone. */
public final class Driver {
  private static PrintStream out;

  public static void main(String[] args) throws Exception {
    out = new PrintStream(System.out, false, "UTF-8");
    for (int n = -5; n <= 100; n++) {
      int number = n;
      Optional<TaskState> found = TaskState.forNumber(n);
      if (!found.isPresent()) {
        line("state " + n + " unknown");
      }
      found.ifPresent(
          v -> print("state", number, v.getNumber(), v.name(), v.getSince(), v.getLifecycle(),
              v::getName, v.getFormerNames(), v.getDescription()));
    }
    for (TaskState v : TaskState.values()) {
      for (String name : names(v::getName, v.getFormerNames())) {
        line(name + " " + TaskState.fromName(name).map(found -> "" + found.getNumber()).orElse("unknown"));
      }
    }
    for (int n = -5; n <= 100; n++) {
      int number = n;
      Optional<Source> found = Source.forNumber(n);
      if (!found.isPresent()) {
        line("source " + n + " unknown");
      }
      found.ifPresent(
          v -> print("source", number, v.getNumber(), v.name(), v.getSince(), v.getLifecycle(),
              v::getName, v.getFormerNames(), v.getDescription()));
    }
    for (Source v : Source.values()) {
      for (String name : names(v::getName, v.getFormerNames())) {
        line(name + " " + Source.fromName(name).map(found -> "" + found.getNumber()).orElse("unknown"));
      }
    }
    for (int n = -5; n <= 100; n++) {
      int number = n;
      Optional<Reason> found = Reason.forNumber(n);
      if (!found.isPresent()) {
        line("reason " + n + " unknown");
      }
      found.ifPresent(
          v -> print("reason", number, v.getNumber(), v.name(), v.getSince(), v.getLifecycle(),
              v::getName, v.getFormerNames(), v.getDescription()));
    }
    for (Reason v : Reason.values()) {
      for (String name : names(v::getName, v.getFormerNames())) {
        line(name + " " + Reason.fromName(name).map(found -> "" + found.getNumber()).orElse("unknown"));
      }
    }
    for (Update u : Update.ALL) {
      line("update " + told(u));
    }
    for (Capability capability : Capability.values()) {
      if (Capability.fromName(capability.getName()).get() != capability) {
        throw new AssertionError(capability);
      }
      line("capability " + capability);
    }
    for (Reason reason : Reason.values()) {
      line(reason + " has " + reason.getUpdates().size() + " updates");
      line(reason + " again: " + named(reason.getRetry()));
    }
    for (TaskState state : TaskState.values()) {
      line(state + " requires " + named(state.getRequires()));
      line(state + " is terminal: " + state.getTerminal());
      for (Source source : Source.values()) {
        StringBuilder names = new StringBuilder(state + " from " + source + " comes with");
        for (Reason reason : state.reasonsFrom(source)) {
          names.append(" ").append(reason);
        }
        line(names.toString());
      }
    }
    for (Reason reason : Reason.values()) {
      for (TaskState state : TaskState.values()) {
        for (Capability capability : Capability.values()) {
          for (Update u : reason.insteadOf(state, capability)) {
            line(reason + " with " + state + " and " + capability + " is " + told(u));
          }
        }
      }
    }
    Reason removed = Reason.REASON_SLAVE_REMOVED;
    refused(() -> removed.insteadOf(null, Capability.PARTITION_AWARE));
    refused(() -> removed.insteadOf(TaskState.TASK_LOST, null));
    refused(() -> TaskState.TASK_LOST.reasonsFrom(null));
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
        "since [" + u.getSince().orElse("") + "] until [" + u.getUntil().orElse("") + "] ended " + u.isEnded());
  }

  private static String joined(Set<?> values) {
    List<String> names = new ArrayList<>();
    for (Object value : values) {
      names.add(value.toString());
    }
    return String.join(" ", names);
  }

  private static void print(String kind, int number, int own, String name, Optional<String> since,
      Lifecycle lifecycle, Function<Api, String> names, List<String> former, String description) {
    if (own != number) {
      throw new AssertionError(name);
    }
    line(kind + " " + number + " " + name);
    line("  since " + since.orElse("") + ", " + lifecycle);
    for (Api api : Api.values()) {
      line("  " + api + " " + names.apply(api));
    }
    line("  formerly " + String.join(" ", former));
    line("  " + description);
  }

  private static List<String> names(Function<Api, String> names, List<String> former) {
    List<String> all = new ArrayList<>();
    for (Api api : Api.values()) {
      all.add(names.apply(api));
    }
    all.addAll(former);
    all.add("NO_SUCH_NAME");
    return all;
  }

  private static String named(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }

  private static void line(String text) {
    out.print(text + "\n");
  }
}
