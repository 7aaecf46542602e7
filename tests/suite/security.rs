//! What a stranger's repository does not get done: the attacks that `SECURITY.md` speaks of.

mod depfiles;
mod git;
mod paths;
mod streams;
