"""A value of an `IntEnum` is its number."""

import json

import table_int_0 as task
import table_int_2 as gateway
from alike import of_a_gateway, of_a_task, refuses
from table_int_0 import Reason, TaskState

failed = of_a_task(task)
assert isinstance(failed, int)
assert failed == 3
assert hash(failed) == hash(3)
assert failed is TaskState(3) is TaskState.find(3) is TaskState.find("TASK_FAILED")
assert TaskState.find(99) is TaskState.find("none") is None
refuses(ValueError, TaskState, 99)
assert sorted(TaskState) == list(range(14))
assert f"{failed:d}" == "3"
assert json.dumps([failed, {failed: failed}]) == '[3, {"3": 3}]'
# Numbers are equal across enums.
assert failed == Reason.REASON_FRAMEWORK_REMOVED
assert of_a_gateway(gateway) == "card/declined"
