//! The forms in which diagnostics are reported.

use std::env;
use std::path::{Component, Path, PathBuf};

use clap::ValueEnum;

use super::console;
use super::project::Project;
use crate::diagnostic::{
    Diagnostic, Shown, Sources, concise, github, gitlab, json, junit, locate, sarif,
};

/// A form of diagnostics.
#[derive(Clone, Copy, ValueEnum)]
pub enum ReportFormat {
    /// Diffs, and diagnostics with excerpts
    Human,
    /// One JSON object; docs/diagnostics.md describes it
    Json,
    /// Annotations of a pull request, for a GitHub workflow
    Github,
    /// A SARIF 2.1.0 log
    Sarif,
    /// One line for each: the place, the code and the message
    Concise,
    /// A code quality report, for a GitLab pipeline
    Gitlab,
    /// A `JUnit` report
    Junit,
}

impl ReportFormat {
    /// Reports diagnostics, of a project if there is one: for people to standard error, else to standard
    /// output.
    pub fn report(self, diagnostics: &[Diagnostic], project: Option<&Project>) {
        match project {
            Some(project) => {
                self.write(diagnostics, &project.sources, &|file| project.path_from_here(file));
            }
            None => self.write(diagnostics, &Sources::new(), &str::to_owned),
        }
    }

    fn write(self, diagnostics: &[Diagnostic], sources: &Sources, path: &dyn Fn(&str) -> String) {
        let from_repository = |file: &str| from_repository(&path(file));
        match self {
            Self::Human => console::diagnostics(diagnostics, sources, path),
            Self::Json => console::json(&json(&locate(diagnostics, sources, path))),
            Self::Github => {
                let located = locate(diagnostics, sources, &from_repository);
                console::answer(&github(&Shown::of(located)));
            }
            Self::Concise => console::show(&concise(&locate(diagnostics, sources, path))),
            Self::Gitlab => {
                console::json(&gitlab(&locate(diagnostics, sources, &from_repository)));
            }
            Self::Junit => console::answer(&junit(&locate(diagnostics, sources, path))),
            Self::Sarif => console::json(&sarif(&locate(diagnostics, sources, path))),
        }
    }
}

/// A path from the current folder as one from the top of the repository; a workflow of GitHub or
/// a job of GitLab may run in a folder below that.
fn from_repository(path: &str) -> String {
    let top = env::var_os("GITHUB_WORKSPACE").or_else(|| env::var_os("CI_PROJECT_DIR"));
    let here = env::current_dir().ok().zip(top.map(PathBuf::from));
    let below = here.and_then(|(here, top)| Some(here.strip_prefix(top).ok()?.to_owned()));
    let Some(below) = below else { return path.to_owned() };
    let mut parts = PathBuf::new();
    for part in below.join(Path::new(path)).components() {
        match part {
            Component::ParentDir => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.display().to_string()
}
