"""A value of an enum of texts is its name, or its code where there are no numbers."""

import json

import table_str_0 as task
import table_str_2 as gateway
from alike import of_a_gateway, of_a_task, refuses
from table_str_0 import Reason, TaskState

failed = of_a_task(task)
assert isinstance(failed, str)
assert failed == "TASK_FAILED"
assert hash(failed) == hash("TASK_FAILED")
assert failed is TaskState("TASK_FAILED") is TaskState.from_name("TASK_FAILED")
assert failed is TaskState.from_number(3)
assert TaskState.from_number(99) is TaskState.from_name("none") is None
refuses(ValueError, TaskState, 3)
assert failed != 3
assert failed != Reason.REASON_FRAMEWORK_REMOVED
assert failed.number == Reason.REASON_FRAMEWORK_REMOVED.number == 3
assert sorted(TaskState) == sorted(map(str, TaskState))
assert json.dumps([failed, {failed: 3}]) == '["TASK_FAILED", {"TASK_FAILED": 3}]'
assert of_a_gateway(gateway) == "card/declined"
