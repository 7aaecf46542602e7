"""A value of an `Enum` equals nothing else."""

import json

import table_enum_0 as task
import table_enum_2 as gateway
from alike import of_a_gateway, of_a_task, refuses
from table_enum_0 import Reason, TaskState

failed = of_a_task(task)
assert failed.value == 3
assert failed is TaskState(3) is TaskState.find(3) is TaskState.find("TASK_FAILED")
assert TaskState.find(99) is TaskState.find("none") is None
refuses(ValueError, TaskState, 99)
assert failed != 3
assert failed != Reason.REASON_FRAMEWORK_REMOVED
assert failed.value == Reason.REASON_FRAMEWORK_REMOVED.value
refuses(TypeError, lambda: failed < TaskState.TASK_ERROR)
refuses(TypeError, json.dumps, failed)
assert of_a_gateway(gateway) != "card/declined"
