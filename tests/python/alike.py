"""What values can do whatever their base is."""

import copy
import pickle


def of_a_task(table):
    """Look at a table with numbers; give one of its values, with the number 3."""
    failed = table.TaskState.TASK_FAILED
    assert failed.name == str(failed) == f"{failed}" == "TASK_FAILED"
    assert f"{failed:>12}" == " TASK_FAILED"
    assert pickle.loads(pickle.dumps(failed)) is copy.deepcopy(failed) is failed
    assert failed.__doc__ == failed.description != table.TaskState.__doc__
    assert {failed: 1}[failed] == 1
    assert failed in table.TaskState
    assert all(table.TaskState)
    assert failed.names == {"v0": "TASK_FAILED", "v1": "TASK_FAILED"}
    removed = table.Reason.REASON_SLAVE_REMOVED
    assert removed.names == {"v0": "REASON_SLAVE_REMOVED", "v1": "REASON_AGENT_REMOVED"}
    memory = table.Reason.REASON_CONTAINER_LIMITATION_MEMORY
    assert table.Reason.REASON_MEMORY_LIMIT is memory
    assert memory.former_names == ("REASON_MEMORY_LIMIT",)
    assert table.updates() is table.updates()
    assert table.updates()[0] in table.updates()[0].reason.updates
    return failed


def of_a_gateway(table):
    """Look at a table with codes; give one of its values."""
    declined = table.Problem.CARD_DECLINED
    assert str(declined) == f"{declined}" == declined.code == declined.value
    assert declined.value == "card/declined"
    assert table.Problem("card/declined") is declined
    assert table.Problem.from_code("card/declined") is declined
    assert table.Problem.from_name("DECLINED") is table.Problem.DECLINED is declined
    assert table.Problem.from_code("none") is table.Problem.from_name("none") is None
    assert table.Problem.from_name("title").name == "title"
    return declined


def refuses(error, call, *arguments):
    """Make sure that a call raises an error."""
    try:
        call(*arguments)
    except error:
        return
    raise AssertionError(call)
