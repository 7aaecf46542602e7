//! The `reasonbook` command.
fn main() {}
