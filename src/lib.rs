//! One catalogue of task-status reasons, and everything that is generated from it.
//!
//! Data flows one way: parse, resolve, view, render, plan, write or report. `ARCHITECTURE.md`
//! shows the flow and the modules.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod catalogue;
pub mod commands;
pub mod diagnostic;
pub mod disk;
pub mod plan;
pub mod prose;
pub mod render;
pub mod view;
