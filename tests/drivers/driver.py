"""Prints all that the Python tables know, through their public interface alone."""

from task_status import UPDATES, Reason, Source, TaskState, Terminal


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
        print(f"  since {value.since}, {value.lifecycle.value}")
        for api, name in value.names.items():
            print(f"  {api} {name}")
        print(f"  formerly {' '.join(value.former_names)}")
        print(f"  {value.description}")
    for value in table:
        for name in (*value.names.values(), *value.former_names, "NO_SUCH_NAME"):
            found = table.find(name)
            print(name, "unknown" if found is None else int(found))


def word(terminal):
    assert bool(terminal) == (terminal is Terminal.YES)
    return "unknown" if terminal is None else terminal.value


def named(value):
    return "none" if value is None else value.name


walk("state", TaskState)
walk("source", Source)
walk("reason", Reason)
for update in UPDATES:
    print(
        "update",
        named(update.state),
        named(update.source),
        update.reason.name,
        update.requires or "none",
        named(update.instead_of),
        named(update.instead_of_reason),
    )
for reason in Reason:
    print(f"{reason.name} has {len(reason.updates)} updates")
for state in TaskState:
    print(f"{state.name} is terminal: {word(state.terminal)}")
    for source in Source:
        names = (reason.name for reason in state.reasons(source))
        print(state.name, "from", source.name, "comes with", *names)
for reason in Reason:
    for state in TaskState:
        for update in reason.instead(state, "PARTITION_AWARE"):
            print(reason.name, "with", state.name, "is", update.reason.name, named(update.state))
