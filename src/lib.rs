//! One catalogue of task-status reasons, and everything that is generated from it.
