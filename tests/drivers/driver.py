"""Prints all that the Python tables know, through their public interface alone."""

from task_status import Capability, Reason, Source, TaskState, Terminal, updates


def walk(kind, table):
    for number in range(-5, 101):
        value = table.find(number)
        if value is None:
            print(f"{kind} {number} unknown")
            continue
        assert int(value) == number
        print(f"{kind} {number} {value}")
        assert str(value) == "%s" % value == format(value) == value.name
        assert f"{value:>60}" == value.name.rjust(60)
        assert f"{value:d} {value:03x}" == "%d %03x" % (value, value)
        assert value and value.__doc__ == value.description
        print(f"  since {value.since}, {value.lifecycle.value}")
        for api, name in value.names.items():
            print(f"  {api} {name}")
        print(f"  formerly {' '.join(value.former_names)}")
        print(f"  {value.description}")
    for value in sorted(table):
        try:
            value.names["v0"] = "NO_SUCH_NAME"
            raise AssertionError(value)
        except TypeError:
            pass
        for name in (*value.names.values(), *value.former_names, "NO_SUCH_NAME"):
            found = table.find(name)
            print(name, "unknown" if found is None else int(found))


def word(terminal):
    assert bool(terminal) == (terminal is Terminal.YES)
    return "unknown" if terminal is None else terminal.value


def named(value):
    return "none" if value is None else value.name


def names(values):
    return " ".join(value.name for value in values)


def told(update):
    """Return all that an update says."""
    return ", ".join(
        [
            f"{update.reason.name} {named(update.state)}",
            f"from {named(update.source)}",
            f"among [{names(update.among)}]",
            f"requires [{' '.join(one.value for one in update.requires)}]",
            f"excludes [{' '.join(one.value for one in update.excludes)}]",
            f"instead of {named(update.instead_of_reason)} {named(update.instead_of)}",
            f"conditional {str(update.conditional).lower()}",
            f"since [{update.since}] until [{update.until}] ended {str(update.ended).lower()}",
        ]
    )


def refused(*arguments):
    try:
        Reason.REASON_SLAVE_REMOVED.instead(*arguments)
    except TypeError:
        return True
    return False


walk("state", TaskState)
walk("source", Source)
walk("reason", Reason)
for update in updates():
    print("update", told(update))
for capability in Capability:
    assert Capability(capability.value) is capability
    print("capability", capability.value)
for reason in sorted(Reason):
    print(f"{reason.name} has {len(reason.updates)} updates")
    print(f"{reason.name} again: {'none' if reason.retry is None else reason.retry.value}")
for state in sorted(TaskState):
    print(state.name, "requires", named(state.requires))
    print(f"{state.name} is terminal: {word(state.terminal)}")
    for source in Source:
        print(f"{state.name} from {source.name} comes with", *map(str, state.reasons(source)))
for reason in sorted(Reason):
    for state in sorted(TaskState):
        for capability in Capability:
            for update in reason.instead(state, capability):
                print(f"{reason} with {state} and {capability.value} is {told(update)}")
assert refused(None, Capability.PARTITION_AWARE)
assert refused(TaskState.TASK_LOST, None)
assert refused(TaskState.TASK_LOST, "PARTITION_AWARE")
assert refused(5, Capability.PARTITION_AWARE)
try:
    raise AssertionError(TaskState.TASK_LOST.reasons(None))
except TypeError:
    pass
