"""One function a kind of path. What a line can send stands at its end; `open` where it cannot be told."""


def fails():
    state = JOB_LOST
    try:
        work()
        state = JOB_DONE
        work()
    except OSError:
        send(state, WHY_DISK)  # sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK
    else:
        send(state, WHY_MEMORY)  # sends JOB_DONE WHY_MEMORY


def returns_at_last():
    state = JOB_LOST
    try:
        state = JOB_DONE
        return
    finally:
        send(state, WHY_DISK)  # sends JOB_DONE WHY_DISK


def after_the_last_round(nodes):
    state = JOB_LOST
    for node in nodes:
        if node:
            state = JOB_DONE
            break
    else:
        state = JOB_KILLED
    send(state, WHY_DISK)  # sends JOB_DONE WHY_DISK, JOB_KILLED WHY_DISK


def endless(full):
    state = JOB_LOST
    while True:
        if full:
            state = JOB_DONE
            break
        state = JOB_KILLED
    send(state, WHY_DISK)  # sends JOB_DONE WHY_DISK


def locks(lock):
    state = JOB_LOST
    with lock:
        state = JOB_DONE
    send(state, WHY_DISK)  # sends JOB_DONE WHY_DISK


def assigned_in_a_function():
    state = JOB_LOST

    def fail():
        nonlocal state
        state = JOB_DONE

    fail()
    send(state, WHY_DISK)  # open


def sent_later():
    state = JOB_LOST

    def fail():
        send(state, WHY_DISK)  # open

    state = JOB_DONE
    fail()


def bound_by_a_loop(states):
    state = JOB_LOST
    for state in states:
        send(state, WHY_DISK)  # open


def bound_by_a_block(states):
    state = JOB_LOST
    with states.next() as state:
        send(state, WHY_DISK)  # open


def bound_by_an_error():
    state = JOB_LOST
    try:
        work()
    except JobError as state:
        send(state, WHY_DISK)  # open


def changed_in_place(other):
    state = JOB_LOST
    state |= other
    send(state, WHY_DISK)  # open


def guarded_label(full, ready):
    state = JOB_LOST if full else JOB_DONE
    match state:
        case JobState.JOB_LOST if ready:
            return
        case _:
            send(state, WHY_DISK)  # sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK


def compared_value(full, ready):
    state = JOB_LOST if full else JOB_DONE
    if state == JOB_LOST and ready:
        return
    send(state, WHY_DISK)  # sends JOB_LOST WHY_DISK, JOB_DONE WHY_DISK


def stands_in(last, states):
    state = last or JOB_LOST
    send(state, WHY_DISK)  # open
    other = states.get(1, JOB_LOST)
    send(other, WHY_MEMORY)  # open


def pairs(full):
    state, why = (JOB_LOST, WHY_DISK) if full else (JOB_LOST, WHY_MEMORY)  # sends JOB_LOST WHY_DISK, JOB_LOST WHY_MEMORY
    send(state, why)


def send_named(reason):
    send(state=JOB_LOST, reason=reason)


def helper():
    send_named(WHY_DISK)  # sends JOB_LOST WHY_DISK


def ends(full):
    state = JOB_LOST
    if full:
        state = JOB_DONE
        sys.exit(1)
    send(state, WHY_DISK)  # sends JOB_LOST WHY_DISK
