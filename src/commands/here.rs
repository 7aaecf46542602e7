//! Paths from the current folder, which is where a person or a program looks for what a run prints.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// The current folder and the catalogue's, both without links, so that `..` leads where the system goes.
#[derive(Debug)]
pub struct Here {
    current: PathBuf,
    folder: PathBuf,
}

impl Here {
    /// The catalogue's folder, seen from the current one.
    pub fn of(folder: &Path) -> Self {
        match Path::new(".").canonicalize().and_then(|here| Ok((here, folder.canonicalize()?))) {
            Ok((current, folder)) => Self { current, folder },
            // If the system does not say, the path as it was given has to do.
            Err(_) => Self { current: PathBuf::new(), folder: folder.to_owned() },
        }
    }

    /// A path from the catalogue's folder as one from the current folder.
    pub fn to_current(&self, path: &str) -> String {
        route(&self.current, &self.folder.join(path))
    }

    /// A path from the current folder as one from the catalogue's folder.
    pub fn to_folder(&self, path: &Path) -> String {
        route(&self.folder, &self.current.join(path))
    }
}

/// The path that leads from a folder to another path, with `/`.
fn route(from: &Path, to: &Path) -> String {
    let is_absolute = to.is_absolute();
    let (from, to) = (parts(from), parts(to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    // On another disk of Windows.
    let is_apart = shared == 0 && is_absolute;
    let up = if is_apart { 0 } else { from.len() - shared };
    let down = to.iter().skip(shared).map(|part| part.as_os_str());
    let steps = std::iter::repeat_n(OsStr::new(".."), up).chain(down).collect::<PathBuf>();
    match steps.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/") {
        here if here.is_empty() => ".".to_owned(),
        steps => steps,
    }
}

/// The parts of a path, without `.` and without a folder that `..` leaves again.
fn parts(path: &Path) -> Vec<Component<'_>> {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(parts.last(), Some(Component::Normal(_))) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(current: &str, folder: &str, path: &str, expected: &str) {
        let here = Here { current: current.into(), folder: folder.into() };
        assert_eq!(here.to_current(path), expected);
        let back = here.to_folder(Path::new(expected));
        assert_eq!(here.to_current(&back), expected);
    }

    #[test]
    fn a_path_is_one_from_the_current_folder() {
        is("/a", "/a", "docs/x.md", "docs/x.md");
        is("/a", "/a/sub", "docs/x.md", "sub/docs/x.md");
        is("/a/docs", "/a", "docs/x.md", "x.md");
        is("/a/docs/more", "/a", "docs/x.md", "../x.md");
        is("/a/beside", "/a/sub", "x.md", "../sub/x.md");
        is("/a/docs", "/a", "docs", ".");
        is("/b", "/a", "../other/x.md", "../other/x.md");
        is("", "../sub", "x.md", "../sub/x.md");
        is("", "sub", "x.md", "sub/x.md");
    }
}
