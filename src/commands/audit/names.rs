//! A catalogue of the names in a `.proto` file, for those who have none yet.

use clap::Args;

use crate::catalogue::{self, Catalogue, EnumKind};
use crate::commands::init::read;
use crate::commands::project::Project;
use crate::diagnostic::{Diagnosed, Diagnostic};
use crate::init::{self, Asked, ProtoFile};

/// Where the names are, if not in a catalogue.
#[derive(Args)]
pub struct NamesFrom {
    /// Take the names from enums of a `.proto` file, and need no catalogue
    #[arg(id = "names", long = "names", value_name = "FILE", requires_all = ["reasons", "paths"])]
    file: Option<String>,
    /// The enum of reasons in it, such as `Cause`, or `Message.Enum` where it is nested
    #[arg(long, value_name = "ENUM", requires = "names")]
    reasons: Option<String>,
    /// The enum of states
    #[arg(long, value_name = "ENUM", requires = "names")]
    states: Option<String>,
    /// The enum of sources
    #[arg(long, value_name = "ENUM", requires = "names")]
    sources: Option<String>,
}

impl NamesFrom {
    /// Whether the names come from elsewhere than the catalogue.
    pub fn are_given(&self) -> bool {
        self.file.is_some()
    }

    /// A catalogue with the names.
    pub fn catalogue(&self, project: &mut Project) -> Result<Catalogue, Vec<Diagnostic>> {
        let file = self.file.as_deref().unwrap_or_default();
        let (path, text) = read(project, file).map_err(|error| vec![error])?;
        let enums = [
            (EnumKind::States, &self.states),
            (EnumKind::Sources, &self.sources),
            (EnumKind::Reasons, &self.reasons),
        ];
        let asked = enums.into_iter().filter_map(|(kind, path)| {
            path.as_ref().map(|path| Asked { api: 0, kind, path: path.clone() })
        });
        let given = file.to_owned();
        let files = [ProtoFile { path, given, text, enums: asked.collect() }];
        let Diagnosed { value, diagnostics } = init::from_proto(&files, "reasons.md", "");
        // What the catalogue would leave out of the file is no matter where none is written.
        catalogue::load(&project.shown, &value.ok_or(diagnostics)?.text)
    }
}
