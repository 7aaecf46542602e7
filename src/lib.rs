//! One catalogue of reasons, and everything that is generated from it.
//!
//! Data flows one way: parse, resolve, view, render, plan, write or report. `ARCHITECTURE.md`
//! shows the flow and the modules.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
// Whatever the input is, it gets a diagnostic.
#![deny(
    clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice,
    clippy::unwrap_used
)]
// `commands::console` alone writes, and to streams that it names.
#![deny(clippy::print_stderr, clippy::print_stdout)]

pub mod audit;
pub mod catalogue;
pub mod commands;
pub mod compare;
pub mod depfile;
pub mod diagnostic;
pub mod disk;
pub mod edit;
pub mod explain;
pub mod git;
pub mod init;
pub mod language;
pub mod lint;
pub mod list;
pub mod mentions;
mod parallel;
pub mod paths;
pub mod pattern;
pub mod plan;
pub mod prose;
pub mod proto;
pub mod render;
pub mod schema;
pub mod splice;
pub mod text_edit;
pub mod view;
pub mod visible;
pub mod watch;
